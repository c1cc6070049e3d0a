/// Reads one table and the prose around it into a proposal.
struct LayoutTableReading {
    private let source: LayoutSource
    private let words: ReadingWords
    private let found: LayoutTables
    private let table: LayoutTable

    init(_ source: LayoutSource, _ words: ReadingWords, _ found: LayoutTables, _ table: LayoutTable) {
        (self.source, self.words, self.found, self.table) = (source, words, found, table)
    }

    mutating func proposal(_ groups: inout LayoutGroups, named name: String) -> Proposal {
        var ledger = CellLedger(source.sheet)
        for index in source.cells.indices { ledger.rate(index, source.cells[index].certainty) }
        let sections = LayoutSections(table, source, words)
        let headings = takeHeads(&ledger)
        leaveOthers(&ledger)
        let prose = LayoutProse(source, words, prose(sections), above: table.firstRow, name: table.name)
        let heading = prose.read(&ledger)
        var assembly = LayoutAssembly(source, words, ledger)
        assemble(&assembly, &groups, sections)
        var mapping = LayoutMapping(assembly, title: heading, year: heading.year)
        let areas = mapping.areas()
        return Proposal(
            document: name, title: heading.title, decree: heading.decree, areas: areas, unread: mapping.ledger.unread(),
            headings: (headings + mapping.headings).sorted { $0.line < $1.line }, trace: mapping.ledger.trace())
    }

    private func takeHeads(_ ledger: inout CellLedger) -> [Proposal.Heading] {
        var rows = table.columnNumbers
        for page in table.pages where page.hasHead { rows += page.head.rows }
        var headings: [Proposal.Heading] = []
        for row in rows.sorted() {
            let line = source.rows[row]
            for cell in line.cells { ledger.give(cell, to: "heading") }
            headings.append(
                Proposal.Heading(
                    line: line.line, text: line.cells.map { source.words[$0].string }.joined(separator: " ")))
        }
        return headings
    }

    /// Marks the rows of all other tables.
    private func leaveOthers(_ ledger: inout CellLedger) {
        for row in found.loose { leave(row, &ledger) }
        for other in found.tables where other.head.rows != table.head.rows {
            for page in other.pages {
                if page.hasHead { for row in page.head.rows { leave(row, &ledger) } }
                for row in page.rows { leave(row, &ledger) }
            }
            for row in other.columnNumbers { leave(row, &ledger) }
        }
    }

    private func leave(_ row: Int, _ ledger: inout CellLedger) {
        for cell in source.rows[row].cells { ledger.leave(cell, .otherTable) }
    }

    /// All paragraphs that head nothing, and lines above the table in its own grid, in the document's order.
    private func prose(_ sections: LayoutSections) -> [LayoutSource.Prose] {
        var prose = found.prose + sections.prose
        for other in found.tables where other.head.rows != table.head.rows { prose += other.pages.flatMap(\.above) }
        let grid = source.rows[table.firstRow].grid
        for row in found.loose where source.rows[row].grid == grid && row < table.firstRow {
            let line = source.rows[row]
            guard line.cells.count <= 3 else { continue }
            prose.append(LayoutSource.Prose(cell: line.cells.lowerBound, heading: nil, sheetLine: line.sheetLine))
        }
        return prose.sorted { $0.cell < $1.cell }
    }

    private func assemble(
        _ assembly: inout LayoutAssembly, _ groups: inout LayoutGroups, _ sections: LayoutSections
    ) {
        var pages: [[LayoutRow]] = []
        for (page, part) in table.pages.enumerated() {
            var reader = LayoutRows(source, words, groups.columns[groups.ofPage[page]])
            pages.append(
                part.rows.enumerated().map { reader.row($1, page: page + 1, isFirst: $0 == 0 && page > 0) })
        }
        for group in groups.columns.indices {
            let rows = pages.indices.filter { groups.ofPage[$0] == group }.flatMap { pages[$0] }
            groups.bind(group, rows, source)
            assembly.learn(rows, groups.columns[group])
        }
        let layouts = groups.columns.map { assembly.begin($0) }
        for page in pages.indices {
            for heading in sections.above[page] { assembly.addSection(heading.prose, heading.key, heading.role) }
            for row in pages[page] { assembly.add(row, layouts[groups.ofPage[page]]) }
        }
    }
}
