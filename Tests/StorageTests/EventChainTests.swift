import TestStore
import Testing

@testable import Storage

@Suite struct EventChainTests {
    private func record(_ count: Int, in store: Store) async throws {
        for number in 1...count {
            try await store.change(by: Actor(person: "rina"), in: ["a"]) {
                $0.record("test.happened", on: "s\(number)", office: "a", [FieldChange("n", new: String(number))])
            }
        }
    }

    private func problems(_ store: Store) async throws -> [ChainReport.Problem] {
        try await store.read { try $0.verifyChain(of: "a").problems }
    }

    @Test func `an untouched chain verifies`() async throws {
        try await TestStore.with { store async throws in
            try await record(5, in: store)
            let report = try await store.read { try $0.verifyChain(of: "a") }
            #expect(report == ChainReport(office: "a", events: 5, erasedPayloads: 0, problems: []))
        }
    }

    @Test func `a changed event is found`() async throws {
        try await TestStore.with { store async throws in
            try await record(3, in: store)
            _ = try await store.write { try $0.write("UPDATE event SET actor = 'budi' WHERE seq = 2") }
            #expect(try await problems(store) == [.changed(seq: 2)])
        }
    }

    @Test func `a removed event is found`() async throws {
        try await TestStore.with { store async throws in
            try await record(3, in: store)
            _ = try await store.write { try $0.write("DELETE FROM event WHERE seq = 2") }
            #expect(try await problems(store).contains(.gap(after: 1)))
        }
    }

    @Test func `a cut tail is found by the head`() async throws {
        try await TestStore.with { store async throws in
            try await record(3, in: store)
            _ = try await store.write { try $0.write("DELETE FROM event WHERE seq = 3") }
            #expect(try await problems(store).contains(.headDiffers))
        }
    }

    @Test func `a changed payload is found and an erased one still verifies`() async throws {
        try await TestStore.with { store async throws in
            try await record(3, in: store)
            _ = try await store.write { try $0.write("DELETE FROM event_payload WHERE seq = 1") }
            let report = try await store.read { try $0.verifyChain(of: "a") }
            #expect(report.problems == [])
            #expect(report.erasedPayloads == 1)
            _ = try await store.write { try $0.write("UPDATE event_payload SET body = '[]' WHERE seq = 2") }
            #expect(try await problems(store) == [.payloadChanged(seq: 2)])
        }
    }

    @Test func `what a change erases of a subject is gone with its salt, and what it says itself stays`() async throws {
        try await TestStore.with { store async throws in
            try await record(3, in: store)
            try await store.change(by: Actor(person: "rina"), in: ["a"]) { change in
                let erased = try change.erasePayloads(of: "s2")
                #expect(erased == 1)
                change.record("test.erased", on: "s2", office: "a", [FieldChange("n", new: "0")])
            }
            let (report, details) = try await store.read {
                (try $0.verifyChain(of: "a"), try $0.details(of: [1, 2, 4], chain: "a"))
            }
            #expect(report == ChainReport(office: "a", events: 4, erasedPayloads: 1, problems: []))
            #expect(details[1]?.fields?.count == 1 && details[4]?.fields?.count == 1)
            #expect(details[2] != nil && details[2]?.fields == nil)
            await #expect(throws: UnrecordedChange.self) {
                try await store.change(by: Actor(person: "rina"), in: ["a"]) { try $0.erasePayloads(of: "s1") }
            }
            #expect(try await store.read { try $0.verifyChain(of: "a").erasedPayloads } == 1)
        }
    }

    @Test func `a clock that was set back doesn't reorder history`() async throws {
        try await TestStore.with(clock: .standing(at: Instant(milliseconds: 2_000_000))) { store async throws in
            try await record(1, in: store)
            let earlier = Store(engine: store.engine, clock: .standing(at: Instant(milliseconds: 1_000_000)))
            try await record(1, in: earlier)
            let times = try await store.read { try $0.events(of: "a").map(\.at.milliseconds) }
            #expect(times == [2_000_000, 2_000_000])
            #expect(try await problems(store) == [])
        }
    }

    @Test func `sixteen writers on one office lose nothing and leave no gap`() async throws {
        try await TestStore.with(connections: 16) { store async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<16 {
                    group.addTask {
                        for number in 0..<20 {
                            try await store.change(by: Actor(person: "w\(writer)"), in: ["a", nil]) {
                                $0.record("test.happened", on: "\(writer)-\(number)", office: "a")
                                if number % 5 == 0 { $0.record("test.happened", on: "\(writer)", office: nil) }
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let (office, installation) = try await store.read {
                (try $0.verifyChain(of: "a"), try $0.verifyChain(of: nil))
            }
            #expect(office == ChainReport(office: "a", events: 320, erasedPayloads: 0, problems: []))
            #expect(installation.events == 64)
            #expect(installation.problems == [])
            let subjects = try await store.read { Set(try $0.events(of: "a").map(\.subject)) }
            #expect(subjects.count == 320)
        }
    }
}
