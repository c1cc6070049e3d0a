import Documents

/// Puts a document together block by block, within the reader's limits.
struct DocumentBlocks {
    private var blocks: [Document.Block] = []
    private var cells: [Grid.Cell] = []

    /// Ends the grid at hand, if any, and adds a paragraph; one without words adds nothing.
    mutating func add(_ paragraph: Paragraph) throws(PlanReading.Refusal) {
        endGrid()
        guard !paragraph.text.isEmpty else { return }
        try Self.check(paragraph.text, paragraph.line, 1)
        blocks.append(.paragraph(paragraph))
    }

    /// Adds a cell to the grid at hand; one without words adds nothing.
    mutating func add(_ cell: Grid.Cell) throws(PlanReading.Refusal) {
        guard !cell.text.isEmpty else { return }
        try Self.check(cell.text, cell.line, cell.column)
        cells.append(cell)
    }

    mutating func endGrid(name: String? = nil) {
        guard !cells.isEmpty else { return }
        blocks.append(.grid(Grid(name: name, cells)))
        cells = []
    }

    /// All blocks; a document without words is refused.
    consuming func document() throws(PlanReading.Refusal) -> Document {
        endGrid()
        guard !blocks.isEmpty else { throw PlanReading.Refusal(.empty) }
        return Document(blocks)
    }

    private static func check(_ text: String, _ line: Int, _ column: Int) throws(PlanReading.Refusal) {
        guard line <= ReadingLimits.lines else {
            throw PlanReading.Refusal(.tooManyLines, at: line, values: ["limit": String(ReadingLimits.lines)])
        }
        guard column <= ReadingLimits.columns else {
            throw PlanReading.Refusal(
                .tooWide, at: line, values: ["columns": String(column), "limit": String(ReadingLimits.columns)])
        }
        guard text.utf8.count > ReadingLimits.cellCharacters else { return }
        let length = text.unicodeScalars.count
        guard length <= ReadingLimits.cellCharacters else {
            throw PlanReading.Refusal(
                .cellTooLong, at: line, column: column,
                values: ["characters": String(length), "limit": String(ReadingLimits.cellCharacters)])
        }
    }
}
