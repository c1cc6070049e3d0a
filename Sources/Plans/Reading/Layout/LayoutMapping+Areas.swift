extension LayoutMapping {
    /// Opens the area that a node is; without a node the one that the document's title names.
    mutating func openArea(_ node: Int?) {
        if !result.isEmpty, areaNode == node { return }
        areaNode = node
        activityNode = nil
        let next = (result.last?.no ?? 0) + 1
        guard let node else { return openUntitled(next) }
        let found = printed(tree.nodes[node])
        let number = found?.value
        let no = max(number ?? next, next)
        var text = tree.nodes[node].title
        if let found, found.isWord || found.value == no {
            text = Array(text[found.length...])
        } else if let code = tree.nodes[node].code {
            text = Array(code.text.utf8) + [Letters.space] + text
        }
        result.append(Proposal.Area(no: no, title: text.string))
        give(node, String(no))
        if found?.isWord ?? false { addHeadings(tree.nodes[node].cells, no) }
        if found != nil, tree.nodes[node].code == nil {
            ledger.give(tree.nodes[node].cells, to: String(no).with(".no"))
        }
        if let number, number != next { pendingNotes.append(.areaNumber(printed: number, read: no)) }
        if number == nil, numbersAreas { pendingNotes.append(.areaUnnumbered) }
        let key = LayoutSource.key(text)
        if let other = titles[key] {
            pendingNotes.append(.areaRepeated(text.string, other: other.number, line: other.line))
        } else {
            titles[key] = (no, tree.nodes[node].line)
        }
        take(node)
    }

    private mutating func openUntitled(_ no: Int) {
        let text = title.title.isEmpty ? PlanAssembly.illegible : title.title
        result.append(Proposal.Area(no: no, title: text))
        if title.title.isEmpty { pendingNotes.append(.areaMissing) }
        ledger.give(title.cells, to: String(no).with(".title"))
    }

    /// The number that an area is printed with, how much of its title that takes, and whether a word as `Area` does.
    func printed(_ node: LevelNode) -> (value: Int?, length: Int, isWord: Bool)? {
        if let code = node.code { return code.style.parts == 1 && code.value < 100 ? (code.value, 0, false) : nil }
        if let (_, value, length) = SectionKey.numbered(node.title, words), length < node.title.count {
            return (value, length, true)
        }
        guard let code = PrintedCode(leading: node.title), code.style.parts == 1, code.value < 100 else { return nil }
        return (code.value, code.length, false)
    }

    /// A heading such as `Area Perubahan 1: …` is kept as it stands among the headings.
    private mutating func addHeadings(_ cells: [Int], _ no: Int) {
        for cell in cells {
            ledger.give(cell, to: "heading")
            headings.append(Proposal.Heading(line: source.cells[cell].line, text: source.words[cell].string))
        }
    }
}
