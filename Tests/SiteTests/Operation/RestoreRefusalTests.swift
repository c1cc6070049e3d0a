import Foundation
import TestStore
import Testing

@testable import Site
@testable import Storage

@Suite struct RestoreRefusalTests {
    private func write(_ bytes: some Collection<UInt8>, beside file: URL) throws -> URL {
        let other = file.deletingLastPathComponent().appending(path: Identifier.hex(Identifier.random(6)))
        try Data(bytes).write(to: other)
        return other
    }

    /// What a check says of the file; `nil` when it finds it whole.
    private func problem(_ file: URL, passphrase: String = "") throws -> BackupProblem? {
        do {
            _ = try BackupCheck(file: file, passphrase: { passphrase }).run()
            return nil
        } catch let problem as BackupProblem {
            return problem
        }
    }

    @Test(arguments: [nil, "perahu kayu di dermaga"])
    func `a byte that was altered anywhere is found`(passphrase: String?) async throws {
        try await Town.with { town async throws in
            try await town.backup(passphrase: passphrase) { file, _ in
                let bytes = Array(try Data(contentsOf: file))
                #expect(try problem(file, passphrase: passphrase ?? "") == nil)
                let places =
                    Array(stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40))) + [
                        20, 40, 60, bytes.count - 1,
                    ]
                for place in places {
                    var altered = bytes
                    altered[place] ^= 1
                    let other = try write(altered, beside: file)
                    #expect(try problem(other, passphrase: passphrase ?? "") != nil, "byte \(place) of \(bytes.count)")
                    try FileManager.default.removeItem(at: other)
                }
            }
        }
    }

    @Test(arguments: [nil, "perahu kayu di dermaga"])
    func `a backup that was cut short or goes on is refused`(passphrase: String?) async throws {
        try await Town.with { town async throws in
            try await town.backup(passphrase: passphrase) { file, _ in
                let bytes = Array(try Data(contentsOf: file))
                for length in [0, 10, 100, 512, 600, bytes.count / 2, bytes.count - 512, bytes.count - 1] {
                    let other = try write(bytes.prefix(length), beside: file)
                    #expect(try problem(other, passphrase: passphrase ?? "") != nil, "\(length) of \(bytes.count)")
                }
                #expect(try problem(try write(bytes + [0], beside: file), passphrase: passphrase ?? "") != nil)
                #expect(try problem(try write(bytes + bytes, beside: file), passphrase: passphrase ?? "") != nil)
            }
        }
    }

    @Test func `an altered backup leaves nothing behind`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, manifest in
                var bytes = Array(try Data(contentsOf: file))
                bytes[bytes.count / 2] ^= 0xFF
                let other = try write(bytes, beside: file)
                try await Elsewhere.with { place async throws in
                    #expect(throws: BackupProblem.self) { try place.restore(other) }
                    #expect(try place.isEmpty)
                    _ = try place.restore(file)
                    #expect(try !place.isEmpty)
                }
            }
        }
    }

    @Test func `a wrong passphrase opens nothing`() async throws {
        try await Town.with { town async throws in
            try await town.backup(passphrase: "perahu kayu di dermaga") { file, _ in
                try await Elsewhere.with { place async throws in
                    #expect(throws: BackupProblem.wrongPassphrase) {
                        try place.restore(file, passphrase: "perahu kayu di sungai")
                    }
                    #expect(try place.isEmpty)
                }
            }
            try await TestStore.folder { folder in
                try Data("pendek\n".utf8).write(to: folder.appending(path: "sandi"))
                let passphrase = Passphrase(file: folder.appending(path: "sandi").path)
                #expect(try passphrase.read() == "pendek")
                #expect(throws: SettingsProblem.self) { try passphrase.choose() }
            }
        }
    }

    @Test func `a data folder that holds anything is refused and stays as it is`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, _ in
                try await Elsewhere.with { place async throws in
                    try FileManager.default.createDirectory(at: place.data, withIntermediateDirectories: true)
                    let there = place.data.appending(path: "tuntas.db")
                    try Data("kerja setahun".utf8).write(to: there)
                    #expect(throws: BackupProblem.notEmpty(there.path)) { try place.restore(file) }
                    #expect(try String(contentsOf: there, encoding: .utf8) == "kerja setahun")
                    #expect(try FileManager.default.contentsOfDirectory(atPath: place.data.path) == ["tuntas.db"])
                }
            }
        }
    }

    @Test(.enabled(if: TestStore.isPostgres)) func `a database with tables is refused and stays as it is`() async throws
    {
        try await Town.with { town async throws in
            guard case .postgres(let pool) = town.store.engine else { return }
            let before = try await town.store.read { try $0.events(of: "o-1") }
            try await town.backup { file, _ in
                try await Elsewhere.with { place async throws in
                    let problem = #expect(throws: BackupProblem.self) {
                        try place.restore(file, database: .some(pool.address))
                    }
                    #expect(problem?.description.contains("the table public.") ?? false)
                    #expect(try place.isEmpty)
                }
            }
            #expect(try await town.store.read { try $0.events(of: "o-1") } == before)
        }
    }

    @Test func `a backup goes into the kind of database it came from`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, _ in
                try await Elsewhere.with { place async throws in
                    let other: String? = place.database == nil ? "postgres://tuntas@127.0.0.1:1/none" : nil
                    let problem = #expect(throws: BackupProblem.self) {
                        try place.restore(file, database: .some(other))
                    }
                    #expect(problem?.description.contains("the same kind of database") ?? false)
                    #expect(try place.isEmpty)
                }
            }
        }
    }

    @Test func `a backup of a newer program is refused`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, manifest in
                try await Elsewhere.with { place async throws in
                    let older = Array(manifest.state.migrations.dropLast())
                    #expect(throws: BackupProblem.newerDatabase(migration: manifest.state.migrations.last ?? "")) {
                        try place.restore(file, migrations: older)
                    }
                    #expect(try place.isEmpty)
                }
                let newer = file.deletingLastPathComponent().appending(path: "newer")
                let output = try BackupOutput(newer, seal: nil, at: town.now.clock.now())
                try output.add(BackupManifest.readmeName, Data("tuntas backup 2\n".utf8))
                try output.finish()
                #expect(try problem(newer) == .newerFormat("tuntas backup 2"))
            }
        }
    }

    @Test func `a backup never overwrites, and never lies inside what it backs up`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, _ in
                let before = try Data(contentsOf: file)
                let name = file.path
                await #expect(throws: BackupProblem.exists(name)) { try await town.backup.write(to: file) }
                #expect(try Data(contentsOf: file) == before)
                #expect(
                    try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
                        == ["cadangan.tar"])
            }
            await #expect(throws: BackupProblem.insideData) {
                try await town.backup.write(to: town.folder.appending(path: "cadangan.tar"))
            }
            #expect(!FileManager.default.fileExists(atPath: town.folder.appending(path: "cadangan.tar").path))
        }
    }
}
