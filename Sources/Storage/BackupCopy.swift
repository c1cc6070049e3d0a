public import Foundation
import GRDB

/// Which of the two databases a backup was taken from: one can't be restored into the other.
public enum DatabaseKind: String, Codable, Sendable {
    case sqlite, postgres

    /// What its copy is called inside a backup.
    public var copyName: String {
        switch self {
        case .sqlite: "database.sqlite"
        case .postgres: "database.pgdump"
        }
    }

    public var name: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgres: "PostgreSQL"
        }
    }
}

extension Store {
    public var kind: DatabaseKind {
        switch engine {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }

    /// Copies the database as it stands now into a new file, while others go on writing, and reads `body` from the very
    /// state that was copied.
    public func copy<Result: Sendable>(
        to file: URL, _ body: @escaping @Sendable (Reading) throws -> Result
    ) async throws -> Result {
        switch engine {
        case .sqlite(let writer, _):
            try await writer.vacuum(into: file.path)
            return try readCopy(file, body)
        case .postgres(let pool):
            return try await pool.use { [address = pool.address] connection in
                // The transaction stands still while the other program reads the snapshot it lent.
                try connection.execute(
                    """
                    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
                    SET LOCAL idle_in_transaction_session_timeout = 0;
                    SET LOCAL statement_timeout = 0
                    """)
                do {
                    let reading = Reading(source: .postgres(connection))
                    let result = try body(reading)
                    let snapshot = try reading.texts("SELECT pg_export_snapshot()").first ?? ""
                    try PostgresTool.run(
                        "pg_dump",
                        [
                            "--format=custom", "--no-owner", "--no-privileges", "--snapshot=\(snapshot)",
                            "--file=\(file.path)",
                        ], address: address)
                    try connection.execute("COMMIT")
                    return result
                } catch {
                    if !connection.isBroken { try connection.execute("ROLLBACK") }
                    throw error
                }
            }
        }
    }
}

/// Reads a SQLite file without leaving a trace beside it.
func readCopy<Result>(_ file: URL, _ body: (Reading) throws -> Result) throws -> Result {
    var settings = Configuration()
    settings.readonly = true
    return try DatabaseQueue(path: file.path, configuration: settings).read { database in
        try body(Reading(source: .sqlite(database)))
    }
}
