public import Storage

/// Writes a ZIP archive as a stream: files stand in it as they are, so that their SHA-256 can be checked by anyone.
///
/// For each file `begin`, then its bytes and `wrote` for each piece of them; at the end `finish`.
public struct ZipWriter: Sendable {
    private let moment: [UInt8]
    private var directory: [UInt8] = []
    private var count = 0
    private var place = 0
    private var paths = ArchivePaths()
    var open: Open?

    /// The file that is being written: what was announced, and what came.
    struct Open: Sendable {
        let name: String
        let size: Int
        let crc: UInt32
        var written = 0
        var sum = CRC32()
    }

    /// - Parameter at: the time that every file in it gets.
    public init(at: Instant, in zone: Zone) { moment = ZipRecords.moment(at, in: zone) }

    /// What stands before the bytes of a file.
    public mutating func begin(_ name: String, size: Int, crc: UInt32) throws(ZipProblem) -> [UInt8] {
        try close()
        guard let path = ArchivePath(name), size >= 0 else { throw .unsafeName(name) }
        guard paths.add(path) else { throw .duplicate(name) }
        let head = ZipHead(name: Array(name.utf8), size: size, crc: crc, place: place, moment: moment)
        let bytes = head.beforeFile
        directory += head.inDirectory
        count += 1
        place += bytes.count
        open = Open(name: name, size: size, crc: crc)
        return bytes
    }

    /// Counts a piece of the file that went out.
    public mutating func wrote(_ bytes: UnsafeRawBufferPointer) throws(ZipProblem) {
        guard var file = open else { throw .changed("") }
        file.written += bytes.count
        file.sum.update(bytes)
        open = file
        guard file.written <= file.size else { throw .changed(file.name) }
    }

    /// The directory of the archive, behind which nothing comes.
    public mutating func finish() throws(ZipProblem) -> [UInt8] {
        try close()
        let size = directory.count
        var bytes = directory
        if count >= ZipRecords.most16 || size >= ZipRecords.most32 || place >= ZipRecords.most32 {
            bytes += ZipRecords.end64 + ZipRecords.eight(44) + ZipRecords.two(45) + ZipRecords.two(45)
            bytes += ZipRecords.four(0) + ZipRecords.four(0) + ZipRecords.eight(count) + ZipRecords.eight(count)
            bytes += ZipRecords.eight(size) + ZipRecords.eight(place)
            bytes += ZipRecords.locator64 + ZipRecords.four(0) + ZipRecords.eight(place + size) + ZipRecords.four(1)
        }
        let shortCount = ZipRecords.two(min(count, ZipRecords.most16))
        bytes += ZipRecords.end + ZipRecords.two(0) + ZipRecords.two(0) + shortCount + shortCount
        bytes += ZipRecords.four(min(size, ZipRecords.most32)) + ZipRecords.four(min(place, ZipRecords.most32))
        return bytes + ZipRecords.two(0)
    }

    /// A file that changed since it was announced would leave an archive that nobody can check.
    private mutating func close() throws(ZipProblem) {
        guard let file = open else { return }
        guard file.written == file.size, file.sum.value == file.crc else { throw .changed(file.name) }
        place += file.size
        open = nil
    }
}

extension ZipWriter {
    /// How long the archive of such files will be, for a download that says so.
    public static func length(of files: [(name: String, size: Int)]) throws(ZipProblem) -> Int {
        var writer = ZipWriter(at: Instant(milliseconds: 0), in: .wib)
        var length = 0
        for file in files {
            length += try writer.begin(file.name, size: file.size, crc: 0).count + file.size
            writer.open?.written = file.size
        }
        return length + (try writer.finish().count)
    }
}

/// What an archive says of a file, before it and in its directory.
private struct ZipHead {
    let name: [UInt8]
    let size: Int
    let crc: UInt32
    let place: Int
    let moment: [UInt8]

    private var isLong: Bool { size >= ZipRecords.most32 }

    var beforeFile: [UInt8] {
        let long =
            isLong ? ZipRecords.two(1) + ZipRecords.two(16) + ZipRecords.eight(size) + ZipRecords.eight(size) : []
        return ZipRecords.file + described(needs: isLong ? 45 : 20) + ZipRecords.two(long.count) + name + long
    }

    var inDirectory: [UInt8] {
        let isFar = place >= ZipRecords.most32
        var long = isLong ? ZipRecords.eight(size) + ZipRecords.eight(size) : []
        if isFar { long += ZipRecords.eight(place) }
        if !long.isEmpty { long = ZipRecords.two(1) + ZipRecords.two(long.count) + long }
        let needs = long.isEmpty ? 20 : 45
        // Made on Unix, so that the file may be read by its owner and everyone when it is unpacked there.
        let bytes = ZipRecords.entry + [UInt8(needs), 3] + described(needs: needs) + ZipRecords.two(long.count)
        let rights = ZipRecords.four(0o100644 << 16)
        let place = ZipRecords.four(isFar ? ZipRecords.most32 : place)
        return bytes + ZipRecords.two(0) + ZipRecords.two(0) + ZipRecords.two(0) + rights + place + name + long
    }

    /// The fields that both heads have, up to the length of the name.
    private func described(needs: Int) -> [UInt8] {
        let size = ZipRecords.four(min(size, ZipRecords.most32))
        return ZipRecords.two(needs) + ZipRecords.two(ZipRecords.utf8Flag) + ZipRecords.two(0) + moment
            + ZipRecords.four(Int(crc)) + size + size + ZipRecords.two(name.count)
    }
}
