import Storage

extension Review {
    /// The operations of a person's last save that stands.
    func undoable(by person: String) -> [Operation] {
        lastSave { $0.author == person && folded.standing.contains($0.seq) }
    }

    /// The undoing that a person could take back: their last undo that holds, unless they edited something since.
    ///
    /// What took an undo back is none itself, so that several undos are taken back one after the other.
    func redoable(by person: String) -> [Operation] {
        let edits = Set(operations.filter { $0.step.edit != nil }.map(\.seq))
        let gone = Set(operations.compactMap(\.step.undoes))
        let since = operations.last { $0.author == person && $0.step.edit != nil }?.seq ?? 0
        return lastSave { operation in
            guard operation.author == person, operation.seq > since, let undone = operation.step.undoes else {
                return false
            }
            return edits.contains(undone) && !gone.contains(operation.seq)
        }
    }

    private func lastSave(_ isMeant: (Operation) -> Bool) -> [Operation] {
        let meant = operations.filter(isMeant)
        return meant.filter { $0.save == meant.last?.save }
    }

    /// Takes back what one operation's save did, or a person's own last save where none is named.
    ///
    /// What somebody else touched since stays as it is: they are named.
    func undo(_ seq: Int? = nil, isRedo: Bool = false, office: String, in change: Change) throws {
        var writing = try Saving(self, by: change.actor.person)
        let author = change.actor.person
        let meant: [Operation]
        if let seq {
            let save = operations.first { $0.seq == seq }?.save
            meant = operations.filter { $0.save == save && folded.standing.contains($0.seq) }
        } else {
            meant = isRedo ? redoable(by: author) : undoable(by: author)
        }
        guard let last = meant.last else { throw ReviewRefusal.nothingToUndo }
        let nodes = meant.flatMap(\.nodes)
        if let theirs = writing.other(than: seq == nil ? author : last.author, on: nodes, after: last.seq) {
            throw Conflict(theirs: theirs, edit: nil)
        }
        for operation in meant.reversed() { writing.undo(operation) }
        guard try writing.write(in: change) else { throw ReviewRefusal.nothingToUndo }
        change.record("plans.answer-undone", on: id, office: office, writing.changes)
    }
}
