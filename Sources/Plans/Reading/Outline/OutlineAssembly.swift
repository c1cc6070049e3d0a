/// Makes areas, activities, sub-activities and indicators of an outline's tree.
struct OutlineAssembly {
    var ledger: CellLedger
    let tree: OutlineTree
    let words: ReadingWords
    let year: Int?
    /// Whether the innermost nodes are the indicators of those above them.
    private let leavesAreIndicators: Bool
    private var result: [Proposal.Area] = []
    /// The nodes of the area and activity at hand.
    private var area: Int?
    private var activity: Int?
    private var hasActivity = false

    init(_ tree: OutlineTree, _ words: ReadingWords, year: Int?, _ ledger: CellLedger) {
        (self.tree, self.words, self.year, self.ledger) = (tree, words, year, ledger)
        let leaves = tree.leaves
        let depths = leaves.map { tree.path(to: $0).count }
        let deepest = depths.max() ?? 0
        let innermost = zip(leaves, depths).filter { $0.1 == deepest }.map { tree.nodes[$0.0] }
        let hasIndicators = tree.nodes.contains { node in
            node.facts.contains { $0.role == .indicator || $0.role == .output }
        }
        leavesAreIndicators = deepest >= 4 && !hasIndicators && innermost.allSatisfy { $0.role == nil }
        deepestLevel = deepest
    }

    private let deepestLevel: Int

    /// The whole plan.
    mutating func areas() -> [Proposal.Area] {
        var visited: Set<Int> = []
        for leaf in tree.leaves {
            var path = tree.path(to: leaf)
            var items: [Int] = []
            if leavesAreIndicators, path.count == deepestLevel, let sub = path.dropLast().last {
                guard visited.insert(sub).inserted else { continue }
                items = tree.nodes[sub].children.filter { tree.nodes[$0].children.isEmpty }
                path.removeLast()
            }
            if path.count == 1, deepestLevel > 1, tree.nodes[leaf].facts.isEmpty, items.isEmpty {
                openArea(path[0])
                continue
            }
            enter(path)
            add(path, items)
        }
        return result
    }

    private mutating func enter(_ path: [Int]) {
        if path.count == 1 {
            if result.isEmpty || area != nil { openMissingArea() }
        } else if area != path[0] {
            openArea(path[0])
        }
        let node = path.count > 2 ? path[path.count - 2] : nil
        if !hasActivity || activity != node {
            openActivity(node, above: path.count > 3 ? Array(path[1..<path.count - 2]) : [])
        }
    }

    private mutating func openArea(_ node: Int) {
        let printed = tree.nodes[node].value
        let last = result.last?.no ?? 0
        let no = printed > last && printed < 1000 ? printed : last + 1
        result.append(Proposal.Area(no: no, title: tree.nodes[node].text.string))
        ledger.give(tree.nodes[node].cells, to: "\(no).title")
        if let other = seen[tree.nodes[node].text] {
            pendingNotes.append(
                .areaRepeated(result[result.count - 1].title, other: other, line: tree.nodes[node].line))
        } else {
            seen[tree.nodes[node].text] = no
        }
        if printed > 0, printed != no { pendingNotes.append(.areaNumber(printed: printed, read: no)) }
        (area, activity, hasActivity) = (node, nil, false)
    }

    private mutating func openMissingArea() {
        result.append(Proposal.Area(no: (result.last?.no ?? 0) + 1, title: PlanAssembly.illegible))
        pendingNotes.append(.areaMissing)
        (area, activity, hasActivity) = (nil, nil, false)
    }

    private mutating func openActivity(_ node: Int?, above: [Int]) {
        guard let last = result.indices.last else { return }
        let code = String(result[last].no).with(result[last].activities.count + 1)
        let levels = above.map { level in
            let node = tree.nodes[level]
            return Proposal.Level(
                role: (node.role ?? .program).name, code: node.label.isEmpty ? nil : node.label, title: node.text.string
            )
        }
        for level in above { ledger.give(tree.nodes[level].cells, to: code.with(".above")) }
        if let node { ledger.give(tree.nodes[node].cells, to: code.with(".title")) }
        result[last].activities.append(
            Proposal.Activity(
                code: code, title: node.map { tree.nodes[$0].text.string } ?? "", above: levels.isEmpty ? nil : levels))
        (activity, hasActivity) = (node, true)
    }

    private var pendingNotes: [Note] = []
    /// The areas by their words, so that one that comes twice is asked about.
    private var seen: [[UInt8]: Int] = [:]
    /// What nodes above say that belongs to no level: given to their first sub-activity, once.
    private var told: Set<Int> = []

    private mutating func add(_ path: [Int], _ items: [Int]) {
        guard let last = result.indices.last, let activity = result[last].activities.indices.last,
            let leaf = path.last
        else { return }
        let code = result[last].activities[activity].code
            .with(result[last].activities[activity].subActivities.count + 1)
        var above: [OutlineNode] = []
        for node in path.dropLast() {
            above.append(tree.nodes[node])
        }
        let isFirst = path.dropLast().map { told.insert($0).inserted }
        var draft = OutlineSubActivity(code, tree.nodes[leaf], items.map { tree.nodes[$0] }, words, year)
        draft.inherit(zip(above, isFirst).map { ($0, $1) })
        var sub = draft.finished(&ledger)
        sub.notes = pendingNotes + sub.notes
        pendingNotes = []
        result[last].activities[activity].subActivities.append(sub)
    }
}
