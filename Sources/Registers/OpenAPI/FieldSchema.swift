import Forms
import Web

/// A field as a JSON Schema says it, for what is read and for what is sent, with an example that fits both.
struct FieldSchema {
    let field: Field
    /// What a computed field makes.
    let type: ExpressionType?

    private static let day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

    /// What an answer to it looks like; nothing where nobody answered.
    var read: JSONValue {
        switch field.kind {
        case .person, .unit: either(Self.reference("Reference"))
        case .rows:
            described([
                ("type", ["array", "null"]),
                (
                    "items",
                    Self.object(
                        field.fields.filter { !$0.hidden }.map { ($0.key, FieldSchema(field: $0, type: nil).read) })
                ),
            ])
        default: described([("type", .list([scalar, "null"]))] + limits(isNullable: true))
        }
    }

    /// What may be sent; nothing empties it.
    var sent: JSONValue {
        switch field.kind {
        case .person, .unit:
            described([("anyOf", [["type": "string"], Self.reference("Reference"), ["type": "null"]])])
        case .rows:
            described([
                ("type", ["array", "null"]), ("maxItems", JSONValue(Field.mostRows)),
                (
                    "items",
                    Self.object(
                        field.fields.filter { !$0.hidden }.map { ($0.key, FieldSchema(field: $0, type: nil).sent) },
                        required: field.fields.filter(\.required).map(\.key))
                ),
            ])
        default: read
        }
    }

    var example: JSONValue {
        switch field.kind {
        case .text, .longText: .text(String("\(field.label.en): an example".prefix(field.longest)))
        case .number, .money: JSONValue(max(field.least, min(12, field.most > 0 ? field.most : 12)))
        case .year: JSONValue(max(field.least, min(2026, field.most > 0 ? field.most : 2026)))
        case .decimal, .percent:
            RecordJSON.number(
                Int64(max(field.least, 1)) * Int64.power(of: field.scale), decimals: field.scale, isText: true)
        case .day: "2026-03-01"
        case .period: "2026-03"
        case .choice: JSONValue(field.options.first?.key)
        case .choices: .list(field.options.prefix(1).map { .text($0.key) })
        case .flag: true
        case .person: ["id": "01990000-0000-7000-8000-000000000001", "name": "Sari"]
        case .unit: ["id": "01990000-0000-7000-8000-000000000002", "name": "Subbagian Umum"]
        case .link: "2026-0001"
        case .rows:
            .list([
                JSONValue(
                    field.fields.filter { !$0.hidden }.map { ($0.key, FieldSchema(field: $0, type: nil).example) })
            ])
        case .evidence, .computed: .null
        }
    }

    static func reference(_ name: String) -> JSONValue { ["$ref": .text("#/components/schemas/\(name)")] }

    static func object(_ properties: [(String, JSONValue)], required: [String] = []) -> JSONValue {
        [
            "type": "object", "properties": JSONValue(properties), "required": .list(required.map { .text($0) }),
            "additionalProperties": false,
        ]
    }

    /// The type of what is neither a reference nor a table.
    private var scalar: JSONValue {
        switch field.kind {
        case .number, .year, .money: "integer"
        case .flag: "boolean"
        case .choices: "array"
        case .computed:
            switch type {
            case .flag: "boolean"
            case .number(let decimals) where decimals == 0: "integer"
            default: "string"
            }
        default: "string"
        }
    }

    private func limits(isNullable: Bool) -> [(String, JSONValue)] {
        let none: [JSONValue] = isNullable ? [.null] : []
        switch field.kind {
        case .text, .longText: return [("maxLength", JSONValue(field.longest))]
        case .number, .year, .money:
            let most = field.most > 0 ? Int64(field.most) : Field.mostNumber
            return [("minimum", JSONValue(field.least)), ("maximum", .number(String(most)))]
        case .decimal, .percent:
            let fraction = field.scale > 0 ? "(\\.[0-9]{1,\(field.scale)})?" : ""
            return [("pattern", .text("^-?[0-9]+\(fraction)$"))]
        case .day: return [("format", "date"), ("pattern", .text(Self.day))]
        case .period: return [("pattern", "^[0-9]{4}(-([0-9]{2}|Q[1-4]|H[12]))?$")]
        case .choice: return [("enum", .list(field.options.map { .text($0.key) } + none))]
        case .choices:
            return [
                ("uniqueItems", true),
                ("items", ["type": "string", "enum": .list(field.options.map { .text($0.key) })]),
            ]
        default: return []
        }
    }

    private func either(_ schema: JSONValue) -> JSONValue { described([("anyOf", [schema, ["type": "null"]])]) }

    /// With what people call it, and what more there is to know.
    private func described(_ schema: [(String, JSONValue)]) -> JSONValue {
        var all: [String] = [field.help?.en ?? ""]
        if !field.options.isEmpty {
            all.append(
                field.options.map { "\($0.key): \($0.label.en)\($0.ended ? " (ended)" : "")" }.joined(separator: "; "))
        }
        if let shown = field.shownWhen { all.append("Only where \(shown).") }
        if let see = field.see { all.append("Seen with the access \(see) alone.") }
        if let write = field.write { all.append("Written with the access \(write) alone.") }
        if field.kind == .link { all.append("The number of a record of \(field.register ?? "").") }
        if field.kind == .money { all.append("Whole rupiah.") }
        if field.kind == .computed { all.append("Made from other answers.") }
        let text = all.filter { !$0.isEmpty }.joined(separator: " ")
        return JSONValue(
            schema + [("title", .text(field.label.en))] + (text.isEmpty ? [] : [("description", .text(text))]))
    }
}

extension Int64 {
    /// Ten to a power.
    fileprivate static func power(of exponent: Int) -> Int64 { (0..<exponent).reduce(1) { all, _ in all * 10 } }
}
