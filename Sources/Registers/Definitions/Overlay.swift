import Forms
import Web

/// An office's patch over a definition that ships: it may add fields whose keys begin with `x-`, and hide, relabel,
/// shorten or require the others. An upgrade of what ships never touches it.
struct Overlay: Sendable, Equatable, Codable {
    struct FieldPatch: Sendable, Equatable, Codable {
        let hidden: Bool?
        let required: Bool?
        let label: LocalText?
        let help: LocalText?
        let most: Int?
    }

    let register: String
    let title: LocalText?
    let help: LocalText?
    let fields: [Field]
    let changes: [String: FieldPatch]
    let columns: [String]?
    let answers: [RegisterDefinition.Answer]?

    static let shape = ObjectShape(
        "overlay",
        [
            .init("register", .key, required: true, "the register that it is for"),
            .init("title", .local(most: 120), "what the office calls it"),
            .init("help", .local(most: 1000), "a sentence below the title"),
            .init(
                "fields", .list(.object(Field.shape), most: 30), otherwise: "[]",
                "fields of the office's own; their keys begin with x-"),
            .init(
                "changes", .map(.object(patch), most: 80), otherwise: "{}", "what is different of the fields that ship"),
            .init("columns", .list(.key, most: 12), "the columns of the list"),
            .init("answers", .list(.object(RegisterDefinition.answerShape), most: 40), "answers that are often sent"),
        ])

    private static let patch = ObjectShape(
        "field-patch",
        [
            .init("hidden", .flag, "taken off the pages; what is recorded stays"),
            .init("required", .flag, "whether a record without it is refused"),
            .init("label", .local(most: 200), "what people read before it"),
            .init("help", .local(most: 1000), "a sentence below the label"),
            .init("most", .number(1...1_000_000_000_000), "fewer characters, or a smaller largest number"),
        ])

    /// The definition with the patch in it.
    ///
    /// - Parameter note: takes what the patch may not do, with its place.
    func merged(into base: RegisterDefinition, note: (_ path: String, _ text: String) -> Void) -> RegisterDefinition {
        for (place, field) in fields.enumerated() where !field.key.hasPrefix("x-") {
            note("fields[\(place)].key", "\"\(field.key)\" is no field of the office's own: they begin with x-")
        }
        for (key, patch) in changes.sorted(by: { $0.key < $1.key }) {
            guard let field = base.field(key) else {
                note("changes.\(key)", "the register has no such field")
                continue
            }
            if patch.hidden == true, field.required { note("changes.\(key).hidden", "is a field that must be filled") }
            if patch.required == false, field.required { note("changes.\(key).required", "is asked by what ships") }
            if let most = patch.most,
                most > (field.kind.isNumber ? (field.most > 0 ? field.most : Int.max) : field.longest)
            {
                note("changes.\(key).most", "is more than what ships takes")
            }
        }
        return RegisterDefinition(
            base, title: title ?? base.title, help: help ?? base.help,
            fields: base.fields.map { field in changes[field.key].map { Field(field, $0) } ?? field } + fields,
            columns: columns ?? base.columns, answers: answers ?? base.answers)
    }

    /// Where a place of the whole definition is in the patch: its own fields stand behind those that ship.
    func path(_ path: String, _ base: RegisterDefinition) -> String {
        guard path.hasPrefix("fields["), let end = path.firstIndex(of: "]"),
            let place = Int(path[path.index(path.startIndex, offsetBy: 7)..<end])
        else { return path }
        let rest = path[path.index(after: end)...]
        return place < base.fields.count
            ? "changes.\(base.fields[place].key)\(rest)" : "fields[\(place - base.fields.count)]\(rest)"
    }
}

extension Field {
    fileprivate init(_ field: Field, _ patch: Overlay.FieldPatch) {
        self.init(
            field, label: patch.label ?? field.label, help: patch.help ?? field.help,
            required: patch.required ?? field.required, most: patch.most ?? field.most,
            hidden: patch.hidden ?? field.hidden)
    }
}

extension RegisterDefinition {
    /// The same with what an office may change.
    fileprivate init(
        _ base: RegisterDefinition, title: LocalText, help: LocalText?, fields: [Field], columns: [String],
        answers: [Answer]
    ) {
        self.init(
            key: base.key, path: base.path, title: title, record: base.record, help: help, area: base.area,
            basis: base.basis, ways: base.ways, number: base.number, label: base.label, isCase: base.isCase,
            own: base.own, access: base.access, fields: fields, rules: base.rules, states: base.states,
            transitions: base.transitions, deadlines: base.deadlines, retention: base.retention,
            publicPart: base.publicPart, columns: columns, views: base.views, totals: base.totals,
            measures: base.measures, reminders: base.reminders, evidence: base.evidence, answers: answers,
            report: base.report)
    }
}
