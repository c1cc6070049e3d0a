import Forms
import People
import Storage
import Web

/// Records as the rows of a table, each with what the visitor may see of it.
struct RecordTable {
    let rights: RecordRights
    let words: Words
    let names: [String: String]
    let today: Day

    private var definition: RegisterDefinition { rights.register.definition }

    /// What people and units of the office are called.
    static func names(_ office: String, in reading: Reading) throws -> [String: String] {
        var names: [String: String] = [:]
        try reading.each(
            "SELECT id, name FROM person WHERE office = \(office) UNION ALL SELECT id, name FROM unit WHERE office = \(office)"
        ) { names[try $0.text(0)] = try $0.text(1) }
        return names
    }

    /// The columns of the list, the number first.
    var keys: [String] {
        let visible = definition.columns.filter { key in
            definition.field(key).map { rights.sees($0) } ?? true
        }
        return ["number"] + visible.filter { $0 != "number" }
    }

    func table(_ records: [Record], total: Int) -> Table {
        Table(
            name: rights.register.path, columns: keys.map { .init($0, title($0)) },
            rows: records.map { record in keys.map { cell($0, record) } }, total: total)
    }

    /// Every field that the visitor sees, for taking along.
    func whole(_ records: [Record]) -> Table {
        let own = ["number", "state", "unit", "assignee", "created-on", "due-on", "closed-on"]
        let fields = definition.fields.filter { rights.sees($0) && $0.kind != .evidence }.map(\.key)
        let all = own.filter { definition.isCase || $0 != "assignee" } + fields
        return Table(
            name: rights.register.path, columns: all.map { .init($0, title($0)) },
            rows: records.map { record in all.map { cell($0, record) } })
    }

    func title(_ key: String) -> String {
        if let field = definition.field(key) { return words[field.label] }
        return switch key {
        case "number": words[RegisterWord.number]
        case "state": words[RegisterWord.state]
        case "unit": words[RegisterWord.unit]
        case "assignee": words[RegisterWord.assignee]
        case "created-on": words[RegisterWord.createdOn]
        case "closed-on": words[RegisterWord.closedOn]
        case "met-on": words[RegisterWord.metOn]
        default: words[RegisterWord.dueOn]
        }
    }

    func cell(_ key: String, _ record: Record) -> Table.Cell {
        switch key {
        case "number": return .text(record.code)
        case "state": return .text(definition.state(record.state).map { words[$0.label] } ?? record.state)
        case "unit": return .text(record.unit.flatMap { names[$0] })
        case "assignee": return .text(record.assignee.flatMap { names[$0] })
        case "created-on": return .day(record.createdOn)
        case "closed-on": return .day(record.closedOn)
        case "due-on": return .day(record.dueOn)
        case "met-on": return .day(record.metOn)
        default: break
        }
        guard let field = definition.field(key), rights.sees(field, record) else { return .none }
        switch (field.kind, record.answers[key]) {
        case (_, nil): return .none
        case (.day, .text(let text)): return .day(Day(text))
        case (.number, .number(let number)), (.year, .number(let number)), (.money, .number(let number)):
            return .number(Int(number))
        case (_, let part): return .text(field.text(part, words) { names[$0] })
        }
    }
}
