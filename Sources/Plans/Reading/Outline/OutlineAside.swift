/// What an item says in brackets at its end: when, and who.
struct OutlineAside: Equatable {
    /// The words before the brackets.
    private(set) var text: [UInt8]
    private(set) var times: [String] = []
    private(set) var units: [String] = []

    init(_ text: [UInt8], _ words: ReadingWords, year: Int?) {
        self.text = text
        var end = text.count
        while end > 0, Letters.isGap(text[end - 1]) || Letters.isStop(text[end - 1]) { end -= 1 }
        guard end > 2, let open = Self.opening(text, end) else { return }
        let inside = Array(text[(open + 1)..<(end - 1)])
        guard let (times, units) = Self.read(inside, words, year: year) else { return }
        (self.times, self.units) = (times, units)
        var before = open
        while before > 0, Letters.isGap(text[before - 1]) { before -= 1 }
        self.text = Array(text[..<before])
    }

    /// Where the bracket opens that closes at the end.
    private static func opening(_ text: [UInt8], _ end: Int) -> Int? {
        let (open, close): (UInt8, UInt8)
        switch text[end - 1] {
        case UInt8(ascii: ")"): (open, close) = (UInt8(ascii: "("), UInt8(ascii: ")"))
        case UInt8(ascii: "]"): (open, close) = (UInt8(ascii: "["), UInt8(ascii: "]"))
        default: return nil
        }
        var depth = 0
        for place in (0..<end).reversed() where end - place < 300 {
            if text[place] == close { depth += 1 }
            if text[place] == open { depth -= 1 }
            if depth == 0 { return place > 0 && place + 1 < end - 1 ? place : nil }
        }
        return nil
    }

    /// Every part must be a time or a unit; else the brackets belong to the words.
    private static func read(_ inside: [UInt8], _ words: ReadingWords, year: Int?) -> ([String], [String])? {
        var times: [String] = []
        var units: [String] = []
        let whole = inside.string
        if !inside.contains(UInt8(ascii: ";")), words.saysOnlyTime(whole, year: year) { return ([whole], []) }
        for part in split(inside, at: [UInt8(ascii: ";"), UInt8(ascii: "|")]) {
            if words.saysOnlyTime(part, year: year) {
                times.append(part)
            } else if words.isUnit(part) {
                units.append(part)
            } else if let (more, who) = readCommas(Array(part.utf8), words, year) {
                times += more
                units += who
            } else {
                return nil
            }
        }
        return times.isEmpty && units.isEmpty ? nil : (times, units)
    }

    /// `Januari, Maret, Subbag Umum`: the times stand together, and so do the units.
    private static func readCommas(_ part: [UInt8], _ words: ReadingWords, _ year: Int?) -> ([String], [String])? {
        let pieces = split(part, at: [UInt8(ascii: ",")])
        guard (2...12).contains(pieces.count) else { return nil }
        var times: [String] = []
        var units: [String] = []
        for piece in pieces {
            if words.saysOnlyTime(piece, year: year) {
                times.append(piece)
            } else if words.isUnit(piece) {
                units.append(piece)
            } else {
                return nil
            }
        }
        return (times.isEmpty ? [] : [times.joined(separator: ", ")], units)
    }

    private static func split(_ text: [UInt8], at signs: [UInt8]) -> [String] {
        text.split(whereSeparator: signs.contains).map { part in
            var part = part
            while let first = part.first, Letters.isGap(first) { part.removeFirst() }
            while let last = part.last, Letters.isGap(last) { part.removeLast() }
            return part.string
        }.filter { !$0.isEmpty }
    }
}
