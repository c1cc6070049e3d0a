/// Cuts text into records of fields by RFC 4180: fields in quotes may hold separators, line breaks and doubled quotes.
struct DelimitedRecords {
    struct Field {
        let column: Int
        let text: String
    }

    struct Record {
        /// The text's line on which it begins, counted from 1.
        let line: Int
        /// How many fields it has, the empty ones included.
        var width: Int
        /// The fields that hold something.
        var fields: [Field]
        /// How many of them stand behind a separator and a space.
        var spaced = 0
    }

    private let text: [UInt8]
    private let separator: UInt8
    private var place: Int
    private var line = 1
    /// Up to where no quote ends a field: it would be looked for again at each quote before.
    private var unclosed = 0

    /// - Parameter start: where the first record begins, behind a line that names the separator.
    init(_ text: [UInt8], separator: UInt8, from start: Int = 0, line: Int = 1) {
        (self.text, self.separator, self.place, self.line) = (text, separator, start, line)
    }

    /// The next record; `nil` at the end of the text.
    mutating func next() -> Record? {
        guard place < text.count else { return nil }
        var record = Record(line: line, width: 0, fields: [])
        while true {
            record.width += 1
            let isSpaced = record.width > 1 && place < text.count && text[place] == Letters.space
            let field = nextField()
            if !field.isEmpty {
                record.fields.append(Field(column: record.width, text: field))
                if isSpaced { record.spaced += 1 }
            }
            guard place < text.count, text[place] == separator else { break }
            place += 1
        }
        if place < text.count { place += 1 }
        line += 1
        return record
    }

    /// Reads a field up to the separator or the end of the line behind it.
    private mutating func nextField() -> String {
        let start = place
        var first = start
        while first < text.count, text[first] == Letters.space || (text[first] == 0x09 && separator != 0x09) {
            first += 1
        }
        if first < text.count, text[first] == UInt8(ascii: "\""), let quoted = quoted(at: first) { return quoted }
        place = end(from: start)
        return text.words(start..<place)
    }

    private func end(from start: Int) -> Int {
        var end = start
        while end < text.count, text[end] != separator, text[end] != 0x0A { end += 1 }
        return end
    }

    /// Whether nothing but white space stands between a quote and the end of its field; within words it is one of them.
    private func closes(_ quote: Int) -> Bool {
        var next = quote + 1
        while next < text.count, text[next] == Letters.space || text[next] == 0x0D { next += 1 }
        return next >= text.count || text[next] == separator || text[next] == 0x0A
    }

    /// The words between quotes; `nil` where the quote is never closed, as a sign of inches is not.
    private mutating func quoted(at start: Int) -> String? {
        guard start >= unclosed else { return nil }
        var bytes: [UInt8] = []
        var next = start + 1
        var breaks = 0
        while true {
            guard next < text.count, next - start <= Self.longest else {
                unclosed = next
                return nil
            }
            if text[next] == UInt8(ascii: "\"") {
                if next + 1 < text.count, text[next + 1] == UInt8(ascii: "\"") {
                    next += 1
                } else if closes(next) {
                    break
                }
            }
            if text[next] == 0x0A {
                breaks += 1
                if bytes.last == 0x0D { bytes.removeLast() }
            }
            bytes.append(text[next])
            next += 1
        }
        place = end(from: next + 1)
        line += breaks
        return bytes.words(bytes.indices)
    }

    /// A quote that is not closed within a cell's largest size is wording.
    private static let longest = ReadingLimits.cellCharacters * 4
}
