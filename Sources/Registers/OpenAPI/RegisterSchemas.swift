import Forms
import Web

/// The schemas of one register and the paths to its records, as far as somebody may use them.
struct RegisterSchemas {
    let register: Register
    /// Whose eyes it is written for; `nil` for what ships, which shows all that there is.
    let rights: RecordRights?

    private var definition: RegisterDefinition { register.definition }
    private var key: String { definition.key }

    /// The fields that are read; of one's own row somebody may see more.
    private var seen: [Field] {
        definition.fields.filter { field in
            guard !field.hidden, field.kind != .evidence else { return false }
            return rights.map { $0.sees(field) || definition.own != nil } ?? true
        }
    }

    private func written(isNew: Bool) -> [Field] {
        definition.fields.filter { field in
            guard !field.hidden, field.kind != .evidence, field.kind != .computed, !(isNew && field.later) else {
                return false
            }
            guard let rights else { return true }
            return (rights.sees(field) || (!isNew && definition.own != nil))
                && rights.may(field.write ?? (isNew ? "add" : "change"))
                && field.fields.allSatisfy { rights.sees($0) }
        }
    }

    private func schema(_ field: Field) -> FieldSchema {
        FieldSchema(field: field, type: register.computed.first { $0.field.key == field.key }?.value.type)
    }

    private var adds: Bool { rights.map { $0.may("add") && $0.register.way != .summary } ?? true }
    private var changes: Bool { rights?.may("change") ?? true }

    private var steps: [RegisterDefinition.Transition] {
        definition.transitions.filter { step in step.who.map { rights?.may($0) ?? true } ?? false }
    }

    private func asked(_ step: RegisterDefinition.Transition) -> [Field] {
        step.asks.compactMap { definition.field($0) }
            .filter { $0.kind != .evidence && (rights?.sees($0) ?? !$0.hidden) }
    }

    /// The name of one of its schemas.
    private func name(_ what: String) -> String { "\(key).\(what)" }

    var schemas: [(String, JSONValue)] {
        var all = [(name("Record"), record), (name("Page"), page)]
        if adds { all.append((name("New"), new)) }
        if changes { all.append((name("Change"), change)) }
        return all + steps.map { (name("step.\($0.key)"), body(of: $0)) }
    }

    private var record: JSONValue {
        let day: JSONValue = ["type": ["string", "null"], "format": "date"]
        let reference: JSONValue = ["anyOf": [FieldSchema.reference("Reference"), ["type": "null"]]]
        var properties: [(String, JSONValue)] = [
            ("id", ["type": ["string", "null"], "description": "Stays the same for ever; null in a dry run."]),
            ("number", ["type": "string", "description": "What people cite, and the part of the address."]),
            ("version", ["type": "integer", "description": "Also the ETag; send it as If-Match."]),
            (
                "state",
                [
                    "type": "string", "enum": .list(definition.states.map { .text($0.key) }),
                    "description": .text(
                        definition.states.map { "\($0.key): \($0.label.en)" }.joined(separator: "; ")),
                ]
            ),
            ("isOver", ["type": "boolean"]), ("createdOn", ["type": "string", "format": "date"]), ("dueOn", day),
            ("metOn", day), ("closedOn", day), ("unit", reference),
        ]
        if definition.isCase { properties.append(("assignee", reference)) }
        properties += [
            (
                "steps",
                [
                    "type": "array", "items": ["type": "string"],
                    "description": "The steps that lead on from here and that the key's person may take.",
                ]
            ),
            ("answers", FieldSchema.object(seen.map { ($0.key, schema($0).read) })),
            ("dryRun", ["type": "boolean", "const": true]),
        ]
        let required = ["number", "version", "state"]
        let answers = JSONValue(seen.map { ($0.key, schema($0).example) })
        return FieldSchema.object(properties, required: required).adding([
            ("title", .text(definition.record.en)),
            (
                "examples",
                [
                    [
                        "number": .text(RecordNumber(definition.number).code(year: 2026, number: 1)), "version": 1,
                        "state": .text(definition.firstState), "answers": answers,
                    ]
                ]
            ),
        ])
    }

    private var page: JSONValue {
        FieldSchema.object(
            [
                ("records", ["type": "array", "items": FieldSchema.reference(name("Record"))]),
                (
                    "next",
                    [
                        "type": ["string", "null"],
                        "description": "Ask for ?setelah= with it to get the next page; null on the last.",
                    ]
                ),
                ("total", ["type": "integer", "description": "On the first page alone."]),
            ], required: ["records", "next"])
    }

    private func answers(_ fields: [Field], required: [Field]) -> JSONValue {
        FieldSchema.object(fields.map { ($0.key, schema($0).sent) }, required: required.map(\.key))
    }

    private func example(_ fields: [Field]) -> JSONValue {
        JSONValue(fields.map { ($0.key, schema($0).example) })
    }

