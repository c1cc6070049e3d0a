import Documents

/// Reads the plan that stands in a document's tables, whatever office laid them out, by the heads of their columns.
struct LayoutReading {
    private let source: LayoutSource
    private let words: ReadingWords
    private let name: String

    init(_ document: Document, words: ReadingWords, named name: String) {
        source = LayoutSource(document)
        self.words = words
        self.name = name
    }

    /// What came of it; `nil` where no table has the heads of a plan.
    func reading() -> PlanReading? {
        let found = LayoutTables(source, words)
        let plans = found.tables.filter(\.head.isPlan)
        guard let table = plans.max(by: { weight($0) < weight($1) }) else { return nil }
        guard table.rowCount > 0 else {
            return .refused(PlanReading.Refusal(.noRows, at: source.rows[table.head.rows.lowerBound].line))
        }
        var layouts = LayoutGroups(table, source, words)
        if let refusal = layouts.refusal { return .refused(refusal) }
        var reading = LayoutTableReading(source, words, found, table)
        let proposal = reading.proposal(&layouts, named: name)
        guard !proposal.areas.isEmpty else {
            return .refused(PlanReading.Refusal(.noRows, at: source.rows[table.head.rows.lowerBound].line))
        }
        let others = plans.filter {
            $0.head.rows != table.head.rows && weight($0) >= 3 && weight($0) * 10 >= weight(table) * 3
        }
        guard !others.isEmpty else { return .proposal(proposal) }
        let lines = ([table] + others).map { source.rows[$0.head.rows.lowerBound].line }
        return .asked(
            PlanReading.Asked(.severalTables, at: lines[0], values: ["lines": lines.prefix(6).listed]), proposal)
    }

    /// What came of a table that has no heads, by what its columns hold; `nil` where they do not show it.
    func withoutHeads() -> Proposal? {
        guard let head = ContentHead(source, words)?.head else { return nil }
        let found = LayoutTables(source, words, head: head)
        guard let table = found.tables.first, table.rowCount > 0 else { return nil }
        var layouts = LayoutGroups(table, source, words)
        guard layouts.refusal == nil else { return nil }
        var reading = LayoutTableReading(source, words, found, table)
        let proposal = reading.proposal(&layouts, named: name)
        return proposal.areas.isEmpty ? nil : proposal
    }

    /// How many rows of a table have wording where a plan has it.
    private func weight(_ table: LayoutTable) -> Int {
        table.pages.reduce(0) { sum, page in
            let wordings = page.head.columns.indices.filter { page.head.columns[$0].role?.isWording ?? false }
            return sum
                + page.rows.count { row in
                    source.rows[row].cells.contains { wordings.contains(source.cells[$0].column) }
                }
        }
    }
}
