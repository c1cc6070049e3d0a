extension Outline {
    /// The tree of a reading: its codes become the keys.
    init(_ reading: Proposal) {
        head = reading
        head.areas = []
        for area in reading.areas {
            var node = PlanNode(key: key(String(area.no)), rank: .area, parent: nil, text: area.title, number: area.no)
            node.code = String(area.no)
            node.lineage = area.lineage
            keep(node)
            for activity in area.activities { add(activity, to: node) }
        }
        for key in nodes.keys { findDoubledNumbers(below: key) }
        findDoubledNumbers(below: nil)
    }

    private mutating func add(_ activity: Proposal.Activity, to area: PlanNode) {
        var node = PlanNode(key: key(activity.code), rank: .activity, parent: area.key, text: activity.title)
        node.code = activity.code
        node.number = number(of: activity.code, in: area)
        node.lineage = activity.lineage
        node.above = activity.above
        keep(node)
        for sub in activity.subActivities { add(sub, to: node) }
    }

    private mutating func add(_ sub: Proposal.SubActivity, to activity: PlanNode) {
        var node = PlanNode(key: key(sub.code), rank: .subActivity, parent: activity.key, text: sub.title)
        node.code = sub.code
        node.number = number(of: sub.code, in: activity)
        node.lineage = sub.lineage
        (node.printedNo, node.printedCode) = (sub.printedNo, sub.printedCode)
        (node.responsible, node.responsibleRead) = (sub.responsible, sub.responsibleRead)
        (node.responsibleOr, node.sourceLines) = (sub.responsibleOr, sub.sourceLines)
        (node.notes, node.details) = (sub.notes, sub.details)
        keep(node)
        for indicator in sub.indicators { add(indicator, to: node) }
    }

    private mutating func add(_ indicator: Proposal.Indicator, to sub: PlanNode) {
        var node = PlanNode(key: key(indicator.code), rank: .indicator, parent: sub.key, text: indicator.text)
        node.code = indicator.code
        node.number = number(of: indicator.code, in: sub)
        node.lineage = indicator.lineage
        (node.months, node.monthsOr) = (indicator.months, indicator.monthsOr)
        (node.time, node.details) = (indicator.time, indicator.details)
        keep(node)
    }

    private mutating func keep(_ node: PlanNode) {
        var node = node
        node.origins = [node.key]
        nodes[node.key] = node
        if let parent = node.parent { nodes[parent]?.children.append(node.key) } else { roots.append(node.key) }
    }

    /// A code that stands twice still gives two keys.
    private func key(_ code: String) -> String { nodes[code] == nil ? code : "\(code)~\(nodes.count)" }

    /// The last part of a code: 3 of `1.2.3`, 1 of `1.2.3.a`; its place in the list where it has no such part.
    private func number(of code: String, in parent: PlanNode) -> Int {
        let place = (nodes[parent.key]?.children.count ?? 0) + 1
        let start = (parent.code ?? "") + "."
        guard code.hasPrefix(start) else { return place }
        let last = code.dropFirst(start.count)
        if parent.rank != .subActivity { return Int(last) ?? place }
        var number = 0
        for letter in last.utf8 {
            guard (0x61...0x7A).contains(letter), number < 1_000_000 else { return place }
            number = number * 26 + Int(letter - 0x60)
        }
        return number == 0 ? place : number
    }

    private mutating func findDoubledNumbers(below parent: String?) {
        let numbers = children(of: parent).compactMap { nodes[$0]?.number }
        if Set(numbers).count < numbers.count { renumbered.insert(parent) }
    }
}
