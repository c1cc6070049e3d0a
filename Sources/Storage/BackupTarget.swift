public import Foundation
import GRDB

/// Where the database of a backup goes: a place that is empty before, and empty again when something went wrong.
public struct BackupTarget: Sendable {
    private enum Place {
        case file(URL)
        case server(String)
    }

    private let place: Place

    /// A SQLite file that does not exist yet.
    public static func file(_ file: URL) -> BackupTarget { BackupTarget(place: .file(file)) }

    /// The PostgreSQL database at `address` (`postgres://…`), which exists and has no tables.
    public static func server(_ address: String) -> BackupTarget { BackupTarget(place: .server(address)) }

    public var kind: DatabaseKind {
        switch place {
        case .file: .sqlite
        case .server: .postgres
        }
    }

    /// What stands there already and would be overwritten; `nil` when nothing does.
    public func occupant() throws -> String? {
        switch place {
        case .file(let file):
            return FileManager.default.fileExists(atPath: file.path) ? file.path : nil
        case .server(let address):
            let connection = try PostgresConnection(address: address)
            return try Reading(source: .postgres(connection)).texts(
                """
                SELECT table_schema || '.' || table_name FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 1
                """
            ).first.map { "the table \($0)" }
        }
    }

    /// Puts the copy of a backup in place, wholly or not at all.
    public func fill(from copy: URL) throws {
        switch place {
        case .file(let file):
            try FileManager.default.moveItem(at: copy, to: file)
        case .server(let address):
            try PostgresTool.run(
                "pg_restore",
                [
                    "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
                    "--dbname=\(try PostgresTool.databaseName(of: address))", copy.path,
                ], address: address)
        }
    }

    /// Reads what was put in place.
    public func read<Result>(_ body: (Reading) throws -> Result) throws -> Result {
        switch place {
        case .file(let file):
            return try readCopy(file, body)
        case .server(let address):
            let connection = try PostgresConnection(address: address)
            try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0")
            let result = try body(Reading(source: .postgres(connection)))
            try connection.execute("COMMIT")
            return result
        }
    }

    /// Writes what is nobody's decision, before the database is opened to anybody.
    public func housekeeping(at now: Instant, _ body: (Housekeeping) throws -> Void) throws {
        switch place {
        case .file(let file):
            try DatabaseQueue(path: file.path).write {
                try body(Housekeeping(reading: Reading(source: .sqlite($0)), at: now))
            }
        case .server(let address):
            let connection = try PostgresConnection(address: address)
            try connection.execute("BEGIN")
            try body(Housekeeping(reading: Reading(source: .postgres(connection)), at: now))
            try connection.execute("COMMIT")
        }
    }

    /// Removes what `fill` put in place.
    public func clear() throws {
        switch place {
        case .file(let file):
            guard FileManager.default.fileExists(atPath: file.path) else { return }
            try FileManager.default.removeItem(at: file)
        case .server(let address):
            let connection = try PostgresConnection(address: address)
            let tables = try Reading(source: .postgres(connection)).texts(
                "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'")
            guard !tables.isEmpty else { return }
            try connection.execute("DROP TABLE \(tables.map { "public." + $0 }.joined(separator: ", ")) CASCADE")
        }
    }
}
