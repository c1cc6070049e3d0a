/// Why a text is no JSON that we take, and at which byte.
public enum JSONFailure: Error, Sendable, Equatable {
    case malformed(at: Int)
    case tooDeep(at: Int)
    /// Which of the two values is meant, nobody knows.
    case doubledKey(String)
}

extension JSONValue {
    /// How deep lists and objects may stand in one another.
    public static let deepest = 16

    /// Reads the JSON of strangers: RFC 8259 to the letter, no key twice, no text that a database would refuse.
    public init(json bytes: [UInt8]) throws(JSONFailure) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.whole()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }
    private var wrong: JSONFailure { .malformed(at: place) }

    mutating func whole() throws(JSONFailure) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw wrong }
        return value
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFailure) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try list(depth: depth + 1)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFailure) -> JSONValue {
        guard bytes[place...].starts(with: word.utf8) else { throw wrong }
        place += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONFailure) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw .tooDeep(at: place) }
        place += 1
        var (members, names): ([JSONValue.Member], Set<String>) = ([], [])
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw wrong }
            let name = try text()
            guard names.insert(name).inserted else { throw .doubledKey(name) }
            skipSpace()
            guard take(":") else { throw wrong }
            members.append(.init(name, try value(depth: depth)))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw wrong }
        }
    }

    private mutating func list(depth: Int) throws(JSONFailure) -> JSONValue {
        guard depth <= JSONValue.deepest else { throw .tooDeep(at: place) }
        place += 1
        var values: [JSONValue] = []
        skipSpace()
        if take("]") { return .list([]) }
        while true {
            values.append(try value(depth: depth))
            skipSpace()
            if take("]") { return .list(values) }
            guard take(",") else { throw wrong }
        }
    }

    private mutating func digits() throws(JSONFailure) {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        guard place > start else { throw wrong }
    }

    private mutating func number() throws(JSONFailure) -> String {
        let start = place
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func text() throws(JSONFailure) -> String {
        let start = place
        place += 1
        var text: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: text, as: UTF8.self) else { throw .malformed(at: start) }
                return text
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw .malformed(at: place - 1)
            default: text.append(byte)
            }
        }
        throw .malformed(at: start)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFailure) {
        guard let byte = next else { throw wrong }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = UInt32(try unit())
            if (0xD800..<0xDC00).contains(code) {
                guard take("\\"), take("u") else { throw wrong }
                let low = UInt32(try unit())
                guard (0xDC00..<0xE000).contains(low) else { throw wrong }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            // PostgreSQL holds no text with a zero in it.
            guard code > 0, let scalar = Unicode.Scalar(code) else { throw wrong }
            text += String(Character(scalar)).utf8
        default: throw .malformed(at: place - 1)
        }
    }

    private mutating func unit() throws(JSONFailure) -> UInt16 {
        guard place + 4 <= bytes.count,
            bytes[place..<place + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
        else { throw wrong }
        place += 4
        return unit
    }
}
