/// Makes rows of a page's lines; remembers merged cells that reach down.
struct LayoutRows {
    private let source: LayoutSource
    private let words: ReadingWords
    private let columns: LayoutColumns
    private var merged: [(cell: Int, last: Int)?]
    private var hasMerged = false
    private var levelOf: [Int: Int] = [:]

    init(_ source: LayoutSource, _ words: ReadingWords, _ columns: LayoutColumns) {
        self.source = source
        self.words = words
        self.columns = columns
        merged = [(cell: Int, last: Int)?](repeating: nil, count: columns.heads.count)
        for (index, level) in columns.levels.enumerated() { levelOf[level.column] = index }
    }

    mutating func row(_ index: Int, page: Int, isFirst: Bool) -> LayoutRow {
        let line = source.rows[index]
        let shift = RowShift.of(line, source, words, columns)
        var row = LayoutRow(
            index: index, line: line.line, page: page, isFirst: isFirst, shift: shift,
            levels: [LayoutRow.Slot?](repeating: nil, count: columns.levels.count))
        for cell in line.cells {
            let first = source.cells[cell].column + shift
            let last = source.cells[cell].lastColumn + shift
            place(cell, first, last, &row)
            guard source.cells[cell].lines > 1, first < merged.count else { continue }
            for column in max(first, 1)...max(min(last, merged.count - 1), max(first, 1)) {
                merged[column] = (cell, source.cells[cell].lastLine)
            }
            hasMerged = true
        }
        if hasMerged { carry(into: &row) }
        return row
    }

    private func place(_ cell: Int, _ first: Int, _ last: Int, _ row: inout LayoutRow) {
        guard first >= 1, first < columns.heads.count else {
            row.beyond.append(cell)
            return
        }
        let slot = LayoutRow.Slot(cell: cell, column: first)
        if let level = levelOf[first] {
            row.levels[level] = slot
        } else if columns.primary == first {
            row.primary = slot
        } else if columns.details[first] != nil {
            row.details.append(slot)
        } else if columns.units.contains(first) {
            row.units.append(slot)
        } else if columns.times.contains(first) {
            row.times.append(slot)
        } else if columns.numbers.contains(first) {
            row.codes.append(slot)
        } else {
            let covered = (first...min(last, columns.heads.count - 1)).filter {
                columns.heads[$0].role?.isPeriod ?? false
            }
            if covered.isEmpty {
                row.beyond.append(cell)
            } else {
                row.marks.append(.init(cell: cell, columns: covered))
            }
        }
    }

    private func carry(into row: inout LayoutRow) {
        let line = row.line
        let carried = { (column: Int) -> LayoutRow.Slot? in
            guard let merged = self.merged[column], merged.last >= line else { return nil }
            return LayoutRow.Slot(cell: merged.cell, column: column, isCarried: true)
        }
        let isOwn = { (cell: Int) in self.source.cells[cell].line == line }
        for (level, place) in columns.levels.enumerated() where row.levels[level] == nil {
            if let slot = carried(place.column), !isOwn(slot.cell) { row.levels[level] = slot }
        }
        if row.primary == nil, let primary = columns.primary, let slot = carried(primary), !isOwn(slot.cell) {
            row.primary = slot
        }
        for column in columns.units where !row.units.contains(where: { $0.column == column }) {
            if let slot = carried(column), !isOwn(slot.cell) { row.units.append(slot) }
        }
        for column in columns.times where !row.times.contains(where: { $0.column == column }) {
            if let slot = carried(column), !isOwn(slot.cell) { row.times.append(slot) }
        }
        for column in columns.periods where !row.marks.contains(where: { $0.columns.contains(column) }) {
            if let slot = carried(column), !isOwn(slot.cell) {
                row.marks.append(.init(cell: slot.cell, columns: [column]))
            }
        }
        for column in columns.details.keys.sorted() where !row.details.contains(where: { $0.column == column }) {
            if let slot = carried(column), !isOwn(slot.cell) { row.details.append(slot) }
        }
    }
}
