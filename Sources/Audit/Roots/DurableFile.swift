public import Foundation
import Storage

/// Writes a file so that a power cut leaves all of it or nothing.
public enum DurableFile {
    /// - Parameter replacing: whether a file that is there gives way; otherwise it stays as it is.
    public static func write(_ bytes: [UInt8], to place: URL, mode: mode_t, replacing: Bool) throws {
        let folder = place.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let temporary = folder.appending(path: ".\(place.lastPathComponent).\(Identifier.hex(Identifier.random(6)))")
        let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL, mode)
        guard descriptor >= 0 else { throw problem(place) }
        defer { unlink(temporary.path) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            written += count
        }
        let isFlushed = written == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isFlushed else { throw problem(place) }
        if replacing {
            guard rename(temporary.path, place.path) == 0 else { throw problem(place) }
        } else {
            guard link(temporary.path, place.path) == 0 || errno == EEXIST else { throw problem(place) }
        }
        try flush(folder, for: place)
    }

    /// Without this a power cut may forget the name of a file whose bytes it kept.
    private static func flush(_ folder: URL, for place: URL) throws {
        let descriptor = open(folder.path, O_RDONLY)
        guard descriptor >= 0 else { throw problem(place) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw problem(place) }
    }

    private static func problem(_ place: URL) -> RootProblem {
        RootProblem("\(place.path) can't be written: \(String(cString: strerror(errno))).")
    }
}
