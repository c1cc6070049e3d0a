import GRDB

/// A consistent view of the database, valid inside the closure that was given it.
public struct Reading {
    enum Source {
        case sqlite(Database)
        case postgres(PostgresConnection)
    }

    let source: Source

    /// Hands each row to `body`, in the order of the statement.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        switch source {
        case .sqlite(let database):
            try SQLiteRow.each(sql, in: database, body)
        case .postgres(let connection):
            let result = try connection.run(sql)
            for row in 0..<result.count { try body(Row(source: .postgres(result, row))) }
        }
    }

    public func all<Record: Stored>(_ sql: SQL, as _: Record.Type = Record.self) throws -> [Record] {
        var records: [Record] = []
        try each(sql) { records.append(try Record(row: $0)) }
        return records
    }

    public func first<Record: Stored>(_ sql: SQL, as _: Record.Type = Record.self) throws -> Record? {
        try all(sql, as: Record.self).first
    }

    /// The first column of the first row, where it is a number.
    public func number(_ sql: SQL) throws -> Int? {
        var number: Int?
        try each(sql) { if number == nil { number = try $0.optionalInt(0) } }
        return number
    }

    /// The first column of every row.
    public func texts(_ sql: SQL) throws -> [String] {
        var texts: [String] = []
        try each(sql) { texts.append(try $0.text(0)) }
        return texts
    }

    /// Whether the statement finds anything.
    public func finds(_ sql: SQL) throws -> Bool {
        var found = false
        try each(sql) { _ in found = true }
        return found
    }

    /// Runs a statement that writes, and says how many rows it touched.
    @discardableResult
    func write(_ sql: SQL) throws -> Int {
        switch source {
        case .sqlite(let database):
            let statement = try database.cachedStatement(sql: sql.text(.sqlite))
            do {
                try statement.execute(arguments: sql.arguments)
            } catch let error as DatabaseError {
                throw ConstraintProblem(error) ?? error
            }
            return database.changesCount
        case .postgres(let connection):
            return try connection.run(sql).touched
        }
    }
}

extension SQL {
    var arguments: StatementArguments {
        StatementArguments(
            values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let integer): integer
                case .text(let text): text
                }
            })
    }
}
