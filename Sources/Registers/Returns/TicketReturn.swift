public import Jobs
public import People
public import Storage
public import Web

/// The way back to a case whose code is lost: a link that goes to the address that was left, and is good for one new
/// code. Until it is used, the old code holds, so that nobody who only knows the address shuts its holder out.
public struct TicketReturn: Sendable, Stored {
    /// How long a link can be used.
    static let seconds = 86_400
    /// From one letter about a case to the next.
    static let pause = 3600

    private let record: String
    /// The number of the case, which is no secret.
    public let number: String
    public let until: Instant

    public init(row: Row) throws {
        (record, number, until) = (try row.text(0), try row.text(1), try row.instant(2))
    }

    /// What stands in the link. It is made of the id and the installation's secret, so that a letter that has to go out
    /// once more says the same and nothing of it is kept.
    static func secret(of id: String, _ keys: Keys) -> String { String(keys.sign(id, for: "ticket-return").prefix(40)) }

    private static func signature(_ secret: String, _ office: String, _ keys: Keys) -> String {
        keys.sign("\(office) \(secret)", for: "ticket-return-link")
    }

    /// Opens one for a case, unless there was one just now.
    static func open(_ record: String, for asked: LostCode, _ keys: Keys, in keeping: Housekeeping) throws {
        let (id, at) = (Identifier.make(at: keeping.at), keeping.at)
        try keeping.run(
            """
            INSERT INTO ticket_return (id, record, office, mac, language, recipient, send_at, made_at, expires_at)
            SELECT \(id), ticket.record, ticket.office, \(signature(secret(of: id, keys), asked.office, keys)),
                \(asked.language), \(asked.address), \(at), \(at), \(at.adding(seconds: seconds))
            FROM ticket WHERE ticket.record = \(record) AND ticket.office = \(asked.office) AND NOT EXISTS (
                SELECT 1 FROM ticket_return AS former
                WHERE former.record = \(record) AND former.made_at > \(at.adding(seconds: -pause)))
            """)
    }

    /// What a link leads to; `nil` when it was used, is over or never was.
    public static func find(
        _ secret: String, of office: Office, _ keys: Keys, at now: Instant, in reading: Reading
    ) throws -> TicketReturn? {
        try reading.first(
            """
            SELECT record.id, record.code, ticket_return.expires_at
            FROM ticket_return JOIN record ON record.id = ticket_return.record
            WHERE ticket_return.mac = \(signature(secret, office.id, keys)) AND ticket_return.office = \(office.id)
                AND ticket_return.used_at IS NULL AND ticket_return.expires_at > \(now)
                AND record.destroyed_at IS NULL
            """)
    }

    /// Gives the case a new code; the one before, and every other link, opens nothing from then on.
    ///
    /// - Returns: the code, which nobody will ever be shown again.
    public func renew(_ keys: Keys, in change: Change) throws -> TicketCode {
        guard let record = try Record.find(record, in: change.reading) else { throw Problem.notFound }
        let code = try Ticket.issue(record, keys, in: change)
        // The row stays until it ends, for it says when the last letter was.
        try change.run(
            """
            UPDATE ticket_return SET used_at = \(change.at), recipient = NULL
            WHERE record = \(record.id) AND used_at IS NULL
            """)
        change.record("registers.code-renewed", on: record.id, office: record.office)
        return code
    }

    /// Forgets links that are over, and what was asked when there was no mail server to answer by.
    public static let forgetting = JobKind("registers.ticket-returns-end", every: 3600) { _, store in
        try await store.housekeeping { keeping in
            try keeping.run("DELETE FROM ticket_return WHERE expires_at <= \(keeping.at)")
            try keeping.run("DELETE FROM lost_code WHERE asked_at <= \(keeping.at.adding(seconds: -pause))")
        }
    }
}
