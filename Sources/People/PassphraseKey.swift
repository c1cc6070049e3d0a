import CArgon2

/// A key made from a passphrase: slow on purpose, because whoever holds a sealed file may guess as long as they like.
public enum PassphraseKey {
    /// Key bytes of a passphrase by Argon2id.
    ///
    /// - Parameters:
    ///   - memory: KiB that one guess takes.
    ///   - passes: how often it goes through them.
    public static func derive(
        _ passphrase: String, salt: [UInt8], memory: UInt32, passes: UInt32, count: Int
    ) throws -> [UInt8] {
        var key = [UInt8](repeating: 0, count: count)
        let status = argon2id_hash_raw(
            passes, memory, 1, passphrase, passphrase.utf8.count, salt, salt.count, &key, count)
        guard status == ARGON2_OK.rawValue else { throw PasswordProblem.cannotHash }
        return key
    }
}
