import Foundation

/// A file that is read at places it names itself; what lies outside of it is a cut archive, never a trap.
struct ArchiveFile {
    private let handle: FileHandle
    let size: Int

    init(_ place: URL) throws {
        handle = try FileHandle(forReadingFrom: place)
        size = Int(clamping: try handle.seekToEnd())
    }

    func bytes(at place: Int, count: Int) throws -> [UInt8] {
        guard place >= 0, count >= 0, place <= size, count <= size - place else { throw ZipProblem.cutShort }
        try handle.seek(toOffset: UInt64(place))
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            guard let more = try handle.read(upToCount: count - bytes.count), !more.isEmpty else {
                throw ZipProblem.cutShort
            }
            bytes += more
        }
        return bytes
    }
}
