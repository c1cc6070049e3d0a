/// One line of prose, white space folded and without its dash.
struct ProseLine {
    let words: [UInt8]
    let number: Int
    let cells: Range<Int>

    init(_ sheet: Sheet, _ line: Sheet.Line) {
        let range = sheet.cells[line.cells.lowerBound].start..<sheet.cells[line.cells.upperBound - 1].end
        var words = CellText(sheet.bytes, range).bytes
        if words.count > 2, words[0] == UInt8(ascii: "-"), words[1] == Letters.space { words.removeFirst(2) }
        self.words = words
        number = line.number
        cells = line.cells
    }

    /// The words behind a key such as `Menimbang :`.
    func value(behind key: StaticString) -> [UInt8]? {
        guard words.reads(key) else { return nil }
        var place = key.utf8CodeUnitCount
        while place < words.count, Letters.isGap(words[place]) || words[place] == UInt8(ascii: ":") { place += 1 }
        return Array(words[place...])
    }

    /// Whether it is the word alone.
    func isAlone(_ word: StaticString) -> Bool {
        guard words.reads(word) else { return false }
        let bare = words.last.map(Letters.isStop) ?? false ? Array(words.dropLast()) : words
        return bare.allSatisfy { $0 != Letters.space || word.utf8CodeUnitCount < bare.count }
            && bare.count <= word.utf8CodeUnitCount + 1
    }

    var isUpperCase: Bool { !words.contains(where: Letters.isLower) }

    /// The line without a comma at its end.
    var withoutComma: [UInt8] { words.last == UInt8(ascii: ",") ? Array(words.dropLast()) : words }
}
