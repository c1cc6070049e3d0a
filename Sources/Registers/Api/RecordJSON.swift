import Forms
import People
import Storage
import Web

/// Records as programs read them, each with what its reader may see of it and nothing else.
struct RecordJSON: Sendable {
    let rights: RecordRights
    /// What people and units are called, by their ids.
    private let names: [String: String]
    /// The codes of the records that are linked to.
    private let codes: [String: String]
    private let types: [String: ExpressionType]

    init(_ rights: RecordRights, _ records: [Record], in reading: Reading) throws {
        self.rights = rights
        names = try RecordTable.names(rights.register.office, in: reading)
        types = Dictionary(
            rights.register.register.computed.map { ($0.field.key, $0.value.type) }, uniquingKeysWith: { $1 })
        let linked = Self.linked(records, rights.register.definition.fields)
        var codes: [String: String] = [:]
        if !linked.isEmpty {
            try reading.each(
                "SELECT id, code FROM record WHERE office = \(rights.register.office) AND id IN \(list: linked)"
            ) { codes[try $0.text(0)] = try $0.text(1) }
        }
        self.codes = codes
    }

    private static func linked(_ records: [Record], _ fields: [Field]) -> [String] {
        var ids: Set<String> = []
        func look(_ answers: Answers, _ fields: [Field]) {
            for field in fields {
                switch (field.kind, answers[field.key]) {
                case (.link, .text(let id)): ids.insert(id)
                case (.rows, .rows(let rows)): for row in rows { look(row, field.fields) }
                default: continue
                }
            }
        }
        for record in records { look(record.answers, fields) }
        return ids.sorted()
    }

    func value(_ record: Record) -> JSONValue {
        let definition = rights.register.definition
        var all: [(String, JSONValue)] = [
            ("id", .text(record.id)), ("number", .text(record.code)), ("version", JSONValue(record.version)),
            ("state", .text(record.state)), ("isOver", .flag(record.isOver)),
            ("createdOn", .text(record.createdOn.description)), ("dueOn", JSONValue(record.dueOn?.description)),
            ("metOn", JSONValue(record.metOn?.description)), ("closedOn", JSONValue(record.closedOn?.description)),
            ("unit", reference(record.unit)),
        ]
        if definition.isCase { all.append(("assignee", reference(record.assignee))) }
        let steps = RecordMoving.open(record, rights).filter {
            !RecordMoving(register: rights.register, transition: $0).isOwn(record, rights.person.id)
        }
        all.append(("steps", .list(steps.map { .text($0.key) })))
        let fields = definition.fields.filter { $0.kind != .evidence && rights.sees($0, record) }
        let answers =
            record.destroyedAt == nil
            ? fields.map { ($0.key, value($0, record.answers[$0.key], record)) } : []
        all.append(("answers", JSONValue(answers)))
        return JSONValue(all)
    }

    private func reference(_ id: String?) -> JSONValue {
        guard let id else { return .null }
        return ["id": .text(id), "name": JSONValue(names[id])]
    }

    private func value(_ field: Field, _ part: Answers.Part?, _ record: Record) -> JSONValue {
        switch (field.kind, part) {
        case (_, nil): .null
        case (.person, .text(let id)), (.unit, .text(let id)): reference(id)
        case (.link, .text(let id)): JSONValue(codes[id])
        case (_, .text(let text)): .text(text)
        case (_, .number(let number)): Self.number(number, decimals: decimals(field), isText: isText(field))
        case (_, .flag(let flag)): .flag(flag)
        case (_, .texts(let texts)): .list(texts.map { .text($0) })
        case (_, .rows(let rows)):
            .list(
                rows.map { row in
                    JSONValue(
                        field.fields.filter { rights.sees($0, record) }.map { child in
                            (child.key, value(child, row[child.key], record))
                        })
                })
        }
    }

    private func decimals(_ field: Field) -> Int {
        if case .number(let decimals) = types[field.key] { return decimals }
        return field.scale
    }

    private func isText(_ field: Field) -> Bool { field.isExactText || decimals(field) > 0 }

    /// A whole number as one, a number with decimals as a text: `12`, `"12.50"`.
    static func number(_ number: Int64, decimals: Int, isText: Bool) -> JSONValue {
        guard isText else { return .number(String(number)) }
        guard decimals > 0 else { return .text(String(number)) }
        let digits = String(number.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        return .text("\(number < 0 ? "-" : "")\(padded.dropLast(decimals)).\(padded.suffix(decimals))")
    }
}

extension Field {
    /// Whether its numbers go as texts, so that no program rounds them.
    var isExactText: Bool { kind == .decimal || kind == .percent }
}
