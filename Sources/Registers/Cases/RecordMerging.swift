import People
import Storage
import Web

/// Makes one case of two that are about the same thing: whoever sent the first follows the other from then on.
enum RecordMerging {
    /// - Parameter typed: the number of the other.
    /// - Returns: that number as it is written.
    /// - Throws: `RecordRefusal`.
    static func merge(
        _ record: Record, into typed: String, by rights: RecordRights, _ office: Office, _ words: Words,
        in change: Change
    ) throws -> String {
        guard let target = try Record.coded(typed.uppercased(), of: rights.register, in: change.reading),
            rights.may("handle", target), target.id != record.id, target.mergedInto == nil, !record.isOver
        else { throw RecordRefusal.noTarget }
        let today = office.day(of: change.at)
        try change.run(
            """
            UPDATE record SET state = 'merged', is_over = 1, merged_into = \(target.id),
                closed_on = \(today.description), moved_by = \(rights.person.id), version = version + 1
            WHERE id = \(record.id)
            """)
        let draft = RecordDraft(rights.register.register, from: record, today: today)
        try RecordWriter(rights.register, office, words, in: change).save(record, draft)
        change.record(
            "registers.record-merged", on: record.id, office: office.id,
            [.state(record.state, "merged"), FieldChange("into", new: target.code)])
        change.record(
            "registers.record-merged", on: target.id, office: office.id, [FieldChange("from", new: record.code)])
        return target.code
    }
}
