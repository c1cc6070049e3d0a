import Documents

/// A document laid out for reading: all cells in their order, rows of grids and paragraphs as ranges of them.
///
/// A cell has the same number here, on the sheet and in the ledger.
struct LayoutSource {
    struct Cell {
        let line: Int
        /// Kept within what any table can have, whatever the document says.
        let column: Int
        var lines: Int
        var columns: Int
        let text: String
        let certainty: Int

        var lastColumn: Int { column + columns - 1 }
        var lastLine: Int { line + lines - 1 }
    }

    /// A line of a grid.
    struct Row {
        let line: Int
        let cells: Range<Int>
        let grid: Int
        let sheetLine: Int
    }

    struct Prose {
        let cell: Int
        let heading: Int?
        let sheetLine: Int
    }

    enum Block {
        case paragraph(Prose)
        /// Its rows and the name of its sheet or table.
        case grid(Range<Int>, String?)
    }

    static let widest = 500
    private static let tallest = 20_000

    private(set) var cells: [Cell] = []
    private(set) var rows: [Row] = []
    private(set) var blocks: [Block] = []
    /// The words of each cell: white space folded, markup taken out.
    private(set) var words: [[UInt8]] = []
    let sheet: Sheet

    init(_ document: Document) {
        var bytes: [UInt8] = []
        var places: [Sheet.Cell] = []
        var lines: [Sheet.Line] = []
        let add = { (text: String, line: Int, column: Int) in
            let start = bytes.count
            bytes += text.utf8
            places.append(Sheet.Cell(start: start, end: bytes.count, line: line, column: column))
            bytes.append(0x09)
        }
        let endLine = { (first: Int, number: Int, width: Int) in
            let follows = lines.last.map { $0.number &+ 1 == number } ?? false
            lines.append(Sheet.Line(number: number, cells: first..<places.count, width: width, follows: follows))
        }
        for block in document.blocks {
            switch block {
            case .paragraph(let paragraph):
                guard !Self.isBlank(paragraph.text) else { continue }
                let cell = Cell(
                    line: paragraph.line, column: 1, lines: 1, columns: 1, text: paragraph.text,
                    certainty: paragraph.certainty ?? 100)
                add(cell.text, cell.line, 1)
                endLine(cells.count, cell.line, 1)
                blocks.append(
                    .paragraph(Prose(cell: cells.count, heading: paragraph.heading, sheetLine: lines.count - 1)))
                cells.append(cell)
            case .grid(let grid):
                let start = rows.count
                for line in Self.lines(of: grid) {
                    let first = cells.count
                    for (index, cell) in line.enumerated() {
                        let next = index + 1 < line.count ? Self.clamped(line[index + 1].column) : nil
                        cells.append(Self.cell(cell, before: next))
                        add(cell.text, cell.line, cell.column)
                    }
                    endLine(first, line[0].line, line[line.count - 1].column)
                    let row = Row(
                        line: line[0].line, cells: first..<cells.count, grid: blocks.count, sheetLine: lines.count - 1)
                    rows.append(row)
                }
                if rows.count > start { blocks.append(.grid(start..<rows.count, grid.name)) }
            }
        }
        sheet = Sheet(bytes: bytes, cells: places, lines: lines)
        words.reserveCapacity(places.count)
        for place in places { words.append(CellText(bytes, place.range).bytes) }
    }

    /// The cells of a grid that hold something, line by line.
    private static func lines(of grid: Grid) -> [ArraySlice<Grid.Cell>] {
        var cells = grid.cells.filter { !isBlank($0.text) }
        let isSorted = zip(cells, cells.dropFirst()).allSatisfy { ($0.line, $0.column) <= ($1.line, $1.column) }
        if !isSorted { cells.sort { ($0.line, $0.column) < ($1.line, $1.column) } }
        var lines: [ArraySlice<Grid.Cell>] = []
        var start = 0
        for index in cells.indices where index + 1 == cells.count || cells[index + 1].line != cells[index].line {
            lines.append(ArraySlice(cells[start...index].map { $0 }))
            start = index + 1
        }
        return lines
    }

    private static func cell(_ cell: Grid.Cell, before next: Int?) -> Cell {
        let column = clamped(cell.column)
        var columns = max(1, min(cell.columns, widest - column + 1))
        if let next { columns = max(1, min(columns, next - column)) }
        return Cell(
            line: cell.line, column: column, lines: max(1, min(cell.lines, tallest)), columns: columns,
            text: cell.text, certainty: cell.certainty ?? 100)
    }

    private static func clamped(_ column: Int) -> Int { min(max(column, 1), widest) }

    private static func isBlank(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 <= Letters.space } || text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}

extension LayoutSource {
    /// The letters and digits of a cell in lower case: two cells that say the same have the same.
    func key(of cell: Int) -> [UInt8] { Self.key(words[cell]) }

    static func key(_ words: some Sequence<UInt8>) -> [UInt8] {
        words.compactMap { Letters.isLetter($0) || Letters.isDigit($0) ? Letters.lower($0) : nil }
    }

    /// The rightmost column that a row reaches.
    func width(of row: Row) -> Int { row.cells.last.map { cells[$0].lastColumn } ?? 0 }
}
