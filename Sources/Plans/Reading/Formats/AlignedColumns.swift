import Documents

/// Columns that only spaces hold apart: where no line has words, a gutter runs down between two columns.
struct AlignedColumns {
    /// Words of a line that two or more spaces part from the next ones.
    struct Piece {
        let range: Range<Int>
        /// Where it stands, in letters counted from 0.
        let letters: Range<Int>
    }

    /// Where each column begins, in letters.
    private let starts: [Int]

    /// The longest line that can be a row, in bytes.
    private static let longest = 4000

    /// Whether a good part of a text stands in columns.
    static func stand(in text: [UInt8]) -> Bool {
        let lines = TextLines(text).ranges.prefix(3000).map { pieces(text, $0) }
        let filled = lines.count { !$0.isEmpty }
        let wide = lines.filter { $0.count > 2 }
        guard wide.count > 2, wide.count > 4 || wide.count * 10 >= filled * 3 else { return false }
        return AlignedColumns(lines) != nil
    }

    /// Finds the columns of some lines; `nil` where fewer than three stand out.
    init?(_ lines: some Collection<[Piece]>) {
        var length = 0
        var wide = 0
        for line in lines where line.count > 2 {
            wide += 1
            length = max(length, line.last?.letters.upperBound ?? 0)
        }
        guard wide > 1 else { return nil }
        var changes = [Int](repeating: 0, count: length + 1)
        for line in lines where line.count > 2 {
            for piece in line {
                changes[piece.letters.lowerBound] += 1
                changes[piece.letters.upperBound] -= 1
            }
        }
        // A word that runs over into its neighbour closes no gutter that all other lines leave open.
        let tolerated = wide / 20
        var starts: [Int] = []
        var covered = 0
        var gutter = 1
        for place in 0..<length {
            covered += changes[place]
            if covered <= tolerated {
                gutter += 1
            } else {
                if gutter > 0 { starts.append(place) }
                gutter = 0
            }
        }
        guard starts.count > 2 else { return nil }
        self.starts = starts
    }

    /// The column that a piece belongs to, counted from 1: the last one that begins before its middle.
    func column(of piece: Piece) -> Int {
        let column = starts.lastIndex { $0 <= piece.letters.lowerBound } ?? 0
        guard column + 1 < starts.count else { return column + 1 }
        // A piece set to the middle or to the right may begin in the gutter.
        let next = starts[column + 1]
        return piece.letters.lowerBound + piece.letters.count / 2 >= next && piece.letters.count < 4
            ? column + 2 : column + 1
    }

    /// The pieces of a line.
    static func pieces(_ text: [UInt8], _ line: Range<Int>) -> [Piece] {
        guard line.count <= longest else {
            return text.isBlank(line) ? [] : [Piece(range: text.trimmed(line), letters: 0..<line.count)]
        }
        var pieces: [Piece] = []
        var letter = 0
        var (start, first) = (line.lowerBound, 0)
        var (end, last) = (line.lowerBound, 0)
        var place = line.lowerBound
        while place < line.upperBound {
            let isWide = text[place] == 0xC2 && place + 1 < line.upperBound && text[place + 1] == 0xA0
            if text[place] <= Letters.space || isWide {
                letter += text[place] == 0x09 ? 8 - letter % 8 : 1
                place += isWide ? 2 : 1
                continue
            }
            if end > start, letter - last > 1 {
                pieces.append(Piece(range: start..<end, letters: first..<last))
                (start, first) = (place, letter)
            } else if end == start {
                (start, first) = (place, letter)
            }
            place += 1
            while place < line.upperBound, text[place] & 0xC0 == 0x80 { place += 1 }
            letter += 1
            (end, last) = (place, letter)
        }
        if end > start { pieces.append(Piece(range: start..<end, letters: first..<last)) }
        return pieces
    }
}

extension Document {
    /// Reads text whose columns only spaces hold apart; lines are those of the text.
    init(aligned text: [UInt8]) throws(PlanReading.Refusal) {
        let lines = TextLines(text).ranges.map { AlignedColumns.pieces(text, $0) }
        if let beyond = lines.dropFirst(ReadingLimits.lines).firstIndex(where: { !$0.isEmpty }) {
            throw PlanReading.Refusal(.tooManyLines, at: beyond + 1, values: ["limit": String(ReadingLimits.lines)])
        }
        var blocks = DocumentBlocks()
        var search = TableSearch()
        var index = 0
        while index < lines.count {
            let found = Self.endOfTable(lines, from: index)
            guard let end = found, let columns = AlignedColumns(lines[index..<end]) else {
                let next = found.map { search.next(behind: index, before: $0) } ?? index + 1
                for line in index..<next { try blocks.add(prose: lines[line], line: line + 1, text) }
                index = next
                continue
            }
            for row in index..<end { try blocks.add(row: lines[row], line: row + 1, columns, text) }
            blocks.endGrid()
            index = end
        }
        self = try blocks.document()
    }

    /// Where the table that begins at a line ends; `nil` where none begins.
    private static func endOfTable(_ lines: [[AlignedColumns.Piece]], from start: Int) -> Int? {
        guard lines[start].count > 2 else { return nil }
        var end = start + 1
        var next = start + 1
        var blanks = 0
        while next < lines.count, blanks < 3 {
            let line = lines[next]
            if line.isEmpty {
                blanks += 1
            } else if line.count > 1 || (line.first?.letters.lowerBound ?? 0) > 1 || !isProse(line, lines[start]) {
                blanks = 0
                end = next + 1
            } else {
                break
            }
            next += 1
        }
        return end
    }

    /// Whether a lone piece reaches beyond the table's first column.
    private static func isProse(_ line: [AlignedColumns.Piece], _ head: [AlignedColumns.Piece]) -> Bool {
        guard let piece = line.first, head.count > 1 else { return true }
        return piece.letters.upperBound > head[1].letters.lowerBound
    }
}

/// Where to look on for a table when the lines at hand have no columns.
private struct TableSearch {
    /// A line or two above a table hide its columns; beyond so many there is none, and to look from each line would
    /// take the square of their number.
    private static let most = 20

    private var tries = 0
    private var end = 0

    /// The next line to look from, behind one from which lines up to an end showed no columns.
    mutating func next(behind index: Int, before end: Int) -> Int {
        if index >= self.end { tries = 0 }
        self.end = max(self.end, end)
        tries += 1
        return tries < Self.most ? index + 1 : end
    }
}

extension DocumentBlocks {
    /// Adds a line that is no row of a table.
    fileprivate mutating func add(
        prose line: [AlignedColumns.Piece], line number: Int, _ text: [UInt8]
    ) throws(PlanReading.Refusal) {
        guard let first = line.first, let last = line.last else { return }
        let words = text.words(first.range.lowerBound..<last.range.upperBound)
        try add(Paragraph(line: number, text: words))
    }

    /// Adds a row; pieces that fall into one column make one cell.
    fileprivate mutating func add(
        row: [AlignedColumns.Piece], line: Int, _ columns: AlignedColumns, _ text: [UInt8]
    ) throws(PlanReading.Refusal) {
        var cell: (column: Int, range: Range<Int>)?
        for piece in row {
            let column = columns.column(of: piece)
            if let open = cell, open.column >= column {
                cell = (open.column, open.range.lowerBound..<piece.range.upperBound)
                continue
            }
            if let cell { try add(Grid.Cell(line: line, column: cell.column, text: text.words(cell.range))) }
            cell = (column, piece.range)
        }
        if let cell { try add(Grid.Cell(line: line, column: cell.column, text: text.words(cell.range))) }
    }
}
