/// Puts the lines of an outline together to a tree, by their marks, depths and keys.
struct OutlineTree {
    private(set) var nodes: [OutlineNode] = []
    private(set) var roots: [Int] = []
    /// Lines with nothing but a key or with words before their text: heads, as it were.
    private(set) var labels: [(line: Int, cells: [Int], text: String, isAlone: Bool)] = []
    /// The lines that found no place.
    private(set) var prose: [OutlineLine] = []

    private static let deepest = 12
    private var open: [Int] = []
    private var target = OutlineTarget.none
    private var lastLine = 0
    /// A key whose values follow on lines of their own.
    private var pending: (role: HeadRole, key: String, depth: Int?)?

    mutating func add(_ line: OutlineLine, isCapital: Bool) {
        defer { lastLine = line.line }
        guard let first = line.parts.first else { return }
        if first.role == nil, !line.isItem, !isCapital {
            let loose = prose.count
            addWords(first.value, line)
            // Keys may stand behind words that go on.
            guard line.parts.count > 1, prose.count == loose else { return }
            note(line)
            return addParts(line, from: 1, isCapital: isCapital)
        }
        if first.role == nil, let pending, !isCapital, isValue(line, of: pending) {
            note(line)
            return addFact(pending.role, pending.key, first.value, line)
        }
        note(line)
        addParts(line, from: 0, isCapital: isCapital)
    }

    private mutating func addParts(_ line: OutlineLine, from first: Int, isCapital: Bool) {
        for (index, part) in line.parts.enumerated().dropFirst(first) {
            if let role = part.role, !role.isLevel {
                if index == 0 { leaveDeeper(line) }
                addFact(role, part.key, part.value, line)
                pending = part.value.isEmpty ? (role, part.key, line.depth) : nil
            } else if part.value.isEmpty, part.role != nil {
                // A level's name alone only says what follows.
                pending = nil
            } else {
                push(part, line, isFirst: index == 0, isCapital: isCapital)
                pending = nil
            }
        }
    }

    /// Keeps what stands before the words of a line.
    private mutating func note(_ line: OutlineLine) {
        let label = line.label
        let hasLetters = label.utf8.contains(where: Letters.isLetter)
        let isAlone = line.parts.allSatisfy(\.value.isEmpty)
        if hasLetters || isAlone { labels.append((line.line, line.cells, label, isAlone)) }
    }

    /// Words without a mark go on with the line above, or are a value of the key above, or prose.
    private mutating func addWords(_ words: [UInt8], _ line: OutlineLine) {
        if let pending, line.line <= lastLine + 1 {
            addFact(pending.role, pending.key, words, line)
            self.pending = nil
            return
        }
        guard line.line <= lastLine + 1, goesOn(words) else {
            target = .none
            prose.append(line)
            return
        }
        switch target {
        case .none: prose.append(line)
        case .node(let node):
            nodes[node].text += [Letters.space] + words
            nodes[node].cells += line.cells
        case .fact(let node, let fact):
            nodes[node].facts[fact].text += [Letters.space] + words
            nodes[node].facts[fact].cells += line.cells
        }
    }

    /// Whether words go on with what stands above: it has not ended, or they begin in the middle of a sentence.
    private func goesOn(_ words: [UInt8]) -> Bool {
        let text: [UInt8]
        switch target {
        case .none: return false
        case .node(let node): text = nodes[node].text
        case .fact(let node, let fact): text = nodes[node].facts[fact].text
        }
        guard let last = text.last else { return true }
        guard text.count < ReadingLimits.cellCharacters else { return false }
        if let first = words.first, Letters.isLower(first) { return true }
        return last != UInt8(ascii: ".") && last != UInt8(ascii: ";") && last != UInt8(ascii: ")")
    }

