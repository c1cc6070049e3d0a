import Foundation
import Storage
import Testing

@testable import Audit

/// What roots show that a chain alone can't.
@Suite struct VerificationTests {
    /// A town with a root over its first events, four events later.
    private func anchored(_ body: @Sendable (_ town: Town, _ root: String, _ seq: Int) async throws -> Void)
        async throws
    {
        try await Town.with { town async throws in
            let root = try #require(try await town.roots.make(town.store))
            let seq = try await town.lastSeq()
            for number in 1...4 {
                town.now.pass(seconds: 60)
                try await town.happen("test.happened", to: "h\(number)", [FieldChange("n", new: String(number))])
            }
            try await body(town, root, seq)
        }
    }

    /// Ends the harbour's chain after an event, leaving nothing behind.
    private func cut(_ town: Town, after seq: Int) async throws {
        try await town.tamper(
            "DELETE FROM event WHERE office = 'o-1' AND seq > \(seq)",
            "DELETE FROM event_payload WHERE office = 'o-1' AND seq > \(seq)",
            """
            UPDATE chain SET seq = \(seq), hash = (SELECT hash FROM event WHERE office = 'o-1' AND seq = \(seq))
            WHERE office = 'o-1'
            """)
    }

    @Test func `a sound installation says which root anchors each chain and what follows it`() async throws {
        try await anchored { town, root, seq in
            let verification = try await town.verify()
            #expect(verification.isSound && verification.roots == 1 && verification.lastRoot == root)
            #expect(verification.chains.map(\.office) == ["-", "o-2", "o-1"])
            let verdict = try await town.verdict()
            #expect(verdict.findings == [] && verdict.name == "pelabuhan")
            #expect(verdict.first?.seq == 1 && verdict.last?.seq == seq + 4 && verdict.events == seq + 4)
            #expect(verdict.anchor?.root == root && verdict.anchor?.seq == seq && verdict.unanchored == 4)
            #expect(verification.text.contains("anchored up to event \(seq) by root \(root); 4 after it unanchored"))
            #expect(verification.text.contains("no program could tell"))
            #expect(try verification.json.contains("\"sound\" : true"))
        }
    }

    @Test func `a tail cut below a root is found, though the chain itself is whole`() async throws {
        try await anchored { town, root, seq in
            try await cut(town, after: seq - 2)
            #expect(try await town.store.read { try $0.verifyChain(of: "o-1").problems } == [])
            let verification = try await town.verify()
            #expect(!verification.isSound)
            #expect(try await town.verdict().findings == [.cut(after: seq - 2, seq: seq, root: root)])
            #expect(verification.text.contains("cut after event \(seq - 2): root \(root) was signed on event \(seq)"))
        }
    }

    @Test func `a tail cut before the next root was unanchored, can't be found, and the check says so`() async throws {
        try await anchored { town, root, seq in
            try await cut(town, after: seq + 1)
            let verdict = try await town.verdict()
            #expect(verdict.findings == [] && verdict.unanchored == 1 && verdict.anchor?.root == root)
            #expect(try await town.verify().text.contains("could cut or rewrite it there"))

            // With a root over it, the same cut is found.
            town.now.pass(seconds: 60)
            let second = try #require(try await town.roots.make(town.store))
            try await cut(town, after: seq)
            #expect(try await town.verdict().findings == [.cut(after: seq, seq: seq + 1, root: second)])
        }
    }

    @Test func `a chain that was deleted whole is found by its root`() async throws {
        try await anchored { town, root, seq in
            try await town.tamper(
                "DELETE FROM event WHERE office = 'o-1'", "DELETE FROM event_payload WHERE office = 'o-1'",
                "DELETE FROM chain WHERE office = 'o-1'")
            let verdict = try await town.verdict()
            #expect(verdict.findings == [.cut(after: 0, seq: seq, root: root)])
            #expect(verdict.events == 0 && verdict.anchor == nil && verdict.first == nil)
        }
    }

