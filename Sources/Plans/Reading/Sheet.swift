/// A document as lines of cells with positions: what every format is turned into before it is understood.
struct Sheet {
    /// A cell that holds something: its bytes without the white space around them, and where it stands.
    struct Cell {
        let start: Int
        let end: Int
        let line: Int
        let column: Int

        var range: Range<Int> { start..<end }
        var length: Int { end - start }
    }

    /// A line that holds something; its number counts from 1, its width is the number of columns.
    struct Line {
        let number: Int
        let cells: Range<Int>
        let width: Int
        /// Whether nothing stands between it and the line above.
        let follows: Bool
        /// Whether a table of the document begins with it, as on each page of a PDF.
        var beginsTable = false
    }

    let bytes: [UInt8]
    private(set) var cells: [Cell] = []
    private(set) var lines: [Line] = []

    init(bytes: [UInt8], cells: [Cell], lines: [Line]) {
        (self.bytes, self.cells, self.lines) = (bytes, cells, lines)
    }

    /// Cuts tab-separated text into cells.
    init(text: [UInt8]) throws(PlanReading.Refusal) {
        bytes = text
        cells.reserveCapacity(text.count / 24 + 16)
        lines.reserveCapacity(text.count / 96 + 16)
        var number = 1
        var column = 1
        var start = 0
        var firstCell = 0
        var controls = 0
        for place in 0...text.count {
            let byte = place < text.count ? text[place] : 0x0A
            guard byte < 0x20 else { continue }
            guard byte == 0x09 || byte == 0x0A else {
                if byte < 0x0B || byte > 0x0D { controls += 1 }
                continue
            }
            try addCell(start, place, number, column)
            start = place + 1
            if byte == 0x09 {
                column += 1
                continue
            }
            guard column <= ReadingLimits.columns else {
                throw PlanReading.Refusal(
                    .tooWide, at: number, values: ["columns": String(column), "limit": String(ReadingLimits.columns)])
            }
            if firstCell < cells.count {
                guard number <= ReadingLimits.lines else {
                    throw PlanReading.Refusal(
                        .tooManyLines, at: number, values: ["limit": String(ReadingLimits.lines)])
                }
                let follows = lines.last.map { $0.number + 1 == number } ?? false
                lines.append(Line(number: number, cells: firstCell..<cells.count, width: column, follows: follows))
                firstCell = cells.count
            }
            number += 1
            column = 1
        }
        guard controls * 200 <= text.count else {
            throw PlanReading.Refusal(.binary, values: ["controls": String(controls)])
        }
        guard !cells.isEmpty else { throw PlanReading.Refusal(.empty) }
    }

    @inline(__always)
    private mutating func addCell(_ first: Int, _ last: Int, _ line: Int, _ column: Int) throws(PlanReading.Refusal) {
        var start = first
        var end = last
        while start < end, let gap = gap(at: start, end) { start += gap }
        while start < end,
            bytes[end - 1] <= 0x20 || (bytes[end - 1] == 0xA0 && end - start > 1 && bytes[end - 2] == 0xC2)
        {
            end -= bytes[end - 1] == 0xA0 ? 2 : 1
        }
        guard start < end else { return }
        if end - start > ReadingLimits.cellCharacters {
            let length = bytes[start..<end].count { $0 & 0xC0 != 0x80 }
            guard length <= ReadingLimits.cellCharacters else {
                throw PlanReading.Refusal(
                    .cellTooLong, at: line, column: column,
                    values: ["characters": String(length), "limit": String(ReadingLimits.cellCharacters)])
            }
        }
        cells.append(Cell(start: start, end: end, line: line, column: column))
    }

    /// How many bytes of white space stand at the place.
    @inline(__always)
    private func gap(at place: Int, _ end: Int) -> Int? {
        if bytes[place] <= 0x20 { return 1 }
        return bytes[place] == 0xC2 && place + 1 < end && bytes[place + 1] == 0xA0 ? 2 : nil
    }
}

extension Sheet {
    /// A cell as it stands in the document.
    func text(of cell: Int) -> String { String(decoding: bytes[cells[cell].range], as: UTF8.self) }

    /// All cells of a line as one text.
    func text(of line: Line) -> String {
        CellText(bytes, cells[line.cells.lowerBound].start..<cells[line.cells.upperBound - 1].end).bytes.string
    }
}
