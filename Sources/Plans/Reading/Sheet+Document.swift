import Documents

extension Sheet {
    /// Flattens a document: a line of a grid becomes a line of cells, a merged cell stands once at its upper left.
    init(_ document: Document) throws(PlanReading.Refusal) {
        var flat = FlatDocument()
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph): flat.add(paragraph.text, line: paragraph.line)
            case .grid(let grid): try flat.add(grid)
            }
        }
        guard !flat.cells.isEmpty else { throw PlanReading.Refusal(.empty) }
        self.init(bytes: flat.bytes, cells: flat.cells, lines: flat.lines)
    }
}

/// The bytes of a document's cells one behind the other, with where each one stands.
private struct FlatDocument {
    var bytes: [UInt8] = []
    var cells: [Sheet.Cell] = []
    var lines: [Sheet.Line] = []

    mutating func add(_ text: String, line: Int) {
        let first = cells.count
        append(text, line, 1)
        guard cells.count > first else { return }
        let follows = lines.last.map { $0.number + 1 == line } ?? false
        lines.append(Sheet.Line(number: line, cells: first..<cells.count, width: 1, follows: follows))
        bytes.append(0x0A)
    }

    mutating func add(_ grid: Grid) throws(PlanReading.Refusal) {
        let ordered = grid.cells.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        var width = 1
        for cell in ordered {
            guard cell.column >= 1, cell.column <= ReadingLimits.columns else {
                throw PlanReading.Refusal(
                    .tooWide, at: cell.line,
                    values: ["columns": String(cell.column), "limit": String(ReadingLimits.columns)])
            }
            width = max(width, min(cell.column + max(cell.columns, 1) - 1, ReadingLimits.columns))
        }
        var begins = true
        var next = ordered.startIndex
        while next < ordered.endIndex {
            let line = ordered[next].line
            let follows = next > 0 || (lines.last.map { $0.number + 1 == line } ?? false)
            let first = cells.count
            while next < ordered.endIndex, ordered[next].line == line {
                append(ordered[next].text, line, ordered[next].column)
                bytes.append(0x09)
                next += 1
            }
            guard cells.count > first else { continue }
            lines.append(
                Sheet.Line(
                    number: line, cells: first..<cells.count, width: width, follows: follows, beginsTable: begins))
            begins = false
            bytes.append(0x0A)
        }
    }

    private mutating func append(_ text: String, _ line: Int, _ column: Int) {
        let start = bytes.count
        bytes += text.utf8
        let range = bytes.trimmed(start..<bytes.count)
        guard !range.isEmpty else { return }
        cells.append(Sheet.Cell(start: range.lowerBound, end: range.upperBound, line: line, column: column))
    }
}
