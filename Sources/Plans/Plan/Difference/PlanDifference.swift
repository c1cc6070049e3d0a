/// What is different between two plans, or two versions of one: nodes are the same when their lineages are.
public struct PlanDifference: Codable, Sendable, Equatable {
    /// In the order of the newer plan; what is gone stands where it was.
    public let changes: [PlanChange]

    /// How many changes there are of each kind, only the kinds that occur.
    public var counts: [PlanChange.Kind: Int] {
        changes.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    /// Compares plans wherever they come from: lineages that are missing are found by code and wording first.
    public static func between(_ old: Proposal, _ new: Proposal) -> PlanDifference {
        switch (old.hasLineages, new.hasLineages) {
        case (_, false):
            let old = old.numbered("a")
            return PlanDifference(old, LineageMatch.matched(new, to: old).numbered("b"))
        case (false, true):
            let new = new.numbered("b")
            return PlanDifference(LineageMatch.matched(old, to: new).numbered("a"), new)
        case (true, true): return PlanDifference(old.numbered("a"), new.numbered("b"))
        }
    }

    /// No change but these.
    init(changes: [PlanChange]) { self.changes = changes }

    /// - Parameters: plans in which every node has a lineage, each once.
    init(_ old: Proposal, _ new: Proposal) {
        let (old, new) = (PlanOutline(old), PlanOutline(new))
        var found: [(place: Int, isGone: Int, old: Int, change: PlanChange)] = []
        let anchors = Anchors(old, new)
        for level in PlanLevel.allCases {
            let known = Dictionary(
                old[level].compactMap { node in node.lineage.map { ($0, node) } },
                uniquingKeysWith: { first, _ in first })
            let left = Set(new[level].compactMap(\.lineage))
            let moved = Self.moved(level, old, new)
            for node in new[level] {
                guard let lineage = node.lineage else { continue }
                let before = known[lineage]
                for change in Self.changes(lineage, before, node, old, new, isMoved: moved.contains(lineage)) {
                    found.append((node.place, 0, 0, change))
                }
            }
            for node in old[level] {
                guard let lineage = node.lineage, !left.contains(lineage) else { continue }
                let change = PlanChange(
                    kind: .removed, level: level, lineage: lineage, codeBefore: node.code, code: nil, text: node.text,
                    before: [node.text], after: [])
                found.append((anchors[node.place], 1, node.place, change))
            }
        }
        changes = found.enumerated().sorted { one, other in
            let (a, b) = (one.element, other.element)
            return (a.place, a.isGone, a.old, one.offset) < (b.place, b.isGone, b.old, other.offset)
        }.map(\.element.change)
    }

    private static func changes(
        _ lineage: String, _ before: PlanOutline.Node?, _ node: PlanOutline.Node, _ old: PlanOutline,
        _ new: PlanOutline, isMoved: Bool
    ) -> [PlanChange] {
        func change(_ kind: PlanChange.Kind, _ was: [String], _ now: [String]) -> PlanChange {
            PlanChange(
                kind: kind, level: node.level, lineage: lineage, codeBefore: before?.code, code: node.code,
                text: node.text, before: was, after: now)
        }
        guard let before else { return [change(.added, [], [node.text])] }
        var changes: [PlanChange] = []
        let (parentBefore, parent) = (old.parent(of: before), new.parent(of: node))
        if isMoved {
            changes.append(change(.moved, [parentBefore?.title ?? ""], [parent?.title ?? ""]))
        } else if before.ownCode(below: parentBefore) != node.ownCode(below: parent) {
            changes.append(change(.renumbered, [before.code], [node.code]))
        }
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        if words(before.text) != words(node.text) { changes.append(change(.reworded, [before.text], [node.text])) }
        if before.months != node.months {
            changes.append(change(.months, before.months.map(String.init), node.months.map(String.init)))
        }
        if before.units != node.units { changes.append(change(.units, before.units, node.units)) }
        if before.time != node.time {
            changes.append(
                change(.time, before.time.map { [$0.sentence] } ?? [], node.time.map { [$0.sentence] } ?? []))
        }
        if before.details != node.details || before.above != node.above {
            changes.append(change(.details, before.said, node.said))
        }
        return changes
    }

    /// The lineages that stand below another parent, or at another place among the neighbours that stayed with them.
    private static func moved(_ level: PlanLevel, _ old: PlanOutline, _ new: PlanOutline) -> Set<String> {
        var places: [String: (parent: String?, place: Int)] = [:]
        for node in old[level] {
            if let lineage = node.lineage { places[lineage] = (old.parent(of: node)?.lineage, node.place) }
        }
        var moved: Set<String> = []
        var siblings: [String: [(lineage: String, place: Int)]] = [:]
        for node in new[level] {
            guard let lineage = node.lineage, let before = places[lineage] else { continue }
            let parent = new.parent(of: node)?.lineage
            if parent == before.parent {
                siblings[parent ?? "", default: []].append((lineage, before.place))
            } else {
                moved.insert(lineage)
            }
        }
        for family in siblings.values {
            let stayed = longestRise(family.map(\.place))
            for (index, member) in family.enumerated() where !stayed.contains(index) { moved.insert(member.lineage) }
        }
        return moved
    }

    /// The places of the longest part of a list that rises: who kept their order, with the fewest that moved.
    static func longestRise(_ list: [Int]) -> Set<Int> {
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: list.count)
        for (index, value) in list.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if list[ends[middle]] < value { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var rise: Set<Int> = []
        var index = ends.last ?? -1
        while index >= 0 {
            rise.insert(index)
            index = before[index]
        }
        return rise
    }
}

/// Where in the newer plan something that is gone would stand: behind what stood before it and is still there.
private struct Anchors {
    private var places: [Int] = []

    init(_ old: PlanOutline, _ new: PlanOutline) {
        var newPlaces: [PlanLevel: [String: Int]] = [:]
        for level in PlanLevel.allCases {
            for node in new[level] {
                if let lineage = node.lineage { newPlaces[level, default: [:]][lineage] = node.place }
            }
        }
        var last = -1
        for node in PlanLevel.allCases.flatMap({ old[$0] }).sorted(by: { $0.place < $1.place }) {
            if let lineage = node.lineage, let place = newPlaces[node.level]?[lineage] { last = place }
            places.append(last)
        }
    }

    subscript(_ oldPlace: Int) -> Int { places[oldPlace] }
}

extension PlanOutline.Node {
    fileprivate var title: String { "\(code) \(text)" }
    fileprivate var said: [String] {
        above.map { "\($0.role): \($0.code.map { $0 + " " } ?? "")\($0.title)" }
            + details.map { "\($0.head): \($0.text)" }
    }
}

extension Proposal.Time {
    /// What is said about when, with the parts of the year that were understood behind it.
    var sentence: String {
        let parts =
            (quarters ?? []).map { "TW \($0)" } + (semesters ?? []).map { "S \($0)" } + (years ?? []).map(String.init)
        return parts.isEmpty ? text : "\(text) (\(parts.joined(separator: ", ")))"
    }
}

extension Proposal {
    /// Gives each node without a lineage one of its own; a lineage that stands twice stays with the first.
    func numbered(_ prefix: String) -> Proposal {
        let outline = PlanOutline(self)
        var taken: Set<String> = []
        return withLineages { level, place in
            let own = outline[level][place].lineage.map { "\(level.rawValue) \($0)" }
            if let own, taken.insert(own).inserted { return outline[level][place].lineage }
            return "\(prefix)-\(level.rawValue)-\(place)"
        }
    }
}
