import Deadlines
public import Forms
public import Storage

/// One record of a register.
public struct Record: Sendable, Stored {
    public let id: String
    public let office: String
    public let register: String
    public let year: Int
    public let number: Int
    /// What people cite: `ADU-2026-0042`.
    public let code: String
    /// The definition that it was last written by.
    let definition: String
    public let state: String
    public let isOver: Bool
    public let unit: String?
    public let owner: String?
    public let assignee: String?
    public let answers: Answers
    public let createdAt: Instant
    public let createdBy: String
    let movedBy: String
    public let createdOn: Day
    public let closedOn: Day?
    public let dueOn: Day?
    public let metOn: Day?
    public let version: Int
    let mergedInto: String?
    public let destroyedAt: Instant?

    static let columns: SQL =
        """
        record.id, record.office, record.register, record.year, record.number, record.code, record.definition, \
        record.state, record.is_over, record.unit, record.owner, record.assignee, record.data, record.created_at, \
        record.created_by, record.moved_by, record.created_on, record.closed_on, record.due_on, record.met_on, \
        record.version, record.merged_into, record.destroyed_at
        """

    public init(row: Row) throws {
        (id, office, register) = (try row.text(0), try row.text(1), try row.text(2))
        (year, number, code, definition) = (try row.int(3), try row.int(4), try row.text(5), try row.text(6))
        (state, isOver, unit) = (try row.text(7), try row.flag(8), try row.optionalText(9))
        (owner, assignee) = (try row.optionalText(10), try row.optionalText(11))
        answers = try Answers(json: try row.text(12))
        (createdAt, createdBy, movedBy) = (try row.instant(13), try row.text(14), try row.text(15))
        createdOn = try row.day(16)
        (closedOn, dueOn, metOn) = (Day(try row.text(17)), Day(try row.text(18)), Day(try row.text(19)))
        (version, mergedInto) = (try row.int(20), try row.optionalText(21))
        destroyedAt = try row.optionalText(22) == nil ? nil : try row.instant(22)
    }

    /// The record of a code, whoever asks.
    static func coded(_ code: String, of register: OfficeRegister, in reading: Reading) throws -> Record? {
        try reading.first(
            """
            SELECT \(columns) FROM record
            WHERE record.office = \(register.office) AND record.register = \(register.key) AND record.code = \(code)
            """)
    }

    static func find(_ id: String, in reading: Reading) throws -> Record? {
        try reading.first("SELECT \(columns) FROM record WHERE record.id = \(id)")
    }

    /// Whether its main deadline has passed and was not met.
    func isLate(on today: Day) -> Bool { !isOver && metOn == nil && dueOn.map { $0 < today } ?? false }

    /// What an expression means by a name.
    func value(_ name: String, _ register: Register) -> FieldValue {
        switch name {
        case "state": .text(state)
        case "number": .number(Int64(number))
        case "year": .number(Int64(year))
        case "unit": unit.map { .text($0) } ?? .missing
        case "created-on": .day(createdOn)
        case "closed-on": closedOn.map { .day($0) } ?? .missing
        case "due-on": dueOn.map { .day($0) } ?? .missing
        case "met-on": metOn.map { .day($0) } ?? .missing
        default: register.definition.field(name).map { answers.value(of: $0) } ?? .missing
        }
    }
}

extension Register {
    /// The column that a name of an expression stands in, missing as NULL.
    func column(_ name: String) -> SQL {
        switch name {
        case "state": "record.state"
        case "number": "record.number"
        case "year": "record.year"
        case "unit": "record.unit"
        case "created-on": "record.created_on"
        case "closed-on": "NULLIF(record.closed_on, '')"
        case "due-on": "NULLIF(record.due_on, '')"
        case "met-on": "NULLIF(record.met_on, '')"
        default: index(of: name).map(\.nullable) ?? "NULL"
        }
    }

    /// The column that a field is mapped to.
    func index(of field: String) -> IndexColumn? { definition.field(field)?.index }
}

extension IndexColumn {
    /// The smallest number stands for a missing one, so that one index holds all rows.
    static let missingNumber = Int64.min

    /// Its name in the table; from a closed list, so no visitor writes SQL.
    var sql: SQL { SQL(stringLiteral: "record.\(rawValue)") }

    var nullable: SQL {
        content == .number ? "NULLIF(\(sql), \(Self.missingNumber))" : "NULLIF(\(sql), '')"
    }

    /// What stands in the column for an answer.
    func stored(_ value: FieldValue) -> Value {
        switch (content, value) {
        case (.number, .number(let number)): .integer(number)
        case (.number, .flag(let flag)): .integer(flag ? 1 : 0)
        case (.number, _): .integer(Self.missingNumber)
        case (_, .text(let text)): text.stored
        case (_, .day(let day)): .text(day.description)
        // With a space at both ends, so that one is found by ` one `.
        case (_, .choices(let all)): .text(" " + all.joined(separator: " ") + " ")
        default: .text("")
        }
    }
}
