/// The items of a numbered list in one text.
struct ListItems {
    struct Item {
        let number: Int?
        let text: ArraySlice<UInt8>
        /// Where it stands in the whole text, its number included.
        let range: Range<Int>
    }

    private(set) var items: [Item] = []
    /// The numbers that stand inside a sentence.
    private(set) var strays: [Int] = []
    /// The number with which the text begins.
    let leading: ListNumber?

    /// Splits at the numbers that go on counting from the one at the beginning; without one, at the ends of paragraphs.
    init(_ text: [UInt8]) {
        leading = ListNumber(leading: text)
        if let leading { count(on: leading, in: text) } else { splitParagraphs(text) }
    }

    private mutating func count(on leading: ListNumber, in text: [UInt8]) {
        let isLowerCase = Letters.isLower(text[leading.length])
        var next = leading.value + 1
        var number = leading.value
        var begin = 0
        var from = leading.length
        var words: [UInt8] = []
        var place = from
        items.reserveCapacity(4)
        while place < text.count {
            guard Letters.isDigit(text[place]), let found = ListNumber(inside: text, at: place),
                found.sign == leading.sign, found.value == next
            else {
                place += 1
                continue
            }
            let isStray =
                Letters.isLower(text[place + found.length]) && !isLowerCase && !Letters.isStop(text[place - 2])
            if isStray {
                words += text[from..<place]
                strays.append(next)
            } else {
                close(number, &words, text[from..<place], begin..<place)
                number = next
                begin = place
            }
            next += 1
            place += found.length
            from = place
        }
        close(number, &words, text[from...], begin..<text.count)
    }

    /// Ends an item; words before a stray number are put in front of the rest.
    private mutating func close(
        _ number: Int?, _ words: inout [UInt8], _ rest: ArraySlice<UInt8>, _ range: Range<Int>
    ) {
        var text = words.isEmpty ? rest : (words + rest)[...]
        while let last = text.last, Letters.isGap(last) { text.removeLast() }
        items.append(Item(number: number, text: text, range: range))
        if !words.isEmpty { words = [] }
    }

    /// Whether the paragraph behind `place` is a part of the list that its item holds: "…: 1) a 2) b".
    private static func goesOn(_ text: [UInt8], _ begin: Int, _ place: Int) -> Bool {
        guard place + 1 < text.count, place > begin, Letters.isDigit(text[place + 1]),
            let number = ListNumber(inside: text, at: place + 1)
        else { return false }
        if number.value == 1 { return text[place - 1] == UInt8(ascii: ":") }
        return (begin + 1..<place).contains { before in
            Letters.isGap(text[before - 1]) && Letters.isDigit(text[before])
                && ListNumber(inside: text, at: before)?.value == number.value - 1
        }
    }

    private mutating func splitParagraphs(_ text: [UInt8]) {
        var begin = 0
        for place in text.indices where text[place] == Letters.paragraph {
            if Self.goesOn(text, begin, place) { continue }
            if place > begin { items.append(Item(number: nil, text: text[begin..<place], range: begin..<place)) }
            begin = place + 1
        }
        if begin == 0 {
            items.append(Item(number: nil, text: text[...], range: 0..<text.count))
        } else if begin < text.count {
            items.append(Item(number: nil, text: text[begin...], range: begin..<text.count))
        }
    }
}