    @Test func `a chain rewritten with all its hashes is found by its root`() async throws {
        try await anchored { town, root, seq in
            // The intruder plays the events again, with another actor in one of them.
            let events = try await town.store.read { try $0.events(of: "o-1") }
            try await town.tamper("DELETE FROM event WHERE office = 'o-1'", "DELETE FROM chain WHERE office = 'o-1'")
            try await town.tamper("DELETE FROM event_payload WHERE office = 'o-1'")
            for event in events {
                let actor = event.seq == 2 ? Actor(person: "lain") : event.actor
                try await town.store.change(by: actor, in: ["o-1"]) {
                    $0.record(event.kind, on: event.subject, office: "o-1", reason: event.reason)
                }
            }
            #expect(try await town.store.read { try $0.verifyChain(of: "o-1").problems } == [])
            #expect(try await town.verdict().findings == [.rootDiffers(seq: seq, root: root)])
            // A root signed over the new history does not heal the old one.
            #expect(try await town.roots.make(town.store) != nil)
            #expect(try await !town.verify().isSound)
        }
    }

    @Test func `a chain without its beginning tells of another installation`() async throws {
        try await anchored { town, root, _ in
            try await town.tamper("UPDATE event SET hash = 'x' WHERE office = '-' AND seq = 1")
            let verification = try await town.verify()
            #expect(verification.badRoots == [.init(root: root, problem: .otherInstallation)])
            #expect(verification.chains[0].findings.first == .chain(.changed(seq: 1)))
        }
    }

    @Test func `a root file that was altered is named, and anchors nothing`() async throws {
        try await anchored { town, root, seq in
            let file = RootFile.place(root, in: town.roots.folder)
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("chain o-1 \(seq) ", with: "chain o-1 \(seq - 1) ")
                .write(to: file, atomically: true, encoding: .utf8)
            let verification = try await town.verify()
            #expect(verification.badRoots == [.init(root: root, problem: .badSignature)])
            #expect(!verification.isSound && verification.roots == 0)
            #expect(try await town.verdict().anchor == nil)
            try "bukan akar".write(to: file, atomically: true, encoding: .utf8)
            #expect(try await town.verify().badRoots == [.init(root: root, problem: .unreadable)])
        }
    }

    @Test func `an old root under the name of a newer one is named, and anchors nothing`() async throws {
        try await anchored { town, root, seq in
            let second = try #require(try await town.roots.make(town.store))
            try FileManager.default.removeItem(at: RootFile.place(second, in: town.roots.folder))
            try FileManager.default.copyItem(
                at: RootFile.place(root, in: town.roots.folder), to: RootFile.place(second, in: town.roots.folder))
            let verification = try await town.verify()
            #expect(verification.badRoots == [.init(root: second, problem: .misnamed)])
            #expect(verification.lastRoot == root && !verification.isSound)
            // The server signs over it, as over any root that proves nothing.
            let third = try #require(try await town.roots.make(town.store))
            #expect(third > second)
            #expect(try await town.verdict().anchor?.seq == seq + 4)
        }
    }

