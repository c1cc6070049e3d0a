extension LayoutAssembly {
    /// Takes in a row that goes on with the one above, as rows do that a page break has cut; says whether it does.
    mutating func goesOn(_ row: LayoutRow, _ layout: Int) -> Bool {
        guard row.isBare, let leaf, row.beyond.isEmpty else { return false }
        let columns = layouts[layout]
        let levels = row.ownLevels
        let primary = row.primary.flatMap { $0.isCarried ? nil : $0 }
        let details = row.details.filter { !$0.isCarried }
        guard !levels.isEmpty || primary != nil else { return false }
        let node = tree.leaves[leaf].node
        for (level, slot) in levels {
            guard let above = open[level] ?? (level == open.count - 1 ? node : nil),
                continues(slot, tree.nodes[above].title, row, columns)
            else { return false }
        }
        if let primary {
            guard let above = lastPrimary(leaf), continues(primary, above, row, columns) else { return false }
        }
        for detail in details {
            guard let above = lastDetail(leaf, detail.column) else { return false }
            // What stands above grows with each row, and only the first one of a page is compared with it.
            let text = row.isFirst ? Array(tree.leaves[leaf].works[above.work].details[above.detail].text.utf8) : []
            guard continues(detail, text, row, columns) else { return false }
        }
        for (level, slot) in levels {
            guard let above = open[level] ?? Optional(node) else { continue }
            tree.nodes[above].title += [Letters.space] + source.words[slot.cell]
            tree.nodes[above].cells.append(slot.cell)
        }
        if let primary, let work = tree.leaves[leaf].works.lastIndex(where: { $0.primary != nil }) {
            tree.leaves[leaf].works[work].primary?.join(source.words[primary.cell], primary.cell)
        }
        for detail in details {
            guard let above = lastDetail(leaf, detail.column) else { continue }
            tree.leaves[leaf].works[above.work].details[above.detail].text += " " + source.cells[detail.cell].text
            tree.leaves[leaf].works[above.work].details[above.detail].cells.append(detail.cell)
        }
        tree.leaves[leaf].lines.append(row.line)
        tree.leaves[leaf].doubt(row.isFirst ? .pageBreak : .rowBreak)
        for cell in source.rows[row.index].cells { ledger.rate(cell, 90) }
        return true
    }

    private func continues(
        _ slot: LayoutRow.Slot, _ above: [UInt8], _ row: LayoutRow, _ columns: LayoutColumns
    ) -> Bool {
        let words = source.words[slot.cell]
        guard PrintedCode(leading: words) == nil else { return false }
        if !Continuation.startsAnew(words) {
            return slot.column >= columns.contents.count || columns.contents[slot.column].isCapitalised
        }
        guard row.isFirst else { return false }
        return above.last == UInt8(ascii: ",") || CutSentence.end(of: above[...]) != nil
    }

    private func lastPrimary(_ leaf: Int) -> [UInt8]? {
        tree.leaves[leaf].works.last { $0.primary != nil }?.primary?.text
    }

    private func lastDetail(_ leaf: Int, _ column: Int) -> (work: Int, detail: Int)? {
        let works = tree.leaves[leaf].works
        guard let work = works.indices.last, let detail = works[work].details.firstIndex(where: { $0.column == column })
        else { return nil }
        return (work, detail)
    }
}
