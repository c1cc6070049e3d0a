extension Folded {
    /// The nodes, doubts and questions that an edit is about: two people who edit the same of them meet.
    func touched(by edit: Edit) -> [String] {
        if case .answer(let id, _) = edit { return [id] + (questions.first { $0.id == id }?.nodes ?? []) }
        return outline.touched(by: edit)
    }
}

extension Outline {
    fileprivate func touched(by edit: Edit) -> [String] {
        switch edit {
        case .answer(let question, _): [question]
        case .settle(let doubts, _, _): doubts
        case .decree: ["decree"]
        case .set(let node, _, _), .detail(let node, _, _, _): [node]
        case .split(let node, _, let first): [node] + (first.map { [$0] } ?? [])
        case .join(let node), .demote(let node): [node] + above(node)
        case .promote(let node): [node] + (nodes[node]?.parent.map { [$0] } ?? []) + (nodes[node]?.children ?? [])
        case .move(let node, let parent, _): [node] + (parent.map { [$0] } ?? [])
        case .add(let parent, _): parent.map { [$0] } ?? []
        case .remove(let node): branch(node)
        case .take(let line, let column, _, let node, _): ["cell:\(line):\(column)", node]
        case .dismiss(let line, let column): ["cell:\(line):\(column)"]
        }
    }

    private func above(_ key: String) -> [String] {
        guard let node = nodes[key] else { return [] }
        let siblings = children(of: node.parent)
        guard let place = siblings.firstIndex(of: key), place > 0 else { return [] }
        return [siblings[place - 1]]
    }

    /// What stands in a field now.
    func value(of field: NodeField, in key: String) -> String {
        guard let node = nodes[key] else { return "" }
        switch field {
        case .text: return node.text
        case .months: return node.months.listed
        case .units: return node.responsible.joined(separator: "\n")
        case .time: return node.time?.text ?? ""
        }
    }

    func value(of field: DecreeField) -> String {
        let decree = head.decree
        switch field {
        case .title: return head.title
        case .kind: return decree.kind ?? ""
        case .number: return decree.number ?? ""
        case .year: return decree.year.map(String.init) ?? ""
        case .about: return decree.about ?? ""
        case .place: return decree.place ?? ""
        case .date: return decree.date ?? ""
        case .signerTitle: return decree.signerTitle ?? ""
        case .signer: return decree.signer ?? ""
        }
    }
}
