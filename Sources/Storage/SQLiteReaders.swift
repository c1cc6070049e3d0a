import GRDB
import Synchronization

/// The connections that read a SQLite file, each used by one thread at a time, on that thread.
///
/// GRDB's own pool hands a connection back on another thread, which costs a short read more than the reading itself.
final class SQLiteReaders: Sendable {
    private let path: String
    private let settings: Configuration
    private let idle = Mutex<[DatabaseQueue]>([])

    init(path: String, settings: Configuration) {
        var settings = settings
        settings.readonly = true
        self.path = path
        self.settings = settings
    }

    /// Reads one state of the database; a further connection is opened when all are in use.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        let connection = try idle.withLock { $0.popLast() } ?? DatabaseQueue(path: path, configuration: settings)
        defer { idle.withLock { $0.append(connection) } }
        // GRDB compiles its BEGIN and COMMIT anew for each read; kept ones cost a tenth of that.
        return try connection.unsafeRead { database in
            try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
            do {
                let result = try body(database)
                try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
                return result
            } catch {
                try database.cachedStatement(sql: "ROLLBACK TRANSACTION").execute()
                throw error
            }
        }
    }
}
