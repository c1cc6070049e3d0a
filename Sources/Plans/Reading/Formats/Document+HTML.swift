import Documents

extension Document {
    /// Reads a page: its tables with what their cells span, its headings, items of lists and lines of text.
    ///
    /// A line of text and a row of a table have running numbers. Empty lines part paragraphs; in a page without any,
    /// each block stands apart.
    init(html text: [UInt8]) throws(PlanReading.Refusal) {
        var reading = HTMLReading(text)
        var writing = HTMLWriting()
        let pieces = reading.pieces()
        writing.hasBlanks = Self.hasBlanks(pieces)
        try writing.write(pieces)
        self = try writing.blocks.document()
    }

    /// Whether empty lines stand between lines with words; those around them say nothing.
    private static func hasBlanks(_ pieces: [HTMLPiece]) -> Bool {
        var isBehindWords = false
        var isBlank = false
        for piece in pieces {
            switch piece {
            case .line:
                if isBlank { return true }
                isBehindWords = true
            case .blank: isBlank = isBehindWords
            case .table(let table):
                if table.isLayout, table.cells.contains(where: { hasBlanks($0.pieces) }) { return true }
                (isBehindWords, isBlank) = (false, false)
            case .end: continue
            }
        }
        return false
    }
}

/// Gives the pieces of a page their lines.
private struct HTMLWriting {
    var blocks = DocumentBlocks()
    var hasBlanks = false
    private var line = 0
    private var isApart = false

    mutating func write(_ pieces: [HTMLPiece]) throws(PlanReading.Refusal) {
        for piece in pieces {
            switch piece {
            case .line(let text):
                if isApart { line += 1 }
                isApart = false
                line += 1
                try blocks.add(Paragraph(line: line, text: text.text, heading: text.heading, depth: text.depth))
            case .blank: if hasBlanks { line += 1 }
            case .end: if !hasBlanks, line > 0 { isApart = true }
            case .table(let table): try write(table)
            }
        }
    }

    private mutating func write(_ table: HTMLTable) throws(PlanReading.Refusal) {
        blocks.endGrid()
        if !table.caption.isEmpty {
            line += 1
            try blocks.add(Paragraph(line: line, text: table.caption))
        }
        if table.isLayout {
            for cell in table.cells {
                try write(cell.pieces)
                blocks.endGrid()
                isApart = line > 0
            }
            return
        }
        for cell in table.cells {
            try blocks.add(
                Grid.Cell(
                    line: line + cell.row + 1, column: cell.column, lines: cell.lines, columns: cell.columns,
                    text: HTMLPiece.text(of: cell.pieces)))
        }
        blocks.endGrid(name: table.caption.isEmpty ? nil : table.caption)
        line += table.rows
        isApart = true
    }
}
