public import Storage

/// A secret by which a program acts as somebody in one office, with what their grants let them do at that moment.
public struct ApiKey: Sendable, Stored {
    /// The most that a person may have at once.
    public static let most = 10
    /// The longest life, in days.
    public static let mostDays = 366
    /// What a secret begins with, so that it is known for one where it should not be.
    public static let prefix = "tnt_"

    public let id: String
    public let person: String
    public let office: String
    public let name: String
    /// Whether it may change anything; reading it may always.
    public let mayWrite: Bool
    public let madeAt: Instant
    /// The last day on which it opens anything.
    public let expiresOn: Day
    public let lastUsedOn: Day?

    private static let columns: SQL =
        """
        api_key.id, api_key.person, api_key.office, api_key.name, api_key.may_write, api_key.made_at, \
        api_key.expires_on, api_key_use.last_used_on
        """

    public init(row: Row) throws {
        (id, person, office) = (try row.text(0), try row.text(1), try row.text(2))
        (name, mayWrite, madeAt) = (try row.text(3), try row.flag(4), try row.instant(5))
        (expiresOn, lastUsedOn) = (try row.day(6), try row.optionalDay(7))
    }

    /// A fresh secret.
    public static func newSecret() -> String { prefix + Identifier.hex(Identifier.random(24)) }

    /// Whether a text could be one: of others the database is not even asked.
    public static func isSecret(_ text: String) -> Bool { text.hasPrefix(prefix) && text.utf8.count == 52 }

    /// Those of a person that nobody took back, the newest first.
    public static func all(of person: String, in reading: Reading) throws -> [ApiKey] {
        try reading.all(
            """
            SELECT \(columns) FROM api_key LEFT JOIN api_key_use ON api_key_use.api_key = api_key.id
            WHERE api_key.person = \(person) AND api_key.revoked_at IS NULL
            ORDER BY api_key.made_at DESC, api_key.id DESC
            """)
    }

    /// The key of a secret's hash, as long as nobody took it back.
    public static func open(hash: String, in reading: Reading) throws -> ApiKey? {
        try reading.first(
            """
            SELECT \(columns) FROM api_key LEFT JOIN api_key_use ON api_key_use.api_key = api_key.id
            WHERE api_key.hash = \(hash) AND api_key.revoked_at IS NULL
            """)
    }

    /// Whose program it is, with their grants of this moment in the key's office and in no other.
    ///
    /// - Returns: `nil` when its time is over, or its person can't sign in or has nothing to do with the office.
    public func holder(clock: Clock, in reading: Reading) throws -> (person: Person, office: Office)? {
        guard let owner = try Person.active(person, clock: clock, in: reading),
            let office = owner.offices.first(where: { $0.id == self.office }), office.today(clock) <= expiresOn
        else { return nil }
        let holder = Person(
            id: owner.id, name: owner.name, language: owner.language, theme: owner.theme,
            grants: owner.grants.filter { $0.office.id == office.id })
        return (holder, office)
    }

    /// Makes a key; whoever decides it records it.
    @discardableResult
    public static func make(
        _ name: String, hash: String, for person: String, office: String, mayWrite: Bool, until day: Day,
        in change: Change
    ) throws -> String {
        let id = change.newID()
        try change.run(
            """
            INSERT INTO api_key (id, person, office, name, hash, may_write, made_at, expires_on)
            VALUES (\(id), \(person), \(office), \(name), \(hash), \(mayWrite), \(change.at), \(day))
            """)
        return id
    }

    /// Takes it back for good.
    public func revoke(in change: Change) throws {
        try change.run("UPDATE api_key SET revoked_at = \(change.at) WHERE id = \(id) AND revoked_at IS NULL")
    }

    /// Takes back every key of somebody: with a new password, and where their account ends.
    public static func revokeAll(of person: String, in change: Change) throws {
        try change.run("UPDATE api_key SET revoked_at = \(change.at) WHERE person = \(person) AND revoked_at IS NULL")
    }

    /// Notes the day on which it was last used.
    public func used(on day: Day, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            INSERT INTO api_key_use (api_key, last_used_on) VALUES (\(id), \(day))
            ON CONFLICT (api_key) DO UPDATE SET last_used_on = excluded.last_used_on
            """)
    }
}
