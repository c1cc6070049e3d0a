import People
import Storage

/// The growing pause after wrong passwords and wrong codes.
///
/// It hangs on the pair of login and source, so nobody can lock somebody else out from elsewhere. A browser that has
/// signed this person in before doesn't ask it for a password, and has a count of its own for codes: so not even a
/// neighbour behind the same address can.
struct SignInDelay {
    /// So many wrong tries cost nothing: people mistype.
    static let free = 3
    static let longest = 900

    let key: String

    init(login: String, source: String) { key = "\(login.lowercased())|\(source)" }

    /// The count of one browser alone.
    init(person: String, browser hash: String) { key = "\(person)|\(hash)" }

    /// The pause that a code must wait for.
    static func ofCodes(_ pending: PendingSession, source: String, browser hash: String, in reading: Reading) throws
        -> SignInDelay
    {
        let isKnown = try reading.finds(
            "SELECT 1 FROM known_browser WHERE hash = \(hash) AND person = \(pending.person)")
        return isKnown
            ? SignInDelay(person: pending.person, browser: hash) : SignInDelay(login: pending.login, source: source)
    }

    /// Seconds until the next try; 0 for now.
    func wait(in reading: Reading, now: Instant) throws -> Int {
        guard
            let until = try reading.texts("SELECT until_at FROM sign_in_delay WHERE key = \(key)").first.flatMap(
                Instant.init)
        else { return 0 }
        let wait = max(0, Int((until.milliseconds - now.milliseconds + 999) / 1000))
        // A longer one than we ever set was set by a clock that ran ahead.
        return wait > Self.longest ? 0 : wait
    }

    func failed(in keeping: Housekeeping) throws {
        let failures = 1 + (try keeping.reading.number("SELECT failures FROM sign_in_delay WHERE key = \(key)") ?? 0)
        let pause = failures <= Self.free ? 0 : min(Self.longest, 1 << min(failures - Self.free, 10))
        try keeping.run(
            """
            INSERT INTO sign_in_delay (key, failures, until_at)
            VALUES (\(key), \(failures), \(keeping.at.adding(seconds: pause)))
            ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, until_at = excluded.until_at
            """)
    }

    /// The statement that forgets the wrong tries.
    var ending: SQL { "DELETE FROM sign_in_delay WHERE key = \(key)" }
}
