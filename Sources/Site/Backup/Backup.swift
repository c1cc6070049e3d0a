import Files
import Foundation
import Storage

/// Takes a backup of a whole installation into one file, while the server may run.
struct Backup {
    let store: Store
    let data: URL
    let version: String

    /// Writes the backup; under its name it appears whole or not at all.
    ///
    /// The database is copied first. A file is durable before a row names it, and the sweep removes only what no row
    /// names: so whatever the copy names is still there when the files' turn comes.
    func write(to file: URL, seal: Seal? = nil) async throws -> BackupManifest {
        guard !FileManager.default.fileExists(atPath: file.path) else { throw BackupProblem.exists(file.path) }
        let folder = file.deletingLastPathComponent()
        guard !Self.isBelow(folder, data) else { throw BackupProblem.insideData }
        let made = store.clock.now()
        try BackupWork.sweep(folder)
        let work = try BackupWork(in: folder)
        let manifest: BackupManifest
        do {
            manifest = try await fill(work.folder, seal: seal, at: made)
            // Another backup may have taken the name while this one was made.
            guard !FileManager.default.fileExists(atPath: file.path) else { throw BackupProblem.exists(file.path) }
            guard rename(work.folder.appending(path: "backup").path, file.path) == 0 else {
                throw BackupProblem.notWritten(file.path)
            }
        } catch {
            try work.remove()
            throw error
        }
        try work.remove()
        try Disk.flush(folder)
        return manifest
    }

    private func fill(_ work: URL, seal: Seal?, at made: Instant) async throws -> BackupManifest {
        // Listed before the database is copied: a root that is signed from now on may hold events that the copy lacks.
        let others = try others()
        let copy = work.appending(path: "database")
        let (state, named) = try await store.copy(to: copy) { reading in
            var named: [VaultFile] = []
            try reading.each("SELECT DISTINCT office, hash FROM file ORDER BY office, hash") {
                named.append(VaultFile(office: try $0.text(0), hash: try $0.text(1)))
            }
            return (try InstallationState(reading), named)
        }
        let output = try BackupOutput(work.appending(path: "backup"), seal: seal, at: made)
        try output.add(BackupManifest.readmeName, Data(BackupManifest.readme.utf8))
        try output.add(store.kind.copyName, from: copy)
        for path in others { try output.add("data/" + path, from: data.appending(path: path)) }
        var damage: [BackupDamage] = []
        for file in named {
            let name = "files/" + FileVault.path(of: file.hash, office: file.office)
            let hash = try output.add(name, from: data.appending(path: name))
            if hash == nil { damage.append(BackupDamage(name: name, kind: .missing)) }
            if let hash, hash != file.hash { damage.append(BackupDamage(name: name, kind: .altered)) }
        }
        let manifest = BackupManifest(
            version: version, madeAt: made, database: store.kind, parts: output.parts, damage: damage, state: state)
        try output.add(BackupManifest.name, try manifest.bytes)
        let sum = "\(output.parts.last?.sha256 ?? "")  \(BackupManifest.name)\n"
        try output.add(BackupManifest.sumName, Data(sum.utf8))
        try output.finish()
        return manifest
    }

    /// Keys, and whatever else lies in the data folder beside the database and the files.
    private func others() throws -> [String] {
        guard let walk = FileManager.default.enumerator(atPath: data.path) else { return [] }
        var paths: [String] = []
        for case let path as String in walk {
            let kind = walk.fileAttributes?[.type] as? FileAttributeType
            let isUnfinished = path.split(separator: "/").last?.hasPrefix(".") ?? true
            let isElsewhere = path == "files" || path.hasPrefix("tuntas.db") || isUnfinished
            if isElsewhere, kind == .typeDirectory { walk.skipDescendants() }
            if !isElsewhere, kind == .typeRegular { paths.append(path) }
        }
        return paths.sorted()
    }

    private static func isBelow(_ folder: URL, _ data: URL) -> Bool {
        let (inner, outer) = (folder.resolvingSymlinksInPath().path, data.resolvingSymlinksInPath().path)
        return inner == outer || inner.hasPrefix(outer.hasSuffix("/") ? outer : outer + "/")
    }
}

/// A file of the vault as a row names it.
private struct VaultFile: Sendable {
    let office: String
    let hash: String
}
