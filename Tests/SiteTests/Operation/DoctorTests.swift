import Audit
import Files
import Foundation
import Mail
import TestStore
import Testing

@testable import Jobs
@testable import Site
@testable import Storage

@Suite struct DoctorTests {
    private func look(_ town: Town, at clock: Clock? = nil, _ more: [String: String] = [:]) async throws -> Diagnosis {
        let environment = ["TUNTAS_RESOURCES": TestStore.resources.path].merging(more) { $1 }
        let settings = try Settings(data: town.folder.path, environment: environment)
        let store = Store(engine: town.store.engine, clock: clock ?? town.now.clock)
        return await Doctor(settings: settings, clock: town.now.clock).look { store }
    }

    /// What the doctor says of one thing.
    private func finding(
        _ check: String, _ town: Town, at clock: Clock? = nil, _ more: [String: String] = [:]
    ) async throws -> Finding {
        let diagnosis = try await look(town, at: clock, more)
        return try #require(diagnosis.findings.first { $0.check == check })
    }

    @Test func `a sound installation has no problem`() async throws {
        try await Town.working { town async throws in
            let diagnosis = try await look(town)
            let grades = Dictionary(diagnosis.findings.map { ($0.check, $0.grade) }, uniquingKeysWith: max)
            for check in ["migrations", "clock", "queue", "chains", "files", "key", "roots"] {
                #expect(grades[check] == .ok, "\(check)")
            }
            // The databases of tests may forget on purpose: one is in memory, the other's server does not flush.
            let problems = diagnosis.findings.filter { $0.grade == .problem && $0.check != "disk" }.map(\.says)
            #expect(Set(problems).subtracting(["journal mode: memory", "flush: off"]) == [])
            let decoded = try JSONDecoder().decode(Diagnosis.self, from: Data(try diagnosis.json.utf8))
            #expect(decoded.findings == diagnosis.findings && decoded.worst == diagnosis.worst)
        }
    }

    @Test func `the doctor and the figures say the version of the program`() async throws {
        try await Town.with { town async throws in
            let diagnosis = try await look(town)
            #expect(diagnosis.version == App.version && diagnosis.text.hasPrefix("Tuntas \(App.version), "))
            let figures = try await town.store.read { [clock = town.store.clock] in
                try StoredFigures($0, clock: clock, sendsMail: false)
            }
            let text = MetricsRoutes(counts: RequestCounts(), token: nil, sendsMail: false).text(figures, build: "b")
            #expect(text.contains("tuntas_build_info{version=\"\(App.version)\",build=\"b\"} 1\n"))
        }
    }

    @Test func `the room of the signed roots is said`() async throws {
        try await Town.with { town async throws in
            #expect(try await finding("roots", town).says == "there is none yet")
            let name = try #require(try await town.roots.make(town.store))
            let says = try await finding("roots", town).says
            #expect(says.hasPrefix("1, ") && says.hasSuffix("the newest of \(name)"))
        }
    }

    @Test func `what is wrong is said with what to do, and the worst decides`() {
        let findings: [Finding] = [
            .ok("files", "all there"), .warning("disk", "nearly full", "Make room."), .ok("queue", "empty"),
        ]
        let diagnosis = Diagnosis(at: "now", version: "test", findings: findings)
        #expect(diagnosis.worst == .warning && diagnosis.text.contains("→ Make room."))
        #expect(diagnosis.text.hasSuffix("Problems: 0, warnings: 1, checks: 3."))
        #expect(Diagnosis(at: "now", version: "test", findings: [.ok("a", "b")]).text.hasSuffix("All is well."))
    }

    @Test func `the file database as the server makes it is sound`() async throws {
        try await TestStore.folder { folder in
            let store = try Store.sqlite(path: folder.appending(path: "tuntas.db").path)
            #expect(try await store.condition().allSatisfy { $0.grade == .good })
            #expect(try await store.condition().map(\.value) == ["wal", "full", "on", "ok"])
            #expect(try await store.read { try $0.databaseBytes() } > 0)
        }
    }

    @Test(arguments: ["subject = 'other'", "at = 'kemarin'"])
    func `an event that was changed is found`(change: String) async throws {
        try await Town.with { town async throws in
            try await town.store.write {
                _ = try $0.write(SQL(stringLiteral: "UPDATE event SET \(change) WHERE office = 'o-1' AND seq = 3"))
            }
            let finding = try await finding("chains", town)
            #expect(finding.grade == .problem && finding.says == "broken: o-1 from event 3")
        }
    }

    @Test func `a chain whose head was taken away is found`() async throws {
        try await Town.with { town async throws in
            try await town.store.write { _ = try $0.write("DELETE FROM chain WHERE office = 'o-2'") }
            let finding = try await finding("chains", town)
            #expect(finding.grade == .problem && finding.says == "broken: o-2 from event 1")
        }
    }

