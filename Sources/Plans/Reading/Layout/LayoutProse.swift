/// The prose around a table: the decree's fields, the plan's title and its year.
struct LayoutProse {
    /// What the prose says of the plan.
    struct Heading {
        var title: String
        var decree: Proposal.Decree
        /// The cells of the title.
        var cells: [Int]
        var year: Int?
    }

    /// More lines than any decree has are not compared with it.
    private static let most = 3000

    private let source: LayoutSource
    private let words: ReadingWords
    private let prose: [LayoutSource.Prose]
    private let first: Int
    private let name: String?

    init(_ source: LayoutSource, _ words: ReadingWords, _ prose: [LayoutSource.Prose], above row: Int, name: String?) {
        (self.source, self.words, self.prose, self.name) = (source, words, prose, name)
        first = source.rows[row].cells.lowerBound
    }

    func read(_ ledger: inout CellLedger) -> Heading {
        for line in prose { for cell in cells(line) { ledger.leave(cell, .prose) } }
        let isDecree = prose.prefix(Self.most).contains { line in
            let text = source.words[line.cell]
            return text.count <= 12 && text.reads("tentang") || text.reads("menimbang")
        }
        var title = LayoutTitle([], source, words)
        // A row that slid up is no title.
        if !isDecree { title = LayoutTitle(prose.filter { $0.cell < first && cells($0).count == 1 }, source, words) }
        let lines = prose.lazy.map(\.sheetLine).filter { !title.lines.contains($0) }.prefix(Self.most)
        let table = isDecree ? source.cells[first].line : 0
        let reading = DecreeReading(source.sheet, Array(lines), table, &ledger)
        var heading = Heading(title: reading.title, decree: reading.decree, cells: [], year: nil)
        if !title.text.isEmpty {
            heading.title = title.text
            for line in prose where title.lines.contains(line.sheetLine) {
                for cell in cells(line) { ledger.give(cell, to: "title") }
                heading.cells += cells(line)
            }
        }
        if heading.title.isEmpty, let name { heading.title = name }
        heading.year = LayoutTitle.year(in: heading.title) ?? heading.decree.year
        if heading.decree.year == nil { heading.decree.year = heading.year }
        return heading
    }

    private func cells(_ line: LayoutSource.Prose) -> Range<Int> { source.sheet.lines[line.sheetLine].cells }
}
