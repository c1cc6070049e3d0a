extension LayoutAssembly {
    /// Opens a section by a paragraph above or between rows.
    mutating func addSection(_ paragraph: LayoutSource.Prose, _ key: OpenLevels.Key, _ role: String) {
        openSection(paragraph.cell, nil, key, role, source.cells[paragraph.cell].line)
    }

    /// The cell of a row that heads what follows: the only words of the row, across its columns or in none of theirs.
    func sectionCell(of row: LayoutRow, _ layout: LayoutColumns) -> (code: Int?, title: Int)? {
        let cells = Array(source.rows[row.index].cells)
        let others = cells.filter { cell in !row.codes.contains { $0.cell == cell } || !isCode(cell) }
        guard others.count == 1, cells.count <= 2, let title = others.first else { return nil }
        let code = cells.first { $0 != title }
        let place = source.cells[title]
        guard words.mark(place.text) == nil, PrintedCode(whole: source.words[title]) == nil else { return nil }
        let isWide = place.columns >= 3 && place.columns * 2 >= layout.width
        let isLevel = row.levels.contains { $0?.cell == title }
        if isWide { return (code, title) }
        if row.codes.contains(where: { $0.cell == title }) { return (code, title) }
        if code == nil, !isLevel, !row.codes.isEmpty || place.column == 1, layout.role(at: place.column) != .unit {
            return layout.primary == place.column ? nil : (code, title)
        }
        return nil
    }

    func isCode(_ cell: Int) -> Bool { PrintedCode(whole: source.words[cell]) != nil }

    mutating func addSectionRow(_ row: LayoutRow, _ cell: (code: Int?, title: Int)) {
        let text = source.words[cell.title]
        let code = cell.code.flatMap { PrintedCode(whole: source.words[$0]) }
        let (key, role) = SectionKey.of(text, code: code, heading: nil, words)
        openSection(cell.title, cell.code, key, role, row.line)
    }

    mutating func openSection(
        _ title: Int, _ codeCell: Int?, _ key: OpenLevels.Key, _ role: String, _ line: Int
    ) {
        let letters = source.key(of: title)
        // The same heading on the next page only says again where one is.
        if let same = sections.entries.last(where: { $0.key == key }), tree.nodes[same.node].key == letters {
            tree.nodes[same.node].cells.append(title)
            if let codeCell { tree.nodes[same.node].codeCells.append(codeCell) }
            return
        }
        let code = codeCell.flatMap { PrintedCode(whole: source.words[$0]) }
        let value = (code ?? PrintedCode(leading: source.words[title]))?.value ?? 0
        let parent = sections.parent(of: key, value: 1, isOpen: true)
        let node = tree.add(
            LevelNode(
                parent: parent, role: role, title: source.words[title], cells: [title], code: code,
                codeCells: codeCell.map { [$0] } ?? [], line: line, lines: [line], key: letters))
        sections.push(key, node, value: value)
        for level in open.indices { open[level] = nil }
        inner.removeAll()
        leaf = nil
    }
}
