import Storage

extension Review {
    /// The operations of a person's last save that stands.
    func undoable(by person: String) -> [Operation] {
        lastSave { $0.author == person && folded.standing.contains($0.seq) }
    }

    /// The undoing that a person could take back: their last save, where it was an undo.
    func redoable(by person: String) -> [Operation] {
        guard let last = operations.last(where: { $0.author == person }), last.step.undoes != nil else { return [] }
        let gone = Set(operations.compactMap(\.step.undoes))
        return lastSave {
            $0.author == person && $0.step.undoes != nil && !gone.contains($0.seq) && $0.save == last.save
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
