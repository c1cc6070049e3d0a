import Storage

extension Folded {
    /// What an edit changes, field by field, as an event tells it: before the edit is done.
    func changes(by edit: Edit) -> [FieldChange] {
        switch edit {
        case .answer(let question, let value): [FieldChange(question, old: answers.values[question], new: value)]
        case .set(let node, let field, let value):
            [FieldChange("\(node) \(field.rawValue)", old: outline.value(of: field, in: node), new: value)]
        case .detail(let node, let place, _, let text):
            [FieldChange("\(node) detail", old: outline.detail(place, of: node), new: text)]
        case .decree(let field, let text):
            [FieldChange("decree \(field.rawValue)", old: outline.value(of: field), new: text)]
        case .split(let node, let place, _):
            [FieldChange("\(node) split", old: outline.nodes[node]?.text, new: String(place))]
        case .join(let node): [FieldChange("\(node) join", old: outline.nodes[node]?.text)]
        case .move(let node, let parent, let position):
            [FieldChange("\(node) move", old: outline.nodes[node]?.parent, new: "\(parent ?? "") \(position)")]
        case .promote(let node): [FieldChange("\(node) promote", old: outline.nodes[node]?.parent)]
        case .demote(let node): [FieldChange("\(node) demote", old: outline.nodes[node]?.parent)]
        case .add(let parent, let text): [FieldChange("\(parent ?? "") add", new: text)]
        case .remove(let node): [FieldChange("\(node) remove", old: outline.nodes[node]?.text)]
        case .take(let line, let column, let text, let node, _):
            [FieldChange("\(node) take", old: "\(line):\(column)", new: text)]
        case .dismiss(let line, let column): [FieldChange("\(line):\(column) dismiss")]
        case .settle(let doubts, let how, let note):
            [
                FieldChange(
                    doubts.count == 1 ? doubts[0] : "\(doubts.count) × \(doubts[0])",
                    new: note.isEmpty ? how.rawValue : "\(how.rawValue): \(note)")
            ]
        }
    }
}

extension Outline {
    fileprivate func detail(_ place: Int, of key: String) -> String? {
        guard let details = nodes[key]?.details, details.indices.contains(place) else { return nil }
        return details[place].text
    }
}
