import Crypto
import Files
import Foundation
import Storage

/// Makes an installation from a backup, in an empty place.
///
/// Everything is checked before anything is written. What is written lies in a folder of its own until it was compared
/// with the manifest; after an error nothing of it stays.
struct Restore {
    /// The folder inside the data folder that holds what is not yet complete; with it the server does not start.
    static let unfinished = ".restoring"

    let file: URL
    let passphrase: () throws -> String
    let data: URL
    /// The address of a PostgreSQL database; `nil` for SQLite in the data folder.
    let database: String?
    /// The migrations that this program knows.
    let migrations: [String]
    let clock: Clock

    func run() throws -> Restored {
        // Asked once, read twice.
        var answer: String?
        let ask = {
            if let answer { return answer }
            let text = try passphrase()
            answer = text
            return text
        }
        let manifest = try BackupCheck(file: file, passphrase: ask).run()
        if let newer = manifest.state.migrations.first(where: { !migrations.contains($0) }) {
            throw BackupProblem.newerDatabase(migration: newer)
        }
        let work = data.appending(path: Self.unfinished, directoryHint: .isDirectory)
        let target: BackupTarget =
            if let database { .server(database) } else { .file(work.appending(path: "tuntas.db")) }
        guard target.kind == manifest.database else {
            throw BackupProblem.otherDatabase(backup: manifest.database.name, target: target.kind.name)
        }
        if let occupant = try folderOccupant() ?? target.occupant() { throw BackupProblem.notEmpty(occupant) }
        let isNew = !FileManager.default.fileExists(atPath: data.path)
        var published: [URL] = []
        var isFilled = false
        do {
            try makeFolder(work)
            try unpack(manifest, into: work, passphrase: ask)
            let copy = work.appending(path: manifest.database.copyName)
            try target.fill(from: copy)
            isFilled = true
            let broken = try compare(manifest, target)
            // A session that was ended after the backup must not live again.
            try target.housekeeping(at: clock.now()) { try $0.run("DELETE FROM session") }
            if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
            try publish(work, into: &published)
            return Restored(manifest: manifest, brokenChains: broken)
        } catch {
            for place in published + [work] where FileManager.default.fileExists(atPath: place.path) {
                try FileManager.default.removeItem(at: place)
            }
            if isNew, FileManager.default.fileExists(atPath: data.path) { try FileManager.default.removeItem(at: data) }
            // What somebody else put there in the meantime is not ours to remove.
            if isFilled { try target.clear() }
            throw error
        }
    }

    private func folderOccupant() throws -> String? {
        guard FileManager.default.fileExists(atPath: data.path) else { return nil }
        // A fresh file system has this folder of its own.
        let names = try FileManager.default.contentsOfDirectory(atPath: data.path).filter { $0 != "lost+found" }
        return names.sorted().first.map { data.appending(path: $0).path }
    }

    private func makeFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func unpack(_ manifest: BackupManifest, into work: URL, passphrase: () throws -> String) throws {
        let input = try BackupInput(file, passphrase: passphrase)
        let hashes = Dictionary(uniqueKeysWithValues: manifest.parts.map { ($0.name, $0.sha256) })
        var folders: Set<String> = []
        while let entry = try input.next() {
            let part = BackupPart(name: entry.name, size: entry.size, sha256: hashes[entry.name] ?? "")
            guard let path = entry.name == manifest.database.copyName ? entry.name : part.place else { continue }
            let place = work.appending(path: path)
            if folders.insert(place.deletingLastPathComponent().path).inserted {
                try makeFolder(place.deletingLastPathComponent())
            }
            guard
                FileManager.default.createFile(
                    atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw BackupProblem.notWritten(place.path) }
            let output = try FileHandle(forWritingTo: place)
            var hasher = SHA256()
            while let chunk = try input.chunk() {
                hasher.update(data: chunk)
                try output.write(contentsOf: chunk)
            }
            try output.synchronize()
            // It was checked before; but a stick can fail between two readings.
            guard Identifier.hex(hasher.finalize()) == part.sha256 else { throw BackupProblem.altered(entry.name) }
        }
        for folder in folders { try Disk.flush(URL(filePath: folder, directoryHint: .isDirectory)) }
    }

    /// Compares what now stands in the database with the manifest, and computes every chain anew.
    private func compare(_ manifest: BackupManifest, _ target: BackupTarget) throws -> [String] {
        try target.read { reading in
            let state = try InstallationState(reading)
            let expected = manifest.state
            guard state.migrations == expected.migrations else { throw BackupProblem.differs("the migrations") }
            guard state.chains == expected.chains else { throw BackupProblem.differs("the heads of the chains") }
            guard state.counts == expected.counts else { throw BackupProblem.differs("the number of rows") }
            let (there, missing) = (Set(manifest.parts.map(\.name)), Set(manifest.damage.map(\.name)))
            try reading.each("SELECT DISTINCT office, hash FROM file") { row in
                let name = "files/" + FileVault.path(of: try row.text(1), office: try row.text(0))
                guard there.contains(name) || missing.contains(name) else { throw BackupProblem.differs(name) }
            }
            return try expected.chains.map(\.office).filter { try !reading.verifyChain(of: $0).problems.isEmpty }
        }
    }

    /// Gives everything its own name, the database last: without it there is no installation.
    private func publish(_ work: URL, into published: inout [URL]) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: work.path)
        for name in names.sorted(by: { ($0 == "tuntas.db" ? 1 : 0, $0) < ($1 == "tuntas.db" ? 1 : 0, $1) }) {
            let place = data.appending(path: name)
            guard rename(work.appending(path: name).path, place.path) == 0 else {
                throw BackupProblem.notWritten(place.path)
            }
            published.append(place)
        }
        try FileManager.default.removeItem(at: work)
        try Disk.flush(data)
    }
}

/// What came back.
struct Restored: Sendable {
    let manifest: BackupManifest
    /// The chains that don't verify; they did not when the backup was made either, for its bytes are the same.
    let brokenChains: [String]
}
