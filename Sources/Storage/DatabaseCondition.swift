import GRDB

/// One thing that a database was asked about itself.
public struct DatabaseAnswer: Sendable, Equatable {
    public enum Grade: Sendable { case good, doubtful, bad }

    public let name: String
    public let value: String
    public let grade: Grade
    /// What to do when it is not good.
    public let advice: String

    init(_ name: String, _ value: String, _ grade: Grade, advice: String) {
        (self.name, self.value, self.grade, self.advice) = (name, value, grade, advice)
    }
}

extension Store {
    /// Whether the database would keep what it is given, and keep it in order.
    public func condition() async throws -> [DatabaseAnswer] {
        switch engine {
        case .sqlite(let writer, _):
            // Asked of the writer: these settings belong to a connection, not to the file.
            return try await writer.writeWithoutTransaction { try Self.condition(of: $0) }
        case .postgres:
            return try await read { try Self.condition(ofServer: $0) }
        }
    }

    private static func condition(of database: Database) throws -> [DatabaseAnswer] {
        func ask(_ pragma: String) throws -> String {
            try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? ""
        }
        let (journal, level) = (try ask("journal_mode"), try ask("synchronous"))
        let (keys, whole) = (try ask("foreign_keys"), try ask("quick_check(1)"))
        return [
            DatabaseAnswer(
                "journal mode", journal, journal == "wal" ? .good : .bad,
                advice: "Put the data folder on a local disk: write-ahead logging needs one."),
            DatabaseAnswer(
                "synchronous", level == "2" ? "full" : level, level == "2" ? .good : .bad,
                advice: "A power cut could lose decisions; use the program as it was built."),
            DatabaseAnswer(
                "foreign keys", keys == "1" ? "on" : "off", keys == "1" ? .good : .bad,
                advice: "Use the program as it was built."),
            DatabaseAnswer(
                "integrity", whole, whole == "ok" ? .good : .bad,
                advice: "Stop the server, keep a copy of the data folder, and restore the newest backup."),
        ]
    }

    private static func condition(ofServer reading: Reading) throws -> [DatabaseAnswer] {
        func ask(_ setting: String) throws -> String {
            try reading.texts("SELECT current_setting(\(setting))").first ?? ""
        }
        let version = Int(try ask("server_version_num")) ?? 0
        let (encoding, commit) = (try ask("server_encoding"), try ask("synchronous_commit"))
        let (flush, isolation) = (try ask("fsync"), try ask("transaction_isolation"))
        let order =
            try reading.texts("SELECT datcollate FROM pg_database WHERE datname = current_database()").first ?? ""
        return [
            DatabaseAnswer(
                "version", try ask("server_version"), version >= 130_000 ? .good : .bad,
                advice: "Use PostgreSQL 13 or newer."),
            DatabaseAnswer(
                "encoding", encoding, encoding == "UTF8" ? .good : .bad,
                advice: "Make the database with --encoding=UTF8 and restore a backup into it."),
            DatabaseAnswer(
                "order", order, ["C", "C.UTF-8", "C.utf8", "POSIX"].contains(order) ? .good : .doubtful,
                advice: "Lists sort otherwise than on SQLite; make the database with --locale=C.UTF-8."),
            DatabaseAnswer(
                "synchronous commit", commit, commit == "off" ? .bad : .good,
                advice: "Set synchronous_commit = on: a crash could lose decisions."),
            DatabaseAnswer(
                "flush", flush, flush == "on" ? .good : .bad,
                advice: "Set fsync = on: a power cut could destroy the database."),
            DatabaseAnswer(
                "isolation", isolation, isolation == "repeatable read" ? .good : .bad,
                advice: "Use the program as it was built."),
        ]
    }
}

extension Reading {
    /// How much room the database takes, in bytes.
    public func databaseBytes() throws -> Int {
        switch source {
        case .sqlite:
            try number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0
        case .postgres:
            try number("SELECT pg_database_size(current_database())") ?? 0
        }
    }

    /// The migrations that made this database, in order.
    public func migrations() throws -> [String] {
        try texts("SELECT name FROM migration ORDER BY name")
    }
}
