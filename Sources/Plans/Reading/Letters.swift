/// Tests on single bytes of UTF-8 text.
enum Letters {
    static let space: UInt8 = 0x20
    /// Ends a paragraph inside a cell; a text never holds it otherwise.
    static let paragraph: UInt8 = 0x0A

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }
    @inline(__always) static func isGap(_ byte: UInt8) -> Bool { byte == space || byte == paragraph }

    /// Whether a byte can end a sentence or an item.
    @inline(__always) static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",")
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// Whether the lower-case ASCII word stands at the place, in either case.
    @inline(__always)
    func reads(_ word: StaticString, at start: Int = 0) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start >= startIndex, start + length <= endIndex else { return false }
        for offset in 0..<length where Letters.lower(self[start + offset]) != word.utf8Start[offset] { return false }
        return true
    }

    /// The bytes as text; ends of paragraphs become spaces.
    var string: String {
        guard contains(Letters.paragraph) else { return String(decoding: self, as: UTF8.self) }
        return String(decoding: map { $0 == Letters.paragraph ? Letters.space : $0 }, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Whether the bytes hold the lower-case ASCII word, in either case.
    func holds(_ word: StaticString) -> Bool {
        guard word.utf8CodeUnitCount <= count else { return false }
        return (0...(count - word.utf8CodeUnitCount)).contains { reads(word, at: $0) }
    }

    /// The bytes without gaps at the end.
    var trimmed: [UInt8] { lastIndex { !Letters.isGap($0) }.map { Array(self[...$0]) } ?? [] }

    /// The number that starts at the place, and where it ends; at most four digits.
    func number(at start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end < count, Letters.isDigit(self[end]) {
            guard end - start < 4 else { return nil }
            value = value * 10 + Int(self[end] &- 0x30)
            end += 1
        }
        return end == start ? nil : (value, end)
    }
}
