/// Puts the rows of a table together to a tree of levels and pieces of work.
struct LayoutAssembly {
    let source: LayoutSource
    let words: ReadingWords
    var ledger: CellLedger
    var tree = LevelTree()
    /// The columns of the pages; a row names its own by their index.
    private(set) var layouts: [LayoutColumns] = []

    var sections = OpenLevels()
    /// The node at each level of the columns.
    var open: [Int?] = []
    /// The nodes that codes open at the innermost level.
    var inner = OpenLevels()
    var leaf: Int?
    /// How the codes of the pieces of work mostly look, and whether most rows of wording say more than that.
    var habits = RowHabits()
    private var hasEnded = false
    private var lastCore = 0

    init(_ source: LayoutSource, _ words: ReadingWords, _ ledger: CellLedger) {
        self.source = source
        self.words = words
        self.ledger = ledger
    }

    /// Takes in the rows of all pages below these columns before they are read one by one.
    mutating func learn(_ rows: [LayoutRow], _ layout: LayoutColumns) {
        habits.add(rows, source, layout)
        let isCounted = rows.contains { isCounting($0) }
        for row in rows {
            let isCore = isCounted ? isCounting(row) : source.rows[row.index].cells.count >= 3
            if isCore { lastCore = max(lastCore, row.index) }
        }
    }

    private func isCounting(_ row: LayoutRow) -> Bool {
        !row.marks.isEmpty || row.codes.contains { isCode($0.cell) }
    }

    /// Adds the columns of pages; rows name them by the index that is given back.
    mutating func begin(_ layout: LayoutColumns) -> Int {
        layouts.append(layout)
        return layouts.count - 1
    }

    /// Takes in a row that stands below the columns of a layout.
    mutating func add(_ row: LayoutRow, _ layout: Int) {
        for cell in row.beyond { ledger.leave(cell, .outside) }
        if endsTable(row) { return }
        if row.shift != 0 { rate(row, 80) }
        if open.count != row.levels.count {
            // A page with other levels goes on with nothing that is open.
            open = [Int?](repeating: nil, count: row.levels.count)
            inner.removeAll()
            leaf = nil
        }
        if let cell = sectionCell(of: row, layouts[layout]) { return addSectionRow(row, cell) }
        if goesOn(row, layout) { return }
        addLevels(of: row, layout)
    }

    private mutating func rate(_ row: LayoutRow, _ certainty: Int) {
        for cell in source.rows[row.index].cells { ledger.rate(cell, certainty) }
    }

    /// Whether a row is none of the plan's: a sum, a remark, the block of signatures.
    private mutating func endsTable(_ row: LayoutRow) -> Bool {
        let cells = source.rows[row.index].cells
        guard let first = cells.first else { return true }
        if hasEnded {
            for cell in cells { ledger.leave(cell, .signature) }
            return true
        }
        let words = source.words[first]
        let reason = TailRow.reason(words, isAlone: cells.count == 1)
        let isShort = cells.count <= 3 && !isCounting(row)
        if row.index > lastCore, isShort, cells.contains(where: { TailRow.isSignature(source.words[$0]) }) {
            hasEnded = true
            for cell in cells { ledger.leave(cell, .signature) }
            return true
        }
        guard let reason, reason != .signature, row.units.isEmpty, row.times.isEmpty,
            reason == .total || cells.count == 1
        else { return false }
        for cell in cells { ledger.leave(cell, reason) }
        return true
    }
}
