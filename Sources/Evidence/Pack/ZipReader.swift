public import Foundation

/// Reads an archive whose files stand in it as they are, and believes none of its numbers.
///
/// Names that leave the folder, files over each other, heads that contradict the directory: all of them are refused
/// before the first byte of a file is given out.
public struct ZipReader {
    /// Directories are read whole; this is room for a million files.
    private static let mostDirectory = 1 << 28

    /// In the order of the archive's directory.
    public let entries: [ZipEntry]
    /// Bytes that belong to no file and to no record: something hides there, or a remark.
    public let stray: Int
    private let file: ArchiveFile
    private let starts: [Int: Int]

    /// Throws a `ZipProblem` that says what is wrong, or what the disk says.
    public init(_ place: URL) throws {
        file = try ArchiveFile(place)
        let end = try ZipEnd(file)
        guard end.size <= Self.mostDirectory, end.files <= end.size / 46 else {
            throw ZipProblem.damaged(ZipEnd.directory)
        }
        entries = try Self.entries(try file.bytes(at: end.place, count: end.size), count: end.files)
        var starts: [Int: Int] = [:]
        var (reached, used) = (0, 0)
        for entry in entries.sorted(by: { $0.place < $1.place }) {
            guard entry.place >= reached else { throw ZipProblem.overlapping(entry.name) }
            let start = try entry.start(in: file)
            guard start <= end.place, entry.size <= end.place - start else { throw ZipProblem.overlapping(entry.name) }
            starts[entry.place] = start
            reached = start + entry.size
            used += reached - entry.place
        }
        self.starts = starts
        stray =
            end.place - used + (file.size - end.place - end.size - end.length) + entries.reduce(0) { $0 + $1.remark }
    }

    private static func entries(_ directory: [UInt8], count: Int) throws -> [ZipEntry] {
        try directory.withUnsafeBytes { buffer in
            let bytes = UntrustedBytes(buffer)
            var entries: [ZipEntry] = []
            var paths = ArchivePaths()
            var place = 0
            for _ in 0..<count {
                let entry = try ZipEntry(bytes, at: place)
                guard paths.add(entry.name) else { throw ZipProblem.duplicate(entry.name) }
                entries.append(entry)
                place += entry.length
            }
            guard place == bytes.count else { throw ZipProblem.damaged(ZipEnd.directory) }
            return entries
        }
    }

    /// Gives the bytes of a file to `sink`, piece by piece; throws at the end if they are not those of the check sum.
    public func read(_ entry: ZipEntry, to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard var place = starts[entry.place] else { throw ZipProblem.damaged(entry.name) }
        var (rest, sum) = (entry.size, CRC32())
        while rest > 0 {
            let bytes = try file.bytes(at: place, count: min(rest, 1 << 20))
            try bytes.withUnsafeBytes {
                sum.update($0)
                try sink($0)
            }
            place += bytes.count
            rest -= bytes.count
        }
        guard sum.value == entry.crc else { throw ZipProblem.checksum(entry.name) }
    }
}
