import Foundation
import People
public import Storage
import Subjects
import Web

/// An office's adopted plan of a year and kind, in one of its versions.
public struct Plan: Sendable, Equatable {
    public let id: String
    public let year: Int
    /// The key of its `PlanKind`.
    public let kind: String
    /// Whose it is, where there are several of a kind; empty otherwise.
    public let name: String
    /// What names it in addresses: `2026`, `2026-zi`.
    public let address: String
    /// The one unit that it is of; `nil` for the whole office's.
    let unit: String?
    public let version: Int
    /// The version that holds now.
    public let newest: Int
    public let title: String
    public let decree: DecreeHead
    /// The document that it was read from; `nil` where nobody brought one.
    public let file: String?
    /// Whether any indicator says when in quarters, half-years or years.
    public let isTimed: Bool
    public let adoptedAt: Instant
    public let adoptedBy: String
    private let kindNames: [Language: String]

    /// Whether a newer version holds instead.
    public var isOld: Bool { version != newest }

    /// "Rencana Aksi Reformasi Birokrasi 2026", and whose it is.
    func called(_ words: Words) -> String {
        let called = "\(kindNames[words.language] ?? kind) \(year)"
        return name.isEmpty ? called : "\(called): \(name)"
    }

    /// What keeps a link in the version that is looked at; empty for the one that holds.
    var versionQuery: String { isOld ? "?versi=\(version)" : "" }

    /// The plan at an address such as `2026` or `2026-zi`, if `person` may see it.
    ///
    /// - Parameter version: the version that is wanted; the newest by default.
    static func visible(
        _ address: String, version: Int? = nil, office: String, to person: Person, in reading: Reading
    ) throws -> Plan? {
        try all(
            "plan.office = \(office) AND plan.address = \(address) AND \(.visible(to: person))",
            version: version.map { "\($0)" } ?? "plan.version", in: reading
        ).first
    }

    /// The plans of an office that `person` may see, the newest year first, those of a year by their kind.
    static func all(of office: String, to person: Person, in reading: Reading) throws -> [Plan] {
        try all("plan.office = \(office) AND \(.visible(to: person))", version: "plan.version", in: reading)
    }

    /// The plans that an office works on: the year's, and in January and February those of the year before.
    static func running(of office: String, on today: Day, in reading: Reading) throws -> [Plan] {
        let first = today.month <= 2 ? today.year - 1 : today.year
        return try all(
            "plan.office = \(office) AND plan.year BETWEEN \(first) AND \(today.year)", version: "plan.version",
            in: reading)
    }

    /// An office's plan at an address, for a change that was let in to it already.
    static func addressed(_ address: String, office: String, in reading: Reading) throws -> Plan? {
        try all(
            "plan.office = \(office) AND plan.address = \(address)", version: "plan.version", in: reading
        ).first
    }

    /// The newest plan of an earlier year that has the same place in its year: where a year's plan comes from.
    static func before(_ year: Int, _ kind: String, named name: String, office: String, in reading: Reading) throws
        -> Plan?
    {
        try all(
            "plan.office = \(office) AND plan.kind = \(kind) AND plan.name = \(name) AND plan.year < \(year)",
            version: "plan.version", in: reading
        ).first
    }

    /// Another version of a plan that was found already.
    static func version(_ version: Int, of plan: Plan, in reading: Reading) throws -> Plan? {
        try all("plan.id = \(plan.id)", version: "\(version)", in: reading).first
    }

    /// A version of an office's plan by its id, if `person` may see it.
    static func version(
        _ version: Int, of id: String, office: String, to person: Person, in reading: Reading
    ) throws -> Plan? {
        try all(
            "plan.id = \(id) AND plan.office = \(office) AND \(.visible(to: person))", version: "\(version)",
            in: reading
        ).first
    }

    private static func all(_ condition: SQL, version: SQL, in reading: Reading) throws -> [Plan] {
        var plans: [Plan] = []
        try reading.each(
            """
            SELECT plan.id, plan.year, plan.kind, plan.name, plan.address, plan_version.version, plan.version,
                plan_version.title, plan_version.file, plan_version.timed, plan_version.adopted_at,
                coalesce(person.name, plan_version.adopted_by), plan_kind.name_id, plan_kind.name_en,
                subject.unit, \(DecreeHead.columns)
            FROM plan
            JOIN subject ON subject.id = plan.id
            JOIN plan_kind ON plan_kind.id = plan.kind
            JOIN plan_version ON plan_version.plan = plan.id AND plan_version.version = \(version)
            LEFT JOIN person ON person.id = plan_version.adopted_by
            WHERE \(condition)
            ORDER BY plan.year DESC, plan_kind.position, plan.address
            """
        ) { row in plans.append(try Plan(row)) }
        return plans
    }

    private init(_ row: Row) throws {
        id = try row.text(0)
        year = try row.int(1)
        kind = try row.text(2)
        name = try row.text(3)
        address = try row.text(4)
        version = try row.int(5)
        newest = try row.int(6)
        title = try row.text(7)
        file = try row.optionalText(8)
        isTimed = try row.flag(9)
        adoptedAt = try row.instant(10)
        adoptedBy = try row.text(11)
        kindNames = [.indonesian: try row.text(12), .english: try row.text(13)]
        unit = try row.optionalText(14)
        decree = try DecreeHead(row: row, from: 15)
    }

    /// The decree with all its words.
    func wholeDecree(in reading: Reading) throws -> Proposal.Decree? {
        try reading.texts("SELECT decree FROM plan_version WHERE plan = \(id) AND version = \(version)").first
            .map { try JSONDecoder().decode(Proposal.Decree.self, from: Data($0.utf8)) }
    }

    /// When its first version was adopted.
    func firstAdopted(in reading: Reading) throws -> Instant? {
        try reading.texts("SELECT adopted_at FROM plan_version WHERE plan = \(id) AND version = 1").first
            .flatMap(Instant.init)
    }

    /// Whether the office has a plan at the address already.
    static func exists(_ address: String, office: String, in reading: Reading) throws -> Bool {
        try reading.finds("SELECT 1 FROM plan WHERE office = \(office) AND address = \(address)")
    }

    /// Whether the office has the plan that the year alone names.
    static func exists(_ year: Int, office: String, in reading: Reading) throws -> Bool {
        try exists(String(year), office: office, in: reading)
    }
}

extension Visit<Member> {
    /// The plan that the address names, in the version that `?versi=` names; `nil` when the visitor may not see it.
    func plan(in reading: Reading) throws -> Plan? {
        let version = query("versi")
        let wanted = Int(version)
        guard version.isEmpty || wanted != nil else { return nil }
        return try Plan.visible(
            try path("tahun"), version: wanted, office: office.id, to: person, in: reading)
    }
}
