/// A part of the plan's tree: an area, a programme, an activity, a piece of work.
struct LevelNode {
    let parent: Int?
    /// What its column or section is for.
    let role: String
    /// As printed.
    var title: [UInt8]
    var cells: [Int]
    var code: PrintedCode?
    var codeCells: [Int] = []
    let line: Int
    /// The lines that only open it.
    var lines: [Int] = []
    /// Units that stand on its own row and hold for all below it.
    var units: [Int] = []
    var notes: [Note] = []
    var hasChildren = false
    /// The letters of the title, to know it again.
    let key: [UInt8]
}

/// The tree as the rows give it, and the pieces of work in their order.
struct LevelTree {
    var nodes: [LevelNode] = []
    var leaves: [LayoutLeaf] = []

    mutating func add(_ node: LevelNode) -> Int {
        if let parent = node.parent { nodes[parent].hasChildren = true }
        nodes.append(node)
        return nodes.count - 1
    }

    /// The nodes from the outermost to a node.
    func path(to node: Int) -> [Int] {
        var path = [node]
        while let parent = nodes[path[path.count - 1]].parent { path.append(parent) }
        return path.reversed()
    }
}
