extension LayoutAssembly {
    /// Opens the levels that a row names and takes in what it says of the work.
    mutating func addLevels(of row: LayoutRow, _ layout: Int) {
        let columns = layouts[layout]
        var hasOpened: Int?
        var outer: [Int?] = open
        for (level, place) in columns.levels.enumerated() {
            let code = codeSlot(row, level, columns)
            guard let slot = row.levels[level], !slot.isCarried else {
                if let hasOpened, hasOpened < level, row.levels[level] == nil { outer[level] = nil }
                continue
            }
            let isInnermost = level == columns.levels.count - 1
            let printed = code.flatMap { PrintedCode(whole: source.words[$0.cell]) }
            if hasOpened == nil, let known = outer[level], isSame(known, slot.cell, printed) {
                tree.nodes[known].cells.append(slot.cell)
                if let code { tree.nodes[known].codeCells.append(code.cell) }
                continue
            }
            outer[level] =
                isInnermost
                ? openInner(row, slot, code, place.role, outer.dropLast().last { $0 != nil } ?? nil)
                : openOuter(row, slot, code, place.role, outer[..<level].last { $0 != nil } ?? nil)
            if hasOpened == nil { hasOpened = level }
            for deeper in outer.indices where deeper > level { outer[deeper] = nil }
            if !isInnermost { inner.removeAll() }
        }
        open = outer
        leaveLooseCodes(row, columns)
        addWork(of: row, layout, hasOpened)
    }

    private func codeSlot(_ row: LayoutRow, _ level: Int, _ columns: LayoutColumns) -> LayoutRow.Slot? {
        row.codes.first { code in
            guard isCode(code.cell), let bound = columns.numbered[code.column] else { return false }
            // A column that counts one level counts others on the rows which open those alone.
            return level == (row.levels[bound].flatMap { $0.isCarried ? nil : bound } ?? row.ownLevels.first?.level)
        }
    }

    private func isSame(_ node: Int, _ cell: Int, _ code: PrintedCode?) -> Bool {
        if let code, let other = tree.nodes[node].code, code.text != other.text { return false }
        return tree.nodes[node].key == source.key(of: cell)
    }

    private mutating func openOuter(
        _ row: LayoutRow, _ slot: LayoutRow.Slot, _ code: LayoutRow.Slot?, _ role: HeadRole, _ parent: Int?
    ) -> Int {
        tree.add(node(row, slot, code, role, parent ?? sections.last))
    }

    /// Opens a node at the innermost level, where codes can nest: `A` holds `1`, `1` holds `1.1`.
    private mutating func openInner(
        _ row: LayoutRow, _ slot: LayoutRow.Slot, _ code: LayoutRow.Slot?, _ role: HeadRole, _ outer: Int?
    ) -> Int {
        let text = source.words[slot.cell]
        var printed = code.flatMap { PrintedCode(whole: source.words[$0.cell]) } ?? PrintedCode(leading: text)
        if let code = printed, let letter = inner.asLetter(code) { printed = letter }
        let isHead = !row.hasCore && habits.isHead(text, printed)
        let isTopOpen = inner.last.map { habits.heads.contains($0) } ?? false
        let key: OpenLevels.Key = printed.map { .code($0.style) } ?? (isHead && Self.isUpper(text) ? .upper : .plain)
        var parent: Int?
        if printed == nil, !isHead, !isTopOpen, inner.lastKey != nil,
            !inner.entries.contains(where: { $0.key == .plain })
        {
            // A row without a code is a sibling of the coded ones.
            parent = inner.last.flatMap { tree.nodes[$0].parent } ?? outer ?? sections.last
            return tree.add(node(row, slot, code, role, parent))
        }
        if isHead, printed == nil, !isTopOpen, !inner.entries.contains(where: { $0.key == key }) { inner.removeAll() }
        parent = inner.parent(of: key, value: printed?.value ?? (isHead ? 1 : 0), isOpen: isTopOpen)
        let node = tree.add(node(row, slot, code, role, parent ?? outer ?? sections.last))
        inner.push(key, node, value: printed?.value ?? 0)
        if isHead { habits.heads.insert(node) }
        return node
    }

    private static func isUpper(_ text: [UInt8]) -> Bool {
        text.contains(where: Letters.isUpper) && !text.contains(where: Letters.isLower)
    }

    private func node(
        _ row: LayoutRow, _ slot: LayoutRow.Slot, _ code: LayoutRow.Slot?, _ role: HeadRole, _ parent: Int?
    ) -> LevelNode {
        LevelNode(
            parent: parent, role: role.name, title: source.words[slot.cell], cells: [slot.cell],
            code: code.flatMap { PrintedCode(whole: source.words[$0.cell]) }, codeCells: code.map { [$0.cell] } ?? [],
            line: row.line, key: source.key(of: slot.cell))
    }
}
