import Files
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Testing
import Web

@testable import Evidence
@testable import People
@testable import Plans
@testable import Site

/// The town with more people and more to see: somebody of each role, somebody whose grant reaches one unit only, and
/// a plan that belongs to another unit.
///
/// Rina has number 1 and is nobody's eyes here, so that what roles may do to people can be done to her.
struct Crowd: Sendable {
    /// Who looks.
    enum Visitor: Hashable, Sendable, CustomStringConvertible {
        case guest
        /// Budi of the other office, who may do everything at home.
        case stranger
        /// Holds a role in the first unit only; the plan of 2025 belongs to the second.
        case limited(String)
        case role(String)

        var description: String {
            switch self {
            case .guest: "a guest"
            case .stranger: "a stranger"
            case .limited(let role): "\(role) of one unit"
            case .role(let role): role
            }
        }
    }

    static let limited = ["kasubbag", "staf"]

    let town: Town
    /// The roles that ship, in their order.
    let roles: [String]
    /// What each of them does.
    let actions: [String: Set<String>]
    /// What no page for somebody else may name.
    let secrets: [String]
    private let people: [Visitor: String]

    static func with<Result: Sendable>(_ body: @Sendable (Crowd) async throws -> Result) async throws {
        try await Town.working { town in try await body(try await Crowd(town)) }
    }

    private init(_ town: Town) async throws {
        self.town = town
        try await Self.adoptHiddenPlan(in: town)
        let store = town.store
        roles = try await store.read { try $0.texts("SELECT id FROM role WHERE office IS NULL ORDER BY position") }
        actions = try await store.read { reading in
            var actions: [String: Set<String>] = [:]
            try reading.each("SELECT role, action FROM role_action") { row in
                actions[try row.text(0), default: []].insert(try row.text(1))
            }
            return actions
        }
        let units = try await Self.units(store)
        let names = try await store.read { try $0.texts("SELECT name FROM unit WHERE office = 'o-1'") }
        secrets = [town.harbour.name, town.harbour.shortName, "Batang Hari"] + names
        let visitors = roles.map { Visitor.role($0) } + Self.limited.map { Visitor.limited($0) }
        var people = try await store.change(by: .system("test"), in: ["o-1"]) { change in
            var people: [Visitor: String] = [:]
            for (index, visitor) in visitors.enumerated() {
                let unit: String? = if case .limited = visitor { units[0] } else { nil }
                people[visitor] = try Self.add(visitor, number: 101 + index, unit: unit, in: change)
            }
            change.record("people.person-added", on: "-", office: "o-1")
            try change.run(
                """
                INSERT INTO change_agent (id, office, year, number, name, aim, way, reason, decree, evaluation)
                VALUES ('a-1', 'o-1', 2026, 1, 'Orang teladan', 'Arsip rapi', '', '', '', '')
                """)
            return people
        }
        people[.stranger] = try town.id("Budi")
        try await Self.bringFile(to: town)
        try await Self.bringProofs(to: town)
        try await Self.bringRecords(to: town, of: try await Self.units(store)[1])
        self.people = people
    }

    private static func units(_ store: Store) async throws -> [String] {
        let units = try await store.read {
            try $0.texts("SELECT id FROM unit WHERE office = 'o-1' ORDER BY position")
        }
        try #require(units.count > 1)
        return units
    }

    private static func add(_ visitor: Visitor, number: Int, unit: String?, in change: Change) throws -> String {
        let (role, id) = (visitor.roleID, change.newID())
        let (name, login) = ("Orang \(visitor)", "orang-\(number)")
        try change.run(
            "INSERT INTO person (id, office, number, name) VALUES (\(id), 'o-1', \(number), \(name))")
        try change.run(
            "INSERT INTO account (person, login, password, must_change) VALUES (\(id), \(login), '-', 0)")
        try change.run(
            """
            INSERT INTO role_grant (id, person, number, role, office, unit, from_day)
            VALUES (\(change.newID()), \(id), 1, \(role), 'o-1', \(unit), '2026-01-01')
            """)
        // Whoever must have a second factor has one: this is about what they may, not about how they come in.
        try change.run(
            """
            INSERT INTO second_factor (person, secret, enrolled_at)
            SELECT \(id), '-', \(change.at) FROM role WHERE role.id = \(role) AND role.second_factor = 1
            """)
        return id
    }

