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
    /// A role asks for a second factor that the person doesn't have yet: nothing else opens before.
    public let needsFactor: Bool

    /// A fresh secret for a cookie.
    public static func newSecret() -> String { Identifier.hex(Identifier.random(32)) }

    public static func hash(of secret: String) -> String { Identifier.hex(SHA256.hash(data: Data(secret.utf8))) }

    /// The session of a cookie, with the person's grants that hold today; `nil` when it is over.
    public static func find(secret: String, clock: Clock, in reading: Reading) throws -> Session? {
        let hash = hash(of: secret)
        var owner: Owner?
        var grants: [OpenGrant] = []
        try reading.each(
            """
            SELECT person.id, person.name, account.language, account.theme, account.must_change, session.seen_at,
                role_grant.id, role_grant.role, role_grant.unit, role_grant.from_day, role_grant.until_day,
                role_grant.acting_for, \(SecondFactor.isAsked), second_factor.person, \(Office.columns)
            FROM session
            JOIN account ON account.person = session.person AND account.active = 1
            JOIN person ON person.id = session.person
            LEFT JOIN second_factor ON second_factor.person = session.person
            LEFT JOIN role_grant ON role_grant.person = person.id
            LEFT JOIN role ON role.id = role_grant.role
            LEFT JOIN office ON office.id = role_grant.office
            WHERE session.hash = \(hash) AND session.state = 'open' AND session.expires_at > \(clock.now())
            ORDER BY role_grant.id
            """
        ) { row in
            if owner == nil { owner = try Owner(row: row) }
            guard let id = try row.optionalText(6) else { return }
            let office = try Office(row: row, from: 14)
            let today = office.today(clock)
            guard try row.day(9) <= today, try row.optionalDay(10).map({ today <= $0 }) ?? true else { return }
            grants.append(
                OpenGrant(
                    id: id, role: try row.text(7), office: office, unit: try row.optionalText(8),
                    actingFor: try row.optionalText(11), needsFactor: try row.flag(12)))
        }
        guard let owner else { return nil }
        let person = Person(
            id: owner.id, name: owner.name, language: owner.language, theme: owner.theme,
            mustChangePassword: owner.mustChange, grants: try OpenGrant.granted(grants, in: reading))
        return Session(
            hash: hash, person: person, seenAt: owner.seenAt,
            needsFactor: !owner.hasFactor && grants.contains(where: \.needsFactor))
    }

    private struct Owner: Stored {
        let id: String
        let name: String
        let language: Language
        let theme: Theme
        let mustChange: Bool
        let seenAt: Instant
        let hasFactor: Bool

        init(row: Row) throws {
            id = try row.text(0)
            name = try row.text(1)
            language = try row.choice(2)
            theme = try row.choice(3)
            mustChange = try row.flag(4)
            seenAt = try row.instant(5)
            hasFactor = try row.optionalText(13) != nil
        }
    }

    /// Whether the moment last seen is old enough to be written again.
    public func isStale(_ clock: Clock) -> Bool { seenAt.adding(seconds: Self.seenEvery) < clock.now() }

    public static func begin(
        secret: String, person: String, browser: String, in keeping: Housekeeping
    ) throws {
        try keeping.run(beginning(secret: secret, person: person, browser: browser, at: keeping.at))
    }

    /// The statement that begins a session, for a transaction that has more to write.
    public static func beginning(secret: String, person: String, browser: String, at now: Instant) -> SQL {
        row(secret, person, browser, state: "open", at: now, until: now.adding(seconds: lifetime))
    }

    fileprivate static func row(
        _ secret: String, _ person: String, _ browser: String, state: String, at now: Instant, until end: Instant
    ) -> SQL {
        """
        INSERT INTO session (hash, person, created_at, seen_at, expires_at, browser, state)
        VALUES (\(hash(of: secret)), \(person), \(now), \(now), \(end), \(String(browser.prefix(200))), \(state))
        """
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

    /// Ends the session of a cookie if its time is over, so that a clock set back can't bring it to life again.
    public static func endIfExpired(secret: String, in keeping: Housekeeping) throws {
        try keeping.run("DELETE FROM session WHERE hash = \(hash(of: secret)) AND expires_at <= \(keeping.at)")
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
            """
            SELECT hash, seen_at, browser FROM session WHERE person = \(person) AND state = 'open'
            ORDER BY seen_at DESC LIMIT 50
            """)
    }
}

/// A sign-in whose password was right and whose code is still to come: it opens the page for the code, and no other.
public struct PendingSession: Sendable, Stored {
    public static let lifetime = 300

    public let hash: String
    public let person: String
    public let login: String

    public init(row: Row) throws {
        hash = try row.text(0)
        person = try row.text(1)
        login = try row.text(2)
    }

    public static func find(secret: String, clock: Clock, in reading: Reading) throws -> PendingSession? {
        try reading.first(
            """
            SELECT session.hash, session.person, account.login FROM session
            JOIN account ON account.person = session.person AND account.active = 1
            WHERE session.hash = \(Session.hash(of: secret)) AND session.state = 'pending'
                AND session.expires_at > \(clock.now())
            """)
    }

    public static func begin(secret: String, person: String, browser: String, in keeping: Housekeeping) throws {
        let end = keeping.at.adding(seconds: lifetime)
        try keeping.run(Session.row(secret, person, browser, state: "pending", at: keeping.at, until: end))
    }

    /// The statement that ends it: it touches no row if somebody was faster.
    public var ending: SQL { "DELETE FROM session WHERE hash = \(hash) AND state = 'pending'" }
}

/// A grant that holds today, before it is known what its role allows.
struct OpenGrant {
    let id: String
    let role: String
    let office: Office
    let unit: String?
    let actingFor: String?
    let needsFactor: Bool

    /// The grants with what their roles allow.
    static func granted(_ grants: [OpenGrant], in reading: Reading) throws -> [Grant] {
        var actions: [String: Set<Action>] = [:]
        try reading.each("SELECT role, action FROM role_action WHERE role IN \(list: Set(grants.map(\.role)).sorted())")
        {
            row in actions[try row.text(0), default: []].insert(Action(rawValue: try row.text(1)))
        }
        return grants.map { grant in
            Grant(
                id: grant.id, role: grant.role, office: grant.office, unit: grant.unit,
                actions: actions[grant.role] ?? [], actingFor: grant.actingFor)
        }
    }
}
