/// Finds what separates the fields of a text: a separator is one by which most records have the same number of fields.
enum DelimiterSniff {
    private static let candidates = [UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]
    /// How much of a long text decides.
    private static let sample = 300_000
    private static let records = 2000

    static func separator(of text: [UInt8]) -> UInt8? {
        if let named = named(in: text) { return named.separator }
        var best: (separator: UInt8, count: Int)?
        for separator in candidates {
            let count = alike(text, separator)
            if count > (best?.count ?? 0) { best = (separator, count) }
        }
        return best?.separator
    }

    /// The separator that a first line such as `sep=;` names, and where the records begin.
    static func named(in text: [UInt8]) -> (separator: UInt8, start: Int)? {
        guard text.count > 5, text.reads("sep="), !Letters.isLetter(text[4]), text[4] > 0 else { return nil }
        var end = 5
        if end < text.count, text[end] == 0x0D { end += 1 }
        guard end < text.count, text[end] == 0x0A else { return nil }
        return (text[4], end + 1)
    }

    /// How many records have about as many fields as most have; 0 where they make no table.
    private static func alike(_ text: [UInt8], _ separator: UInt8) -> Int {
        var reader = DelimitedRecords(text.count > sample ? Array(text[..<sample]) : text, separator: separator)
        var widths: [Int] = []
        var (fields, spaced) = (0, 0)
        while widths.count < records, let record = reader.next() {
            guard !record.fields.isEmpty else { continue }
            widths.append(record.width)
            fields += record.fields.count - 1
            spaced += record.spaced
        }
        let split = widths.filter { $0 > 2 }
        let counts = Dictionary(split.map { ($0, 1) }, uniquingKeysWith: +)
        guard let mode = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key else { return 0 }
        // Rows of wide tables lose or gain a field at their end.
        let alike = split.count { abs($0 - mode) <= (mode > 9 ? 3 : mode > 4 ? 1 : 0) }
        guard alike > 1, alike * 2 > split.count, alike > 2 || alike == widths.count else { return 0 }
        // Records of a table stand together; sentences with as many commas by chance are scattered.
        guard let first = widths.firstIndex(where: { $0 > 2 }), let last = widths.lastIndex(where: { $0 > 2 }),
            split.count * 5 >= (last - first + 1) * 3
        else { return 0 }
        // Sentences have a space behind their commas.
        let isSpaced = spaced * 2 > fields
        return isSpaced && (alike < widths.count || mode < 4) ? 0 : alike
    }

    /// Whether cells in quotes hold line breaks, as a sheet copied from a table program has them.
    static func hasQuotedBreaks(_ text: [UInt8]) -> Bool {
        var reader = DelimitedRecords(text, separator: 0x09)
        var breaks = 0
        var read = 0
        while read < records, let record = reader.next() {
            read += 1
            if record.width > 1, record.fields.contains(where: { $0.text.contains("\n") }) { breaks += 1 }
            // A quote that swallows rows is no quote.
            if record.fields.contains(where: { $0.text.contains("\t") }) { return false }
        }
        return breaks > 0
    }
}
