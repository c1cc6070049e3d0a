/// Maps a tree of any depth to areas, activities, sub-activities and indicators.
struct LayoutMapping {
    var ledger: CellLedger
    let tree: LevelTree
    let layouts: [LayoutColumns]
    let source: LayoutSource
    let words: ReadingWords
    let title: LayoutProse.Heading
    let year: Int?

    var result: [Proposal.Area] = []
    var units = UnitRows()
    /// The nodes that the area and the activity at hand are.
    var areaNode: Int?
    var activityNode: Int?
    /// The titles of areas so far, with their numbers and lines.
    var titles: [[UInt8]: (number: Int, line: Int)] = [:]
    var pendingNotes: [Note] = []
    var pendingLines: [Int] = []
    var numbersAreas = false
    /// Lines that head areas by a word such as `Area`, which is no part of their titles.
    var headings: [Proposal.Heading] = []

    init(_ assembly: LayoutAssembly, title: LayoutProse.Heading, year: Int?) {
        ledger = assembly.ledger
        tree = assembly.tree
        layouts = assembly.layouts
        source = assembly.source
        words = assembly.words
        self.title = title
        self.year = year
    }

    /// All areas; every cell of the tree is given to its field.
    mutating func areas() -> [Proposal.Area] {
        let leaves = tree.leaves.filter { $0.hasCore || !tree.nodes[$0.node].hasChildren }
        var paths = leaves.map { tree.path(to: $0.node) }
        for (index, path) in paths.enumerated() where tree.nodes[path[path.count - 1]].hasChildren {
            paths[index].append(path[path.count - 1])
        }
        let needsArea = needsArea(paths)
        numbersAreas = !needsArea && paths.contains { printed(tree.nodes[$0[0]])?.value != nil }
        // What has opened and holds nothing is still the plan's.
        var pendingNodes = tree.nodes.indices.filter { !tree.nodes[$0].hasChildren }[...]
        let working = Set(tree.leaves.map(\.node))
        for (index, leaf) in leaves.enumerated() {
            while let node = pendingNodes.first, node <= leaf.node {
                pendingNodes.removeFirst()
                if !working.contains(node) { addBare(node, needsArea) }
            }
            add(leaf, paths[index], needsArea)
        }
        for node in pendingNodes where !working.contains(node) { addBare(node, needsArea) }
        leaveDropped()
        units.fill(&result)
        return result
    }

    /// Whether the document names no areas, so that its title stands for one.
    private func needsArea(_ paths: [[Int]]) -> Bool {
        guard let longest = paths.map(\.count).max() else { return false }
        if longest == 1 { return true }
        guard longest == 2 else { return false }
        return paths.allSatisfy { path in
            // Two levels of one column are headings with what stands below them.
            if path.count == 2, tree.nodes[path[0]].role == tree.nodes[path[1]].role { return false }
            let role = HeadRole.levels.first { $0.name == tree.nodes[path[0]].role }
            return role?.isInner ?? false
        }
    }

    private mutating func addBare(_ node: Int, _ needsArea: Bool) {
        var path = tree.path(to: node)
        if path.count == 1, !needsArea {
            openArea(path[0])
            return
        }
        if needsArea { openArea(nil) } else { openArea(path.removeFirst()) }
        openActivity(path[path.count - 1], above: path.dropLast())
    }

    private mutating func add(_ leaf: LayoutLeaf, _ path: [Int], _ needsArea: Bool) {
        var path = path[...]
        if needsArea { openArea(nil) } else { openArea(path.removeFirst()) }
        // A piece of work that is an area itself stands below it once more.
        if path.isEmpty { path = [leaf.node] }
        let node = path.removeLast()
        openActivity(path.last, above: path.dropLast())
        addSubActivity(leaf, node)
    }

    /// Rows that only headed others still say who answers for what is below them.
    private mutating func leaveDropped() {
        for cell in units.pending where !ledger.isTaken(cell) { ledger.leave(cell, .unitAlone) }
    }
}
