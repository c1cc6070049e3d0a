/// The doubts of a review as a page lists them: what must be answered first, then questions, names, and notes by kind.
struct ReviewDoubts: Sendable {
    /// How many stand on one page.
    static let pageSize = 150

    enum Part: Int, Sendable, Comparable {
        case must, readings, names, notes

        static func < (left: Part, right: Part) -> Bool { left.rawValue < right.rawValue }
    }

    struct Item: Sendable, Identifiable {
        let doubt: Doubt
        let part: Part
        /// Where it stands among the questions or the notes: what its fields and its anchor are called by.
        let place: Int

        var id: String { doubt.id }
        var anchor: String { doubt.question == nil ? "n\(place)" : "q\(place)" }
    }

    let items: [Item]

    init(_ doubts: [Doubt]) {
        var items: [Item] = []
        var kinds: [String: Int] = [:]
        var notes = 0
        for (place, doubt) in doubts.enumerated() {
            if doubt.question == nil {
                notes += 1
                kinds[doubt.kind] = kinds[doubt.kind] ?? kinds.count
            }
            guard doubt.isThere else { continue }
            let part: Part =
                doubt.question.map { doubt.mustBeAnswered ? .must : $0.isAboutNames ? .names : .readings } ?? .notes
            items.append(Item(doubt: doubt, part: part, place: doubt.question == nil ? notes : place))
        }
        // Notes of a kind stand together; questions keep the order of the document.
        func rank(_ item: Item) -> Int { item.part == .notes ? kinds[item.doubt.kind] ?? 0 : 0 }
        self.items = items.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            return (a.part, rank(a), left.offset) < (b.part, rank(b), right.offset)
        }.map(\.element)
    }

    /// How many there are for a person to look at: a name that the office knows is none.
    var count: Int { items.count { $0.doubt.state != .matched } }
    var settled: Int { items.count { $0.doubt.isSettled && $0.doubt.state != .matched } }
    var blocking: Int { items.count { $0.doubt.blocks } }
    var pages: Int { max(1, (items.count + Self.pageSize - 1) / Self.pageSize) }

    func page(_ page: Int) -> ArraySlice<Item> {
        let start = min(max(page - 1, 0) * Self.pageSize, items.count)
        return items[start..<min(start + Self.pageSize, items.count)]
    }

    func open(of kind: String) -> [Item] { items.filter { $0.doubt.kind == kind && !$0.doubt.isSettled } }

    /// Those of a kind that can be accepted at once: what must be answered is answered one by one.
    func acceptable(of kind: String) -> [Item] { open(of: kind).filter { !$0.doubt.mustBeAnswered } }

    /// The page and anchor of the next doubt behind `id` that nobody has looked at; from the start if there is none.
    func next(after id: String) -> (page: Int, anchor: String)? {
        let start = items.firstIndex { $0.id == id } ?? -1
        let order = Array(items.indices.dropFirst(start + 1)) + Array(items.indices.prefix(start + 1))
        guard let next = order.first(where: { !items[$0].doubt.isSettled && items[$0].id != id }) else { return nil }
        return (next / Self.pageSize + 1, items[next].anchor)
    }
}

extension Question {
    var isAboutNames: Bool {
        switch kind {
        case .unitName, .everyUnit: true
        default: false
        }
    }
}
