import Documents

extension Grid {
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

    /// What stands for a cell that is coloured and nothing else.
    private static let mark = "■"
}
