import Files
import Foundation
import Storage
import TestStore
import Testing

@Suite struct FileVaultTests {
    @Test func `bytes come back by their hash, once however often they are kept`() async throws {
        try await TestStore.folder { folder in
            let vault = try FileVault(folder: folder)
            let first = try vault.keep(Array("bukti".utf8), office: "a")
            let second = try vault.keep(Array("bukti".utf8), office: "a")
            #expect(first == second)
            #expect(first.size == 5)
            #expect(try vault.bytes(first.hash, office: "a") == Array("bukti".utf8))
            #expect(throws: FileProblem.lost) { try vault.bytes(first.hash, office: "b") }
        }
    }

    @Test func `a damaged file is noticed`() async throws {
        try await TestStore.folder { folder in
            let vault = try FileVault(folder: folder)
            let kept = try vault.keep(Array("bukti".utf8), office: "a")
            let place = folder.appending(path: "a/\(kept.hash.prefix(2))/\(kept.hash)")
            try Data("palsu".utf8).write(to: place)
            #expect(throws: FileProblem.damaged) { try vault.bytes(kept.hash, office: "a") }
        }
    }

    @Test func `a file past its limit is refused and leaves nothing`() async throws {
        try await TestStore.folder { folder in
            let vault = try FileVault(folder: folder)
            do {
                let incoming = try vault.receive(limit: 10)
                try incoming.append(Array("12345678".utf8))
                #expect(throws: FileProblem.tooLarge(limit: 10)) { try incoming.append(Array("90a".utf8)) }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "incoming").path)
            #expect(left == [])
        }
    }

    @Test func `the sweep removes old bytes that no row names, and nothing else`() async throws {
        try await TestStore.folder { folder in
            let vault = try FileVault(folder: folder)
            let named = try vault.keep(Array("named".utf8), office: "a")
            let orphan = try vault.keep(Array("orphan".utf8), office: "a")
            let now = Clock.system.now()
            #expect(try vault.sweep(now: now) { _, _ in false } == 0)
            let later = now.adding(seconds: 7200)
            #expect(try vault.sweep(now: later) { hash, _ in hash == named.hash } == 1)
            #expect(throws: FileProblem.lost) { try vault.bytes(orphan.hash, office: "a") }
            #expect(try vault.bytes(named.hash, office: "a") == Array("named".utf8))
        }
    }

    @Test func `a process killed while it keeps files leaves no row without its bytes`() async throws {
        try await TestStore.folder { folder in
            let database = folder.appending(path: "t.db").path
            let store = try Store.sqlite(path: database)
            try await store.migrate(try TestStore.migrations)
            try await store.change(by: .system("test"), in: ["a"]) { change in
                try change.run(
                    "INSERT INTO office (id, slug, name, short_name, zone) VALUES ('a', 'a', 'A', 'A', 'WIB')")
                change.record("people.office-added", on: "a", office: "a")
            }
            let files = folder.appending(path: "files")
            try killMortal(["files", database, files.path], afterLines: 12)
            let vault = try FileVault(folder: files)
            let hashes = try await store.read { try $0.texts("SELECT hash FROM file") }
            #expect(hashes.count >= 12)
            for hash in hashes { #expect(try vault.bytes(hash, office: "a").count > 100_000) }
            let report = try await store.read { try $0.verifyChain(of: "a") }
            #expect(report.problems == [])
            #expect(report.events == hashes.count + 1)
        }
    }
}
