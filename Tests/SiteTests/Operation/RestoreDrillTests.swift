import Audit
import Files
import Foundation
import TestStore
import Testing
import Web

@testable import Site
@testable import Storage

/// The drill of docs/guide/backup.md: a backup that nobody has restored is a hope.
@Suite struct RestoreDrillTests {
    private func addFile(_ text: String, to town: Town) async throws -> String {
        let kept = try town.app.ground.vault.keep(Array(text.utf8), office: "o-1")
        return try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            let file = try StoredFile.add(kept, name: "undangan.txt", media: "text/plain", office: "o-1", in: change)
            change.record("test.file-added", on: file.id, office: "o-1")
            return file.hash
        }
    }

    @Test(arguments: [nil, "perahu kayu di dermaga"])
    func `events, files and figures come back as they were`(passphrase: String?) async throws {
        try await Town.working { town async throws in
            let hash = try await addFile("undangan rapat", to: town)
            let figures = try await town.figures(town.app)

            try await town.backup(passphrase: passphrase) { file, manifest in
                try await Elsewhere.with { place async throws in
                    let restored = try place.restore(file, passphrase: passphrase ?? "")
                    let store = try place.store(clock: town.now.clock)
                    let app = try App.installed(store, place.data)

                    #expect(restored.brokenChains == [] && restored.manifest == manifest && manifest.damage == [])
                    for office in [nil, "o-1", "o-2"] {
                        let before = try await town.store.read { try $0.events(of: office) }
                        let after = try await store.read { try $0.events(of: office) }
                        #expect(before == after && !after.isEmpty)
                        #expect(try await store.read { try $0.verifyChain(of: office).problems.isEmpty })
                    }
                    let hashes = try await store.read { try $0.texts("SELECT hash FROM file ORDER BY hash") }
                    #expect(hashes.count == 2 && hashes.contains(hash))
                    for hash in hashes {
                        #expect(
                            try app.ground.vault.bytes(hash, office: "o-1")
                                == town.app.ground.vault.bytes(hash, office: "o-1"))
                    }
                    #expect(try await town.figures(app) == figures)
                    #expect(figures.contains("\"1.1.1.a\""))
                    let signed = town.app.ground.keys.sign("x", for: "test")
                    #expect(app.ground.keys.isSigned("x", by: signed, for: "test"))
                    try await store.close()
                }
            }
        }
    }

    @Test func `a session that was open when the backup was made is over after the restore`() async throws {
        try await Town.with { town async throws in
            _ = try await town.as("Sari") { try await $0.get("/-/akun").status }
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM session") } == 1)
            try await town.backup { file, _ in
                try await Elsewhere.with { place async throws in
                    _ = try place.restore(file)
                    let store = try place.store(clock: town.now.clock)
                    #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM session") } == 0)
                    try await store.close()
                }
            }
        }
    }

    @Test func `a backup that is made while others write is of one moment`() async throws {
        try await Town.with { town async throws in
            try await town.roots.make(town.store)
            let writing = Task {
                for _ in 0..<40 {
                    _ = try await addFile(Identifier.hex(Identifier.random(8)), to: town)
                    try await town.roots.make(town.store)
                }
            }
            try await town.backup { file, manifest in
                try await writing.value
                try await Elsewhere.with { place async throws in
                    let restored = try place.restore(file)
                    #expect(restored.brokenChains == [] && restored.manifest.state == manifest.state)
                    // No root in it holds an event that the copy of the database was too early for.
                    let known = try KnownRoots(folder: place.data.appending(path: "roots"))
                    let store = try place.store(clock: town.now.clock)
                    #expect(try await store.read { try Verification(known, in: $0).isSound })
                    try await store.close()
                }
            }
        }
    }

    @Test func `a file that the disk lost is named, and the rest comes back`() async throws {
        try await Town.with { town async throws in
            let lost = try await addFile("undangan rapat", to: town)
            let kept = try await addFile("daftar hadir", to: town)
            let path = "files/" + FileVault.path(of: lost, office: "o-1")
            try FileManager.default.removeItem(at: town.folder.appending(path: path))

            try await town.backup { file, manifest in
                #expect(manifest.damage == [BackupDamage(name: path, kind: .missing)])
                try await Elsewhere.with { place async throws in
                    _ = try place.restore(file)
                    let vault = try FileVault(folder: place.data.appending(path: "files"))
                    #expect(try vault.bytes(kept, office: "o-1") == Array("daftar hadir".utf8))
                    #expect(throws: FileProblem.lost) { try vault.bytes(lost, office: "o-1") }
                }
            }
        }
    }

    @Test func `a chain that was broken before comes back with its name`() async throws {
        try await Town.with { town async throws in
            _ = try await addFile("undangan rapat", to: town)
            try await town.store.write {
                _ = try $0.write("UPDATE event SET actor = 'nobody' WHERE office = 'o-1' AND seq = 2")
            }
            try await town.backup { file, _ in
                try await Elsewhere.with { place async throws in
                    let restored = try place.restore(file)
                    #expect(restored.brokenChains == ["o-1"])
                    #expect(restored.report.contains("chain pelabuhan") && restored.report.contains("DOES NOT VERIFY"))
                }
            }
        }
    }
}
