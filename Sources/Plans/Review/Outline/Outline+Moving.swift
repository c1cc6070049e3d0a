extension Outline {
    mutating func add(_ text: String, to parent: String?, as key: String) throws(ReviewRefusal) {
        guard !text.isEmpty else { throw .emptyText }
        var rank = PlanNode.Rank.area
        if let parent {
            guard let below = try node(parent).rank.below else { throw .wrongParent }
            rank = below
        }
        insert(PlanNode(key: key, rank: rank, parent: parent, text: text), at: .max)
    }

    mutating func move(_ key: String, into parent: String?, to position: Int) throws(ReviewRefusal) {
        let node = try node(key)
        let above = try parent.map { (parent) throws(ReviewRefusal) in try self.node(parent).rank }
        guard above == node.rank.above else { throw .wrongParent }
        detach(key)
        var moved = node
        moved.parent = parent
        insert(moved, at: max(position, 1) - 1)
    }

    /// What followed it in its list now stands in it. What it held itself, and its new level can't hold, stands first
    /// in it under the same words: the months of an indicator, the indicators and details of a sub-activity, the levels
    /// above an activity.
    mutating func promote(_ key: String, as new: String) throws(ReviewRefusal) {
        let node = try node(key)
        guard let rank = node.rank.above, let old = node.parent else { throw .wrongParent }
        let parent = try self.node(old)
        let siblings = parent.children
        guard let place = siblings.firstIndex(of: key) else { throw .unknownNode }
        let followers = Array(siblings[(place + 1)...])
        setChildren(of: old, Array(siblings[..<place]))

        var risen = PlanNode(key: key, rank: rank, parent: parent.parent, text: node.text)
        (risen.origins, risen.cells, risen.sourceLines) = (node.origins, node.cells, node.sourceLines)
        if rank == .subActivity {
            (risen.responsible, risen.responsibleRead) = (parent.responsible, parent.responsibleRead)
            risen.sourceLines = parent.sourceLines
        }
        let saysMore = node.details?.isEmpty == false || node.above?.isEmpty == false
        let hasOwn =
            node.rank == .indicator ? node.isDue : saysMore || !node.children.isEmpty || !node.responsible.isEmpty
        if !hasOwn { (risen.lineage, risen.notes) = (node.lineage, node.notes) }
        insert(risen, behind: old)
        if hasOwn {
            var own = node.copied(as: new, below: key)
            own.lineage = node.lineage
            insert(own, at: 0)
            adopt(node.children, by: new)
        }
        adopt(followers, by: key)
    }

    /// It becomes the last child of the one above it; what stood in it follows it there, and so do its units.
    mutating func demote(_ key: String) throws(ReviewRefusal) {
        let node = try node(key)
        guard let rank = node.rank.below else { throw .wrongParent }
        guard !node.text.isEmpty else { throw .emptyText }
        var above = try neighbour(above: node)
        above.merge(node.responsible, node.notes, node.sourceLines)
        nodes[above.key] = above
        detach(key)

        var sunk = PlanNode(key: key, rank: rank, parent: above.key, text: node.text)
        (sunk.origins, sunk.cells, sunk.lineage) = (node.origins, node.cells, node.lineage)
        sunk.sourceLines = node.sourceLines
        // A level between area and activity has no place further down: its words become a detail.
        sunk.details = node.above?.map { Proposal.Detail(role: $0.role, head: "", text: $0.title) } ?? node.details
        insert(sunk, at: .max)
        adopt(node.children, by: above.key)
    }
}

extension PlanNode {
    /// The same content under another key and parent, without children.
    func copied(as key: String, below parent: String?) -> PlanNode {
        var copy = PlanNode(key: key, rank: rank, parent: parent, text: text)
        (copy.origins, copy.cells, copy.above) = (origins, cells, above)
        (copy.printedNo, copy.printedCode) = (printedNo, printedCode)
        (copy.responsible, copy.responsibleRead, copy.responsibleOr) = (responsible, responsibleRead, responsibleOr)
        (copy.sourceLines, copy.notes) = (sourceLines, notes)
        (copy.months, copy.monthsOr, copy.time, copy.details) = (months, monthsOr, time, details)
        return copy
    }

    /// Takes over what another sub-activity says of units, doubts and lines.
    mutating func merge(_ units: [String], _ notes: [Note], _ lines: [Int]) {
        let more = units.filter { !responsible.contains($0) }
        if !more.isEmpty, responsible.isEmpty { responsibleRead = .stated }
        responsible += more
        self.notes += notes
        sourceLines = Set(sourceLines + lines).sorted()
    }
}
