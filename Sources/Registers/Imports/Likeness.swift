import Forms
import Storage

/// By what two records may be one and the same thing: the answers to fields that say so, whatever their case.
struct Likeness: Sendable {
    /// Codes of records, by field and answer.
    private var records: [String: [String: String]] = [:]
    /// Lines of the file, by field and answer.
    private var lines: [String: [String: Int]] = [:]

    /// Reads what the visible records answer, where the register has such fields.
    init(_ rights: RecordRights, in reading: Reading) throws {
        let fields = rights.register.definition.fields.filter { $0.same && rights.sees($0) }
        guard !fields.isEmpty else { return }
        let condition: SQL = "\(rights.visible) AND record.destroyed_at IS NULL AND record.merged_into IS NULL"
        for field in fields {
            guard let index = field.index, index.content == .text else { continue }
            var known: [String: String] = [:]
            try reading.each("SELECT record.code, \(index.sql) FROM record WHERE \(condition) AND \(index.sql) <> ''") {
                known[Self.folded(try $0.text(1))] = try $0.text(0)
            }
            records[field.key] = known
        }
        let others = fields.filter { $0.index?.content != .text }
        guard !others.isEmpty else { return }
        try reading.each("SELECT record.code, record.data FROM record WHERE \(condition)") { row in
            let answers = try Answers(json: try row.text(1))
            for field in others {
                if let value = Self.folded(answers[field.key]) {
                    records[field.key, default: [:]][value] = try row.text(0)
                }
            }
        }
    }

    /// What a row may repeat, and the row itself from now on.
    mutating func finds(_ row: ImportCheck.Checked, _ columns: ImportColumns) -> [ImportFinding] {
        row.likeness.compactMap { field, value in
            defer { if lines[field.key]?[value] == nil { lines[field.key, default: [:]][value] = row.line } }
            let place = columns.place(of: field.key)
            func finding(_ kind: ImportFinding.Kind, _ values: [String: String]) -> ImportFinding {
                ImportFinding(
                    line: row.line, column: place.map { $0 + 1 }, title: place.map { columns.titles[$0] } ?? "",
                    field: field.key, key: kind.rawValue, values: values,
                    value: field.kind == .text ? String(value.prefix(ImportFinding.longestValue)) : "", isRemark: true)
            }
            if let code = records[field.key]?[value], code != row.code { return finding(.sameRecord, ["number": code]) }
            if let line = lines[field.key]?[value] { return finding(.sameRow, ["line": String(line)]) }
            return nil
        }
    }

    static func folded(_ part: Answers.Part?) -> String? {
        switch part {
        case .text(let text): text.isEmpty ? nil : folded(text)
        case .number(let number): String(number)
        case .texts(let all): all.isEmpty ? nil : " " + all.joined(separator: " ") + " "
        case .flag, .rows, nil: nil
        }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
