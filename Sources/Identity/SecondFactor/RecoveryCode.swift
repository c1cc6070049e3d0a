import People
import Storage

/// What opens an account once when the telephone is lost: ten codes on paper.
enum RecoveryCode {
    static let count = 10
    static let bytes = 10

    /// New codes in place of all that were there; only these texts ever show them.
    static func renew(of person: String, keys: FactorKeys, in change: Change) throws -> [String] {
        try change.run("DELETE FROM recovery_code WHERE person = \(person)")
        return try (0..<count).map { _ in
            let code = Spelling.of(Identifier.random(bytes))
            let hash = keys.hash(code, of: person)
            try change.run("INSERT INTO recovery_code (person, hash) VALUES (\(person), \(hash))")
            return Spelling.grouped(code, by: "-")
        }
    }

    /// Uses a code up: of two requests with the same one, one wins.
    static func use(_ typed: String, of person: String, keys: FactorKeys, in change: Change) throws {
        let hash = keys.hash(Spelling.read(String(typed.prefix(60))), of: person)
        let used = try change.run(
            """
            UPDATE recovery_code SET used_at = \(change.at)
            WHERE person = \(person) AND hash = \(hash) AND used_at IS NULL
            """)
        guard used == 1 else { throw FactorRefusal.wrongRecoveryCode }
        let left = try SecondFactor.of(person, in: change.reading)?.codesLeft ?? 0
        change.record(
            "identity.recovery-code-used", on: person, office: nil, [FieldChange("codes-left", new: String(left))])
    }
}
