import Crypto
import Foundation
public import Storage

/// A link that a person gets once, to choose the password of their account. The database knows only its hash.
public struct Invitation: Sendable, Stored {
    /// How long a link can be used.
    public static let lifetime = 7 * 86_400

    public let person: String
    public let name: String
    public let login: String
    public let office: String
    public let officeName: String

    public init(row: Row) throws {
        person = try row.text(0)
        name = try row.text(1)
        login = try row.text(2)
        office = try row.text(3)
        officeName = try row.text(4)
    }

    /// A fresh secret for a link.
    public static func newCode() -> String { Identifier.hex(Identifier.random(20)) }

    static func hash(of code: String) -> String { Identifier.hex(SHA256.hash(data: Data(code.utf8))) }

    /// Opens an invitation in place of the one before, and says until when it can be used.
    ///
    /// The old password and all sessions end with it: whoever lost them to somebody is safe from then on.
    @discardableResult
    public static func open(_ code: String, for person: String, in change: Change) throws -> Instant {
        let expires = change.at.adding(seconds: lifetime)
        try withdraw(for: person, in: change)
        try change.run(
            """
            INSERT INTO invitation (person, hash, made_at, expires_at)
            VALUES (\(person), \(hash(of: code)), \(change.at), \(expires))
            """)
        try Account.setPassword("", mustChange: false, of: person, in: change)
        return expires
    }

    /// Takes back the invitation that may be open.
    public static func withdraw(for person: String, in change: Change) throws {
        try change.run("DELETE FROM invitation WHERE person = \(person)")
    }

    /// The invitation that a link names; `nil` when it was used, is over or never was.
    public static func find(_ code: String, now: Instant, in reading: Reading) throws -> Invitation? {
        try reading.first(
            """
            SELECT person.id, person.name, account.login, office.id, office.name
            FROM invitation
            JOIN account ON account.person = invitation.person AND account.active = 1
            JOIN person ON person.id = invitation.person
            JOIN office ON office.id = person.office
            WHERE invitation.hash = \(hash(of: code)) AND invitation.expires_at > \(now)
            """)
    }

    /// Gives the account the password that its person chose; the link is used up.
    public func accept(passwordHash: String, in change: Change) throws {
        try Self.withdraw(for: person, in: change)
        try Account.setPassword(passwordHash, mustChange: false, of: person, in: change)
        change.record("people.invitation-accepted", on: person, office: office, [.sensitive("password")])
    }
}
