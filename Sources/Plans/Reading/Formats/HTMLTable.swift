/// A table of a page while its rows come in, with its cells at their places.
struct HTMLTable {
    struct Cell {
        /// Counted from 0 and from 1.
        let row: Int
        let column: Int
        var lines: Int
        var columns: Int
        var pieces: [HTMLPiece]
    }

    private(set) var cells: [Cell] = []
    private(set) var rows = 0
    var caption = ""
    /// Whether nothing opened it but one of its cells or rows.
    let isImplied: Bool
    private var isRowOpen = false
    private var column = 1
    private var width = 1
    /// The last row that a cell above reaches, by column.
    private var covered: [Int] = []
    private var open: (row: Int, column: Int, lines: Int, columns: Int)?

    init(isImplied: Bool) { self.isImplied = isImplied }

    var isCellOpen: Bool { open != nil }

    mutating func openRow() {
        rows += 1
        column = 1
        isRowOpen = true
    }

    mutating func closeRow() { isRowOpen = false }

    /// Opens a cell in the first free column of the row.
    mutating func openCell(_ attributes: HTMLAttributes) {
        if !isRowOpen { openRow() }
        while column < covered.count, covered[column] >= rows { column += 1 }
        // Pages write an immense number for "all that are left": how many these are shows at the table's end.
        let isOpenEnded = attributes.columns > Self.widest
        let last = column + (isOpenEnded ? 1 : attributes.columns)
        width = max(width, last - 1)
        // What stands right of the widest table is refused anyway: to remember it would cost time without end.
        let end = min(last, ReadingLimits.columns + 1)
        if attributes.lines > 1, column < end {
            let reach = rows + attributes.lines - 1
            while covered.count < end { covered.append(0) }
            for covering in column..<end { covered[covering] = max(covered[covering], reach) }
        }
        open = (rows - 1, column, attributes.lines, attributes.columns)
        column = last
    }

    mutating func closeCell(_ pieces: [HTMLPiece]) {
        guard let cell = open else { return }
        open = nil
        guard pieces.contains(where: \.hasWords) else { return }
        cells.append(
            Cell(row: cell.row, column: cell.column, lines: cell.lines, columns: cell.columns, pieces: pieces))
    }

    /// Cells end with the table, however far they say that they reach.
    mutating func close() {
        for index in cells.indices {
            cells[index].lines = min(cells[index].lines, rows - cells[index].row)
            cells[index].columns = max(min(cells[index].columns, width + 1 - cells[index].column), 1)
        }
    }

    /// The most columns that a cell covers; more stand for all that are left.
    private static let widest = 100

    /// Whether it only lays out a page: one cell with words in each row, or few rows around larger tables.
    var isLayout: Bool {
        var inner = 0
        var isSingle = true
        for (index, cell) in cells.enumerated() {
            if index > 0, cells[index - 1].row == cell.row { isSingle = false }
            for case .table(let table) in cell.pieces { inner += table.rows }
        }
        if isSingle { return inner > 0 || cells.allSatisfy { $0.column == 1 && $0.columns == 1 } }
        return inner > 0 && rows <= 3 && inner >= rows * 3
    }
}

/// A piece of a page or of a cell, in the page's order.
enum HTMLPiece {
    case line(HTMLLine)
    /// The end of a block of lines.
    case end
    /// An empty line.
    case blank
    case table(HTMLTable)

    var hasWords: Bool {
        switch self {
        case .line: true
        case .end, .blank: false
        case .table(let table): !table.cells.isEmpty || !table.caption.isEmpty
        }
    }

    /// The words of the pieces, line by line.
    static func text(of pieces: [HTMLPiece]) -> String {
        var lines: [String] = []
        for piece in pieces {
            switch piece {
            case .line(let line): lines.append(line.text)
            case .end, .blank: continue
            case .table(let table):
                if !table.caption.isEmpty { lines.append(table.caption) }
                var row = -1
                for cell in table.cells {
                    let words = text(of: cell.pieces)
                    if cell.row == row, let last = lines.indices.last {
                        lines[last] += " " + words
                    } else {
                        lines.append(words)
                        row = cell.row
                    }
                }
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// A line of text of a page.
struct HTMLLine {
    let text: String
    var heading: Int?
    var depth: Int?
}
