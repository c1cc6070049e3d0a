import TestStore
import Testing

@testable import Storage

/// What somebody does to the trail who can write to the database: the chain alone must show it.
@Suite struct TamperTests {
    /// Six events of one office, one of another, and then the statements of the intruder.
    private func report(after statements: SQL...) async throws -> ChainReport {
        try await TestStore.with { store async throws in
            for number in 1...6 {
                try await store.change(by: Actor(person: "rina", request: "r\(number)"), in: ["a"]) {
                    $0.record(
                        "test.happened", on: "s\(number)", office: "a", reason: "sebab \(number)",
                        [FieldChange("n", old: nil, new: String(number))])
                }
            }
            try await store.change(by: Actor(person: "budi"), in: ["b"]) {
                $0.record("test.happened", on: "s", office: "b")
            }
            _ = try await store.write { reading in
                for statement in statements { try reading.write(statement) }
            }
            let other = try await store.read { try $0.verifyChain(of: "b") }
            #expect(other == ChainReport(office: "b", events: 1, erasedPayloads: 0, problems: []))
            return try await store.read { try $0.verifyChain(of: "a") }
        }
    }

    @Test(arguments: [
        "UPDATE event SET actor = 'sari' WHERE office = 'a' AND seq = 4",
        "UPDATE event SET acting_for = 'sari' WHERE office = 'a' AND seq = 4",
        "UPDATE event SET request = NULL WHERE office = 'a' AND seq = 4",
        "UPDATE event SET kind = 'test.else' WHERE office = 'a' AND seq = 4",
        "UPDATE event SET subject = 's5' WHERE office = 'a' AND seq = 4",
        "UPDATE event SET reason = NULL WHERE office = 'a' AND seq = 4",
    ])
    func `a changed row is named, whichever column it was`(statement: String) async throws {
        let report = try await report(after: SQL(stringLiteral: statement))
        #expect(report.problems == [.changed(seq: 4)])
    }

    @Test func `a time that was moved shows in hash and order`() async throws {
        let report = try await report(
            after: "UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE office = 'a' AND seq = 4")
        #expect(report.problems == [.changed(seq: 4), .backInTime(seq: 4)])
    }

    @Test func `a changed payload is named`() async throws {
        let report = try await report(after: "UPDATE event_payload SET body = '[]' WHERE office = 'a' AND seq = 4")
        #expect(report.problems == [.payloadChanged(seq: 4)])
        #expect(report.erasedPayloads == 0)
    }

    @Test func `a digest that was made to fit a changed payload breaks the hash`() async throws {
        let digest = SealedEvent.digest(of: "[]", salt: "")
        let report = try await report(
            after: "UPDATE event_payload SET body = '[]', salt = '' WHERE office = 'a' AND seq = 4",
            "UPDATE event SET payload = \(digest) WHERE office = 'a' AND seq = 4")
        #expect(report.problems == [.changed(seq: 4)])
    }

    @Test func `a row removed from the middle leaves a gap, a broken hash and its payload`() async throws {
        let report = try await report(after: "DELETE FROM event WHERE office = 'a' AND seq = 3")
        #expect(report.problems == [.gap(after: 2), .changed(seq: 4), .payloadAlone(seq: 3)])
    }

    @Test func `a gap that was closed by renumbering shows from its place on`() async throws {
        let report = try await report(
            after: "DELETE FROM event WHERE office = 'a' AND seq = 3",
            "DELETE FROM event_payload WHERE office = 'a' AND seq = 3",
            "UPDATE event SET seq = 3 WHERE office = 'a' AND seq = 4",
            "UPDATE event_payload SET seq = 3 WHERE office = 'a' AND seq = 4",
            "UPDATE event SET seq = 4 WHERE office = 'a' AND seq = 5",
            "UPDATE event_payload SET seq = 4 WHERE office = 'a' AND seq = 5",
            "UPDATE event SET seq = 5 WHERE office = 'a' AND seq = 6",
            "UPDATE event_payload SET seq = 5 WHERE office = 'a' AND seq = 6",
            "UPDATE chain SET seq = 5 WHERE office = 'a'")
        #expect(report.problems == [.changed(seq: 3), .changed(seq: 4), .changed(seq: 5)])
    }

    @Test func `swapped rows are both named`() async throws {
        let report = try await report(
            after: "UPDATE event SET seq = 99 WHERE office = 'a' AND seq = 2",
            "UPDATE event SET seq = 2 WHERE office = 'a' AND seq = 3",
            "UPDATE event SET seq = 3 WHERE office = 'a' AND seq = 99",
            "UPDATE event_payload SET seq = 99 WHERE office = 'a' AND seq = 2",
            "UPDATE event_payload SET seq = 2 WHERE office = 'a' AND seq = 3",
            "UPDATE event_payload SET seq = 3 WHERE office = 'a' AND seq = 99")
        let swapped = report.problems.filter { if case .changed = $0 { true } else { false } }
        // The event after the two hangs on the one that stood before it.
        #expect(swapped == [.changed(seq: 2), .changed(seq: 3), .changed(seq: 4)])
        #expect(report.erasedPayloads == 0)
    }

