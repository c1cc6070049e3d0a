import People
import Storage
import Subjects

extension FieldChange {
    /// What stands before the reason among the fields of an event.
    static let reason = "reason"

    /// Why somebody did something with a record. It stands with what the event says, which can be erased with the
    /// record: the event's own reason is sealed with it and stays for ever.
    static func reason(_ text: String) -> [FieldChange] { text.isEmpty ? [] : [FieldChange(reason, new: text)] }
}

/// The history of a record, with the reasons that its events keep apart.
enum RecordHistory {
    static func of(_ record: String, to person: Person, in reading: Reading) throws -> [Happening] {
        let events = try History.of([record], to: person, in: reading)
        var details: [String: [Int: EventDetail]] = [:]
        for (chain, some) in Dictionary(grouping: events, by: \.chain) {
            details[chain] = try reading.details(of: some.map(\.seq), chain: chain)
        }
        return events.map { event in
            let fields = details[event.chain]?[event.seq]?.fields ?? []
            guard let reason = fields.first(where: { $0.field == FieldChange.reason })?.new else { return event }
            return event.saying(reason)
        }
    }
}