    private var new: JSONValue {
        let fields = written(isNew: true)
        let required = fields.filter { $0.required && $0.shownWhen == nil }
        return FieldSchema.object(
            [
                ("answers", answers(fields, required: required)),
                (
                    "unit",
                    [
                        "anyOf": [["type": "string"], FieldSchema.reference("Reference"), ["type": "null"]],
                        "description": "The unit whose record it is; the unit that keeps the register otherwise.",
                    ]
                ),
            ], required: required.isEmpty ? [] : ["answers"]
        ).adding([("examples", [["answers": example(fields)]])])
    }

    private var change: JSONValue {
        let fields = written(isNew: false)
        return FieldSchema.object([("answers", answers(fields, required: []))], required: ["answers"]).adding([
            ("description", "What is not named stays; null empties."),
            ("examples", [["answers": example(Array(fields.prefix(2)))]]),
        ])
    }

    private func body(of step: RegisterDefinition.Transition) -> JSONValue {
        let (fields, isSaid) = (asked(step), step.comment == .required)
        var required = fields.isEmpty ? [] : ["answers"]
        var properties: [(String, JSONValue)] = [
            ("answers", answers(fields, required: fields.filter { $0.shownWhen == nil })),
            ("comment", ["type": ["string", "null"], "maxLength": JSONValue(RecordMessage.longest)]),
        ]
        var example: [(String, JSONValue)] = [("answers", self.example(fields))]
        if isSaid {
            required.append("comment")
            example.append(("comment", "An example of a reason."))
        }
        if step.confirm {
            properties.append(("confirm", ["const": true, "description": "Something is lost or told outside."]))
            required.append("confirm")
            example.append(("confirm", true))
        }
        return FieldSchema.object(properties, required: required).adding([
            ("title", .text(step.label.en)), ("examples", [JSONValue(example)]),
        ])
    }

    // The parts of a path in the words of the site, as all addresses.
    var paths: [(String, JSONValue)] {
        let base = "/register/\(definition.path)"
        let (read, page) = (ApiOperation.answer(name("Record")), ApiOperation.answer(name("Page")))
        var list: [(String, JSONValue)] = [
            (
                "get",
                ApiOperation.make(
                    "\(key).list", "\(definition.title.en): the records", parameters: filters, answer: ("200", page),
                    errors: ["400"])
            )
        ]
        if adds {
            list.append(
                (
                    "post",
                    ApiOperation.make(
                        "\(key).add", "Add a \(definition.record.en)", parameters: ApiOperation.writing,
                        body: name("New"), answer: ("201", read), errors: ["400", "409", "413", "422"])
                ))
        }
        var one: [(String, JSONValue)] = [
            ("parameters", [ApiOperation.parameter("Number")]),
            (
                "get",
                ApiOperation.make("\(key).read", "One \(definition.record.en)", answer: ("200", read), errors: ["400"])
            ),
        ]
        if changes {
            one.append(
                (
                    "patch",
                    ApiOperation.make(
                        "\(key).change", "Change answers",
                        parameters: [ApiOperation.parameter("IfMatch"), ApiOperation.parameter("DryRun")],
                        body: name("Change"), answer: ("200", read),
                        errors: ["400", "409", "412", "413", "422", "428"])
                ))
        }
        return [(base, JSONValue(list)), ("\(base)/{catatan}", JSONValue(one))]
            + steps.map { step in
                let operation = ApiOperation.make(
                    "\(key).step.\(step.key)", "\(step.label.en): \(step.from.joined(separator: ", ")) → \(step.to)",
                    parameters: [ApiOperation.parameter("IfMatch")] + ApiOperation.writing,
                    body: name("step.\(step.key)"), answer: ("200", read),
                    errors: ["400", "409", "412", "413", "422", "428"])
                return (
                    "\(base)/{catatan}/langkah/\(step.key)",
                    ["parameters": [ApiOperation.parameter("Number")], "post": operation]
                )
            }
    }

    /// By what the list can be filtered and sorted.
    private var filters: [JSONValue] {
        func query(_ name: String, _ values: [String]?, _ help: String) -> JSONValue {
            let schema: [(String, JSONValue)] =
                [("type", "string")] + (values.map { [("enum", .list($0.map { .text($0) }))] } ?? [])
            return ["name": .text(name), "in": "query", "schema": JSONValue(schema), "description": .text(help)]
        }
        let views = definition.views.map(\.key) + (definition.isCase ? ["saya"] : [])
        var all = [
            query("setelah", nil, "The number of a record: those behind it."),
            query("q", nil, "Words that they hold."),
            query("status", definition.states.map(\.key), "Those in a state."),
            query("urut", nil, "A column to sort by; number otherwise."),
            query("arah", ["naik", "turun"], "Rising or falling."),
        ]
        if !views.isEmpty { all.append(query("lihat", views, "A view by its name; saya for the person's own cases.")) }
        for field in definition.fields
        where [.choice, .choices, .flag, .unit, .person].contains(field.kind) && field.index != nil
            && (rights?.sees(field) ?? !field.hidden)
        {
            let values: [String]? =
                switch field.kind {
                case .flag: ["ya", "tidak"]
                case .choice, .choices: field.options.map(\.key)
                default: nil
                }
            all.append(query(FieldInputs.prefix + field.key, values, "\(field.label.en) has this answer."))
        }
        return all
    }
}
