import Foundation
import Storage

/// The hidden folder beside a backup's file in which the backup grows.
///
/// It holds the plain database, even of a sealed backup, so what a killed one left must not stay. While a backup runs
/// it holds a lock on its folder, which the system takes away from a process that dies.
final class BackupWork {
    private static let mark = ".tuntas-backup-"

    let folder: URL
    private let descriptor: Int32

    init(in parent: URL) throws {
        let name = Identifier.hex(Identifier.random(8))
        // Under this name nobody looks for it; it gets the one that others look for when its lock is held.
        let fresh = parent.appending(path: ".tuntas-new-" + name, directoryHint: .isDirectory)
        let named = parent.appending(path: Self.mark + name, directoryHint: .isDirectory)
        guard mkdir(fresh.path, 0o700) == 0 else { throw BackupProblem.notWritten(named.path) }
        let opened = open(fresh.path, O_RDONLY | O_DIRECTORY)
        // A disk without locks gives none to a later backup either, which then leaves the folder alone.
        if opened >= 0 { _ = flock(opened, LOCK_EX | LOCK_NB) }
        guard opened >= 0, rename(fresh.path, named.path) == 0 else {
            if opened >= 0 { close(opened) }
            rmdir(fresh.path)
            throw BackupProblem.notWritten(named.path)
        }
        (folder, descriptor) = (named, opened)
    }

    deinit { close(descriptor) }

    func remove() throws { try FileManager.default.removeItem(at: folder) }

    /// Removes what our backups left here that were killed; one that still runs keeps its own.
    static func sweep(_ parent: URL) throws {
        guard FileManager.default.fileExists(atPath: parent.path) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: parent.path) where name.hasPrefix(mark) {
            let folder = parent.appending(path: name, directoryHint: .isDirectory)
            // Not through a link, and nothing of another user.
            let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
                flock(descriptor, LOCK_EX | LOCK_NB) == 0
            else { continue }
            try FileManager.default.removeItem(at: folder)
        }
    }
}