    @Test func `an event that another chain wrote does not fit`() async throws {
        let report = try await report(
            after: """
                INSERT INTO event (office, seq, at, actor, kind, subject, payload, hash)
                SELECT 'a', 7, at, actor, kind, subject, payload, hash FROM event WHERE office = 'b' AND seq = 1
                """)
        #expect(report.problems.contains(.changed(seq: 7)))
        #expect(report.problems.last == .headDiffers)
    }

    @Test func `a cut tail is told by the head and by what was left of it`() async throws {
        let report = try await report(after: "DELETE FROM event WHERE office = 'a' AND seq > 4")
        #expect(report.problems == [.payloadAlone(seq: 5), .payloadAlone(seq: 6), .headDiffers])
        #expect(report.events == 4)
    }

    @Test func `a head that was taken away is missed`() async throws {
        #expect(try await report(after: "DELETE FROM chain WHERE office = 'a'").problems == [.headDiffers])
    }

    @Test func `a tail that was cut with its payloads and its head leaves nothing to see without a root`() async throws
    {
        let hash: SQL = "(SELECT hash FROM event WHERE office = 'a' AND seq = 4)"
        let report = try await report(
            after: "DELETE FROM event WHERE office = 'a' AND seq > 4",
            "DELETE FROM event_payload WHERE office = 'a' AND seq > 4",
            "UPDATE chain SET seq = 4, hash = \(hash) WHERE office = 'a'")
        #expect(report.problems == [])
        #expect(report.events == 4)
    }

    @Test func `payloads that retention erased are counted and no problem`() async throws {
        let report = try await report(after: "DELETE FROM event_payload WHERE office = 'a' AND seq IN (2, 5)")
        #expect(report == ChainReport(office: "a", events: 6, erasedPayloads: 2, problems: []))
    }

    @Test func `a column that holds what we never write is reported, not a crash`() async throws {
        let report = try await report(after: "UPDATE event SET at = 'kemarin' WHERE office = 'a' AND seq = 4")
        #expect(report.problems == [.unreadable(seq: 4)])
        #expect(report.events == 6)
    }

    @Test func `a chain of thousands is computed to its end`() async throws {
        try await TestStore.with { store async throws in
            try await store.change(by: Actor(person: "rina"), in: ["a"]) { change in
                for number in 1...4100 { change.record("test.happened", on: "s\(number)", office: "a") }
            }
            _ = try await store.write { try $0.write("UPDATE event SET subject = 'x' WHERE seq IN (2001, 4100)") }
            let report = try await store.read { try $0.verifyChain(of: "a") }
            #expect(report.problems == [.changed(seq: 2001), .changed(seq: 4100)])
            #expect(report.events == 4100)
        }
    }

    @Test func `a NUL that somebody typed does not break the chain`() async throws {
        try await TestStore.with { store async throws in
            try await store.change(by: Actor(person: "rina"), in: ["a"]) {
                $0.record("test.happened", on: "s\0", office: "a", reason: "a\0b", [FieldChange("n", new: "c\0d")])
            }
            #expect(try await store.read { try $0.verifyChain(of: "a").problems } == [])
            #expect(try await store.read { try $0.events(of: "a").map(\.reason) } == ["ab"])
        }
    }

    @Test func `the details of events are what was recorded and what they hang on`() async throws {
        try await TestStore.with { store async throws in
            for number in 1...3 {
                try await store.change(by: Actor(person: "rina"), in: ["a"]) {
                    $0.record("test.happened", on: "s", office: "a", [FieldChange("n", new: String(number))])
                }
            }
            _ = try await store.write { try $0.write("DELETE FROM event_payload WHERE seq = 2") }
            let (events, details) = try await store.read {
                (try $0.events(of: "a"), try $0.details(of: [1, 2, 3], chain: "a"))
            }
            #expect(details[1]?.fields == [FieldChange("n", new: "1")])
            #expect(details[2]?.fields == nil)
            #expect(details[1]?.previous == ChainHead.genesis("a"))
            #expect(details[3]?.previous == events[1].hash)
        }
    }

    @Test func `what happens in the installation moves the state of every office`() async throws {
        try await TestStore.with { store async throws in
            func revision() async throws -> Int { try await store.read { try $0.revision(of: "a") } }
            let before = try await revision()
            try await store.change(by: Actor(person: "rina"), in: [nil]) { $0.record("x.y", on: "z", office: nil) }
            let between = try await revision()
            try await store.change(by: Actor(person: "rina"), in: ["a"]) { $0.record("x.y", on: "z", office: "a") }
            #expect(before < between)
            #expect(try await revision() > between)
        }
    }
}
