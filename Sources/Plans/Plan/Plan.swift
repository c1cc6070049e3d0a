import Foundation
import People
public import Storage
import Subjects

/// An office's adopted plan of a year, in one of its versions.
public struct Plan: Sendable, Equatable {
    public let id: String
    public let year: Int
    public let version: Int
    public let title: String
    public let decree: DecreeHead
    public let file: String
    public let adoptedAt: Instant
    public let adoptedBy: String

    /// The plan of a year, if `person` may see it.
    static func visible(_ year: Int, office: String, to person: Person, in reading: Reading) throws -> Plan? {
        try visible(office, to: person, only: "plan.year = \(year)", in: reading).first
    }

    /// The plans of an office that `person` may see, the newest year first.
    static func all(of office: String, to person: Person, in reading: Reading) throws -> [Plan] {
        try visible(office, to: person, only: "1 = 1", in: reading)
    }

    private static func visible(
        _ office: String, to person: Person, only condition: SQL, in reading: Reading
    ) throws -> [Plan] {
        var plans: [Plan] = []
        try reading.each(
            """
            SELECT plan.id, plan.year, plan.version, plan_version.title, plan_version.file, plan_version.adopted_at,
                coalesce(person.name, plan_version.adopted_by), \(DecreeHead.columns)
            FROM plan
            JOIN subject ON subject.id = plan.id
            JOIN plan_version ON plan_version.plan = plan.id AND plan_version.version = plan.version
            LEFT JOIN person ON person.id = plan_version.adopted_by
            WHERE plan.office = \(office) AND plan.kind = 'reform' AND \(condition) AND \(.visible(to: person))
            ORDER BY plan.year DESC
            """
        ) { row in
            plans.append(
                Plan(
                    id: try row.text(0), year: try row.int(1), version: try row.int(2), title: try row.text(3),
                    decree: try DecreeHead(row: row, from: 7), file: try row.text(4), adoptedAt: try row.instant(5),
                    adoptedBy: try row.text(6)))
        }
        return plans
    }

    /// The decree with all its words.
    func wholeDecree(in reading: Reading) throws -> Proposal.Decree? {
        try reading.texts("SELECT decree FROM plan_version WHERE plan = \(id) AND version = \(version)").first
            .map { try JSONDecoder().decode(Proposal.Decree.self, from: Data($0.utf8)) }
    }

    /// Whether the office has a plan for the year already.
    static func exists(_ year: Int, office: String, in reading: Reading) throws -> Bool {
        try reading.finds("SELECT 1 FROM plan WHERE office = \(office) AND year = \(year) AND kind = 'reform'")
    }
}
