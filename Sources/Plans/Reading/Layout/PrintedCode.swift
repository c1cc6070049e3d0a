/// A number or code as documents print it before a wording: `3`, `3.`, `b)`, `IV`, `II.A.1`, `1.2.3`.
struct PrintedCode: Equatable {
    /// What tells codes of one list from those of another.
    struct Style: Hashable {
        enum Kind: Hashable { case number, roman, upper, lower }
        let kind: Kind
        let parts: Int
        /// The sign behind one that stands before its wording; 0 in a column of its own.
        let sign: UInt8
    }

    private(set) var style: Style
    /// The place in its list, by its last part.
    private(set) var value: Int
    /// As printed, the sign behind it taken off.
    let text: String
    /// The bytes it takes before its wording, the gap included.
    let length: Int

    /// Whether it is a plain number.
    var isNumber: Bool { style.kind == .number && style.parts == 1 }

    /// The code that a whole cell is.
    init?(whole words: [UInt8]) {
        guard words.count <= 24 else { return nil }
        var words = words.filter { !Letters.isGap($0) }
        if words.first == UInt8(ascii: "(") { words.removeFirst() }
        while let last = words.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ")") { words.removeLast() }
        guard let (kind, value, parts) = Self.parse(words[...]) else { return nil }
        (style, self.value) = (Style(kind: kind, parts: parts, sign: 0), value)
        text = words.string
        length = words.count
    }

    /// The code with which a text begins.
    init?(leading words: [UInt8]) {
        let limit = min(words.count, 24)
        var start = 0
        let isBracketed = words.first == UInt8(ascii: "(")
        if isBracketed { start = 1 }
        var end = start
        while end < limit,
            Letters.isDigit(words[end]) || Letters.isUpper(words[end]) || Letters.isLower(words[end])
                || words[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        // A sign and a capital right behind it: "1.Pembentukan".
        if let glued = Self.glued(words, start, end) { end = glued }
        var last = end
        while last > start, words[last - 1] == UInt8(ascii: ".") { last -= 1 }
        guard last > start, let (kind, value, parts) = Self.parse(words[start..<last]) else { return nil }
        var sign: UInt8 = last < end ? UInt8(ascii: ".") : 0
        if end < words.count, words[end] == UInt8(ascii: ")") {
            sign = isBracketed ? UInt8(ascii: "(") : UInt8(ascii: ")")
            end += 1
        }
        // Without a sign only a code of several parts is one: "2 dokumen" is none.
        guard sign != 0 || (parts > 1 && kind == .number), end < words.count else { return nil }
        let isGapped = Letters.isGap(words[end])
        guard isGapped || (sign != 0 && kind == .number && Letters.isLetter(words[end])) else { return nil }
        while end < words.count, Letters.isGap(words[end]) { end += 1 }
        guard end < words.count else { return nil }
        (style, self.value) = (Style(kind: kind, parts: parts, sign: sign), value)
        text = words[start..<last].string
        length = end
    }

    /// The same code as a letter of the alphabet, if it was read as a Roman number: `C` follows `B`.
    var asLetter: PrintedCode? {
        guard style.kind == .roman, style.parts == 1, let byte = text.utf8.first, text.utf8.count == 1 else {
            return nil
        }
        var code = self
        code.style = Style(kind: Letters.isUpper(byte) ? .upper : .lower, parts: 1, sign: style.sign)
        code.value = Int(Letters.lower(byte) &- UInt8(ascii: "a")) + 1
        return code
    }

    private static func glued(_ words: [UInt8], _ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end, Letters.isDigit(words[place]) { place += 1 }
        guard place > start, place + 1 < end, words[place] == UInt8(ascii: "."), Letters.isLetter(words[place + 1]),
            end - place > 2
        else { return nil }
        return words[(place + 1)..<end].allSatisfy(Letters.isLetter) ? place + 1 : nil
    }

    private static func parse(_ words: ArraySlice<UInt8>) -> (Style.Kind, Int, Int)? {
        let parts = words.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.count <= 10 else { return nil }
        var last: (Style.Kind, Int)?
        for part in parts {
            guard let found = piece(part) else { return nil }
            last = found
        }
        return last.map { ($0.0, $0.1, parts.count) }
    }

    private static func piece(_ part: ArraySlice<UInt8>) -> (Style.Kind, Int)? {
        guard let first = part.first else { return nil }
        if Letters.isDigit(first) {
            guard part.count <= 4, part.allSatisfy(Letters.isDigit) else { return nil }
            return (.number, part.reduce(0) { $0 * 10 + Int($1 &- 0x30) })
        }
        if let value = roman(part), part.count > 1 || "ivx".utf8.contains(Letters.lower(first)) {
            return (.roman, value)
        }
        guard part.count == 1, Letters.isUpper(first) || Letters.isLower(first) else { return nil }
        return (Letters.isUpper(first) ? .upper : .lower, Int(Letters.lower(first) &- UInt8(ascii: "a")) + 1)
    }

    /// The value of a Roman number below forty, written in one case.
    static func roman(_ letters: ArraySlice<UInt8>) -> Int? {
        guard letters.count <= 7, letters.allSatisfy(Letters.isUpper) || letters.allSatisfy(Letters.isLower) else {
            return nil
        }
        var rest = letters.map(Letters.lower)[...]
        var value = 0
        while rest.first == UInt8(ascii: "x"), value < 30 {
            value += 10
            rest = rest.dropFirst()
        }
        let units: [(StaticString, Int)] = [
            ("viii", 8), ("vii", 7), ("iii", 3), ("ix", 9), ("iv", 4), ("vi", 6), ("ii", 2), ("v", 5), ("i", 1),
        ]
        if let unit = units.first(where: { rest.reads($0.0, at: rest.startIndex) }) {
            value += unit.1
            rest = rest.dropFirst(unit.0.utf8CodeUnitCount)
        }
        return rest.isEmpty && value > 0 ? value : nil
    }
}
