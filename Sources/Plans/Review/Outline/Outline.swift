/// A proposal as a tree whose nodes keep their keys while they are moved, cut and joined.
struct Outline: Sendable, Equatable {
    /// What stands around the areas: the decree, the unread cells. Its own areas are empty.
    var head: Proposal
    var nodes: [String: PlanNode] = [:]
    /// The keys of the areas.
    var roots: [String] = []
    /// Whose children are numbered through, because the reading's numbers no longer fit; `nil` for the areas.
    var renumbered: Set<String?> = []

    /// The nodes below `parent`, or the areas.
    func children(of parent: String?) -> [String] {
        guard let parent else { return roots }
        return nodes[parent]?.children ?? []
    }

    mutating func setChildren(of parent: String?, _ keys: [String]) {
        if let parent { nodes[parent]?.children = keys } else { roots = keys }
        renumbered.insert(parent)
    }

    func node(_ key: String) throws(ReviewRefusal) -> PlanNode {
        guard let node = nodes[key] else { throw .unknownNode }
        return node
    }

    /// The one above it in the same list.
    func neighbour(above node: PlanNode) throws(ReviewRefusal) -> PlanNode {
        let siblings = children(of: node.parent)
        guard let place = siblings.firstIndex(of: node.key), place > 0 else { throw .nothingAbove }
        return try self.node(siblings[place - 1])
    }

    /// Every key below it, itself first.
    func branch(_ key: String) -> [String] {
        var keys = [key]
        var next = 0
        while next < keys.count {
            keys += nodes[keys[next]]?.children ?? []
            next += 1
        }
        return keys
    }

    /// Every key in the order of the plan.
    var ordered: [String] {
        var keys: [String] = []
        var open = Array(roots.reversed())
        while let key = open.popLast() {
            keys.append(key)
            open += (nodes[key]?.children ?? []).reversed()
        }
        return keys
    }

    mutating func insert(_ node: PlanNode, at place: Int) {
        nodes[node.key] = node
        var siblings = children(of: node.parent)
        siblings.insert(node.key, at: max(0, min(place, siblings.count)))
        setChildren(of: node.parent, siblings)
    }

    mutating func insert(_ node: PlanNode, behind sibling: String) {
        let place = children(of: node.parent).firstIndex(of: sibling).map { $0 + 1 }
        insert(node, at: place ?? .max)
    }

    /// Takes a node out of its list; it and what stands below it stay known.
    mutating func detach(_ key: String) {
        guard let node = nodes[key] else { return }
        setChildren(of: node.parent, children(of: node.parent).filter { $0 != key })
    }

    mutating func adopt(_ keys: [String], by parent: String) {
        for key in keys { nodes[key]?.parent = parent }
        setChildren(of: parent, children(of: parent) + keys)
    }

    /// Takes a node away with all below it. Where the document never had it, the numbers of the others stay.
    mutating func drop(_ key: String, keepsNumbers: Bool = false) {
        guard let node = nodes[key] else { return }
        let wasRenumbered = renumbered.contains(node.parent)
        detach(key)
        if keepsNumbers, !wasRenumbered { renumbered.remove(node.parent) }
        for gone in branch(key) { nodes[gone] = nil }
    }
}
