import Documents

extension Grid {
    /// The same as blocks: what stands alone in the first column above or below its table, or above a head that a later
    /// page repeats, is prose, as in a sheet that holds a whole decree.
    func proseApart() -> [Document.Block] {
        let rows = rows
        guard let head = rows.first(where: { $0.count > 1 }) else { return rows.flatMap { $0.map(Self.paragraph) } }
        let texts = head.map(\.text)
        var blocks: [Document.Block] = []
        var held: [Cell] = []
        /// The rows of one cell since the last row of several.
        var alone: [Cell] = []
        for row in rows {
            if row.count == 1, let cell = row.first, cell.column == 1, cell.lines == 1 {
                alone.append(cell)
                continue
            }
            if row.map(\.text) == texts {
                if !held.isEmpty, !alone.isEmpty {
                    blocks.append(.grid(Grid(name: name, hidden: hidden, held)))
                    held = []
                }
                blocks += alone.map(Self.paragraph)
            } else {
                held += alone
            }
            alone = []
            held += row
        }
        return blocks + [.grid(Grid(name: name, hidden: hidden, held))] + alone.map(Self.paragraph)
    }

    private var rows: [[Cell]] {
        var rows: [[Cell]] = []
        for cell in cells.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
            if rows.last?.first?.line == cell.line { rows[rows.count - 1].append(cell) } else { rows.append([cell]) }
        }
        return rows
    }

    private static func paragraph(_ cell: Cell) -> Document.Block {
        var paragraph = Paragraph(line: cell.line, text: cell.text, certainty: cell.certainty)
        (paragraph.page, paragraph.box) = (cell.page, cell.box)
        return .paragraph(paragraph)
    }
}
