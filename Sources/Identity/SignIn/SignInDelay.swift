import Storage

/// The growing pause after wrong passwords.
///
/// It hangs on the pair of login and source, so nobody can lock somebody else out from elsewhere; a browser that has
/// signed this person in before is exempt, so not even a neighbour behind the same address can.
struct SignInDelay {
    /// So many wrong passwords cost nothing: people mistype.
    static let free = 3
    static let longest = 900

    let key: String

    init(login: String, source: String) { key = "\(login.lowercased())|\(source)" }

    /// Seconds until the next try; 0 for now.
    func wait(in reading: Reading, now: Instant) throws -> Int {
        guard
            let until = try reading.texts("SELECT until_at FROM sign_in_delay WHERE key = \(key)").first.flatMap(
                Instant.init)
        else { return 0 }
        return max(0, Int((until.milliseconds - now.milliseconds + 999) / 1000))
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

    func succeeded(in keeping: Housekeeping) throws {
        try keeping.run("DELETE FROM sign_in_delay WHERE key = \(key)")
    }
}
