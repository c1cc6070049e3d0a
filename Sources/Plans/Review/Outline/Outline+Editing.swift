import Storage

extension Outline {
    /// The longest text that a person may type into a field, in characters.
    static let longest = 5000

    /// Does what an edit says; one that doesn't fit the tree changes nothing.
    mutating func apply(_ edit: Edit, as seq: Int) throws(ReviewRefusal) {
        switch edit {
        case .set(let node, let field, let value): try set(node, field, value)
        case .detail(let node, let place, let head, let text): try setDetail(node, place, head, text)
        case .decree(let field, let text): try set(field, text)
        case .split(let node, let place, let first): try split(node, at: place, from: first, as: "+\(seq)")
        case .join(let node): try join(node)
        case .move(let node, let parent, let position): try move(node, into: parent, to: position)
        case .promote(let node): try promote(node, as: "+\(seq)")
        case .demote(let node): try demote(node)
        case .add(let parent, let text): try add(text, to: parent, as: "+\(seq)")
        case .remove(let node): drop(try self.node(node).key)
        case .take(let line, let column, let text, let node, let target):
            try take(text, from: CellPlace(line: line, column: column), to: node, target, as: "+\(seq)")
        case .answer, .dismiss, .settle: break
        }
    }

    private mutating func set(_ key: String, _ field: NodeField, _ value: String) throws(ReviewRefusal) {
        var node = try node(key)
        switch field {
        case .text:
            guard !value.isEmpty || node.rank == .activity || node.rank == .subActivity else { throw .emptyText }
            node.text = value
        case .months:
            guard node.rank == .indicator else { throw .wrongField }
            let months = Answers.months(value)
            guard months != node.months else { return }
            node.months = months
            // What a person picks are months, whatever part of the year the document named.
            node.time?.quarters = nil
            node.time?.semesters = nil
        case .units:
            guard node.rank == .subActivity else { throw .wrongField }
            node.responsible = value.unitNames
            node.responsibleRead = node.responsible.isEmpty ? .missing : .stated
            node.responsibleOr = nil
        case .time:
            guard node.rank == .indicator else { throw .wrongField }
            if value.isEmpty { node.time = nil } else { node.time = node.time ?? Proposal.Time(text: "") }
            node.time?.text = value
        }
        nodes[key] = node
    }

    private mutating func setDetail(
        _ key: String, _ place: Int, _ head: String, _ text: String
    ) throws(ReviewRefusal) {
        var node = try node(key)
        guard node.rank == .subActivity || node.rank == .indicator else { throw .wrongField }
        var details = node.details ?? []
        guard (0...details.count).contains(place) else { throw .unknownNode }
        if place == details.count {
            guard !text.isEmpty else { return }
            details.append(Proposal.Detail(role: HeadRole.note.name, head: head, text: text))
        } else if text.isEmpty {
            details.remove(at: place)
        } else {
            (details[place].head, details[place].text) = (head, text)
        }
        node.details = details.isEmpty ? nil : details
        nodes[key] = node
    }

    private mutating func set(_ field: DecreeField, _ text: String) throws(ReviewRefusal) {
        let value = text.isEmpty ? nil : text
        switch field {
        case .title:
            guard !text.isEmpty else { throw .emptyText }
            head.title = text
        case .kind: head.decree.kind = value
        case .number: head.decree.number = value
        case .year:
            if value != nil, Int(text) == nil { throw .notAYear }
            head.decree.year = Int(text)
        case .about: head.decree.about = value
        case .place: head.decree.place = value
        case .date:
            if value != nil, Day(text) == nil { throw .notADay }
            head.decree.date = value
        case .signerTitle: head.decree.signerTitle = value
        case .signer: head.decree.signer = value
        }
    }

    private mutating func take(
        _ text: String, from cell: CellPlace, to key: String, _ target: CellTarget, as new: String
    ) throws(ReviewRefusal) {
        var node = try node(key)
        switch target {
        case .text: node.text = node.text.isEmpty ? text : node.text + " " + text
        case .units:
            guard node.rank == .subActivity else { throw .wrongField }
            for name in text.unitNames where !node.responsible.contains(name) { node.responsible.append(name) }
            node.responsibleRead = .stated
        case .detail:
            guard node.rank == .subActivity || node.rank == .indicator else { throw .wrongField }
            node.details = (node.details ?? []) + [Proposal.Detail(role: HeadRole.note.name, head: "", text: text)]
        case .child:
            try add(text, to: key, as: new)
            nodes[new]?.cells = [cell]
            return
        }
        node.cells.append(cell)
        nodes[key] = node
    }
}

extension String {
    /// One unit a line; the first leads.
    var unitNames: [String] {
        var names: [String] = []
        for line in split(whereSeparator: \.isNewline) {
            let name = String(line).trimmedEnds
            if !name.isEmpty, !names.contains(name) { names.append(name) }
        }
        return names
    }
}