    @Test func `a root that was removed leaves its events unanchored, and one's own copy still holds them`()
        async throws
    {
        try await anchored { town, root, seq in
            let second = try #require(try await town.roots.make(town.store))
            let mine = town.folder.appending(path: "auditor", directoryHint: .isDirectory)
            try FileManager.default.copyItem(at: town.roots.folder, to: mine)
            try FileManager.default.removeItem(at: RootFile.place(second, in: town.roots.folder))
            try await cut(town, after: seq)

            let verdict = try await town.verdict()
            #expect(verdict.findings == [] && verdict.anchor?.root == root)
            let known = try KnownRoots(folder: mine)
            let verification = try await town.store.read { try Verification(known, in: $0) }
            #expect(
                verification.chains.first { $0.office == "o-1" }?.findings
                    == [.cut(after: seq, seq: seq + 4, root: second)])
        }
    }

    @Test func `a root signed by another key is named, and one's own copy of the key decides`() async throws {
        try await anchored { town, root, _ in
            let mine = town.folder.appending(path: "auditor.pub")
            try FileManager.default.copyItem(at: town.roots.publicKeyPlace, to: mine)
            let other = try RootKey(secret: [UInt8](repeating: 7, count: 32))
            let forged = try await town.store.read { try Root(at: town.store.clock.now(), in: $0) }
            let name = RootFile.name(forged.at)
            try Data(try SignedRoot(forged, by: other).json).write(to: RootFile.place(name, in: town.roots.folder))
            #expect(try await town.verify().badRoots == [.init(root: name, problem: .unknownKey)])

            // The intruder puts their key in its place too.
            try other.publicKey.pem.write(to: town.roots.publicKeyPlace, atomically: true, encoding: .utf8)
            #expect(try await town.verify().badRoots == [.init(root: root, problem: .unknownKey)])
            #expect(try await town.verify(key: mine).badRoots == [.init(root: name, problem: .unknownKey)])
            #expect(try await town.verify(key: mine).roots == 1)
        }
    }

    @Test func `payloads that retention erased are counted and no finding`() async throws {
        try await anchored { town, _, _ in
            try await town.tamper("DELETE FROM event_payload WHERE office = 'o-1' AND seq < 4")
            let verdict = try await town.verdict()
            #expect(verdict.erased == 3 && verdict.findings == [])
            #expect(try await town.verify().text.contains("3 payloads erased by retention"))
        }
    }

    @Test func `the first bad event is named first, whatever else is wrong`() async throws {
        try await anchored { town, _, seq in
            try await town.tamper(
                "UPDATE event SET kind = 'x' WHERE office = 'o-1' AND seq = \(seq + 2)",
                "UPDATE event_payload SET body = '[]' WHERE office = 'o-1' AND seq = 2")
            let findings = try await town.verdict().findings
            #expect(findings == [.chain(.payloadChanged(seq: 2)), .chain(.changed(seq: seq + 2))])
            let json = try await town.verify().json
            #expect(json.contains("\"problem\" : \"payload\"") && json.contains("\"sound\" : false"))
        }
    }

    @Test func `a clock set back never orders an event before the one before it, and a root shows it`() async throws {
        try await anchored { town, _, seq in
            let before = try await town.store.read { try $0.events(of: "o-2").last?.at }
            let root = try #require(try await town.roots.make(town.store))
            town.now.pass(seconds: -30 * 86_400)
            try await town.happen("test.later", office: "o-1")
            try await town.happen("test.later", office: "o-2")

            let events = try await town.store.read { try $0.events(of: "o-1") }
            #expect(events.last?.at == events.dropLast().last?.at)
            #expect(try await town.store.read { try $0.events(of: "o-2").last?.at } == before)
            let chains = try await town.verify().chains
            #expect(chains.allSatisfy { $0.findings == [] })
            // The hill's last event was minutes before the root: near enough. A day's silence would not be.
            #expect(chains.allSatisfy { $0.datedBack == nil })

            town.now.pass(seconds: 31 * 86_400)
            try await town.happen()
            let third = try #require(try await town.roots.make(town.store))
            #expect(third > root)
            town.now.pass(seconds: -31 * 86_400)
            try await town.happen("test.later", office: "o-2")
            let hill = try #require(try await town.verify().chains.first { $0.office == "o-2" })
            #expect(hill.findings == [] && hill.datedBack == hill.last?.seq)
            #expect(try await town.verify().text.contains("bears an earlier time"))
        }
    }

    @Test func `roots without a key prove nothing, and that is said`() async throws {
        try await anchored { town, _, _ in
            try FileManager.default.removeItem(at: town.roots.publicKeyPlace)
            await #expect(throws: RootProblem.self) { try await town.verify() }
        }
    }
}
