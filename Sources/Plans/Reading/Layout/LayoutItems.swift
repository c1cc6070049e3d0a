/// The items of a list inside one cell: numbered, lettered, with bullets, or on lines of their own.
struct LayoutItems {
    struct Item {
        let text: [UInt8]
        /// Where it stands in the whole text, its mark included.
        let range: Range<Int>
    }

    private(set) var items: [Item] = []

    init(_ text: [UInt8]) {
        if ListNumber(leading: text) != nil {
            items = ListItems(text).items.map { Item(text: Array($0.text), range: $0.range) }
        } else if !splitLetters(text), !splitLines(text) {
            let start = Self.bullet(text[...])
            items = [Item(text: Self.trimmed(text[start...]), range: 0..<text.count)]
        }
        items.removeAll { $0.text.isEmpty }
        if items.isEmpty { items = [Item(text: text, range: 0..<text.count)] }
    }

    /// Splits at letters that count on: `a. … b. …`.
    private mutating func splitLetters(_ text: [UInt8]) -> Bool {
        guard let first = Self.letter(text, 0), first.letter | 0x20 == UInt8(ascii: "a") else { return false }
        var starts = [(place: 0, length: first.length)]
        var next = first.letter + 1
        var place = first.length
        while place < text.count {
            if Letters.isGap(text[place - 1]), let found = Self.letter(text, place), found.letter == next,
                found.sign == first.sign
            {
                starts.append((place, found.length))
                next += 1
                place += found.length
            } else {
                place += 1
            }
        }
        guard starts.count > 1 else { return false }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].place : text.count
            add(text, start.place..<end, from: start.place + start.length)
        }
        return true
    }

    private static func letter(_ text: [UInt8], _ place: Int) -> (letter: UInt8, sign: UInt8, length: Int)? {
        guard place + 2 < text.count, Letters.isLower(text[place]) || Letters.isUpper(text[place]),
            text[place + 1] == UInt8(ascii: ".") || text[place + 1] == UInt8(ascii: ")"), Letters.isGap(text[place + 2])
        else { return nil }
        return (text[place], text[place + 1], 3)
    }

    /// Splits at ends of lines, where each line begins with a bullet or looks like a text of its own.
    private mutating func splitLines(_ text: [UInt8]) -> Bool {
        var lines: [Range<Int>] = []
        var begin = 0
        for place in 0...text.count where place == text.count || text[place] == Letters.paragraph {
            if place > begin { lines.append(begin..<place) }
            begin = place + 1
        }
        guard lines.count > 1 else { return false }
        let bullets = lines.map { Self.bullet(text[$0]) - $0.lowerBound }
        var starts: [Int] = []
        if bullets[0] > 0 {
            for (index, bullet) in bullets.enumerated() where bullet > 0 { starts.append(index) }
        } else {
            let isSplit = lines.indices.dropFirst().allSatisfy { index in
                let line = Array(text[lines[index]])
                return Continuation.startsAnew(line) && CutSentence.end(of: text[lines[index - 1]]) == nil
            }
            let areWhole = lines.allSatisfy { line in
                text[line].contains(Letters.space) || Letters.isStop(text[line.upperBound - 1])
            }
            guard isSplit, areWhole else { return false }
            starts = Array(lines.indices)
        }
        for (position, start) in starts.enumerated() {
            let end = position + 1 < starts.count ? lines[starts[position + 1]].lowerBound : text.count
            add(text, lines[start].lowerBound..<end, from: lines[start].lowerBound + bullets[start])
        }
        return true
    }

    private mutating func add(_ text: [UInt8], _ range: Range<Int>, from start: Int) {
        items.append(Item(text: Self.trimmed(text[start..<range.upperBound]), range: range))
    }

    /// Where the words behind a bullet begin; the start of the text where it has none.
    private static func bullet(_ text: ArraySlice<UInt8>) -> Int {
        let signs: [StaticString] = [
            "-", "*", "\u{2022}", "\u{2013}", "\u{2014}", "\u{25CF}", "\u{25AA}", "\u{00B7}", "\u{F0B7}", "\u{F0A7}",
            "\u{27A2}",
        ]
        for sign in signs where text.reads(sign, at: text.startIndex) {
            var place = text.startIndex + sign.utf8CodeUnitCount
            while place < text.endIndex, Letters.isGap(text[place]) { place += 1 }
            if place < text.endIndex { return place }
        }
        return text.startIndex
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text
        while let last = text.last, Letters.isGap(last) { text.removeLast() }
        return Array(text)
    }
}
