extension LayoutMapping {
    /// Opens the activity that a node is, with the levels above it; without a node one without a title.
    mutating func openActivity(_ node: Int?, above: ArraySlice<Int>) {
        guard let area = result.indices.last else { return }
        if !result[area].activities.isEmpty, activityNode == node {
            if node != nil || result[area].activities.last?.title.isEmpty == true { return }
        }
        activityNode = node
        let code = String(result[area].no).with(result[area].activities.count + 1)
        var activity = Proposal.Activity(code: code, title: "")
        if let node {
            activity.title = title(of: tree.nodes[node], index: result[area].activities.count + 1, code: code)
            give(node, code)
            take(node)
        }
        if !above.isEmpty {
            activity.above = above.map { level($0) }
            for node in above {
                ledger.give(tree.nodes[node].cells, to: code.with(".above"))
                ledger.give(tree.nodes[node].codeCells, to: code.with(".above"))
                take(node)
            }
        }
        result[area].activities.append(activity)
    }

    /// The wording without its number, where the activity's own code says the same.
    private func title(of node: LevelNode, index: Int, code: String) -> String {
        if let printed = node.code {
            let isSame = (printed.style.parts == 1 && printed.value == index) || printed.text == code
            return isSame ? node.title.string : printed.text + " " + node.title.string
        }
        guard let printed = PrintedCode(leading: node.title), printed.style.kind == .number else {
            return node.title.string
        }
        let isSame = (printed.style.parts == 1 && printed.value == index) || printed.text == code
        return isSame ? Array(node.title[printed.length...]).string : node.title.string
    }

    private func level(_ node: Int) -> Proposal.Level {
        let part = tree.nodes[node]
        if let code = part.code { return Proposal.Level(role: part.role, code: code.text, title: part.title.string) }
        guard let code = PrintedCode(leading: part.title) else {
            return Proposal.Level(role: part.role, title: part.title.string)
        }
        return Proposal.Level(role: part.role, code: code.text, title: Array(part.title[code.length...]).string)
    }

    mutating func give(_ node: Int, _ code: String) {
        ledger.give(tree.nodes[node].cells, to: code.with(".title"))
        ledger.give(tree.nodes[node].codeCells, to: code.with(".no"))
    }

    /// What stands on the rows that only open a level is said at the first piece of work below it.
    mutating func take(_ node: Int) {
        pendingLines += tree.nodes[node].lines
        pendingNotes += tree.nodes[node].notes
        units.pending += tree.nodes[node].units
    }
}
