/// The levels of a plan, outermost first.
public enum PlanLevel: String, Codable, Sendable, CaseIterable, Equatable {
    case area, activity
    case subActivity = "sub-activity"
    case indicator
}

/// A plan as rows of nodes, level by level: what lineages are found and differences made from.
struct PlanOutline {
    struct Node {
        let level: PlanLevel
        let lineage: String?
        let code: String
        let text: String
        /// Its place among the nodes of the level above.
        let parent: Int?
        /// Its place in the document, all levels counted through.
        let place: Int
        var months: [Int] = []
        var units: [String] = []
        var time: Proposal.Time?
        var details: [Proposal.Detail] = []
        var above: [Proposal.Level] = []

        /// The part of the code that is its own: `3` of `1.2.3` below `1.2`, the whole where it does not begin so.
        func ownCode(below parent: Node?) -> Substring {
            guard let parent, code.hasPrefix(parent.code + ".") else { return code[...] }
            return code.dropFirst(parent.code.count + 1)
        }
    }

    private(set) var nodes: [PlanLevel: [Node]] = [.area: [], .activity: [], .subActivity: [], .indicator: []]

    subscript(_ level: PlanLevel) -> [Node] { nodes[level] ?? [] }

    init(_ proposal: Proposal) {
        var place = 0
        for area in proposal.areas {
            let here = add(
                Node(
                    level: .area, lineage: area.lineage, code: String(area.no), text: area.title, parent: nil,
                    place: place))
            place += 1
            for activity in area.activities {
                var node = Node(
                    level: .activity, lineage: activity.lineage, code: activity.code, text: activity.title,
                    parent: here,
                    place: place)
                node.above = activity.above ?? []
                place += 1
                let below = add(node)
                for sub in activity.subActivities {
                    place = add(sub, below: below, place: place)
                }
            }
        }
    }

    private mutating func add(_ sub: Proposal.SubActivity, below activity: Int, place: Int) -> Int {
        var node = Node(
            level: .subActivity, lineage: sub.lineage, code: sub.code, text: sub.title, parent: activity, place: place)
        node.units = sub.responsible
        node.details = sub.details ?? []
        let here = add(node)
        for (index, indicator) in sub.indicators.enumerated() {
            var node = Node(
                level: .indicator, lineage: indicator.lineage, code: indicator.code, text: indicator.text, parent: here,
                place: place + 1 + index)
            node.months = indicator.months
            node.time = indicator.time
            node.details = indicator.details ?? []
            _ = add(node)
        }
        return place + 1 + sub.indicators.count
    }

    private mutating func add(_ node: Node) -> Int {
        nodes[node.level, default: []].append(node)
        return self[node.level].count - 1
    }

    func parent(of node: Node) -> Node? {
        guard let parent = node.parent else { return nil }
        switch node.level {
        case .area: return nil
        case .activity: return self[.area][parent]
        case .subActivity: return self[.activity][parent]
        case .indicator: return self[.subActivity][parent]
        }
    }
}

extension PlanLevel {
    /// The level above; `nil` for the areas.
    var above: PlanLevel? {
        switch self {
        case .area: nil
        case .activity: .area
        case .subActivity: .activity
        case .indicator: .subActivity
        }
    }
}

extension Proposal {
    /// The same plan with other lineages, given for each node by its level and its place among the nodes of that level.
    func withLineages(_ lineage: (PlanLevel, Int) -> String?) -> Proposal {
        var proposal = self
        var (activities, subs, indicators) = (0, 0, 0)
        for area in proposal.areas.indices {
            proposal.areas[area].lineage = lineage(.area, area)
            for activity in proposal.areas[area].activities.indices {
                proposal.areas[area].activities[activity].lineage = lineage(.activity, activities)
                activities += 1
                for sub in proposal.areas[area].activities[activity].subActivities.indices {
                    var node = proposal.areas[area].activities[activity].subActivities[sub]
                    node.lineage = lineage(.subActivity, subs)
                    subs += 1
                    for indicator in node.indicators.indices {
                        node.indicators[indicator].lineage = lineage(.indicator, indicators)
                        indicators += 1
                    }
                    proposal.areas[area].activities[activity].subActivities[sub] = node
                }
            }
        }
        return proposal
    }

    /// Whether any node says who it is: then it comes from a version, and is not compared by its words.
    var hasLineages: Bool {
        areas.contains { area in
            area.lineage != nil
                || area.activities.contains { activity in
                    activity.lineage != nil
                        || activity.subActivities.contains { sub in
                            sub.lineage != nil || sub.indicators.contains { $0.lineage != nil }
                        }
                }
        }
    }
}
