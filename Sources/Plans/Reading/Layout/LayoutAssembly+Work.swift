extension LayoutAssembly {
    /// Leaves numbers unread that stand beside nothing they could count.
    mutating func leaveLooseCodes(_ row: LayoutRow, _ columns: LayoutColumns) {
        for code in row.codes {
            guard isCode(code.cell) else {
                ledger.leave(code.cell, .notANumber)
                continue
            }
            if columns.numbered[code.column] == nil || row.ownLevels.isEmpty { ledger.leave(code.cell, .numberAlone) }
        }
    }

    mutating func addWork(of row: LayoutRow, _ layout: Int, _ hasOpened: Int?) {
        let columns = layouts[layout]
        let opensInner = hasOpened.map { _ in row.levels.last.map { $0 != nil } ?? false } ?? false
        let deepest = open.last { $0 != nil } ?? sections.last
        guard row.hasCore || opensInner else {
            guard let node = deepest else {
                for slot in row.units { ledger.leave(slot.cell, .unitAlone) }
                return
            }
            let units = row.units.filter { !$0.isCarried }.map(\.cell)
            if hasOpened == nil, let leaf, tree.leaves[leaf].node == node {
                tree.leaves[leaf].units += units
                tree.leaves[leaf].lines.append(row.line)
            } else {
                tree.nodes[node].lines.append(row.line)
                tree.nodes[node].units += units
            }
            return
        }
        let node = deepest ?? illegible(row)
        if leaf == nil || tree.leaves[leaf ?? 0].node != node {
            tree.leaves.append(LayoutLeaf(node: node, page: row.page))
            leaf = tree.leaves.count - 1
        }
        guard let leaf else { return }
        if row.shift != 0 { tree.leaves[leaf].doubt(.shifted(by: row.shift)) }
        tree.leaves[leaf].lines.append(row.line)
        tree.leaves[leaf].units += row.units.map(\.cell).filter { !tree.leaves[leaf].units.contains($0) }
        if row.hasCore { tree.leaves[leaf].hasCore = true }
        tree.leaves[leaf].works.append(work(row, layout, columns))
    }

    private func work(_ row: LayoutRow, _ layout: Int, _ columns: LayoutColumns) -> LayoutWork {
        var work = LayoutWork(layout: layout)
        if let slot = row.primary {
            work.primary = .init(source.words[slot.cell], slot.cell, isCarried: slot.isCarried)
        }
        work.times = row.times
        work.marks = row.marks
        work.details = row.details.map { slot in
            LayoutWork.Detail(
                role: columns.details[slot.column] ?? LayoutColumns.other, head: columns.heads[slot.column].text,
                column: slot.column, cells: [slot.cell], text: source.cells[slot.cell].text)
        }
        return work
    }

    /// Stands for wording that the document does not have.
    private mutating func illegible(_ row: LayoutRow) -> Int {
        let node = tree.add(
            LevelNode(
                parent: sections.last, role: HeadRole.action.name, title: Array(PlanAssembly.illegible.utf8), cells: [],
                line: row.line, notes: [.titleMissing], key: []))
        if !open.isEmpty { open[open.count - 1] = node }
        return node
    }
}
