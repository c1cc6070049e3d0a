/// The head of one part of a backup: a block of the tar format (POSIX ustar), so that common tools can read it.
///
/// Only what we write ourselves is read back, byte for byte: any other head is an altered one.
struct TarEntry: Equatable {
    static let blockSize = 512
    /// Two blocks of zeroes end the archive.
    static let end = [UInt8](repeating: 0, count: 2 * blockSize)

    let name: String
    let size: Int
    /// When the backup was made, in seconds.
    let seconds: Int
    private let directory: String
    private let file: String

    init(name: String, size: Int, seconds: Int) throws {
        (self.name, self.size, self.seconds) = (name, size, seconds)
        if name.utf8.count <= 100 {
            (directory, file) = ("", name)
            return
        }
        // Longer names are kept in two fields, divided at a slash.
        let slashes = name.indices.filter { name[$0] == "/" }
        guard let slash = slashes.first(where: { name[name.index(after: $0)...].utf8.count <= 100 }),
            name[..<slash].utf8.count <= 155
        else { throw BackupProblem.nameTooLong(name) }
        (directory, file) = (String(name[..<slash]), String(name[name.index(after: slash)...]))
    }

    /// How many zero bytes follow the part, up to the next block.
    var padding: Int { (Self.blockSize - size % Self.blockSize) % Self.blockSize }

    var block: [UInt8] {
        var block = [UInt8](repeating: 0, count: Self.blockSize)
        func put(_ bytes: some Collection<UInt8>, at place: Int) {
            block.replaceSubrange(place..<place + bytes.count, with: bytes)
        }
        put(file.utf8, at: 0)
        put("0000600\0".utf8, at: 100)
        put("0000000\0".utf8, at: 108)
        put("0000000\0".utf8, at: 116)
        put(Self.number(size), at: 124)
        put(Self.number(seconds), at: 136)
        put("        0".utf8, at: 148)
        put("ustar\u{0}00".utf8, at: 257)
        put(directory.utf8, at: 345)
        let sum = block.reduce(0) { $0 + Int($1) }
        put((Self.octal(sum, digits: 6) + "\0 ").utf8, at: 148)
        return block
    }

    /// `nil` when the block is none that we would write.
    init?(block: [UInt8]) {
        func text(_ range: Range<Int>) -> String? {
            String(validating: block[range].prefix { $0 != 0 }, as: UTF8.self)
        }
        guard block.count == Self.blockSize, let file = text(0..<100), let directory = text(345..<500),
            let size = Self.number(in: block[124..<136]), let seconds = Self.number(in: block[136..<148])
        else { return nil }
        do {
            try self.init(
                name: directory.isEmpty ? file : "\(directory)/\(file)", size: size, seconds: seconds)
        } catch {
            return nil
        }
        guard self.block == block else { return nil }
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// Eleven octal digits, or (from 8 GiB on) the number itself behind a mark, as GNU tar and others write it.
    private static func number(_ number: Int) -> [UInt8] {
        guard number >= 1 << 33 else { return Array((octal(number, digits: 11) + "\0").utf8) }
        return [0x80] + (0..<11).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }

    private static func number(in field: ArraySlice<UInt8>) -> Int? {
        guard field.first == 0x80 else {
            return Int(String(decoding: field.prefix { $0 != 0 }, as: UTF8.self), radix: 8).flatMap {
                $0 < 0 ? nil : $0
            }
        }
        let bytes = field.dropFirst()
        guard bytes.prefix(4).allSatisfy({ $0 == 0 }) else { return nil }
        return bytes.dropFirst(4).reduce(0) { $0 << 8 | Int($1) }
    }
}
