import Deadlines
import Forms
import People
import Storage
import Subjects
import Web

/// A step of a record from one state to the next: who may take it, what it asks, what it says.
struct RecordMoving {
    let register: OfficeRegister
    let transition: RegisterDefinition.Transition

    /// The steps that lead on from a record's state, as far as somebody may take them.
    static func open(_ record: Record, _ rights: RecordRights) -> [RegisterDefinition.Transition] {
        guard record.destroyedAt == nil else { return [] }
        return rights.register.definition.transitions.filter { transition in
            guard transition.from.contains(record.state), let who = transition.who else { return false }
            return rights.may(who, record)
        }
    }

    /// Whether somebody may not take it because the record is their own work.
    func isOwn(_ record: Record, _ person: String) -> Bool {
        !transition.own && (record.createdBy == person || record.movedBy == person)
    }

    /// Takes the step.
    ///
    /// - Parameters:
    ///   - draft: the record with what was asked on the way; without problems.
    ///   - comment: what was said with it.
    ///   - author: who takes it; `nil` for whoever holds the ticket.
    /// - Throws: `RecordRefusal`.
    func move(
        _ record: Record, _ draft: RecordDraft, comment: String, by author: Person?, _ office: Office, _ words: Words,
        in change: Change
    ) throws {
        guard transition.from.contains(record.state), let target = register.definition.state(transition.to) else {
            throw RecordRefusal.elsewhere
        }
        if let author, isOwn(record, author.id) { throw RecordRefusal.own }
        if let condition = register.register.conditions[transition.key], !draft.holds(condition) {
            throw RecordRefusal.condition
        }
        if transition.comment == .required, comment.isEmpty { throw RecordRefusal.noComment }
        let writer = RecordWriter(register, office, words, in: change)
        let today = office.day(of: change.at)
        let wasOver = record.isOver
        try change.run(
            """
            UPDATE record SET state = \(target.key), is_over = \(target.isOver), moved_by = \(change.actor.person),
                closed_on = \(target.isOver ? (wasOver ? record.closedOn ?? today : today).description : "")
            WHERE id = \(record.id)
            """)
        try writer.write(record, draft)
        let clocks = RecordClocks(record.id, draft, office, in: change)
        try clocks.moved(by: transition.key, from: record.state, to: target.key)
        if !comment.isEmpty, author == nil || transition.tells {
            try RecordMessage.add(comment, to: record.id, author == nil ? .received : .sent, by: author?.id, in: change)
        }
        var fields = [FieldChange.state(record.state, target.key)]
        fields += draft.changes(from: record.answers, words)
        // What the holder says stands in the thread.
        if author != nil { fields += FieldChange.reason(comment) }
        change.record("registers.record-moved", on: record.id, office: office.id, fields)
    }
}
