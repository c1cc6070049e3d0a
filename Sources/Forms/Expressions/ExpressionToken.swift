import Storage

/// A word with a meaning of its own.
enum ExpressionWord: String, CaseIterable, Sendable {
    case and, or, not, `in`, `is`, has, contains, filled, empty
    case yes = "true"
    case no = "false"
    case today, `if`, days, year, month
}

/// A sign of one or two letters.
enum ExpressionSign: String, Sendable {
    case open = "("
    case close = ")"
    case comma = ","
    case plus = "+"
    case minus = "-"
    case times = "*"
    case equal = "="
    case different = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
}

/// The smallest part of a source, with the bytes where it stands.
struct ExpressionToken: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case name(String)
        case word(ExpressionWord)
        case text(String)
        case number(Int64, decimals: Int)
        case day(Day)
        case sign(ExpressionSign)
        case end
    }

    let kind: Kind
    let start: Int
    let end: Int
}

/// Takes a source apart, from its beginning to its end and without ever going back.
struct ExpressionTokens {
    static let longestText = 200
    static let mostDecimals = 6

    private let bytes: [UInt8]
    private var place = 0
    private(set) var tokens: [ExpressionToken] = []

    init(_ source: String) throws(ExpressionProblem) {
        bytes = Array(source.utf8)
        guard bytes.count <= Expression.longest else {
            throw ExpressionProblem(
                offset: Expression.longest,
                text: "found \(bytes.count) bytes; an expression has at most \(Expression.longest)")
        }
        while let byte = current {
            let start = place
            switch byte {
            case " ", "\t", "\n", "\r": place += 1
            case "a"..."z": add(word(), from: start)
            case "0"..."9": add(try number(), from: start)
            case "'": add(.text(try text()), from: start)
            default: add(.sign(try sign()), from: start)
            }
        }
        add(.end, from: place)
    }

    private var current: Unicode.Scalar? { byte(place) }

    private func byte(_ index: Int) -> Unicode.Scalar? { index < bytes.count ? Unicode.Scalar(bytes[index]) : nil }

    private func string(from start: Int) -> String { String(decoding: bytes[start..<place], as: UTF8.self) }

    private func problem(_ offset: Int, _ text: String) -> ExpressionProblem {
        ExpressionProblem(offset: offset, text: text)
    }

    private mutating func add(_ kind: ExpressionToken.Kind, from start: Int) {
        tokens.append(ExpressionToken(kind: kind, start: start, end: place))
    }

    private static func goesOnName(_ byte: Unicode.Scalar?) -> Bool {
        guard let byte else { return false }
        return ("a"..."z").contains(byte) || isDigit(byte)
    }

    private static func isDigit(_ byte: Unicode.Scalar?) -> Bool { byte.map { ("0"..."9").contains($0) } ?? false }

    /// A hyphen belongs to a name where a letter or a digit follows it.
    private mutating func word() -> ExpressionToken.Kind {
        let start = place
        while Self.goesOnName(current) || (current == "-" && Self.goesOnName(byte(place + 1))) { place += 1 }
        let text = string(from: start)
        return ExpressionWord(rawValue: text).map { .word($0) } ?? .name(text)
    }

    private mutating func number() throws(ExpressionProblem) -> ExpressionToken.Kind {
        let start = place
        while Self.isDigit(current) { place += 1 }
        if place - start == 4, current == "-", Self.isDigit(byte(place + 1)) { return .day(try day(from: start)) }
        var (digits, decimals) = (Array(bytes[start..<place]), 0)
        if current == "." {
            place += 1
            let first = place
            while Self.isDigit(current) { place += 1 }
            decimals = place - first
            digits += bytes[first..<place]
            guard (1...Self.mostDecimals).contains(decimals) else {
                throw problem(start, "found '\(string(from: start))'; a number has 1 to 6 decimals behind its point")
            }
        }
        if let next = current, next == "." || next == "_" || ("a"..."z").contains(next) {
            throw problem(place, "found '\(next)' right behind the number '\(string(from: start))'")
        }
        guard let number = Int64(String(decoding: digits, as: UTF8.self)) else {
            throw problem(start, "the number '\(string(from: start))' is too large")
        }
        return .number(number, decimals: decimals)
    }

    private mutating func day(from start: Int) throws(ExpressionProblem) -> Day {
        while Self.goesOnName(current) || current == "-" { place += 1 }
        let text = string(from: start)
        guard let day = Day(text) else {
            throw problem(
                start,
                "found '\(text)'; a day of the calendar is written 2026-03-01, and a minus needs spaces: 2026 - 3")
        }
        return day
    }

    private mutating func text() throws(ExpressionProblem) -> String {
        let start = place
        var content: [UInt8] = []
        place += 1
        while let byte = current {
            guard byte >= " ", byte != "\u{7F}" else { throw problem(place, "found a control character in a text") }
            place += 1
            if byte == "'" {
                guard current == "'" else {
                    let text = String(decoding: content, as: UTF8.self)
                    guard text.count <= Self.longestText else {
                        throw problem(start, "a text has at most \(Self.longestText) characters")
                    }
                    return text
                }
                place += 1
            }
            content.append(UInt8(truncatingIfNeeded: byte.value))
        }
        throw problem(start, "this text has no ' at its end")
    }

    private mutating func sign() throws(ExpressionProblem) -> ExpressionSign {
        let start = place
        for length in [2, 1] where start + length <= bytes.count {
            place = start + length
            guard let sign = ExpressionSign(rawValue: string(from: start)) else { continue }
            // What other languages write.
            if sign == .equal, current == "=" { throw problem(start, "found '=='; equal is written =") }
            if sign == .less, current == ">" { throw problem(start, "found '<>'; different is written !=") }
            return sign
        }
        let character = String(decoding: bytes[start...].prefix(32), as: UTF8.self).first ?? " "
        switch character {
        case "A"..."Z": throw problem(start, "found '\(character)'; names and words are written in small letters")
        case "_": throw problem(start, "found '_'; names are written with hyphens")
        case "\"", "’", "‘", "“": throw problem(start, "found \(character); a text stands between ' and '")
        case "!": throw problem(start, "found '!'; write not, or != for different")
        case "/": throw problem(start, "found '/'; there is no division: multiply by 0.5, or compare products")
        default: throw problem(start, "found '\(Self.visible(character))', which no expression has")
        }
    }

    private static func visible(_ character: Character) -> String {
        guard let scalar = character.unicodeScalars.first, scalar.properties.generalCategory != .control else {
            return "a control character"
        }
        return String(character.unicodeScalars.prefix(4).reduce(into: "") { $0.unicodeScalars.append($1) })
    }
}
