/// Which nodes of a newly read plan are nodes of the version before: lineages found by code and wording.
///
/// Level by level from the areas down:
/// 1. the same wording is the same node: first below the same parent with the same code, then below the same parent,
///    then with the same code, and anywhere if the wording stands once in each of both plans;
/// 2. then the same code with similar words;
/// 3. then the most similar words, if they are similar enough;
/// 4. at last a heading most of whose lines are those of one heading, whatever it is called now; and once more from 1.
///
/// A lineage is given once, and two nodes never become one: what fits nothing is new.
struct LineageMatch {
    /// How similar the words must be (hundredths of shared letter triples): with the same code, below the same parent,
    /// anywhere.
    static let (sameCode, sameParent, anywhere) = (40, 55, 65)
    /// Beyond so many pairs of a level only neighbours below the same parent are compared.
    static let mostPairs = 1_000_000

    private let old: PlanOutline
    private let new: PlanOutline
    /// By level: the place of the old node that a new one is.
    private var found: [PlanLevel: [Int?]] = [:]
    private var used: [PlanLevel: [Bool]] = [:]

    /// The plan with the lineages of `base`; one that carries lineages already stays as it is.
    static func matched(_ proposal: Proposal, to base: Proposal) -> Proposal {
        guard !proposal.hasLineages else { return proposal }
        var match = LineageMatch(PlanOutline(base), PlanOutline(proposal))
        match.run()
        return proposal.withLineages { level, place in
            match.found[level]?[place].flatMap { match.old[level][$0].lineage }
        }
    }

    private init(_ old: PlanOutline, _ new: PlanOutline) {
        (self.old, self.new) = (old, new)
        for level in PlanLevel.allCases {
            found[level] = [Int?](repeating: nil, count: new[level].count)
            used[level] = [Bool](repeating: false, count: old[level].count)
        }
    }

    private mutating func run() {
        let words = PlanLevel.allCases.map { level in (old[level].map(Wording.init), new[level].map(Wording.init)) }
        for _ in 0..<2 {
            for (level, (olds, news)) in zip(PlanLevel.allCases, words) {
                sameWords(level, olds, news)
                sameCode(level, olds, news)
                mostSimilar(level, olds, news)
            }
            for level in [PlanLevel.subActivity, .activity, .area] { sameLines(level) }
        }
    }

    private mutating func join(_ level: PlanLevel, _ newPlace: Int, _ oldPlace: Int) {
        found[level]?[newPlace] = oldPlace
        used[level]?[oldPlace] = true
    }

    private func isFree(_ level: PlanLevel, _ oldPlace: Int) -> Bool { used[level]?[oldPlace] == false }
    private func isOpen(_ level: PlanLevel, _ newPlace: Int) -> Bool { found[level]?[newPlace] == nil }

    /// The old node that the parent of a new one is.
    private func parent(_ level: PlanLevel, _ newPlace: Int) -> Int? {
        guard let above = level.above, let parent = new[level][newPlace].parent else { return nil }
        return found[above]?[parent]
    }

    /// Whether both stand below the same parent; areas always do.
    private func isBelowSame(_ level: PlanLevel, _ newPlace: Int, _ oldPlace: Int) -> Bool {
        guard level != .area else { return true }
        guard let parent = parent(level, newPlace) else { return false }
        return parent == old[level][oldPlace].parent
    }

    private mutating func sameWords(_ level: PlanLevel, _ olds: [Wording], _ news: [Wording]) {
        let oldGroups = Dictionary(grouping: olds.indices, by: { olds[$0].folded })
        let newGroups = Dictionary(grouping: news.indices, by: { news[$0].folded })
        let wordings = newGroups.keys.sorted { (newGroups[$0]?[0] ?? 0) < (newGroups[$1]?[0] ?? 0) }
        for rank in 0..<4 {
            for wording in wordings {
                guard let some = newGroups[wording], let others = oldGroups[wording] else { continue }
                // Without words only the place says who it is.
                guard !wording.isEmpty || rank < 2 else { continue }
                guard rank < 3 || (some.count == 1 && others.count == 1) else { continue }
                let open = some.filter { isOpen(level, $0) }
                guard !open.isEmpty else { continue }
                // Thousands of lines can have the same words, so they are not compared each with each. The last one
                // comes first, so that the first one is taken first.
                var free = Dictionary(
                    grouping: others.filter { isFree(level, $0) }.reversed(), by: { spot(ofOld: $0, level, rank) })
                for newPlace in open {
                    guard let spot = spot(ofNew: newPlace, level, rank), let fit = free[spot]?.popLast() else {
                        continue
                    }
                    join(level, newPlace, fit)
                }
            }
        }
    }

    /// What a line must share with an old one beside its words.
    private struct Spot: Hashable {
        /// The place of the old node that it stands below.
        var parent: Int?
        var code: String?
    }

    private func spot(ofOld place: Int, _ level: PlanLevel, _ rank: Int) -> Spot {
        let node = old[level][place]
        switch rank {
        case 0: return Spot(parent: node.parent, code: String(node.ownCode(below: old.parent(of: node))))
        case 1: return Spot(parent: node.parent)
        case 2: return Spot(code: node.code)
        default: return Spot()
        }
    }

