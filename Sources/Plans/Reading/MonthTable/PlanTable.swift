/// One page of the table: its columns and the lines of its rows.
struct TablePage {
    let number: Int
    var columns: Columns
    var lines: [Int]
}

/// The table of a plan, cut into pages by its repeated headings, and the prose around it.
struct PlanTable {
    private(set) var rows: [TableRow] = []
    /// The lines of prose, as indices of the sheet's lines.
    private(set) var prose: [Int] = []
    private(set) var headings: [Proposal.Heading] = []
    /// The number of the first line of a heading.
    private(set) var firstHeading = 0

    private var pages: [TablePage] = []
    /// The different headings met so far.
    private var blocks: [HeadingBlock] = []
    private var missing: (line: Int, heads: [String])?
    private let words: HeaderWords

    init(_ sheet: Sheet, _ words: HeaderWords, _ ledger: inout CellLedger) throws(PlanReading.Refusal) {
        self.words = words
        cut(sheet, &ledger)
        guard let first = pages.first else {
            if let missing {
                throw PlanReading.Refusal(
                    .noPlanColumns, at: missing.line, values: ["missing": missing.heads.joined(separator: ", ")])
            }
            let hasTable = sheet.lines.contains { $0.width > 5 }
            throw PlanReading.Refusal(hasTable ? .noPlanColumns : .noTable)
        }
        takeRowsAbove(first.columns, sheet)
        let kinds = CellKind.all(of: sheet)
        let fit = RowFit(sheet, kinds, pages)
        settleColumns(fit, sheet, kinds)
        for page in pages { readRows(of: page, fit, sheet, kinds, &ledger) }
    }

    /// Finds the headings; what follows one belongs to its page.
    private mutating func cut(_ sheet: Sheet, _ ledger: inout CellLedger) {
        var index = 0
        while index < sheet.lines.count {
            let line = sheet.lines[index]
            if line.width > 2, let block = heading(at: index, sheet) {
                if let columns = block.columns, block.missing.isEmpty {
                    if pages.isEmpty { firstHeading = line.number }
                    pages.append(TablePage(number: pages.count + 1, columns: columns, lines: []))
                } else if let last = pages.last {
                    pages.append(TablePage(number: pages.count + 1, columns: last.columns, lines: []))
                } else if missing == nil {
                    missing = (line.number, block.missing)
                }
                for (heading, text) in zip(block.lines, block.texts) {
                    takeHeading(sheet.lines[heading], text, &ledger)
                }
                index = block.lines.upperBound
                continue
            }
            if line.width > 5, NumberRun(line, sheet, words) != nil {
                takeHeading(line, sheet.text(of: line), &ledger)
            } else if line.width > 1, let last = pages.last {
                // A table that goes on without a head has been cut by a page all the same.
                if line.beginsTable, !last.lines.isEmpty {
                    pages.append(TablePage(number: pages.count + 1, columns: last.columns, lines: []))
                }
                pages[pages.count - 1].lines.append(index)
            } else {
                prose.append(index)
            }
            index += 1
        }
    }

    /// The heading at a line, if one begins there.
    private mutating func heading(at index: Int, _ sheet: Sheet) -> HeadingBlock? {
        for known in blocks.indices where blocks[known].isRepeated(at: index, sheet) {
            return blocks[known].repeated(at: index)
        }
        guard let block = HeadingBlock(sheet, at: index, words) else { return nil }
        blocks.append(block)
        return block
    }

    private mutating func takeHeading(_ line: Sheet.Line, _ text: String, _ ledger: inout CellLedger) {
        headings.append(Proposal.Heading(line: line.number, text: text))
        for cell in line.cells { ledger.give(cell, to: "heading") }
    }

    /// Rows above the first heading are a page whose heading is lost.
    private mutating func takeRowsAbove(_ columns: Columns, _ sheet: Sheet) {
        let isRow = { (index: Int) in
            sheet.lines[index].number < firstHeading && sheet.lines[index].width >= columns.december
        }
        let lines = prose.filter(isRow)
        guard !lines.isEmpty else { return }
        prose.removeAll(where: isRow)
        pages.insert(TablePage(number: 0, columns: columns, lines: lines), at: 0)
    }

    /// Trusts the heads of a page unless most of its rows contradict them; then takes the columns that fit best.
    private mutating func settleColumns(_ fit: RowFit, _ sheet: Sheet, _ kinds: [CellKind]) {
        for index in pages.indices {
            let page = pages[index]
            let misfits = fit.misfits(page.lines, page.columns, sheet, kinds)
            guard misfits * 2 > page.lines.count else { continue }
            var candidates = index > 0 ? [pages[index - 1].columns] : []
            for shift in [-1, 1] {
                if let moved = page.columns.withWording(movedBy: shift) { candidates.append(moved) }
                if let moved = page.columns.withMonths(movedBy: shift) { candidates.append(moved) }
            }
            var fewest = misfits
            for candidate in candidates {
                let misfits = fit.misfits(page.lines, candidate, sheet, kinds)
                if misfits < fewest { (fewest, pages[index].columns) = (misfits, candidate) }
            }
        }
    }

    private mutating func readRows(
        of page: TablePage, _ fit: RowFit, _ sheet: Sheet, _ kinds: [CellKind], _ ledger: inout CellLedger
    ) {
        let start = rows.count
        for index in page.lines {
            let line = sheet.lines[index]
            let shift = fit.shift(line, page.columns, sheet, kinds)
            let isFirst = rows.count == start && start > 0
            rows.append(TableRow(line, page, isFirst: isFirst, shift: shift, sheet, kinds, &ledger))
        }
        guard rows[start...].contains(where: \.overflowsTheYear) else { return }
        for index in start..<rows.count { rows[index].isOnSurplusPage = true }
    }
}
