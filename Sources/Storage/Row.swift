/// A row read by position, in the order of its SELECT: reading by name costs two to three times as much.
///
/// It lives as long as the closure or the initialiser that was given it.
public struct Row {
    enum Source {
        case sqlite(SQLiteRow)
        case postgres(PostgresResult, Int32)
    }

    let source: Source

    public func text(_ column: Int) throws -> String {
        guard let text = try optionalText(column) else { throw ColumnProblem(column: column, expected: "text") }
        return text
    }

    public func optionalText(_ column: Int) throws -> String? {
        switch source {
        case .sqlite(let row): row.text(column)
        case .postgres(let result, let row): result.text(row, Int32(column))
        }
    }

    public func int(_ column: Int) throws -> Int {
        guard let number = try optionalInt(column) else { throw ColumnProblem(column: column, expected: "integer") }
        return number
    }

    public func optionalInt(_ column: Int) throws -> Int? {
        switch source {
        case .sqlite(let row): return try row.int(column)
        case .postgres(let result, let row):
            guard let text = result.text(row, Int32(column)) else { return nil }
            guard let number = Int(text) else { throw ColumnProblem(column: column, expected: "integer") }
            return number
        }
    }

    public func flag(_ column: Int) throws -> Bool { try int(column) != 0 }

    public func choice<Choice: RawRepresentable<String>>(_ column: Int, _: Choice.Type = Choice.self) throws -> Choice {
        guard let choice = Choice(rawValue: try text(column)) else {
            throw ColumnProblem(column: column, expected: "\(Choice.self)")
        }
        return choice
    }

    public func day(_ column: Int) throws -> Day {
        guard let day = Day(try text(column)) else { throw ColumnProblem(column: column, expected: "day") }
        return day
    }

    public func optionalDay(_ column: Int) throws -> Day? {
        try optionalText(column) == nil ? nil : day(column)
    }

    public func instant(_ column: Int) throws -> Instant {
        guard let instant = Instant(try text(column)) else { throw ColumnProblem(column: column, expected: "instant") }
        return instant
    }
}

/// A type that knows how to come back from a row.
public protocol Stored: Sendable {
    init(row: Row) throws
}

/// A column that doesn't hold what its reader expects: a bug of ours, never a visitor's mistake.
public struct ColumnProblem: Error, Sendable {
    public let column: Int
    public let expected: String
}
