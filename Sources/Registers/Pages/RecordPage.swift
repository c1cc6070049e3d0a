import Deadlines
import Evidence
import Files
import Forms
import People
import Storage
import Subjects
import Web

/// A record: what it says, where it stands, what comes next, what was said and proven, what happened.
struct RecordPage {
    /// A form of the page that was not taken.
    struct Said {
        /// The step, or `pesan`, `petugas`, the key of a deadline.
        let transition: String
        let form: Form
        let refusal: RecordRefusal?
        let problems: [FieldProblem]
    }

    let visit: Visit<Member>
    let rights: RecordRights
    let record: Record
    let names: [String: String]
    let known: Choosable
    let clocks: RecordClockList
    let messages: [RecordMessage]
    /// What the holder of the ticket sent along.
    let files: [CaseFileRow]
    /// What the holder said of how it went.
    let rating: (score: Int, body: String)?
    /// The record that this one was made one with.
    let mergedInto: String?
    let handlers: [(id: String, name: String)]
    let proofs: [EvidenceItem]
    let events: [Happening]
    let said: Said?

    var words: Words { visit.words }
    var definition: RegisterDefinition { rights.register.definition }
    var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }
    var place: String { "\(base)/\(record.code)" }

    static func page(_ visit: Visit<Member>, _ shelf: RegisterShelf, said: Said? = nil) async throws -> Reply {
        try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let record = try visit.record(rights, in: reading)
            return RecordPage(
                visit: visit, rights: rights, record: record,
                names: try RecordTable.names(visit.office.id, in: reading),
                known: try RecordForm.known(visit.office, visit.today, rights.register, in: reading),
                clocks: try RecordClockList(record, rights, visit, in: reading),
                messages: rights.register.definition.isCase
                    ? try RecordMessage.all(of: record.id, isInside: rights.may("handle", record), in: reading) : [],
                files: rights.readsFiles(record) ? try CaseFileRow.all(of: record.id, in: reading) : [],
                rating: try rating(of: record.id, in: reading),
                mergedInto: try record.mergedInto.flatMap { try Record.find($0, in: reading)?.code },
                handlers: rights.register.definition.isCase
                    ? try CaseOfficers.all(rights.register, visit.today, in: reading) : [],
                proofs: try Proofs(of: [record.id], to: visit.person, in: reading)[record.id],
                events: try RecordHistory.of(record, rights, shelf, visit.words, in: reading), said: said)
        }.reply()
    }

    private static func rating(of record: String, in reading: Reading) throws -> (score: Int, body: String)? {
        var found: (Int, String)?
        try reading.each("SELECT score, body FROM record_rating WHERE record = \(record)") {
            found = (try $0.int(0), try $0.text(1))
        }
        return found
    }

    func reply() -> Reply {
        let state = definition.state(record.state)
        let title = RecordTitle(rights, record, words, names)
        var frame = Frame(title.text, noun: RegisterRoutes.noun.key)
        frame.isRefused = said != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(record.code)</li></ol></nav>
                <div class="page-head"><div><h1>\(title.subject)<span class="code"> \(record.code)</span></h1><p><span class="badge" data-state="\(record.state)">\(state.map { words[$0.label] } ?? record.state)</span> \(clocks.summary)</p></div><div class="actions">\("<a class=\"button\" href=\"\(place)/ubah\">\(words[RegisterWord.change])</a>", if: rights.may("change", record) && record.destroyedAt == nil && !RecordForm.fields(rights, record).isEmpty)</div></div>

                """)
            if record.destroyedAt != nil {
                html.add(
                    "<div class=\"notice\">\(visit.icon("warning"))<div><p>\(words[RegisterWord.destroyed])</p></div></div>"
                )
                return html.add(visit.history(events))
            }
            if let mergedInto {
                html.add(
                    "<p class=\"notice\"><a href=\"\(base)/\(mergedInto)\">\(words(RegisterWord.mergedInto, ["number": mergedInto]))</a></p>\n"
                )
            }
            if let said {
                let asked = definition.transition(said.transition)?.asks.compactMap { definition.field($0) } ?? []
                visit.summarize(
                    said.problems, of: asked, saying: RegisterWord.refused, group: said.transition, to: &html)
                if let refusal = said.refusal {
                    html.add(
                        "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(refusal.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
                    )
                }
            }
            steps(&html)
            facts(&html)
            if definition.isCase { RecordTalk(page: self).write(&html) }
            html.add(clocks.card(self))
            proof(&html)
            html.add(visit.history(events))
        }
    }

    /// What can be done next: each step with what it asks.
    private func steps(_ html: inout HTML) {
        let open = RecordMoving.open(record, rights)
        guard !open.isEmpty else { return }
        html.add("<section class=\"card\" id=\"langkah\"><h2>\(words[RegisterWord.next])</h2>\n")
        for (index, transition) in open.enumerated() {
            let isSaid = said?.transition == transition.key
            let moving = RecordMoving(register: rights.register, transition: transition)
            html.add(
                "<details class=\"more\"\(" open", if: isSaid)><summary>\(words[transition.label])</summary>\n"
            )
            if moving.isOwn(record, visit.person.id) {
                html.add("<p class=\"soft\">\(words[key: RecordRefusal.own.rawValue])</p></details>\n")
                continue
            }
            html.add(
                "<form class=\"stack\" method=\"post\" action=\"\(place)/langkah/\(transition.key)\" data-guard>\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(record.version)\">\n"
            )
            if let help = transition.help { html.add("<p class=\"help\">\(words[help])</p>") }
            ask(transition, isSaid, &html)
            comment(transition, isSaid, index, &html)
            if transition.confirm {
                html.add(
                    "<p class=\"choice\"><input type=\"checkbox\" id=\"y-\(transition.key)\" name=\"yakin\" value=\"1\" required><label for=\"y-\(transition.key)\">\(words[RegisterWord.sure])</label></p>\n"
                )
            }
            html.add(
                "<p class=\"actions\"><button class=\"button\(" button-main", if: index == 0)\">\(words[transition.label])</button></p></form></details>\n"
            )
        }
        html.raw("</section>\n")
    }

    private func ask(_ transition: RegisterDefinition.Transition, _ isSaid: Bool, _ html: inout HTML) {
        let fields = transition.asks.compactMap { definition.field($0) }.filter { rights.sees($0, record) }
        let shown = FieldInputs.form(record.answers, fields, words)
        let form = isSaid ? said?.form ?? Form() : Form(shown.fields.map { (FieldInputs.prefix + $0.name, $0.value) })
        let inputs = FieldInputs(
            words, known, form, problems: isSaid ? said?.problems ?? [] : [],
            shownWhen: rights.register.register.shownWhen.mapValues(\.tree), group: transition.key)
        for field in fields { inputs.write(field, required: true, to: &html) }
    }

    private func comment(
        _ transition: RegisterDefinition.Transition, _ isSaid: Bool, _ index: Int, _ html: inout HTML
    ) {
        guard transition.comment != .none else { return }
        let must = transition.comment == .required
        let label = words[transition.tells ? RegisterWord.commentToHolder : .comment]
        html.add(
            "<div class=\"field\"><label for=\"k-\(transition.key)\">\(label)\(" <span class=\"soft small\">\(words[FormWord.optional])</span>", if: !must)</label><textarea class=\"input\" id=\"k-\(transition.key)\" name=\"keterangan\" rows=\"3\" maxlength=\"2000\"\(" required", if: must)>\(isSaid ? said?.form.text("keterangan") ?? "" : "")</textarea></div>\n"
        )
    }

    private func facts(_ html: inout HTML) {
        html.add("<section class=\"card\"><h2>\(words[RegisterWord.content])</h2><dl class=\"facts\">\n")
        var empty: [String] = []
        for field in definition.fields where rights.sees(field, record) && field.kind != .evidence {
            let isAsked =
                rights.register.register.shownWhen[field.key]?.holds(
                    { record.value($0, rights.register.register) }, today: visit.today)
                ?? true
            guard !record.answers.isEmpty(field) else {
                if isAsked { empty.append(words[field.label]) }
                continue
            }
            html.add("<div><dt>\(words[field.label])</dt><dd>\(answer(field))</dd></div>\n")
        }
        html.add(
            "</dl>\("<p class=\"small soft\">\(words[RegisterWord.unfilled]): \(empty.joined(separator: " · "))</p>", if: !empty.isEmpty)<p class=\"small soft\">\(words(RegisterWord.enteredBy, ["name": names[record.createdBy] ?? words[RegisterWord.visitor], "moment": visit.moment(record.createdAt)]))</p></section>\n"
        )
    }

    private func answer(_ field: Field) -> HTML {
        guard !record.answers.isEmpty(field) else { return "–" }
        if case .rows(let rows) = record.answers[field.key] {
            var html: HTML = "<div class=\"scroll\"><table class=\"table\"><thead><tr>"
            for one in field.fields { html.add("<th scope=\"col\">\(words[one.label])</th>") }
            html.raw("</tr></thead><tbody>")
            for row in rows {
                html.raw("<tr>")
                for one in field.fields { html.add("<td>\(one.text(row[one.key], words) { names[$0] })</td>") }
                html.raw("</tr>")
            }
            html.raw("</tbody></table></div>")
            return html
        }
        let text = field.text(record.answers[field.key], words) { names[$0] ?? known.code($0) }
        if field.kind == .link, case .text(let id) = record.answers[field.key], let code = known.code(id),
            let register = field.register
        {
            return "<a href=\"/\(visit.office.slug)/register/-/\(register)/\(code)\">\(code)</a>"
        }
        return field.kind == .longText ? "<span class=\"lines\">\(text)</span>" : "\(text)"
    }

    /// A file that the record keeps to itself.
    func link(_ file: CaseFileRow) -> HTML {
        "<a href=\"\(place)/berkas/\(file.number)\" download>\(visit.icon("download")) \(file.file.name)</a> <span class=\"small soft\">\(visit.moment(file.at))</span>"
    }

    private func proof(_ html: inout HTML) {
        let expected = rights.register.register.expected.filter { one in
            one.when?.holds({ record.value($0, rights.register.register) }, today: visit.today) ?? true
        }
        html.add("<section class=\"card\" id=\"bukti\"><h2>\(words[RegisterWord.proofs])</h2>\n")
        if !expected.isEmpty {
            html.add(
                "<p class=\"help\">\(words[RegisterWord.expected]): \(expected.map { words[$0.expected.label] }.joined(separator: " · "))</p>\n"
            )
        }
        html.raw("<ul class=\"proofs\">\n")
        for file in files where !definition.isCase { html.add("<li>\(link(file))</li>\n") }
        for item in proofs {
            html.add(
                "<li><div><a href=\"/\(visit.office.slug)/data-dukung/\(item.number)\">\(item.title)</a> <span class=\"small soft\">DD-\(item.number)</span></div></li>\n"
            )
        }
        html.raw("</ul>\n")
        if proofs.isEmpty, files.isEmpty { html.add("<p class=\"soft\">\(words[RegisterWord.noProofs])</p>") }
        if visit.person.may(.addEvidence, in: visit.office.id), rights.may("change", record) || rights.isOwn(record) {
            let fields = EvidenceFields(visit, from: visit.today, prefix: "bukti")
            let pieces: HTML = " data-pieces=\"/\(visit.office.slug)/data-dukung/kiriman\""
            html.add(
                "<details class=\"more\"><summary>\(words[RegisterWord.addProof])</summary><form class=\"stack\" method=\"post\" action=\"\(place)/bukti\" enctype=\"multipart/form-data\"\(pieces, if: rights.sharesProofs)>\(visit.tokenField)\n"
            )
            fields.files(&html)
            if rights.sharesProofs {
                fields.description(&html)
                fields.progress(&html)
            }
            html.add(
                "<p class=\"actions\"><button class=\"button\">\(visit.icon("upload")) \(words[RegisterWord.keepProof])</button></p></form></details>\n"
            )
        }
        html.raw("</section>\n")
    }
}

/// What a record is called, by what the reader sees of it.
struct RecordTitle {
    let subject: String
    let text: String

    init(_ rights: RecordRights, _ record: Record, _ words: Words, _ names: [String: String]) {
        let fields = rights.register.definition.label.compactMap { rights.register.definition.field($0) }
        let texts = fields.filter { rights.sees($0, record) }.map {
            $0.text(record.answers[$0.key], words) { names[$0] }
        }
        subject = texts.filter { !$0.isEmpty }.joined(separator: " · ").shortened(to: 140)
        text = subject.isEmpty ? record.code : "\(record.code) · \(subject)"
    }
}
