import Forms
import People
import Storage
import Web

/// Which of a register's records a visitor wants, and in which order: from a closed list of columns and answers.
struct RecordQuery: Sendable {
    let rights: RecordRights
    let list: ListQuery
    let state: String
    let view: RegisterDefinition.View?
    /// The answers that are wanted, by field.
    let answers: [(field: Field, value: String)]
    let isMine: Bool
    private let today: Day

    /// The fields that a list can be filtered by, as far as the visitor sees them.
    static func filters(_ rights: RecordRights) -> [Field] {
        rights.register.definition.fields.filter { field in
            [.choice, .choices, .flag, .unit, .person].contains(field.kind) && field.index != nil && rights.sees(field)
        }
    }

    /// The views whose filters say nothing of what the visitor may not see.
    static func views(_ rights: RecordRights) -> [RegisterDefinition.View] {
        rights.register.definition.views.filter { view in
            let read = rights.register.register.views[view.key]?.fields ?? []
            return read.allSatisfy { name in rights.register.definition.field(name).map { rights.sees($0) } ?? true }
        }
    }

    init(_ visit: Visit<Member>, _ rights: RecordRights) {
        self.rights = rights
        (list, state, today) = (ListQuery(visit), visit.query("status"), visit.today)
        view = Self.views(rights).first { $0.key == visit.query("lihat") }
        answers = Self.filters(rights).compactMap { field in
            let value = visit.query(FieldInputs.prefix + field.key)
            return value.isEmpty ? nil : (field, value)
        }
        isMine = visit.query("lihat") == "saya"
    }

    var condition: SQL {
        var all: SQL = "\(rights.visible) AND record.destroyed_at IS NULL"
        if rights.register.definition.state(state) != nil { all = "\(all) AND record.state = \(state)" }
        if let view, let filter = rights.register.register.views[view.key] {
            all = "\(all) AND \(filter.sql({ rights.register.register.column($0) }, today: today))"
        }
        if isMine { all = "\(all) AND record.assignee = \(rights.person.id) AND record.is_over = 0" }
        for (field, value) in answers {
            guard let column = field.index else { continue }
            switch field.kind {
            case .flag: all = "\(all) AND \(column.sql) = \(value == "ya" ? 1 : 0)"
            case .choices: all = "\(all) AND \(column.sql) LIKE \("% \(value.replacing("%", with: "")) %")"
            default: all = "\(all) AND \(column.sql) = \(value)"
            }
        }
        if !list.words.isEmpty {
            all = """
                \(all) AND EXISTS (SELECT 1 FROM subject WHERE subject.id = record.id \
                AND \(.holding(list.words, in: "subject.folded")))
                """
        }
        return all
    }

    /// What each column is sorted by; those whose answers the visitor may not see are none of them.
    var sortable: [String: SQL] {
        var columns: [String: SQL] = [
            "state": "record.state", "created-on": "record.created_on", "closed-on": "record.closed_on",
            "due-on": "record.due_on",
        ]
        for (column, field) in rights.register.register.columns where rights.sees(field) {
            columns[field.key] = column.sql
        }
        return columns
    }

    /// The column by which they are sorted; `nil` for their numbers.
    private var sorting: (column: SQL, isFalling: Bool)? {
        var (key, isFalling) = (list.sort, list.isDescending)
        if key.isEmpty, let sort = view?.sort {
            (key, isFalling) = (sort.hasPrefix("-") ? String(sort.dropFirst()) : sort, sort.hasPrefix("-"))
        }
        return sortable[key].map { ($0, isFalling) }
    }

    private var isRising: Bool { list.sort == "number" && !list.isDescending }

    var order: SQL {
        guard let (column, isFalling) = sorting else {
            return isRising ? "ORDER BY record.year, record.number" : "ORDER BY record.year DESC, record.number DESC"
        }
        return isFalling ? "ORDER BY \(column) DESC, record.id DESC" : "ORDER BY \(column), record.id"
    }

    /// The records behind one of them, in their order.
    func records(after record: Record?, most: Int, in reading: Reading) throws -> [Record] {
        guard let record else { return try records("LIMIT \(most)", in: reading) }
        let behind: SQL
        if let (column, isFalling) = sorting {
            let own: SQL = "(SELECT \(column), record.id FROM record WHERE record.id = \(record.id))"
            behind = isFalling ? "(\(column), record.id) < \(own)" : "(\(column), record.id) > \(own)"
        } else {
            let own: SQL = "(\(record.year), \(record.number))"
            behind = isRising ? "(record.year, record.number) > \(own)" : "(record.year, record.number) < \(own)"
        }
        return try reading.all(
            """
            SELECT \(Record.columns) FROM record WHERE \(condition) \(isMapped) AND \(behind) \(order) LIMIT \(most)
            """)
    }

    /// The index of a column is of those rows alone that have it, which is all of a register that maps it.
    private var isMapped: SQL {
        guard let column = rights.register.register.index(of: list.sort), sortable[list.sort] != nil else { return "" }
        return "AND \(column.sql) IS NOT NULL"
    }

    func records(_ slice: SQL, in reading: Reading) throws -> [Record] {
        try reading.all("SELECT \(Record.columns) FROM record WHERE \(condition) \(isMapped) \(order) \(slice)")
    }

    func count(in reading: Reading) throws -> Int {
        try reading.number("SELECT COUNT(*) FROM record WHERE \(condition)") ?? 0
    }

    /// The sums that stand below the list, of numbers that the visitor sees.
    func totals(in reading: Reading) throws -> [(field: Field, sum: Int64)] {
        try rights.register.definition.totals.compactMap { key in
            guard let field = rights.register.definition.field(key), rights.sees(field), let column = field.index else {
                return nil
            }
            let sum = try reading.number(
                "SELECT CAST(coalesce(SUM(\(column.nullable)), 0) AS BIGINT) FROM record WHERE \(condition)")
            return (field, Int64(sum ?? 0))
        }
    }
}
