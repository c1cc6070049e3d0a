import People
import Storage

/// What happened to the safety of one's own account.
struct SecurityEvent: Stored {
    let at: Instant
    let kind: String
    let actor: String
    /// Who did it; `nil` for the product itself.
    let name: String?

    init(row: Row) throws {
        at = try row.instant(0)
        kind = try row.text(1)
        actor = try row.text(2)
        name = try row.optionalText(3)
    }

    /// Signing in is not among them: it changes nothing, and the list of sessions shows it.
    static let kinds = [
        "identity.password-changed", "identity.sessions-ended", "identity.factor-enrolled",
        "identity.factor-switched-off", "identity.factor-removed", "identity.recovery-code-used",
        "identity.recovery-codes-made", "identity.api-key-made", "identity.api-key-revoked",
        "people.invitation-accepted", "people.password-reset",
        "people.first-password-given", "people.account-deactivated", "people.account-reactivated",
    ]

    /// The newest ones of a person; offices that they are a guest of are told of some of them once more.
    static func all(of person: String, in reading: Reading) throws -> [SecurityEvent] {
        try reading.all(
            """
            SELECT event.at, event.kind, event.actor, person.name FROM event
            JOIN person AS owner ON owner.id = event.subject AND event.office IN (owner.office, '-')
            LEFT JOIN person ON person.id = event.actor
            WHERE event.subject = \(person) AND event.kind IN \(list: kinds)
            ORDER BY event.at DESC, event.seq DESC LIMIT 20
            """)
    }
}
