import GRDB

/// The one database of an installation.
///
/// A transaction's body is synchronous on purpose: nothing can wait for a mail server while it holds the writer.
public struct Store: Sendable {
    enum Engine: Sendable {
        /// A file has readers of its own; a database in memory is read by its writer.
        case sqlite(any DatabaseWriter, SQLiteReaders?)
        case postgres(PostgresPool)
    }

    let engine: Engine
    public let clock: Clock

    /// An empty database that lives as long as this value.
    public static func inMemory(clock: Clock = .system) throws -> Store {
        var settings = Configuration()
        settings.foreignKeysEnabled = true
        return Store(engine: .sqlite(try DatabaseQueue(configuration: settings), nil), clock: clock)
    }

    /// The SQLite file at `path`, made if it isn't there.
    public static func sqlite(path: String, clock: Clock = .system) throws -> Store {
        var settings = Configuration()
        settings.busyMode = .timeout(5)
        settings.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16000") }
        let pool = try DatabasePool(path: path, configuration: settings)
        // GRDB sets NORMAL when it switches to WAL, after `prepareDatabase`; only here does FULL stick.
        let level = try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            return try Int.fetchOne(database, sql: "PRAGMA synchronous")
        }
        guard level == 2 else { throw NotDurable() }
        return Store(engine: .sqlite(pool, SQLiteReaders(path: path, settings: settings)), clock: clock)
    }

    /// The PostgreSQL database at `address` (`postgres://…`).
    public static func postgres(address: String, connections: Int = 8, clock: Clock = .system) -> Store {
        Store(engine: .postgres(PostgresPool(address: address, connections: connections)), clock: clock)
    }

    /// The same database with another clock.
    public func with(_ clock: Clock) -> Store { Store(engine: engine, clock: clock) }

    /// Reads one consistent state of the database.
    public func read<Result: Sendable>(_ body: @escaping @Sendable (Reading) throws -> Result) async throws -> Result {
        switch engine {
        case .sqlite(let writer, let readers):
            return try Self.readHere(writer, readers, body)
        case .postgres(let pool):
            return try await pool.use { connection in
                try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                do {
                    let result = try body(Reading(source: .postgres(connection)))
                    try connection.execute("COMMIT")
                    return result
                } catch {
                    try connection.execute("ROLLBACK")
                    throw error
                }
            }
        }
    }

    /// Reads on the calling thread: SQLite works in this process, and handing a short read to another thread would cost
    /// as much as the read.
    private static func readHere<Result>(
        _ writer: any DatabaseWriter, _ readers: SQLiteReaders?, _ body: (Reading) throws -> Result
    ) throws -> Result {
        guard let readers else { return try writer.read { try body(Reading(source: .sqlite($0))) } }
        return try readers.read { try body(Reading(source: .sqlite($0))) }
    }

    /// Runs `body` in one transaction that may write, after the locks called `locks` are held.
    ///
    /// SQLite has one writer, which is the lock. On PostgreSQL the locks are taken in order and *before* the
    /// transaction begins, so that its snapshot holds what the last holder wrote and nothing has to be retried.
    func write<Result: Sendable>(
        locks: [String] = [], _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        switch engine {
        case .sqlite(let writer, _):
            do {
                return try await writer.write { try body(Reading(source: .sqlite($0))) }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
                throw StorageFull()
            }
        case .postgres(let pool):
            return try await pool.use { connection in
                for lock in locks {
                    _ = try connection.run("SELECT pg_advisory_lock(hashtextextended(\(lock), 0))")
                }
                defer { if !locks.isEmpty { unlock(connection) } }
                for _ in 1..<5 {
                    do {
                        return try attempt(connection, body)
                    } catch let problem as PostgresProblem where problem.isWorthAnotherTry {
                        continue
                    }
                }
                return try attempt(connection, body)
            }
        }
    }

    /// Stops the threads of PostgreSQL; SQLite needs nothing.
    public func close() async throws {
        if case .postgres(let pool) = engine { try await pool.close() }
    }
}

private func attempt<Result>(_ connection: PostgresConnection, _ body: (Reading) throws -> Result) throws -> Result {
    try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    do {
        let result = try body(Reading(source: .postgres(connection)))
        try connection.execute("COMMIT")
        return result
    } catch {
        if !connection.isBroken { try connection.execute("ROLLBACK") }
        throw error
    }
}

private func unlock(_ connection: PostgresConnection) {
    // A connection that can't even unlock is broken and its session, with its locks, ends with it.
    do { try connection.execute("SELECT pg_advisory_unlock_all()") } catch { _ = connection.isBroken }
}

/// The disk of the database is full: nothing was written.
public struct StorageFull: Error {}

/// The database would not promise to keep what it was given.
public struct NotDurable: Error {}
