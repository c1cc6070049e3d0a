public import Foundation
import GRDB

/// A numbered file of SQL: what the database was made of, one step after the other.
public struct Migration: Sendable {
    public let name: String
    let text: String

    /// The files `0001-….sql` of a folder, in order.
    public static func all(in folder: URL) throws -> [Migration] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".sql") && $0.first?.isNumber == true
        }
        return try names.sorted().map { name in
            Migration(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }

    /// All that differs between the databases' table texts: SQLite must be told to be strict about types and to keep
    /// a table in the order of its key, which is never a row number here; PostgreSQL's INTEGER is too short for money.
    func text(_ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite: text.replacingOccurrences(of: "\n);", with: "\n) STRICT, WITHOUT ROWID;")
        case .postgres: text.replacingOccurrences(of: " INTEGER", with: " BIGINT")
        }
    }
}

extension Store {
    /// Brings the database to the newest migration; says which ones were carried out.
    @discardableResult
    public func migrate(_ migrations: [Migration]) async throws -> [String] {
        let now = clock.now()
        let ledger = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL)"
        return try await write(locks: ["migration"]) { reading in
            try reading.execute(ledger)
            let known = Set(try reading.texts("SELECT name FROM migration"))
            let missing = migrations.filter { !known.contains($0.name) }
            for migration in missing {
                try reading.execute(migration.text(reading.dialect))
                try reading.write("INSERT INTO migration (name, at) VALUES (\(migration.name), \(now))")
            }
            return missing.map(\.name)
        }
    }

    /// Every table with its columns, in the order of their names: the same on both databases.
    public func columns() async throws -> [String] {
        try await read { reading in
            switch reading.source {
            case .sqlite(let database):
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'
                        """
                ).sorted()
            case .postgres:
                try reading.texts(
                    "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
                ).sorted()
            }
        }
    }

    /// The text of the whole schema as SQLite holds it; `nil` on PostgreSQL.
    public func schema() async throws -> String? {
        guard case .sqlite(let writer, _) = engine else { return nil }
        return try await writer.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'
                    ORDER BY tbl_name, type DESC, name
                    """
            ).joined(separator: "\n\n") + "\n"
        }
    }
}

extension Reading {
    var dialect: Dialect {
        switch source {
        case .sqlite: .sqlite
        case .postgres: .postgres
        }
    }

    func execute(_ text: String) throws {
        switch source {
        case .sqlite(let database): try database.execute(sql: text)
        case .postgres(let connection): try connection.execute(text)
        }
    }
}