    /// `nil` where it can share nothing: areas stand below none, and other nodes below one that may be new.
    private func spot(ofNew place: Int, _ level: PlanLevel, _ rank: Int) -> Spot? {
        let node = new[level][place]
        guard rank < 2 else { return rank == 2 ? Spot(code: node.code) : Spot() }
        let code = rank == 0 ? String(node.ownCode(below: new.parent(of: node))) : nil
        if level == .area { return rank == 0 ? Spot(code: code) : nil }
        guard let parent = parent(level, place) else { return nil }
        return Spot(parent: parent, code: code)
    }

    private mutating func sameCode(_ level: PlanLevel, _ olds: [Wording], _ news: [Wording]) {
        let byCode = Dictionary(
            old[level].indices.map { (old[level][$0].code, $0) }, uniquingKeysWith: { first, _ in first })
        var bySpot = Dictionary(grouping: old[level].indices.reversed(), by: { spot(ofOld: $0, level, 0) })
        for newPlace in news.indices where isOpen(level, newPlace) {
            let candidate: Int?
            if level != .area, let spot = spot(ofNew: newPlace, level, 0) {
                while let first = bySpot[spot]?.last, !isFree(level, first) { bySpot[spot]?.removeLast() }
                candidate = bySpot[spot]?.last
            } else {
                candidate = byCode[new[level][newPlace].code]
            }
            guard let candidate, isFree(level, candidate) else { continue }
            if news[newPlace].similarity(to: olds[candidate]) >= Self.sameCode { join(level, newPlace, candidate) }
        }
    }

    private mutating func mostSimilar(_ level: PlanLevel, _ olds: [Wording], _ news: [Wording]) {
        let open = news.indices.filter { isOpen(level, $0) }
        let free = olds.indices.filter { isFree(level, $0) }
        let isTooMany = open.count * free.count > Self.mostPairs
        let byParent = Dictionary(grouping: free, by: { old[level][$0].parent ?? -1 })
        var pairs: [(score: Int, new: Int, old: Int)] = []
        for newPlace in open {
            let candidates = isTooMany ? Array(byParent[parent(level, newPlace) ?? -1, default: []].prefix(200)) : free
            for oldPlace in candidates {
                let score = news[newPlace].similarity(to: olds[oldPlace])
                let isNear = isBelowSame(level, newPlace, oldPlace)
                if score >= (isNear ? Self.sameParent : Self.anywhere) {
                    // At equal similarity the neighbour wins.
                    pairs.append((score * 2 + (isNear ? 1 : 0), newPlace, oldPlace))
                }
            }
        }
        for pair in pairs.sorted(by: { ($1.score, $0.new, $0.old) < ($0.score, $1.new, $1.old) })
        where isOpen(level, pair.new) && isFree(level, pair.old) {
            join(level, pair.new, pair.old)
        }
    }

    /// A heading is the one whose lines it has: more than half of the lines on both sides.
    private mutating func sameLines(_ level: PlanLevel) {
        guard let below = PlanLevel.allCases.first(where: { $0.above == level }), let known = found[below] else {
            return
        }
        let newLines = Dictionary(grouping: new[below].indices, by: { new[below][$0].parent ?? -1 })
        let oldLines = Dictionary(grouping: old[below].indices, by: { old[below][$0].parent ?? -1 })
        for newPlace in new[level].indices where isOpen(level, newPlace) {
            let lines = newLines[newPlace] ?? []
            let origins = Dictionary(
                grouping: lines.compactMap { known[$0].flatMap { old[below][$0].parent } }, by: { $0 })
            guard let most = origins.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
                isFree(level, most.key), most.value.count * 2 > lines.count,
                most.value.count * 2 > (oldLines[most.key] ?? []).count
            else { continue }
            join(level, newPlace, most.key)
        }
    }
}

/// A wording prepared for comparison: letters and digits in lower case, and its triples of letters in order.
struct Wording {
    let folded: String
    private let triples: [UInt64]

    init(_ node: PlanOutline.Node) { self.init(node.text) }

    init(_ text: String) {
        var folded = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                folded.append(character)
            } else if folded.last != " ", !folded.isEmpty {
                folded.append(" ")
            }
        }
        if folded.last == " " { folded.removeLast() }
        self.folded = folded
        let letters = Array((" " + folded + " ").unicodeScalars.prefix(800))
        triples =
            folded.isEmpty
            ? []
            : (2..<letters.count).map { place in
                UInt64(letters[place - 2].value) << 42 | UInt64(letters[place - 1].value) << 21
                    | UInt64(letters[place].value)
            }.sorted()
    }

    /// How much two wordings share, 0 to 100.
    func similarity(to other: Wording) -> Int {
        guard !triples.isEmpty, !other.triples.isEmpty else { return 0 }
        var (left, right, shared) = (0, 0, 0)
        while left < triples.count, right < other.triples.count {
            if triples[left] == other.triples[right] {
                (left, right, shared) = (left + 1, right + 1, shared + 1)
            } else if triples[left] < other.triples[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return 200 * shared / (triples.count + other.triples.count)
    }
}
