extension Outline {
    /// The first part keeps key, lineage, details and doubts; months, time and units hold for both.
    mutating func split(_ key: String, at place: Int, from first: String?, as new: String) throws(ReviewRefusal) {
        var node = try node(key)
        let scalars = node.text.unicodeScalars
        guard place > 0, place <= scalars.count else { throw .noBoundary }
        let boundary = scalars.index(scalars.startIndex, offsetBy: place)
        let (left, right) = (String(scalars[..<boundary]).trimmedEnds, String(scalars[boundary...]).trimmedEnds)
        guard !left.isEmpty, !right.isEmpty || (first != nil && node.rank != .area) else { throw .noBoundary }

        var second = node.copied(as: new, below: node.parent)
        second.text = right
        (second.printedNo, second.printedCode, second.notes, second.cells) = (nil, nil, [], [])
        second.details = nil
        var going: [String] = []
        if let first {
            guard let cut = node.children.firstIndex(of: first) else { throw .noBoundary }
            going = Array(node.children[cut...])
        }
        node.text = left
        nodes[key] = node
        if !going.isEmpty { setChildren(of: key, Array(node.children.dropLast(going.count))) }
        insert(second, behind: key)
        if !going.isEmpty { adopt(going, by: new) }
    }

    /// The one above takes over words, months, units, details and children.
    mutating func join(_ key: String) throws(ReviewRefusal) {
        var above = try neighbour(above: try node(key))
        above.text = [above.text, try node(key).text].filter { !$0.isEmpty }.joined(separator: " ")
        nodes[above.key] = above
        try unite(key, with: above.key)
    }

    /// A node goes on in another one of its level under that one's words.
    mutating func unite(_ key: String, with other: String) throws(ReviewRefusal) {
        let node = try node(key)
        var above = try self.node(other)
        guard node.rank == above.rank, key != other else { throw .wrongParent }
        above.origins += ([node.key] + node.origins).filter { !above.origins.contains($0) }
        above.cells += node.cells
        above.lineage = above.lineage ?? node.lineage
        if let levels = node.above, levels != above.above { above.above = (above.above ?? []) + levels }
        above.merge(node.responsible, node.notes, node.sourceLines)
        above.months = Set(above.months + node.months).sorted()
        above.time = above.time.joined(node.time)
        if let details = node.details { above.details = (above.details ?? []) + details }
        nodes[above.key] = above
        detach(key)
        adopt(node.children, by: above.key)
        nodes[key] = nil
    }
}

extension Proposal.Time? {
    /// Two times as one: the words of both, and no part of the year that only one of them named.
    fileprivate func joined(_ other: Proposal.Time?) -> Proposal.Time? {
        guard let own = self, let other else { return self ?? other }
        guard own != other else { return own }
        return Proposal.Time(text: own.text == other.text ? own.text : "\(own.text); \(other.text)")
    }
}

extension String {
    /// Without the white space at both ends.
    var trimmedEnds: String {
        var rest = unicodeScalars[...]
        while let scalar = rest.first, scalar.properties.isWhitespace { rest.removeFirst() }
        while let scalar = rest.last, scalar.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
