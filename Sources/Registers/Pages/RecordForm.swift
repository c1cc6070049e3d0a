import Forms
import People
import Storage
import Web

/// The form of a record: for a new one, or for changing one.
struct RecordForm {
    let visit: Visit<Member>
    let rights: RecordRights
    let record: Record?
    let known: Choosable
    var problems: [FieldProblem] = []
    /// What was typed; what stands there otherwise.
    var said: Form?
    /// Records that may be the same thing.
    var alike: [Record] = []

    private var words: Words { visit.words }
    private var definition: RegisterDefinition { rights.register.definition }
    private var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }

    /// What the form shows: what the visitor may write, and of a new record nothing that comes on its way.
    static func fields(_ rights: RecordRights, _ record: Record?) -> [Field] {
        rights.register.definition.fields.filter { field in
            guard field.kind != .evidence, rights.writes(field, record) else { return false }
            return record != nil || !field.later
        }
    }

    /// What stands in a new record's form: the day of today, where visitors' forms have it, too.
    private var filled: [(String, String)] {
        (definition.publicPart?.fills ?? [:]).filter { $0.value == "today" }
            .map { (FieldInputs.prefix + $0.key, visit.today.description) }
    }

    /// Whom and what a form may name.
    static func known(_ office: Office, _ today: Day, _ register: OfficeRegister, in reading: Reading) throws
        -> Choosable
    {
        var people: [(id: String, name: String)] = []
        try reading.each("SELECT id, name FROM person WHERE office = \(office.id) ORDER BY name, id") {
            people.append((try $0.text(0), try $0.text(1)))
        }
        var (codes, ids): ([String: String], [String: String]) = ([:], [:])
        for target in Set(register.definition.fields.compactMap(\.register)) {
            try reading.each("SELECT code, id FROM record WHERE office = \(office.id) AND register = \(target)") {
                let (code, id) = (try $0.text(0), try $0.text(1))
                (codes["\(target) \(code)"], ids[id]) = (id, code)
            }
        }
        return Choosable(
            people: people, units: try Unit.open(of: office.id, on: today, in: reading).map { ($0.id, $0.name) },
            records: { [codes] register, code in codes["\(register) \(code)"] }, code: { [ids] id in ids[id] })
    }

    func reply() -> Reply {
        let title =
            record.map { words(RegisterWord.changeRecord, ["number": $0.code]) }
            ?? words(RegisterWord.newRecord, ["record": words[definition.record]])
        var frame = Frame(title, noun: RegisterRoutes.noun.key)
        frame.isRefused = !problems.isEmpty || !alike.isEmpty
        let fields = Self.fields(rights, record)
        let form =
            said ?? record.map { record in
                let shown = FieldInputs.form(record.answers, fields, words)
                return Form(shown.fields.map { (FieldInputs.prefix + $0.name, $0.value) })
            } ?? Form(filled)
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(title)</li></ol></nav>
                <div class="page-head"><h1>\(title)</h1></div>

                """)
            visit.summarize(problems, of: fields, saying: RegisterWord.refused, to: &html)
            html.add(
                "<form class=\"card stack narrow\" method=\"post\" action=\"\(base)\(record.map { "/\($0.code)" } ?? "")\" data-guard>\(visit.tokenField)\n"
            )
            if !alike.isEmpty { hint(&html) }
            if let record { html.add("<input type=\"hidden\" name=\"versi\" value=\"\(record.version)\">\n") }
            let inputs = FieldInputs(
                words, known, form, problems: problems,
                shownWhen: rights.register.register.shownWhen.mapValues(\.tree))
            for field in fields { inputs.write(field, to: &html) }
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[RegisterWord.save])</button><a class=\"button button-plain\" href=\"\(base)\(record.map { "/\($0.code)" } ?? "")\">\(words[RegisterWord.cancel])</a></p></form>\n"
            )
        }
    }
}

extension RecordForm {
    /// Records with the same answer to a field by which one knows them, as far as the visitor sees them.
    static func alike(_ draft: RecordDraft, _ rights: RecordRights, in reading: Reading) throws -> [Record] {
        var found: [Record] = []
        for field in rights.register.definition.fields where field.same && rights.sees(field) {
            guard let column = field.index, !draft.answers.isEmpty(field) else { continue }
            found += try reading.all(
                """
                SELECT \(Record.columns) FROM record
                WHERE \(rights.visible) AND record.destroyed_at IS NULL AND \(column.sql) = \(HeldValue(draft.stored(column)))
                ORDER BY record.id DESC LIMIT 5
                """)
        }
        return found
    }

    private func hint(_ html: inout HTML) {
        html.add(
            "<div class=\"notice notice-warn\" role=\"alert\" data-error=\"registers.alike\">\(visit.icon("warning"))<div><h2 class=\"h3\">\(visit.words[RegisterWord.alike])</h2><p>\(visit.words[RegisterWord.alikeHelp])</p><ul>\n"
        )
        for record in alike {
            html.add(
                "<li><a href=\"/\(visit.office.slug)/register/\(rights.register.path)/\(record.code)\">\(RecordTitle(rights, record, visit.words, [:]).text)</a></li>\n"
            )
        }
        html.add(
            "</ul><p class=\"choice\"><input type=\"checkbox\" id=\"tetap\" name=\"tetap\" value=\"1\"><label for=\"tetap\">\(visit.words[RegisterWord.saveAnyway])</label></p></div></div>\n"
        )
    }
}
