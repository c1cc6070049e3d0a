import Crypto
import Foundation
public import Storage

/// What a person has beside the password: a telephone that computes codes.
public struct SecondFactor: Sendable, Stored {
    public let person: String
    public let enrolledAt: Instant
    /// Recovery codes that were not used yet.
    public let codesLeft: Int
    private let sealed: String

    public init(row: Row) throws {
        person = try row.text(0)
        sealed = try row.text(1)
        enrolledAt = try row.instant(2)
        codesLeft = try row.int(3)
    }

    /// The factor of a person; `nil` when they have none.
    public static func of(_ person: String, in reading: Reading) throws -> SecondFactor? {
        try reading.first(
            """
            SELECT person, secret, enrolled_at,
                (SELECT COUNT(*) FROM recovery_code
                 WHERE recovery_code.person = second_factor.person AND used_at IS NULL)
            FROM second_factor WHERE person = \(person)
            """)
    }

    /// 1 where the role of a row of `role_grant` asks for one: by itself, or because the grant's office wants it so.
    static let isAsked: SQL =
        """
        CASE WHEN role.second_factor = 1 OR EXISTS (
            SELECT 1 FROM role_factor
            WHERE role_factor.office = role_grant.office AND role_factor.role = role_grant.role
        ) THEN 1 ELSE 0 END
        """

    /// Whether a role that the person holds today asks for one.
    public static func isRequired(of person: Person, in reading: Reading) throws -> Bool {
        try reading.finds(
            """
            SELECT 1 FROM role_grant JOIN role ON role.id = role_grant.role
            WHERE role_grant.id IN \(list: person.grants.map(\.id)) AND \(isAsked) = 1
            """)
    }

    /// Takes a code, once: of two requests with the same code one wins.
    public func take(_ code: String, keys: FactorKeys, in keeping: Housekeeping) throws {
        guard try keeping.run(try taking(code, keys, at: keeping.at)) == 1 else { throw FactorRefusal.usedCode }
    }

    public func take(_ code: String, keys: FactorKeys, in change: Change) throws {
        guard try change.run(try taking(code, keys, at: change.at)) == 1 else { throw FactorRefusal.usedCode }
    }

    /// The statement that takes the code: it touches no row if the code of this step, or of a later one, was taken.
    private func taking(_ code: String, _ keys: FactorKeys, at now: Instant) throws -> SQL {
        guard let secret = keys.open(sealed, for: Self.purpose(person)) else { throw FactorRefusal.unreadable }
        guard let step = TimeCode(secret: secret).step(of: code, at: now) else { throw FactorRefusal.wrongCode }
        return "UPDATE code_step SET step = \(step) WHERE person = \(person) AND step < \(step)"
    }

    /// Gives a person a factor once their telephone has shown that it knows the secret.
    public static func add(
        _ secret: [UInt8], code: String, to person: String, keys: FactorKeys, in change: Change
    ) throws {
        guard try of(person, in: change.reading) == nil else { throw FactorRefusal.alreadyOn }
        guard let step = TimeCode(secret: secret).step(of: code, at: change.at) else { throw FactorRefusal.wrongCode }
        try change.run(
            """
            INSERT INTO second_factor (person, secret, enrolled_at)
            VALUES (\(person), \(try keys.seal(secret, for: purpose(person))), \(change.at))
            """)
        // The first code opens nothing any more.
        try change.run("INSERT INTO code_step (person, step) VALUES (\(person), \(step))")
    }

    /// Takes a person's factor and recovery codes away; whoever decides it says so in their own event.
    public static func erase(_ person: String, in change: Change) throws {
        guard try change.run("DELETE FROM second_factor WHERE person = \(person)") == 1 else {
            throw FactorRefusal.notOn
        }
        try change.run("DELETE FROM code_step WHERE person = \(person)")
        try change.run("DELETE FROM recovery_code WHERE person = \(person)")
    }

    /// An administrator removes the factor of somebody who lost it: it may be in other hands, so every session ends.
    ///
    /// - Parameter office: whose chain gets the event; the change must hold it.
    public static func remove(
        person: String, office: String? = nil, reason: String? = nil, in change: Change
    ) throws {
        try erase(person, in: change)
        try change.run("DELETE FROM session WHERE person = \(person)")
        change.record(
            "identity.factor-removed", on: person, office: office, reason: reason, [.sensitive("second-factor")])
    }

    /// Binds the encrypted secret to its owner: copied to another person's row it opens nothing.
    private static func purpose(_ person: String) -> String { "second factor of \(person)" }
}

/// What second factors are encrypted and recovery codes are hashed with: two keys made of the installation's secret.
public struct FactorKeys: Sendable {
    private let sealing: SymmetricKey
    private let hashing: SymmetricKey

    /// - Parameter root: what only this installation can compute.
    public init(root: String) {
        let root = SymmetricKey(data: Data(root.utf8))
        sealing = HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("seal".utf8), outputByteCount: 32)
        hashing = HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Data("hash".utf8), outputByteCount: 32)
    }

    /// Encrypted, and good for one purpose alone.
    public func seal(_ secret: [UInt8], for purpose: String) throws -> String {
        let box = try AES.GCM.seal(secret, using: sealing, authenticating: Data(purpose.utf8))
        return (box.nonce + box.ciphertext + box.tag).base64EncodedString()
    }

    /// What was sealed for this purpose; `nil` when it wasn't, or not by us.
    public func open(_ sealed: String, for purpose: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: sealed) else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: data)
            return Array(try AES.GCM.open(box, using: sealing, authenticating: Data(purpose.utf8)))
        } catch {
            return nil
        }
    }

    /// A fast keyed hash: enough for what is itself 80 random bits.
    public func hash(_ text: String, of person: String) -> String {
        Identifier.hex(HMAC<SHA256>.authenticationCode(for: Data("\(person)\n\(text)".utf8), using: hashing))
    }
}

/// Why a second factor, or a code of it, isn't taken.
public enum FactorRefusal: String, Refusal, CaseIterable {
    case wrongCode = "identity.factor.wrong-code"
    case usedCode = "identity.factor.used-code"
    case wrongRecoveryCode = "identity.factor.wrong-recovery-code"
    case wrongPassword = "identity.factor.wrong-password"
    case alreadyOn = "identity.factor.already-on"
    case notOn = "identity.factor.not-on"
    case isRequired = "identity.factor.is-required"
    case unreadable = "identity.factor.unreadable"

    /// Whether somebody may be guessing: it counts into the growing pause.
    public var isGuess: Bool { [.wrongCode, .usedCode, .wrongRecoveryCode, .wrongPassword].contains(self) }
}
