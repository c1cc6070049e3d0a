import GRDB
import GRDBSQLite

/// The row that a statement of SQLite stands on, read straight from its columns.
///
/// GRDB's own rows cost twice as much for a page of 600 rows; its statements, connections and errors are used as they are.
struct SQLiteRow {
    private let statement: OpaquePointer

    func text(_ column: Int) -> String? {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func int(_ column: Int) throws -> Int? {
        switch sqlite3_column_type(statement, Int32(column)) {
        case SQLITE_INTEGER: Int(sqlite3_column_int64(statement, Int32(column)))
        case SQLITE_NULL: nil
        default: throw ColumnProblem(column: column, expected: "integer")
        }
    }

    /// Binds all the values of a statement; it has as many placeholders as values by the making of `SQL`.
    private func bind(_ values: [Value]) {
        // SQLite copies the text before the call returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let integer): sqlite3_bind_int64(statement, place, integer)
            case .text(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), copied)
            }
        }
    }

    /// Hands each row of `sql` to `body`.
    static func each(_ sql: SQL, in database: Database, _ body: (Row) throws -> Void) throws {
        let statement = try database.cachedStatement(sql: sql.text(.sqlite))
        let row = SQLiteRow(statement: statement.sqliteStatement)
        row.bind(sql.values)
        defer { sqlite3_reset(row.statement) }
        while true {
            switch sqlite3_step(row.statement) {
            case SQLITE_ROW: try body(Row(source: .sqlite(row)))
            case SQLITE_DONE: return
            case let code:
                let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
                let error = DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
                throw ConstraintProblem(error) ?? error as any Error
            }
        }
    }
}
