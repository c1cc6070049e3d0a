/// A file in an archive, as the archive's directory tells of it.
public struct ZipEntry: Sendable, Equatable {
    public let name: String
    public let size: Int
    public let crc: UInt32
    /// Where the head before the file lies; how long the entry is in the directory, and its remark.
    let place: Int
    let length: Int
    let remark: Int

    /// A folder is a name with a slash behind it, and no bytes.
    public var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }

    init(_ bytes: UntrustedBytes, at start: Int) throws(ZipProblem) {
        guard bytes.has(ZipRecords.entry, at: start), let made = bytes[start + 5],
            let head = ZipFields(bytes, at: start + 8), let nameLength = bytes.little(2, at: start + 28),
            let extra = bytes.little(2, at: start + 30), let remark = bytes.little(2, at: start + 32),
            let disk = bytes.little(2, at: start + 34), let rights = bytes.little(2, at: start + 40),
            let place = bytes.little(4, at: start + 42), let name = bytes.slice(start + 46, count: nameLength),
            let more = bytes.slice(start + 46 + nameLength, count: extra),
            bytes.slice(start + 46 + nameLength + extra, count: remark) != nil,
            let text = String(validating: name.raw, as: UTF8.self)
        else { throw .damaged(ZipEnd.directory) }
        try head.check(text)
        var long = try ZipLong(more, name: text)
        (size, self.place) = (try long.size(head, name: text), try long.number(place))
        guard disk == 0 else { throw .inSeveralParts }
        let path = text.utf8.last == UInt8(ascii: "/") ? String(text.dropLast()) : text
        guard ArchivePath(path) != nil, path == text || size == 0 else { throw .unsafeName(text) }
        // On Unix an archive may hold links to other places, and they are unpacked as such.
        guard made != 3 || [0, 0x8000, 0x4000].contains(rights & 0xF000) else { throw .unsupported(text) }
        (self.name, crc, self.remark) = (text, UInt32(truncatingIfNeeded: head.crc), remark)
        length = 46 + nameLength + extra + remark
    }

    /// Where the bytes begin, if the head before them says what the directory says.
    func start(in file: ArchiveFile) throws -> Int {
        let head = try file.bytes(at: place, count: 30)
        let (fields, nameLength, extra) = head.withUnsafeBytes { buffer in
            let bytes = UntrustedBytes(buffer)
            let fields = bytes.has(ZipRecords.file) ? ZipFields(bytes, at: 6) : nil
            return (fields, bytes.little(2, at: 26), bytes.little(2, at: 28))
        }
        guard let fields, let nameLength, let extra else { throw ZipProblem.differs(name) }
        try fields.check(name)
        let rest = try file.bytes(at: place + 30, count: nameLength + extra)
        let isSame = try rest.withUnsafeBytes { buffer in
            guard let more = UntrustedBytes(buffer).slice(nameLength, count: extra) else { return false }
            var long = try ZipLong(more, name: name)
            return try long.size(fields, name: name) == size
        }
        guard isSame, fields.crc == Int(crc), rest.prefix(nameLength).elementsEqual(name.utf8) else {
            throw ZipProblem.differs(name)
        }
        return place + 30 + nameLength + extra
    }
}

/// The fields that the directory and the head before a file have in common.
struct ZipFields {
    let flags, method, crc, packed, size: Int

    init?(_ bytes: UntrustedBytes, at start: Int) {
        guard let flags = bytes.little(2, at: start), let method = bytes.little(2, at: start + 2),
            let crc = bytes.little(4, at: start + 8), let packed = bytes.little(4, at: start + 12),
            let size = bytes.little(4, at: start + 16)
        else { return nil }
        (self.flags, self.method, self.crc, self.packed, self.size) = (flags, method, crc, packed, size)
    }

    /// Files that stand in the archive as they are, with their size before them.
    func check(_ name: String) throws(ZipProblem) {
        // Encrypted in one of three ways; the sizes behind the bytes.
        if flags & 0x2041 != 0 { throw .encrypted(name) }
        if method == 8 || method == 9 { throw .compressed(name) }
        if method != 0 || flags & 0x0008 != 0 { throw .unsupported(name) }
    }
}

/// The longer numbers of one file, in the order in which the short fields send for them.
struct ZipLong {
    private var numbers: [Int] = []

    init(_ extra: UntrustedBytes, name: String) throws(ZipProblem) {
        var place = 0
        while place < extra.count {
            guard let kind = extra.little(2, at: place), let size = extra.little(2, at: place + 2),
                let body = extra.slice(place + 4, count: size)
            else { throw .damaged(name) }
            // Another name for the same file, which some programs would unpack it under.
            if kind == 0x7075 { throw .unsupported(name) }
            if kind == 1 {
                guard numbers.isEmpty else { throw .damaged(name) }
                for index in 0..<size / 8 {
                    guard let number = body.little(8, at: index * 8) else { throw .damaged(name) }
                    numbers.append(number)
                }
                numbers.reverse()
            }
            place += 4 + size
        }
    }

    mutating func number(_ short: Int) throws(ZipProblem) -> Int {
        guard short == ZipRecords.most32 else { return short }
        return numbers.popLast() ?? short
    }

    /// The size of a file that is as long in the archive as outside of it.
    mutating func size(_ fields: ZipFields, name: String) throws(ZipProblem) -> Int {
        let size = try number(fields.size)
        guard try number(fields.packed) == size else { throw .damaged(name) }
        return size
    }
}