    /// Whether an item is one of the values of a key above, not the next node of the outline.
    private func isValue(_ line: OutlineLine, of pending: (role: HeadRole, key: String, depth: Int?)) -> Bool {
        guard line.heading == nil, let mark = line.mark ?? nil else {
            return line.depth.map { $0 > pending.depth ?? 0 } ?? false
        }
        if let depth = line.depth, let above = pending.depth, depth <= above { return false }
        let kind = mark.kind(beside: counts)
        if let last = open.last(where: { nodes[$0].kind == kind }) {
            return kind == .bullet ? false : mark.value(as: kind) != nodes[last].value + 1
        }
        return true
    }

    private var counts: [(kind: OutlineMark.Kind, value: Int)] { open.map { (nodes[$0].kind, nodes[$0].value) } }

    private mutating func addFact(_ role: HeadRole, _ key: String, _ text: [UInt8], _ line: OutlineLine) {
        guard let node = open.last else {
            if !text.isEmpty { prose.append(line) }
            return
        }
        guard !text.isEmpty else {
            target = .node(node)
            return
        }
        nodes[node].facts.append(OutlineNode.Fact(role: role, key: key, text: text, cells: line.cells))
        target = .fact(node, nodes[node].facts.count - 1)
    }

    /// Something said at a lesser depth is said of the node above.
    private mutating func leaveDeeper(_ line: OutlineLine) {
        guard let depth = line.depth else { return }
        while open.count > 1, let last = open.last, let own = nodes[last].depth, own > depth { open.removeLast() }
    }

    private mutating func push(_ part: OutlinePart, _ line: OutlineLine, isFirst: Bool, isCapital: Bool) {
        let mark = isFirst ? line.mark : nil
        let kind: OutlineMark.Kind =
            if isFirst, let heading = line.heading {
                .heading(heading)
            } else if let mark {
                mark.kind(beside: counts)
            } else if isFirst, line.depth != nil {
                .bullet
            } else {
                isCapital ? .capitals : .key
            }
        let depth = isFirst ? line.depth : nil
        close(before: kind, depth: depth, role: part.role)
        let node = nodes.count
        nodes.append(
            OutlineNode(
                parent: open.last, kind: kind, depth: depth, role: part.role, label: mark?.label ?? "",
                value: mark?.value(as: kind) ?? 0, text: part.value, cells: line.cells, line: line.line))
        if let parent = open.last { nodes[parent].children.append(node) } else { roots.append(node) }
        if open.count < Self.deepest { open.append(node) }
        target = .node(node)
    }

    /// Closes the nodes that the next one is no part of.
    private mutating func close(before kind: OutlineMark.Kind, depth: Int?, role: HeadRole?) {
        if let role, let same = open.firstIndex(where: { nodes[$0].role == role }) {
            return open.removeSubrange(same...)
        }
        if case .heading(let level) = kind {
            let first = open.firstIndex { index in
                if case .heading(let own) = nodes[index].kind { own >= level } else { true }
            }
            if let first { open.removeSubrange(first...) }
            return
        }
        if kind == .key {
            let rank = role.flatMap { HeadRole.levels.firstIndex(of: $0) } ?? HeadRole.levels.count
            let first = open.firstIndex { index in
                nodes[index].role.flatMap { HeadRole.levels.firstIndex(of: $0) }.map { $0 >= rank } ?? false
            }
            if let first { open.removeSubrange(first...) }
            return
        }
        if let same = open.firstIndex(where: { nodes[$0].kind == kind && nodes[$0].depth == depth }) {
            return open.removeSubrange(same...)
        }
        guard let depth, let first = open.firstIndex(where: { nodes[$0].depth.map { $0 >= depth } ?? false }) else {
            return
        }
        open.removeSubrange(first...)
    }
}

extension OutlineTree {
    /// The node and those above it, outermost first.
    func path(to node: Int) -> [Int] {
        var path = [node]
        while let parent = path.last.flatMap({ nodes[$0].parent }) { path.append(parent) }
        return path.reversed()
    }

    /// The nodes without nodes below them, in their order.
    var leaves: [Int] { nodes.indices.filter { nodes[$0].children.isEmpty } }
}
