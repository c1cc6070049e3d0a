import Crypto
import Foundation
public import Storage

/// A signed-in browser. The database knows only the hash of its cookie.
public struct Session: Sendable {
    public static let lifetime = 12 * 3600
    /// How long the moment last seen may be behind: writing it at each request would cost a commit each.
    static let seenEvery = 300

    public let hash: String
    public let person: Person
    public let seenAt: Instant

    /// A fresh secret for a cookie.
    public static func newSecret() -> String { Identifier.hex(Identifier.random(32)) }

    public static func hash(of secret: String) -> String { Identifier.hex(SHA256.hash(data: Data(secret.utf8))) }

    /// The session of a cookie, with the person's grants that hold today; `nil` when it is over.
    public static func find(secret: String, clock: Clock, in reading: Reading) throws -> Session? {
        let hash = hash(of: secret)
        var found: (id: String, name: String, language: Language, theme: Theme, mustChange: Bool, seenAt: Instant)?
        var grants: [(grant: String, role: String, office: Office, unit: String?, actions: Set<Action>)] = []
        try reading.each(
            """
            SELECT person.id, person.name, account.language, account.theme, account.must_change, session.seen_at,
                role_grant.id, role_grant.role, role_grant.unit, role_grant.from_day, role_grant.until_day,
                role_action.action, \(Office.columns)
            FROM session
            JOIN account ON account.person = session.person AND account.active = 1
            JOIN person ON person.id = session.person
            LEFT JOIN role_grant ON role_grant.person = person.id
            LEFT JOIN office ON office.id = role_grant.office
            LEFT JOIN role_action ON role_action.role = role_grant.role
            WHERE session.hash = \(hash) AND session.expires_at > \(clock.now())
            ORDER BY role_grant.id
            """
        ) { row in
            if found == nil {
                found = (
                    try row.text(0), try row.text(1), try row.choice(2), try row.choice(3), try row.flag(4),
                    try row.instant(5)
                )
            }
            guard let id = try row.optionalText(6) else { return }
            let action = try row.optionalText(11).map(Action.init(rawValue:))
            if grants.last?.grant == id {
                if let action { grants[grants.count - 1].actions.insert(action) }
                return
            }
            let office = try Office(row: row, from: 12)
            let today = office.today(clock)
            guard try row.day(9) <= today, try row.optionalDay(10).map({ today <= $0 }) ?? true else { return }
            grants.append((id, try row.text(7), office, try row.optionalText(8), action.map { [$0] } ?? []))
        }
        guard let found else { return nil }
        let person = Person(
            id: found.id, name: found.name, language: found.language, theme: found.theme,
            mustChangePassword: found.mustChange,
            grants: grants.map { Grant(role: $0.role, office: $0.office, unit: $0.unit, actions: $0.actions) })
        return Session(hash: hash, person: person, seenAt: found.seenAt)
    }

    /// Whether the moment last seen is old enough to be written again.
    public func isStale(_ clock: Clock) -> Bool { seenAt.adding(seconds: Self.seenEvery) < clock.now() }

    public static func begin(
        secret: String, person: String, browser: String, in keeping: Housekeeping
    ) throws {
        try keeping.run(
            """
            INSERT INTO session (hash, person, created_at, seen_at, expires_at, browser)
            VALUES (\(hash(of: secret)), \(person), \(keeping.at), \(keeping.at),
                \(keeping.at.adding(seconds: lifetime)), \(String(browser.prefix(200))))
            """)
    }

    public static func seen(_ hash: String, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            UPDATE session SET seen_at = \(keeping.at), expires_at = \(keeping.at.adding(seconds: lifetime))
            WHERE hash = \(hash)
            """)
    }

    public static func end(_ hash: String, in keeping: Housekeeping) throws {
        try keeping.run("DELETE FROM session WHERE hash = \(hash)")
    }

    public static func endExpired(in keeping: Housekeeping) throws {
        try keeping.run("DELETE FROM session WHERE expires_at <= \(keeping.at)")
    }
}

/// A session as its owner sees it.
public struct SessionLine: Sendable, Stored {
    public let hash: String
    public let seenAt: Instant
    public let browser: String

    public init(row: Row) throws {
        hash = try row.text(0)
        seenAt = try row.instant(1)
        browser = try row.text(2)
    }
}

extension Session {
    public static func all(of person: String, in reading: Reading) throws -> [SessionLine] {
        try reading.all(
            "SELECT hash, seen_at, browser FROM session WHERE person = \(person) ORDER BY seen_at DESC LIMIT 50")
    }
}
