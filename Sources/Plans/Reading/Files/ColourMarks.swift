import Documents

extension Grid {
    /// The table as its reading sees it.
    var readable: Grid { markedByColour().markedByNeighbours() }

    /// The same table with a mark where nothing but a colour says that a month is meant.
    ///
    /// A colour counts as a mark where it fills cells without words in rows whose words it leaves alone: one that
    /// reaches over the words, too, belongs to the row.
    func markedByColour() -> Grid {
        guard cells.contains(where: { $0.text.isEmpty }) else { return self }
        var bare: [String: Set<Int>] = [:]
        var worded: [String: Set<Int>] = [:]
        for cell in cells {
            guard let fill = cell.fill else { continue }
            if cell.text.isEmpty {
                bare[fill, default: []].insert(cell.line)
            } else {
                worded[fill, default: []].insert(cell.line)
            }
        }
        let marks = Set(
            bare.filter { fill, lines in
                lines.intersection(worded[fill] ?? []).count * 10 < lines.count * 3
            }.keys)
        var grid = self
        grid.cells = cells.compactMap { cell in
            guard cell.text.isEmpty else { return cell }
            guard let fill = cell.fill, marks.contains(fill) else { return nil }
            var marked = cell
            marked.text = Self.mark
            return marked
        }
        return grid
    }

    /// The same table with a mark for the few scrawls that recognition is unsure of in columns of marks.
    func markedByNeighbours() -> Grid {
        func isScrawl(_ cell: Cell) -> Bool {
            (cell.certainty ?? 100) < 60 && cell.text.count <= 3 && !cell.text.contains(where: \.isNumber)
        }
        guard cells.contains(where: isScrawl) else { return self }
        var columns: [Int: (marks: Int, others: Int)] = [:]
        for cell in cells where cell.columns == 1 && cell.lines == 1 && !isScrawl(cell) {
            if cell.text == "√" { columns[cell.column, default: (0, 0)].marks += 1 }
            if cell.text.count > 3 { columns[cell.column, default: (0, 0)].others += 1 }
        }
        var grid = self
        for index in cells.indices where isScrawl(cells[index]) {
            guard let column = columns[cells[index].column], column.marks > 0, column.others == 0 else { continue }
            grid.cells[index].text = "√"
        }
        return grid
    }

    /// What stands for a cell that is coloured and nothing else.
    private static let mark = "■"
}
