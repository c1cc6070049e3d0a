import People
import Storage
import Web

/// What is said about a record: among those who work on it, to the outside, and from there.
struct RecordMessage: Sendable, Stored {
    enum Kind: String, Storable { case note, sent, received }

    static let longest = 5000

    let kind: Kind
    /// The name of who said it; `nil` for whoever holds the ticket.
    let author: String?
    let at: Instant
    let body: String

    init(row: Row) throws {
        (kind, author, at, body) = (try row.choice(0), try row.optionalText(1), try row.instant(2), try row.text(3))
    }

    /// - Parameter isInside: whether notes are read, too.
    static func all(of record: String, isInside: Bool, in reading: Reading) throws -> [RecordMessage] {
        let kinds: [Kind] = isInside ? [.note, .sent, .received] : [.sent, .received]
        return try reading.all(
            """
            SELECT record_message.kind, person.name, record_message.at, record_message.body
            FROM record_message LEFT JOIN person ON person.id = record_message.author
            WHERE record_message.record = \(record) AND record_message.kind IN \(list: kinds)
            ORDER BY record_message.at, record_message.id LIMIT 500
            """)
    }

    static func add(_ body: String, to record: String, _ kind: Kind, by author: String?, in change: Change) throws {
        try change.run(
            """
            INSERT INTO record_message (id, record, kind, author, at, body)
            VALUES (\(change.newID()), \(record), \(kind), \(author), \(change.at), \(String(body.prefix(longest))))
            """)
    }

    /// Says something from inside: a note, or an answer to whoever holds the ticket.
    static func say(_ body: String, of record: Record, _ kind: Kind, by author: Person, in change: Change) throws {
        try add(body, to: record.id, kind, by: author.id, in: change)
        // What was said is the message's own; the event says that it was.
        change.record(
            "registers.message-written", on: record.id, office: record.office,
            [FieldChange("kind", new: kind.rawValue)])
    }
}
