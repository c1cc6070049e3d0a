/// What stands before the words of an item: `A.`, `1)`, `II.`, `1.2`, `-`.
struct OutlineMark: Equatable {
    /// How an item is marked; items of one list are marked alike.
    enum Kind: Hashable {
        case heading(Int)
        /// A line in capitals.
        case capitals
        /// `1.2` has two parts.
        case number(parts: Int, sign: UInt8)
        case letter(isUpper: Bool, sign: UInt8)
        case roman(isUpper: Bool, sign: UInt8)
        case bullet
        /// Only its key tells its level.
        case key
    }

    /// As printed, without the gap behind it.
    let label: String
    let length: Int
    let sign: UInt8
    /// The last number of a number in digits, and how many parts it has.
    private(set) var number: Int?
    private(set) var parts = 1
    /// What a letter or a Roman number counts; some letters may be either.
    private(set) var letter: Int?
    private(set) var roman: Int?
    private(set) var isUpper = false

    /// The mark with which a text begins.
    init?(_ text: [UInt8]) {
        guard let first = text.first else { return nil }
        if let length = Self.bullet(text) {
            (label, self.length, sign) = ("", length, 0)
            return
        }
        var place = first == UInt8(ascii: "(") ? 1 : 0
        let start = place
        while place < text.count, place - start < 12, Letters.isDigit(text[place]) || Self.isPlainLetter(text[place]) {
            place += 1
            if place + 1 < text.count, text[place] == UInt8(ascii: "."), Letters.isDigit(text[place + 1]) { place += 1 }
        }
        let body = text[start..<place]
        let hasSign = place < text.count && (text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: ")"))
        guard !body.isEmpty, hasSign || body.contains(UInt8(ascii: ".")) else { return nil }
        sign = start == 1 ? UInt8(ascii: "(") : hasSign ? text[place] : UInt8(ascii: ".")
        guard start == 0 || (hasSign && text[place] == UInt8(ascii: ")")) else { return nil }
        let end = hasSign ? place + 1 : place
        guard end < text.count, Letters.isGap(text[end]) || (Letters.isDigit(body[start]) && hasSign) else {
            return nil
        }
        guard !Letters.isDigit(text[end]) else { return nil }
        var after = end
        while after < text.count, Letters.isGap(text[after]) { after += 1 }
        guard after < text.count else { return nil }
        length = after
        label = String(decoding: text[0..<end], as: UTF8.self)
        guard count(Array(body)) else { return nil }
    }

    /// Says what the characters count; false where they are no number.
    private mutating func count(_ body: [UInt8]) -> Bool {
        let pieces = body.split(separator: UInt8(ascii: "."))
        guard let last = pieces.last, pieces.allSatisfy({ $0.count <= 3 || pieces.count == 1 }) else { return false }
        if last.allSatisfy(Letters.isDigit) {
            guard last.count <= 2, pieces.allSatisfy({ $0.allSatisfy(Letters.isDigit) ? $0.count <= 2 : true }) else {
                return false
            }
            number = last.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
            parts = pieces.count
            return true
        }
        guard pieces.count == 1, !last.contains(where: Letters.isDigit) else { return false }
        isUpper = last.allSatisfy(Letters.isUpper)
        guard isUpper || last.allSatisfy(Letters.isLower) else { return false }
        let lower = last.map(Letters.lower)
        roman = RomanNumber.value(lower)
        if lower.count == 1 { letter = Int(lower[0] &- UInt8(ascii: "a")) + 1 }
        return roman != nil || letter != nil
    }

    /// How it counts, next to the marks that are open.
    func kind(beside open: [(kind: Kind, value: Int)]) -> Kind {
        if number != nil { return .number(parts: parts, sign: sign) }
        guard let letter else {
            return roman != nil ? .roman(isUpper: isUpper, sign: sign) : .bullet
        }
        let asLetter = Kind.letter(isUpper: isUpper, sign: sign)
        guard let roman else { return asLetter }
        let asRoman = Kind.roman(isUpper: isUpper, sign: sign)
        if open.contains(where: { $0.kind == asRoman && $0.value + 1 == roman }) { return asRoman }
        if open.contains(where: { $0.kind == asLetter && $0.value + 1 == letter }) { return asLetter }
        return roman == 1 ? asRoman : asLetter
    }

    /// What it counts when it is of a kind.
    func value(as kind: Kind) -> Int {
        switch kind {
        case .letter: letter ?? 0
        case .roman: roman ?? 0
        default: number ?? 0
        }
    }

    private static func isPlainLetter(_ byte: UInt8) -> Bool { Letters.isLower(byte) || Letters.isUpper(byte) }

    /// The length of a bullet with its gap.
    private static func bullet(_ text: [UInt8]) -> Int? {
        let signs: [[UInt8]] = [
            "-", "–", "—", "•", "●", "○", "▪", "■", "◦", "*", "\u{F0B7}", "\u{F0A7}", "➢", "✓", "√", "o",
        ]
        .map { Array($0.utf8) }
        for sign in signs where text.starts(with: sign) {
            guard text.count > sign.count, Letters.isGap(text[sign.count]) else { continue }
            var after = sign.count
            while after < text.count, Letters.isGap(text[after]) { after += 1 }
            return after < text.count ? after : nil
        }
        return nil
    }
}

/// Roman numbers up to 39.
enum RomanNumber {
    static func value(_ letters: [UInt8]) -> Int? {
        guard !letters.isEmpty, letters.count <= 7 else { return nil }
        var total = 0
        var last = 0
        for letter in letters.reversed() {
            let value: Int
            switch letter {
            case UInt8(ascii: "i"): value = 1
            case UInt8(ascii: "v"): value = 5
            case UInt8(ascii: "x"): value = 10
            default: return nil
            }
            total += value < last ? -value : value
            last = max(last, value)
        }
        return (1...39).contains(total) && letters == written(total) ? total : nil
    }

    /// The number as it is properly written.
    static func written(_ number: Int) -> [UInt8] {
        let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
        return Array(String(repeating: "x", count: number / 10).utf8) + Array(ones[number % 10].utf8)
    }
}