    /// The sample once more as the plan of 2025, all of it the second unit's own.
    private static func adoptHiddenPlan(in town: Town) async throws {
        let intake = PlanIntake(
            office: town.harbour, vault: town.app.ground.vault, store: town.store, reader: town.app.reader,
            worker: town.app.worker)
        let number = try await intake.read(
            Array(try Data(contentsOf: Town.sample)), named: "rencana-lama.txt", year: 2025, by: .system("test"))
        try await intake.adopt(number, lostItems: .later, by: .system("test"))
        let unit = try await units(town.store)[1]
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            try change.run("UPDATE subject SET unit = \(unit) WHERE office = 'o-1' AND year = 2025")
            change.record("plans.plan-hidden", on: "-", office: "o-1")
        }
    }

    /// A file that waits for the worker.
    private static func bringFile(to town: Town) async throws {
        let kept = try town.app.ground.vault.keep(Array("%PDF-1.7".utf8), office: "o-1")
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            let file = try StoredFile.add(
                kept, name: "rencana.pdf", media: "application/octet-stream", office: "o-1", in: change)
            _ = try FileReading.begin(file.id, name: file.name, plan: "", year: nil, office: "o-1", in: change)
        }
    }

    /// A team that everybody may see, and one of the second unit's own.
    private static func bringRecords(to town: Town, of unit: String) async throws {
        for name in ["Tim RB", "Tim tersembunyi"] {
            try await town.post(
                "/pelabuhan/register/tim", [("f-kind", "reform-team"), ("f-name", name)], as: "Rina",
                from: "/pelabuhan/register/tim/tambah")
        }
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            try change.run("UPDATE record SET unit = \(unit) WHERE code = 'TIM-2026-002'")
            try change.run("UPDATE subject SET unit = \(unit) WHERE number = 'TIM-2026-002'")
            change.record("registers.record-hidden", on: "-", office: "o-1")
        }
    }

    /// A proof that everybody may see, and one of the second unit's own.
    private static func bringProofs(to town: Town) async throws {
        let kept = try town.app.ground.vault.keep(Array("Notulen rapat".utf8), office: "o-1")
        let (unit, rina) = (try await units(town.store)[1], try town.id("Rina"))
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            let day = try #require(Day("2026-06-10"))
            for (title, unit) in [("Notulen rapat", nil), ("Notulen tersembunyi", unit)] as [(String, String?)] {
                try NewEvidence(
                    title: title, from: day, unit: unit,
                    content: .file(KeptFile(name: "notulen.txt", format: .text, bytes: kept))
                ).add(by: rina, office: "o-1", slug: "pelabuhan", in: change)
            }
        }
    }

    /// The id of somebody of the crowd.
    func person(_ visitor: Visitor) throws -> String { try #require(people[visitor], "\(visitor)") }

    func may(_ visitor: Visitor, _ action: String) -> Bool { actions[visitor.roleID]?.contains(action) ?? false }

    /// What a visitor gets from the site, with one browser for all of it.
    func `as`<Answer: Sendable>(
        _ visitor: Visitor, _ visit: @escaping @Sendable (Browser) async throws -> Answer
    ) async throws -> Answer {
        var session: String?
        if visitor != .guest {
            let (secret, person) = (Session.newSecret(), try #require(people[visitor], "\(visitor)"))
            try await town.store.housekeeping {
                try Session.begin(secret: secret, person: person, browser: "test", in: $0)
            }
            session = secret
        }
        return try await Application(responder: town.responder).test(.router) { [session] client in
            try await visit(Browser(client: client, session: session))
        }
    }
}

extension Crowd.Visitor {
    /// The role of somebody who has one.
    fileprivate var roleID: String {
        switch self {
        case .guest, .stranger: "-"
        case .limited(let role), .role(let role): role
        }
    }
}
