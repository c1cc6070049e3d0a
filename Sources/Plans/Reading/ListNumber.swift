/// A list number such as `3.` or `3)` and how many bytes it takes with the gap behind it.
struct ListNumber: Equatable {
    let value: Int
    /// The sign behind the digits: numbers of one list share it.
    let sign: UInt8
    let length: Int

    /// The number with which a text begins.
    init?(leading text: [UInt8], at start: Int = 0) {
        guard start < text.count, Letters.isDigit(text[start]), let (value, end) = text.number(at: start),
            value < 100, end < text.count
        else { return nil }
        let sign = text[end]
        guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")") else { return nil }
        guard Self.isFollowed(text, end + 1) else { return nil }
        var after = end + 1
        while after < text.count, Letters.isGap(text[after]) { after += 1 }
        guard after < text.count else { return nil }
        self.value = value
        self.sign = sign
        length = after - start
    }

    /// Whether what stands behind the sign makes it a list number, not a decimal or an amount.
    static func isFollowed(_ text: [UInt8], _ place: Int) -> Bool {
        guard place < text.count else { return false }
        return Letters.isGap(text[place]) || Letters.isLetter(text[place])
    }

    /// The number that stands in mid-text at the place, behind a gap and before one.
    init?(inside text: [UInt8], at start: Int) {
        guard start > 0, Letters.isGap(text[start - 1]), let number = ListNumber(leading: text, at: start) else {
            return nil
        }
        let digits = number.value < 10 ? 1 : 2
        guard number.length > digits + 1 else { return nil }
        self = number
    }

    /// The last number of an inner list with this sign, or nil where the text has none.
    static func last(in text: [UInt8], sign: UInt8, from start: Int) -> Int? {
        var last: Int?
        var place = start
        while place < text.count {
            if Letters.isDigit(text[place]), let number = ListNumber(inside: text, at: place), number.sign == sign {
                last = number.value
                place += number.length
            } else {
                place += 1
            }
        }
        return last
    }
}
