import Storage

extension Review {
    /// Somebody else touched what an edit is about since its author looked.
    struct Conflict: Error {
        /// What the other one did last.
        let theirs: Operation
        /// What was to be done; `nil` for an undo.
        let edit: Edit?
    }

    /// An answer on its way in: what was typed, and the answer that its author saw.
    struct Given: Sendable {
        let question: Question
        let value: String
        let seen: Int
    }

    /// What a person saves at once.
    struct Batch: Sendable {
        var given: [Given] = []
        var edits: [Edit] = []
        var settling: [Settlement] = []
        /// The newest operation that its author saw.
        let seen: Int
    }

    /// Doubts that are settled together.
    struct Settlement: Sendable {
        let doubts: [String]
        let how: Settling
        var note = ""
    }

    /// Appends what says something new, all in one decision; what doesn't fit the proposal is refused.
    ///
    /// - Returns: the answers that were not taken, because somebody else answered since their author looked.
    @discardableResult
    func save(_ batch: Batch, office: String, in change: Change) throws -> [Given] {
        var writing = try Saving(self, by: change.actor.person)
        let known = answers
        let fresh = batch.given.filter {
            known[$0.question] != $0.value || (months(of: $0.question) ?? $0.value) != $0.value
        }
        let stale = fresh.filter { (known.versions[$0.question.id] ?? 0) != $0.seen }
        for answer in fresh where !stale.contains(where: { $0.question == answer.question }) {
            try writing.add(.answer(question: answer.question.id, value: answer.value), seen: .max)
        }
        for edit in batch.edits { try writing.add(edit, seen: batch.seen) }
        for settling in batch.settling { try writing.add(settling, seen: batch.seen) }
        guard try writing.write(in: change) else { return stale }
        if !batch.edits.isEmpty {
            change.record("plans.proposal-edited", on: id, office: office, writing.changes)
        } else if fresh.count > stale.count {
            change.record("plans.doubts-answered", on: id, office: office, writing.changes)
        } else {
            change.record("plans.doubts-settled", on: id, office: office, writing.changes)
        }
        return stale
    }

    /// Appends answers and nothing else.
    func answer(_ given: [Given], office: String, in change: Change) throws -> [Given] {
        try save(Batch(given: given, seen: seen), office: office, in: change)
    }

    /// Puts the reading aside: it stays, but nothing can be made of it any more.
    func discard(office: String, in change: Change) throws {
        guard state == .open else { throw ReviewRefusal.notOpen }
        try change.run("UPDATE review SET state = \(State.discarded) WHERE id = \(id)")
        change.record("plans.review-discarded", on: id, office: office)
    }
}

/// A save while it is put together: its operations, and the proposal with them.
struct Saving {
    private let review: Review
    private let author: String
    private var folded: Folded
    private var steps: [(step: Step, nodes: [String])] = []
    /// What it does, as an event says it.
    private(set) var changes: [FieldChange] = []

    init(_ review: Review, by author: String) throws {
        guard review.state == .open else { throw ReviewRefusal.notOpen }
        (self.review, self.author, folded) = (review, author, review.folded)
    }

    private var next: Int { review.seen + steps.count + 1 }

    /// Adds an edit, unless somebody else touched what it is about after `seen`.
    mutating func add(_ edit: Edit, seen: Int) throws {
        let nodes = folded.touched(by: edit)
        if let theirs = other(than: author, on: nodes, after: seen) {
            throw Review.Conflict(theirs: theirs, edit: edit)
        }
        changes += folded.changes(by: edit)
        try folded.apply(edit, as: next)
        steps.append((Step(seq: next, edit: edit, undoes: nil), nodes))
    }

    /// Adds the settling of doubts: those that somebody else touched after `seen` stay as they are.
    mutating func add(_ settling: Review.Settlement, seen: Int) throws {
        let free = settling.doubts.filter { other(than: author, on: [$0], after: seen) == nil }
        let doubts = free.isEmpty ? settling.doubts : free
        guard !doubts.isEmpty else { throw ReviewRefusal.noDoubt }
        try add(.settle(doubts: doubts, how: settling.how, note: settling.note), seen: seen)
    }

    /// Adds the taking back of an operation.
    mutating func undo(_ operation: Review.Operation) {
        if let edit = operation.step.edit {
            changes += folded.changes(by: edit).map { FieldChange($0.field, old: $0.new) }
        }
        steps.append((Step(seq: next, edit: nil, undoes: operation.seq), operation.nodes.sorted()))
    }

    /// The last thing that somebody else did to any of the nodes since.
    func other(than author: String, on nodes: [String], after seen: Int) -> Review.Operation? {
        review.operations.last { $0.seq > seen && $0.author != author && !$0.nodes.isDisjoint(with: nodes) }
    }

    /// - Returns: whether there was anything to write.
    func write(in change: Change) throws -> Bool {
        guard let save = steps.first?.step.seq else { return false }
        for (step, nodes) in steps {
            let (body, touched) = (try step.edit.map(stableJSON) ?? "{}", try stableJSON(nodes))
            try change.run(
                """
                INSERT INTO review_operation (review, seq, save, undoes, body, nodes, author, at)
                VALUES (\(review.id), \(step.seq), \(save), \(step.undoes), \(body), \(touched), \(author),
                    \(change.at))
                """)
        }
        return true
    }
}
