/// The end of an archive: where its directory lies and how many files that names.
struct ZipEnd {
    let files: Int
    let place: Int
    let size: Int
    /// How many bytes of the file are the end itself.
    let length: Int

    init(_ file: ArchiveFile) throws {
        let tail = try file.bytes(at: file.size - min(file.size, 22 + 65_535), count: min(file.size, 22 + 65_535))
        let start = tail.withUnsafeBytes { ZipEnd.start(in: UntrustedBytes($0)) }
        guard let start else {
            let isArchive = try file.size >= 4 && file.bytes(at: 0, count: 4) == ZipRecords.file
            throw isArchive ? ZipProblem.cutShort : ZipProblem.notAnArchive
        }
        let record = Array(tail[start..<start + 22])
        try self.init(record, at: file.size - tail.count + start, in: file)
    }

    /// A remark may follow the end, and exactly as long as the end says.
    private static func start(in tail: UntrustedBytes) -> Int? {
        stride(from: tail.count - 22, through: 0, by: -1).first {
            tail.has(ZipRecords.end, at: $0) && tail.little(2, at: $0 + 20) == tail.count - $0 - 22
        }
    }

    private init(_ record: [UInt8], at end: Int, in file: ArchiveFile) throws {
        let short = try record.withUnsafeBytes { try Numbers(UntrustedBytes($0), width: 2, at: 4) }
        let long = try Self.long(before: end, in: file)
        let numbers = try long.map { try short.agreeing(with: $0.numbers) } ?? short
        guard numbers.disk == 0, numbers.directoryDisk == 0, numbers.onDisk == numbers.files else {
            throw ZipProblem.inSeveralParts
        }
        (files, place, size) = (numbers.files, numbers.place, numbers.size)
        let follows = long?.place ?? end
        // Otherwise something lies between, or before the first file.
        guard size <= follows, place == follows - size else { throw ZipProblem.damaged(ZipEnd.directory) }
        length = end + 22 - follows
    }

    /// How the directory is called where no file is meant.
    static let directory = "daftar isi arsip"

    /// The longer record of archives past 4 GB or 65,535 files.
    private static func long(before end: Int, in file: ArchiveFile) throws -> (numbers: Numbers, place: Int)? {
        guard end >= 76 else { return nil }
        let locator = try file.bytes(at: end - 20, count: 20)
        guard Array(locator[..<4]) == ZipRecords.locator64 else { return nil }
        let place = locator.withUnsafeBytes { UntrustedBytes($0).little(8, at: 8) }
        guard let place, place == end - 76 else { throw ZipProblem.damaged(directory) }
        let record = try file.bytes(at: place, count: 56)
        guard Array(record[..<4]) == ZipRecords.end64 else { throw ZipProblem.damaged(directory) }
        return (try record.withUnsafeBytes { try Numbers(UntrustedBytes($0), width: 4, at: 16) }, place)
    }

    /// What both records say, in fields of different width.
    private struct Numbers {
        var disk, directoryDisk, onDisk, files, size, place: Int

        /// - Parameter width: 2 in the short record, 4 in the long one, whose other numbers are twice as wide.
        init(_ bytes: UntrustedBytes, width: Int, at start: Int) throws {
            let wide = width == 2 ? 2 : 8
            let widest = width == 2 ? 4 : 8
            let counts = start + 2 * width
            guard let disk = bytes.little(width, at: start), let directoryDisk = bytes.little(width, at: start + width),
                let onDisk = bytes.little(wide, at: counts), let files = bytes.little(wide, at: counts + wide),
                let size = bytes.little(widest, at: counts + 2 * wide),
                let place = bytes.little(widest, at: counts + 2 * wide + widest)
            else { throw ZipProblem.damaged(ZipEnd.directory) }
            (self.disk, self.directoryDisk, self.onDisk) = (disk, directoryDisk, onDisk)
            (self.files, self.size, self.place) = (files, size, place)
        }

        /// The long numbers, if each short one is the same or says that the long one counts.
        func agreeing(with long: Numbers) throws -> Numbers {
            let pairs = [
                (disk, long.disk, ZipRecords.most16), (directoryDisk, long.directoryDisk, ZipRecords.most16),
                (onDisk, long.onDisk, ZipRecords.most16), (files, long.files, ZipRecords.most16),
                (size, long.size, ZipRecords.most32), (place, long.place, ZipRecords.most32),
            ]
            guard pairs.allSatisfy({ $0 == $1 || $0 == $2 }) else { throw ZipProblem.damaged(ZipEnd.directory) }
            return long
        }
    }
}
