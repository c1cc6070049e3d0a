/// What the signs at the beginning of a line of Markdown say.
enum MarkdownLine {
    /// A heading's level and where its words stand.
    static func heading(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> (level: Int, words: Range<Int>)? {
        var place = line.lowerBound
        while place < line.upperBound, text[place] == Letters.space { place += 1 }
        let start = place
        while place < line.upperBound, text[place] == UInt8(ascii: "#") { place += 1 }
        guard (1...6).contains(place - start), place < line.upperBound, text[place] <= Letters.space else { return nil }
        var end = line.upperBound
        while end > place, text[end - 1] == UInt8(ascii: "#") || text[end - 1] <= Letters.space { end -= 1 }
        return end > place ? (start + 6 < place ? 6 : place - start, place..<end) : nil
    }

    /// Whether the line only rules off a table: dashes, colons, pipes and plus signs.
    static func isRule(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var dashes = 0
        for place in line {
            switch text[place] {
            case UInt8(ascii: "-"), UInt8(ascii: "="): dashes += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "+"), Letters.space, 0x09, 0x0D: continue
            default: return false
            }
        }
        return dashes > 0
    }

    /// Whether the line draws a line: three or more of one sign and nothing else.
    static func isBreak(_ text: [UInt8], _ line: Range<Int>) -> Bool {
        var sign: UInt8?
        var count = 0
        for place in line where text[place] > Letters.space {
            let byte = text[place]
            guard byte == sign ?? byte, "-=*_".utf8.contains(byte) else { return false }
            sign = byte
            count += 1
        }
        return count > 2
    }

    /// How far a list's item is indented and where its words begin; its number, if it has one, stays with them.
    static func item(_ text: [UInt8], _ line: Range<Int>) -> (indent: Int, words: Range<Int>)? {
        var place = line.lowerBound
        var indent = 0
        while place < line.upperBound, text[place] <= Letters.space {
            indent += text[place] == 0x09 ? 4 : 1
            place += 1
        }
        guard place < line.upperBound else { return nil }
        if "-*+".utf8.contains(text[place]) {
            guard place + 1 < line.upperBound, text[place + 1] <= Letters.space else { return nil }
            return (indent, place + 1..<line.upperBound)
        }
        let start = place
        while place < line.upperBound, place - start < 4, Letters.isDigit(text[place]) { place += 1 }
        guard place > start, place + 1 < line.upperBound,
            text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: ")"), text[place + 1] <= Letters.space
        else { return nil }
        return (indent, start..<line.upperBound)
    }
}

/// The words of Markdown without the signs that only dress them: emphasis, code, the addresses of links, escapes.
///
/// A sign counts as such only in a pair around words, so that a lone `*` in a cell stays the tick that it is.
struct MarkdownText {
    private let source: [UInt8]
    private var words: [UInt8] = []

    /// The words of a range of a text.
    static func of(_ text: [UInt8], _ range: Range<Int>) -> String {
        let trimmed = text.trimmed(range)
        guard text[trimmed].contains(where: isSign) else { return String(decoding: text[trimmed], as: UTF8.self) }
        var reading = MarkdownText(source: Array(text[trimmed]))
        reading.read()
        return reading.words.words(0..<reading.words.count)
    }

    private init(source: [UInt8]) { self.source = source }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "\\"),
            UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "<"):
            true
        default: false
        }
    }

    private mutating func read() {
        let pairs = Pairs(source)
        var place = 0
        while place < source.count {
            if pairs.dropped[place] {
                place += 1
                continue
            }
            let byte = source[place]
            if byte == UInt8(ascii: "\\"), place + 1 < source.count, Self.isEscaped(source[place + 1]) {
                words.append(source[place + 1])
                place += 2
            } else if byte == UInt8(ascii: "&"), let (letter, end) = HTMLEntity.letter(source, place, source.count) {
                words += UTF8.encode(letter).map { Array($0) } ?? []
                place = end
            } else if byte == UInt8(ascii: "<"), let end = breakEnd(place) {
                words.append(0x0A)
                place = end
            } else {
                words.append(byte)
                place += 1
            }
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte > Letters.space && byte < 0x7F && !Letters.isLetter(byte) && !Letters.isDigit(byte)
    }

    /// The end of a `<br>` at the place.
    private func breakEnd(_ place: Int) -> Int? {
        guard source.reads("<br", at: place) else { return nil }
        var end = place + 3
        while end < source.count, source[end] == UInt8(ascii: "/") || source[end] == Letters.space { end += 1 }
        return end < source.count && source[end] == UInt8(ascii: ">") ? end + 1 : nil
    }
}

/// Which signs of a text are one of a pair, and which bytes are a link's address: they are left out.
private struct Pairs {
    private(set) var dropped: [Bool]
    private let source: [UInt8]

    init(_ source: [UInt8]) {
        self.source = source
        dropped = [Bool](repeating: false, count: source.count)
        var open: [(sign: UInt8, range: Range<Int>)] = []
        var bracket: Int?
        var place = 0
        while place < source.count {
            let byte = source[place]
            switch byte {
            case UInt8(ascii: "\\"): place += 2
            case UInt8(ascii: "["):
                bracket = place
                place += 1
            case UInt8(ascii: "]"):
                place = closeLink(from: bracket, at: place)
                bracket = nil
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "~"):
                place = takeRun(of: byte, at: place, &open)
            default: place += 1
            }
        }
    }

    /// Signs that stand together open where words follow them and close where words stand before them.
    private mutating func takeRun(of sign: UInt8, at start: Int, _ open: inout [(sign: UInt8, range: Range<Int>)])
        -> Int
    {
        var end = start
        while end < source.count, source[end] == sign { end += 1 }
        let before = start > 0 ? source[start - 1] : Letters.space
        let behind = end < source.count ? source[end] : Letters.space
        guard end - start < 4, sign != UInt8(ascii: "~") || end - start == 2 else { return end }
        // Inside of a word these signs belong to it.
        let isInside =
            sign == UInt8(ascii: "*")
            ? Letters.isDigit(before) && Letters.isDigit(behind) : Self.isWord(before) && Self.isWord(behind)
        if before > Letters.space, !isInside,
            let last = open.lastIndex(where: { $0.sign == sign && $0.range.count == end - start })
        {
            for place in open[last].range { dropped[place] = true }
            for place in start..<end { dropped[place] = true }
            open.removeSubrange(last...)
        } else if behind > Letters.space, !isInside, open.count < 32 {
            open.append((sign, start..<end))
        }
        return end
    }

    private static func isWord(_ byte: UInt8) -> Bool { Letters.isLetter(byte) || Letters.isDigit(byte) }

    /// Leaves out a link's brackets and its address; says where the link ends.
    private mutating func closeLink(from bracket: Int?, at place: Int) -> Int {
        guard let bracket, place > bracket + 1, place + 1 < source.count, source[place + 1] == UInt8(ascii: "(") else {
            return place + 1
        }
        var end = place + 2
        while end < source.count, source[end] != UInt8(ascii: ")") {
            guard source[end] > Letters.space || source[end] == Letters.space else { return place + 1 }
            if source[end] == UInt8(ascii: "(") || end - place > 2000 { return place + 1 }
            end += 1
        }
        guard end < source.count else { return place + 1 }
        dropped[bracket] = true
        for address in place...end { dropped[address] = true }
        // A picture's sign goes with it.
        if bracket > 0, source[bracket - 1] == UInt8(ascii: "!") { dropped[bracket - 1] = true }
        return end + 1
    }
}
