import Foundation

/// What a file system is asked beyond reading and writing.
enum Disk {
    /// Waits until the disk has what stands in a folder: without this a power cut may forget a new name.
    static func flush(_ folder: URL) throws {
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { throw BackupProblem.notWritten(folder.path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BackupProblem.notWritten(folder.path) }
    }

    /// Bytes that a file system has, and those that are left for us.
    static func room(_ folder: URL) -> (all: Int, free: Int)? {
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return nil }
        return (Int(status.f_blocks) * Int(status.f_frsize), Int(status.f_bavail) * Int(status.f_frsize))
    }

    /// `1,2 MB` as people read it.
    static func size(_ bytes: Int) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var (size, unit) = (Double(bytes), 0)
        while size >= 1000, unit < units.count - 1 { (size, unit) = (size / 1000, unit + 1) }
        return unit == 0 ? "\(bytes) bytes" : "\((size * 10).rounded() / 10) \(units[unit])"
    }
}
