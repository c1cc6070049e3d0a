/// The pages of a table by the columns they have, checked against what these hold.
struct LayoutGroups {
    private(set) var columns: [LayoutColumns] = []
    /// Which columns a page has.
    private(set) var ofPage: [Int] = []
    private(set) var refusal: PlanReading.Refusal?

    init(_ table: LayoutTable, _ source: LayoutSource, _ words: ReadingWords) {
        var heads: [[HeadBlock.Column]] = []
        for page in table.pages {
            let known = heads.firstIndex { $0 == page.head.columns }
            ofPage.append(known ?? heads.count)
            if known == nil { heads.append(page.head.columns) }
        }
        var contents = heads.map { [ColumnContent](repeating: ColumnContent(), count: $0.count) }
        for (page, group) in zip(table.pages, ofPage) {
            for row in page.rows where source.rows[row].cells.count > 1 {
                if isTail(row, source) { continue }
                for cell in source.rows[row].cells {
                    let column = source.cells[cell].column
                    guard column <= LayoutSource.widest else { continue }
                    while contents[group].count <= column { contents[group].append(ColumnContent()) }
                    contents[group][column].add(source.cells[cell].text, source.words[cell], words)
                }
            }
        }
        let checks = zip(heads, contents).map { ColumnCheck($0, $1) }
        var filled: Set<HeadRole> = []
        for check in checks {
            if let first = check.contradictions.first, refusal == nil { refuse(check, first) }
            for column in check.contents.indices where check.contents[column].count > 0 {
                if let role = check.columns[column].role { filled.insert(role) }
            }
        }
        columns = checks.map { LayoutColumns($0, filled: filled) }
    }

    private func isTail(_ row: Int, _ source: LayoutSource) -> Bool {
        guard let first = source.rows[row].cells.first else { return true }
        return TailRow.reason(source.words[first], isAlone: false) != nil
    }

    private mutating func refuse(_ check: ColumnCheck, _ first: ColumnCheck.Contradiction) {
        let all = check.contradictions.map { "\($0.column) (\($0.head))" }.joined(separator: ", ")
        refusal = PlanReading.Refusal(
            code: "contradiction", text: "columns of the table hold something else than their heads say: \(all)",
            values: [
                "column": String(first.column), "head": first.head, "found": String(first.found.prefix(80)),
                "columns": all,
            ])
    }

    mutating func bind(_ group: Int, _ rows: [LayoutRow], _ source: LayoutSource) {
        columns[group].bindNumbers(rows, source)
    }
}
