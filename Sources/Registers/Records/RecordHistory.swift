import People
import Storage
import Subjects
import Web

extension FieldChange {
    /// What stands before the reason among the fields of an event.
    static let reason = "reason"

    /// Why somebody did something with a record. It stands with what the event says, which can be erased with the
    /// record: the event's own reason is sealed with it and stays for ever.
    static func reason(_ text: String) -> [FieldChange] { text.isEmpty ? [] : [FieldChange(reason, new: text)] }

    /// From which state to which a record went.
    static func state(_ old: String, _ new: String) -> FieldChange { FieldChange("state", old: old, new: new) }
}

/// The history of a record, with what its events keep apart: the reasons, and from which state to which it went.
enum RecordHistory {
    static func of(
        _ record: Record, _ rights: RecordRights, _ shelf: RegisterShelf, _ words: Words, in reading: Reading
    ) throws -> [Happening] {
        let events = try History.of([record.id], to: rights.person, in: reading)
        var details: [String: [Int: EventDetail]] = [:]
        for (chain, some) in Dictionary(grouping: events, by: \.chain) {
            details[chain] = try reading.details(of: some.map(\.seq), chain: chain)
        }
        let definitions = [try shelf.pinned(record.definition, in: reading).definition, rights.register.definition]
        // Definitions may have dropped a state that the record once was in.
        func title(_ key: String) -> String {
            definitions.lazy.compactMap { $0.state(key) }.first.map { words[$0.label] } ?? key
        }
        return events.map { event in
            let fields = details[event.chain]?[event.seq]?.fields ?? []
            var passage: String?
            if let field = fields.first(where: { $0.field == "state" }), let old = field.old, let new = field.new {
                passage = "\(title(old)) → \(title(new))"
            }
            return event.saying(fields.first { $0.field == FieldChange.reason }?.new, passage: passage)
        }
    }
}
