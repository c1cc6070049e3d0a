public import Storage

/// A rule, a filter or a computed field of a definition: `severity = 'high' and closed-on is empty`.
///
/// It was parsed and its types were checked when it was made. From then on it always has a value: it can't loop, can't
/// overflow, and says the same in Swift and in SQL. The language stands in `docs/reference/expressions.md`.
public struct Expression: Sendable, Equatable {
    /// The longest source, in bytes.
    public static let longest = 2_000
    /// The most values and operators.
    public static let mostNodes = 200
    /// How deep parentheses, `not` and functions may stand in one another. SQLite 3.40 gives up on a statement of a
    /// hundred open words, and a level here opens up to ten of them.
    public static let deepest = 8
    /// The words that no field can be called by.
    public static let keywords = Set(ExpressionWord.allCases.map(\.rawValue))

    public let source: String
    public let type: ExpressionType
    /// The names of the fields that it reads.
    public let fields: Set<String>
    /// Whether its value may change by the day alone.
    public let readsToday: Bool
    let term: Term

    /// Parses `source` and checks it against the fields that there are.
    ///
    /// - Throws: `ExpressionProblem`, and nothing else.
    public init(_ source: String, fields: [String: FieldType]) throws {
        var parser = try ExpressionParser(source, fields: fields)
        (term, type) = try parser.whole()
        self.source = source
        self.fields = parser.read
        readsToday = parser.readsToday
    }

    /// What it says of a record; a condition is never missing.
    public func value(_ field: (String) -> FieldValue, today: Day) -> FieldValue {
        switch term {
        case .condition(let condition): .flag(condition.holds(field, today))
        case .number(let number): number.term.value(field, today).map(FieldValue.number) ?? .missing
        case .day(let day): day.value(field, today).map(FieldValue.day) ?? .missing
        case .text(let text, _): text.value(field, today).map(FieldValue.text) ?? .missing
        case .choices: .missing
        }
    }

    /// Whether a condition is true of a record.
    public func holds(_ field: (String) -> FieldValue, today: Day) -> Bool {
        guard case .condition(let condition) = term else { return false }
        return condition.holds(field, today)
    }

    /// The same as SQL: of a condition a predicate that is never NULL, of a value something that may be.
    ///
    /// Columns hold what `Storable` makes of values: days and texts as they are, numbers as integers at their scale,
    /// flags as 0 and 1; several choices stand between spaces, ` a b `. What is missing is NULL.
    ///
    /// - Parameter column: the column of a field; anything longer than a name stands in parentheses, for it may appear
    ///   more than once.
    public func sql(_ column: (String) -> SQL, today: Day) -> SQL {
        switch term {
        case .condition(let condition): condition.sql(column, today)
        case .number(let number): number.term.sql(column, today)
        case .day(let day): day.sql(column, today)
        case .text(let text, _): text.sql(column, today)
        case .choices: "NULL"
        }
    }
}
