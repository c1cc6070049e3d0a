import People
import Storage
import Subjects

extension Review {
    /// An answer on its way in: what was typed, and the answer that its author saw.
    struct Given: Sendable {
        let question: Question
        let value: String
        let seen: Int
    }

    /// Appends the answers that say something new, all in one decision.
    ///
    /// - Returns: the answers that were not taken, because somebody else answered since their author looked.
    func answer(_ given: [Given], office: String, in change: Change) throws -> [Given] {
        guard state == .open else { throw ReviewRefusal.notOpen }
        let known = answers
        let fresh = given.filter { known[$0.question] != $0.value }
        let stale = fresh.filter { (known.versions[$0.question.id] ?? 0) != $0.seen }
        let taken = fresh.filter { (known.versions[$0.question.id] ?? 0) == $0.seen }
        guard !taken.isEmpty else { return stale }
        for (index, answer) in taken.enumerated() {
            try append(
                seq: operations.count + 1 + index, question: answer.question.id, value: answer.value,
                before: known[answer.question], undoes: nil, in: change)
        }
        change.record(
            "plans.doubts-answered", on: id, office: office,
            taken.map { FieldChange($0.question.id, old: known[$0.question], new: $0.value) })
        return stale
    }

    /// Takes the last save back that has not been taken back yet.
    func undo(office: String, in change: Change) throws {
        guard state == .open else { throw ReviewRefusal.notOpen }
        let last = undoable
        guard !last.isEmpty else { throw ReviewRefusal.nothingToUndo }
        for (index, operation) in last.enumerated() {
            try append(
                seq: operations.count + 1 + index, question: operation.question, value: operation.before,
                before: operation.value, undoes: operation.seq, in: change)
        }
        change.record(
            "plans.answer-undone", on: id, office: office,
            last.map { FieldChange($0.question, old: $0.value, new: $0.before) })
    }

    /// Puts the reading aside: it stays, but nothing can be made of it any more.
    func discard(office: String, in change: Change) throws {
        guard state == .open else { throw ReviewRefusal.notOpen }
        try change.run("UPDATE review SET state = \(State.discarded) WHERE id = \(id)")
        change.record("plans.review-discarded", on: id, office: office)
    }

    private func append(
        seq: Int, question: String, value: String?, before: String?, undoes: Int?, in change: Change
    ) throws {
        try change.run(
            """
            INSERT INTO review_operation (review, seq, question, value, before, undoes, author, at)
            VALUES (\(id), \(seq), \(question), \(value), \(before), \(undoes), \(change.actor.person), \(change.at))
            """)
    }
}

/// Why a review stays as it is.
enum ReviewRefusal: String, Refusal, CaseIterable {
    case notOpen = "plans.review.not-open"
    case nothingToUndo = "plans.review.nothing-to-undo"
    case lostItem = "plans.review.lost-item"
    case lostTitle = "plans.review.lost-title"
    case yearTaken = "plans.review.year-taken"
    case noYear = "plans.review.no-year"
    case closedUnit = "plans.review.closed-unit"
}
