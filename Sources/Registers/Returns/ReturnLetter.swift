import People
import Storage
import Web

/// A letter with the way back to a case, as whoever sends e-mail needs it. It says nothing of what the case is about.
public struct ReturnLetter: Sendable {
    /// The same at each attempt.
    public let id: String
    public let recipient: String
    /// The name of the office that it is from.
    public let office: String
    public let subject: String
    public let text: String

    /// Hands a letter to the mail server.
    ///
    /// - Returns: whether it is over with it: the server took it, or never will.
    public typealias Sending = @Sendable (ReturnLetter) async throws -> Bool
}

/// A link whose letter is due.
struct WaitingReturn: Sendable, Stored {
    let id: String
    let office: String
    private let number: String
    private let language: Language
    private let recipient: String
    private let attempts: Int
    private let until: Instant

    init(row: Row) throws {
        (id, office, number) = (try row.text(0), try row.text(1), try row.text(2))
        (language, recipient, attempts) = (try row.choice(3), try row.text(4), try row.int(5))
        until = try row.instant(6)
    }

    /// The one that has waited longest, of those that still lead somewhere.
    static func next(at now: Instant, in reading: Reading) throws -> WaitingReturn? {
        try reading.first(
            """
            SELECT ticket_return.id, ticket_return.office, record.code, ticket_return.language,
                ticket_return.recipient, ticket_return.attempts, ticket_return.expires_at
            FROM ticket_return JOIN record ON record.id = ticket_return.record
            WHERE ticket_return.recipient IS NOT NULL AND ticket_return.send_at <= \(now)
                AND ticket_return.expires_at > \(now)
            ORDER BY ticket_return.send_at, ticket_return.id LIMIT 1
            """)
    }

    /// - Parameter site: where the site is, `https://tuntas.kantor.example`.
    func letter(from office: Office, site: String, _ keys: Keys, _ locales: Locales) -> ReturnLetter {
        let words = locales[language]
        let link = "\(site)/\(office.slug)/kode-hilang/\(TicketReturn.secret(of: id, keys))"
        let end = words.moment(until.adding(seconds: office.clockShift), in: office.zone)
        return ReturnLetter(
            id: id, recipient: recipient, office: office.name,
            subject: words(TicketWord.returnSubject, ["number": number]),
            text: words(
                TicketWord.returnText, ["number": number, "office": office.name, "link": link, "until": end]))
    }

    /// Notes that nothing more is to be sent, and forgets whom it was for.
    func end(in keeping: Housekeeping) throws {
        try keeping.run("UPDATE ticket_return SET recipient = NULL, attempts = attempts + 1 WHERE id = \(id)")
    }

    /// Tries again after a pause that grows to an hour, until the link is over.
    func putOff(in keeping: Housekeeping) throws {
        let later = keeping.at.adding(seconds: min(3600, 10 << min(attempts, 9)))
        try keeping.run("UPDATE ticket_return SET send_at = \(later), attempts = attempts + 1 WHERE id = \(id)")
    }
}
