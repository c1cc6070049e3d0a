import Storage
import TestStore
import Testing

@testable import struct Storage.Event

@Suite struct ChangeTests {
    static let rina = Actor(person: "rina", request: "r1")

    private func addOffice(_ id: String, in change: Change) throws {
        try change.run(
            "INSERT INTO office (id, slug, name, short_name, zone) VALUES (\(id), \(id), 'Kantor', 'Kantor', 'WIB')")
    }

    @Test func `a change that records what happened is kept with its event`() async throws {
        try await TestStore.with { store async throws in
            try await store.change(by: Self.rina, in: ["a"]) { change in
                try addOffice("a", in: change)
                change.record("people.office-added", on: "a", office: "a", [FieldChange("name", new: "Kantor")])
            }
            let events = try await store.read { try $0.events(of: "a") }
            #expect(events.map(\.kind) == ["people.office-added"])
            #expect(events.map(\.actor) == [Self.rina])
            #expect(try await store.read { try $0.revision(of: "a") } == 1)
        }
    }

    @Test func `a change that records nothing is rolled back`() async throws {
        try await TestStore.with { store async throws in
            await #expect(throws: UnrecordedChange.self) {
                try await store.change(by: Self.rina, in: ["a"]) { try addOffice("a", in: $0) }
            }
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM office") } == 0)
        }
    }

    @Test func `a change that fails leaves neither fact nor event`() async throws {
        struct Failure: Error {}
        try await TestStore.with { store async throws in
            await #expect(throws: Failure.self) {
                try await store.change(by: Self.rina, in: ["a"]) { change in
                    try addOffice("a", in: change)
                    change.record("people.office-added", on: "a", office: "a")
                    throw Failure()
                }
            }
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM office") } == 0)
            #expect(try await store.read { try $0.events(of: "a").count } == 0)
        }
    }

    @Test func `an event for an office that was not locked is refused`() async throws {
        try await TestStore.with { store async throws in
            await #expect(throws: UnlockedOffice.self) {
                try await store.change(by: Self.rina, in: ["a"]) { $0.record("x.y", on: "z", office: "b") }
            }
        }
    }

    @Test(arguments: ["event", "event_payload", "chain", "migration"])
    func `nobody writes the trail by hand`(table: String) async throws {
        try await TestStore.with { store async throws in
            await #expect(throws: ForbiddenWrite.self) {
                try await store.change(by: Self.rina, in: ["a"]) { change in
                    switch table {
                    case "event": try change.run("DELETE FROM event")
                    case "event_payload": try change.run("DELETE FROM event_payload")
                    case "chain": try change.run("UPDATE chain SET seq = 0")
                    default: try change.run("INSERT INTO migration (name, at) VALUES ('x', 'y')")
                    }
                }
            }
        }
    }

    @Test func `housekeeping writes the tables of its list and no other`() async throws {
        try await TestStore.with { store async throws in
            try await store.housekeeping {
                try $0.run("INSERT INTO sign_in_delay (key, failures, until_at) VALUES ('a', 1, \($0.at))")
            }
            await #expect(throws: ForbiddenWrite.self) {
                try await store.housekeeping { try $0.run("UPDATE office SET name = 'x'") }
            }
            #expect(try await store.read { try $0.number("SELECT failures FROM sign_in_delay WHERE key = 'a'") } == 1)
        }
    }

    @Test func `a broken rule of the database has the same name on both`() async throws {
        try await TestStore.with { store async throws in
            func breaking(_ sql: SQL) async -> String {
                do {
                    try await store.change(by: Self.rina, in: ["a"]) { change in
                        try addOffice("a", in: change)
                        try change.run(sql)
                        change.record("x.y", on: "a", office: "a")
                    }
                    return "kept"
                } catch let problem as ConstraintProblem {
                    return "\(problem)".prefix { $0 != "(" }.description
                } catch {
                    return "\(error)"
                }
            }
            #expect(
                await breaking(
                    "INSERT INTO unit (id, office, number, name, position) VALUES ('u', 'nowhere', 1, 'x', 1)")
                    == "noSuchReference")
            #expect(
                await breaking(
                    "INSERT INTO office (id, slug, name, short_name, zone) VALUES ('b', 'a', 'x', 'x', 'WIB')")
                    == "notUnique")
            #expect(
                await breaking(
                    "INSERT INTO office (id, slug, name, short_name, zone) VALUES ('b', 'b', 'x', 'x', 'GMT')")
                    == "notAllowed")
            #expect(await breaking("UPDATE office SET name = NULL") == "missing")
        }
    }
}
