import Storage

/// Names the column of a field.
typealias ColumnNamer = (String) -> SQL

/// One side of a comparison in SQL.
///
/// A column stays a column, beside what makes sure that it is there: so a database can use an index, which it can't
/// behind `IS TRUE`.
private struct Side {
    var sql: SQL
    /// What stands for `sql` where `known` holds; nil of what is computed.
    var bare: SQL?
    var known: [SQL] = []

    init(computed sql: SQL) { self.sql = sql }

    init(constant sql: SQL) { (self.sql, bare) = (sql, sql) }

    init(column: SQL) { (sql, bare, known) = (column, column, ["\(column) IS NOT NULL"]) }

    /// This side, and what follows it about the other, as a predicate that is never NULL.
    func predicate(_ rest: SQL, bare bareRest: SQL?, known others: [SQL] = []) -> SQL {
        guard let bare, let bareRest else { return "((\(sql) \(rest)) IS TRUE)" }
        return "(\(joined(known + others + ["\(bare) \(bareRest)"], "AND")))"
    }

    func predicate(_ sign: SQL, _ other: Side) -> SQL {
        predicate("\(sign) \(other.sql)", bare: other.bare.map { "\(sign) \($0)" }, known: other.known)
    }
}

private func joined(_ parts: [SQL], _ word: SQL) -> SQL {
    parts.dropFirst().reduce(parts.first ?? "1 = 1") { "\($0) \(word) \($1)" }
}

extension Comparison {
    fileprivate var sql: SQL {
        switch self {
        case .equal: "="
        case .less: "<"
        case .atMost: "<="
        case .more: ">"
        case .atLeast: ">="
        }
    }
}

extension Condition {
    /// A predicate that is never NULL.
    func sql(_ column: ColumnNamer, _ today: Day) -> SQL {
        switch self {
        case .always(let truth): truth ? "(1 = 1)" : "(1 = 0)"
        case .flag(let name): Side(column: column(name)).predicate("= 1", bare: "= 1")
        case .all(let parts): "(\(joined(parts.map { $0.sql(column, today) }, "AND")))"
        case .any(let parts): "(\(joined(parts.map { $0.sql(column, today) }, "OR")))"
        case .not(let part): "(NOT \(part.sql(column, today)))"
        case .either(let condition, let first, let second):
            choosing(condition, first.sql(column, today), second.sql(column, today), column, today)
        case .numbers(let left, let comparison, let right):
            left.side(column, today).predicate(comparison.sql, right.side(column, today))
        case .days(let left, let comparison, let right):
            left.side(column, today).predicate(comparison.sql, right.side(column, today))
        case .texts(let left, let right): left.side(column, today).predicate("=", right.side(column, today))
        case .numberIn(let number, let list):
            number.side(column, today).predicate("IN \(list: list)", bare: "IN \(list: list)")
        case .dayIn(let day, let list): day.side(column, today).predicate("IN \(list: list)", bare: "IN \(list: list)")
        case .textIn(let text, let list):
            text.side(column, today).predicate("IN \(list: list)", bare: "IN \(list: list)")
        case .has(let name, let option):
            Self.holding(" " + option + " ", in: column(name))
        case .contains(let text, let part):
            "((\(SQL.folded(text.sql(column, today))) LIKE \(Self.pattern(part)) ESCAPE '!') IS TRUE)"
        case .noFlag(let name): "(\(column(name)) IS NULL)"
        case .noNumber(let number): "(\(number.sql(column, today)) IS NULL)"
        case .noDay(let day): "(\(day.sql(column, today)) IS NULL)"
        case .noText(let text): "(coalesce(\(text.sql(column, today)), '') = '')"
        case .noChoices(let name): "(coalesce(trim(\(column(name))), '') = '')"
        }
    }

    /// LIKE would not tell small letters from capitals on SQLite.
    private static func holding(_ option: String, in column: SQL) -> SQL {
        "(\(column) IS NOT NULL AND replace(\(column), \(option), '') <> \(column))"
    }

    private static func pattern(_ part: String) -> String {
        "%" + part.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_") + "%"
    }
}

private func choosing(
    _ condition: Condition, _ first: SQL, _ second: SQL, _ column: ColumnNamer, _ today: Day
) -> SQL {
    "(CASE WHEN \(condition.sql(column, today)) THEN \(first) ELSE \(second) END)"
}

extension NumberTerm {
    /// NULL where it is missing.
    func sql(_ column: ColumnNamer, _ today: Day) -> SQL {
        switch self {
        case .constant(let constant): "\(constant)"
        case .field(let name, let most):
            // The same guard as in Swift; on PostgreSQL a number too large would also fail the whole statement.
            "(CASE WHEN \(column(name)) BETWEEN \(-most) AND \(most) THEN \(column(name)) END)"
        case .sum(let parts): "(\(joined(parts.map { $0.sql(column, today) }, "+")))"
        case .times(let part, let factor): "(\(part.sql(column, today)) * \(factor))"
        case .between(let first, let second): .days(from: first.sql(column, today), to: second.sql(column, today))
        case .year(let day): "CAST(substr(\(day.sql(column, today)), 1, 4) AS BIGINT)"
        case .month(let day): "CAST(substr(\(day.sql(column, today)), 6, 2) AS BIGINT)"
        case .either(let condition, let first, let second):
            choosing(condition, first.sql(column, today), second.sql(column, today), column, today)
        }
    }

    fileprivate func side(_ column: ColumnNamer, _ today: Day) -> Side {
        switch self {
        case .constant: return Side(constant: sql(column, today))
        case .field(let name, let most):
            var side = Side(column: column(name))
            side.sql = sql(column, today)
            side.known.append("\(column(name)) BETWEEN \(-most) AND \(most)")
            return side
        default: return Side(computed: sql(column, today))
        }
    }
}

extension DayTerm {
    /// NULL where it is missing.
    func sql(_ column: ColumnNamer, _ today: Day) -> SQL {
        switch self {
        case .constant(let day): "\(day)"
        case .field(let name): column(name)
        case .today(let days): "\(Self.day(today, plus: days))"
        case .either(let condition, let first, let second):
            choosing(condition, first.sql(column, today), second.sql(column, today), column, today)
        }
    }

    fileprivate func side(_ column: ColumnNamer, _ today: Day) -> Side {
        switch self {
        case .constant, .today: Side(constant: sql(column, today))
        case .field(let name): Side(column: column(name))
        case .either: Side(computed: sql(column, today))
        }
    }
}

extension TextTerm {
    /// NULL where it is missing.
    func sql(_ column: ColumnNamer, _ today: Day) -> SQL {
        switch self {
        case .constant(let text): "\(text)"
        case .field(let name): column(name)
        case .either(let condition, let first, let second):
            choosing(condition, first.sql(column, today), second.sql(column, today), column, today)
        }
    }

    fileprivate func side(_ column: ColumnNamer, _ today: Day) -> Side {
        switch self {
        case .constant: Side(constant: sql(column, today))
        case .field(let name): Side(column: column(name))
        case .either: Side(computed: sql(column, today))
        }
    }
}