    @Test func `only the newest events are computed, and a cut end is found`() async throws {
        try await Town.with { town async throws in
            let whole = try await town.store.read { try $0.chainEnd(of: "o-1", last: 1000) }
            let end = try await town.store.read { try $0.chainEnd(of: "o-1", last: 2) }
            #expect(whole.events > 5 && whole.brokenAt == nil && end.events == 2 && end.brokenAt == nil)
            try await town.store.write {
                _ = try $0.write("DELETE FROM event WHERE office = 'o-1' AND seq = \(whole.events)")
            }
            #expect(try await town.store.read { try $0.chainEnd(of: "o-1", last: 2).brokenAt } == whole.events)
        }
    }

    @Test func `a file whose bytes are gone is found`() async throws {
        try await Town.working { town async throws in
            let hash = try #require(try await town.store.read { try $0.texts("SELECT hash FROM file").first })
            let path = "files/" + FileVault.path(of: hash, office: "o-1")
            try FileManager.default.removeItem(at: town.folder.appending(path: path))
            let finding = try await finding("files", town)
            #expect(finding.grade == .problem && finding.says.contains("1 are missing") && finding.says.contains(hash))
        }
    }

    @Test func `a clock that was set back is found`() async throws {
        try await Town.with { town async throws in
            let earlier = Clock.standing(at: town.now.clock.now().adding(seconds: -3600))
            let finding = try await finding("clock", town, at: earlier)
            #expect(finding.grade == .problem && finding.says.contains("3600 seconds before"))
        }
    }

    @Test func `jobs that nobody does, and jobs that failed, are found`() async throws {
        try await Town.with { town async throws in
            let at = town.now.clock.now()
            try await town.store.change(by: .system("test"), in: [nil]) { change in
                let id = try Job.queue("test.work", at: at, in: change)
                change.record("test.queued", on: id, office: nil)
            }
            #expect(try await finding("queue", town).grade == .ok)
            town.now.pass(seconds: QueueState.patience + 60)
            let late = try await finding("queue", town)
            #expect(late.grade == .problem && late.says.contains("1 overdue"))
            try await town.store.housekeeping { try $0.run("UPDATE job SET state = 'failed', error = 'no room'") }
            let failed = try await finding("queue", town)
            #expect(failed.grade == .warning && failed.says.contains("test.work: no room"))
        }
    }

    @Test func `letters that this server does not send are not overdue`() async throws {
        try await Town.with { town async throws in
            try await town.store.housekeeping { keeping in
                try Job.schedule(Post.work, every: 5, in: keeping)
                try keeping.run("UPDATE job SET error = 'no answer'")
            }
            town.now.pass(seconds: QueueState.patience + 60)

            #expect(try await finding("queue", town).grade == .ok)
            let figures = try await town.store.read { [clock = town.store.clock] in
                try StoredFigures($0, clock: clock, sendsMail: false)
            }
            #expect(figures.overdue == 0)
            let server = [
                "TUNTAS_MAIL": "smtps://surat.example", "TUNTAS_MAIL_FROM": "tuntas@kantor.example",
                "TUNTAS_ADDRESS": "https://tuntas.kantor.example",
            ]
            let late = try await finding("queue", town, server)
            #expect(late.grade == .problem && late.says.contains("1 overdue"))
        }
    }

    @Test func `a key that others may read is found`() async throws {
        try await Town.with { town async throws in
            let key = town.folder.appending(path: "secret.key").path
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
            let finding = try await finding("key", town)
            #expect(finding.grade == .problem && finding.advice == "chmod 600 \(key)")
        }
    }

    @Test func `a database of another program is found, and what waits is said`() {
        let check = InstallationChecks.migrations
        #expect(check(["1", "2"], ["1", "2"]).grade == .ok)
        #expect(check(["1"], ["1", "2"]).grade == .warning)
        #expect(check(["1", "2", "3"], ["1", "2"]).grade == .problem)
    }

    @Test func `a database that can't be opened is said, not thrown`() async throws {
        try await TestStore.folder { folder in
            let settings = try Settings(
                data: folder.appending(path: "none").path,
                environment: ["TUNTAS_RESOURCES": TestStore.resources.path])
            let diagnosis = await Doctor(settings: settings, clock: .system).look {
                try Server.existingStore(settings)
            }
            #expect(diagnosis.worst == .problem)
            #expect(diagnosis.findings.contains { $0.check == "database" && $0.says.contains("no installation") })
            #expect(!FileManager.default.fileExists(atPath: settings.data.path))
        }
    }

    @Test(arguments: [(-1, Finding.Grade.problem), (6, .problem), (7, .warning), (29, .warning), (30, .ok)])
    func `a certificate is renewed in time`(days: Int, grade: Finding.Grade) {
        #expect(MachineChecks.certificate(days: days).grade == grade)
    }

    @Test(arguments: [
        (100_000_000, Finding.Grade.problem), (1_000_000_000, .warning), (4_000_000_000, .warning),
        (50_000_000_000, .ok),
    ])
    func `a disk that fills up is noticed before it is full`(free: Int, grade: Finding.Grade) {
        #expect(MachineChecks.disk(all: 100_000_000_000, free: free).grade == grade)
    }
}
