import Evidence
import People
import Storage
import Web

/// What a register has kept long enough: the rule, the records, and the form that destroys them.
struct RetentionPage: Sendable {
    /// A form that was not taken.
    struct Said: Sendable {
        let form: Form
        let refusal: RetentionRefusal
    }

    let visit: Visit<Member>
    let rights: RecordRights
    /// `nil` where the definition says nothing of keeping.
    let kept: KeptLongEnough?
    let records: [Record]
    let total: Int
    let proofs: Proofs
    let names: [String: String]
    /// Proofs that prove nothing since what they proved was destroyed.
    let left: [EvidenceItem]
    let said: Said?

    private var words: Words { visit.words }
    private var definition: RegisterDefinition { rights.register.definition }
    private var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }

    func reply() -> Reply {
        let title = words(RetentionWord.title, ["register": words[definition.title]])
        var frame = Frame(title, noun: RegisterRoutes.noun.key)
        frame.isRefused = said != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(words[RetentionWord.retention])</li></ol></nav>
                <div class="page-head"><h1>\(title)</h1></div>

                """)
            refusal(&html)
            done(&html)
            guard let kept else {
                return html.add("<p class=\"empty\">\(words[RetentionWord.noRule])</p>\n")
            }
            rule(kept, &html)
            if records.isEmpty {
                html.add("<p class=\"empty\">\(words[RetentionWord.nothing])</p>\n")
            } else {
                form(&html)
            }
        }
    }

    private func refusal(_ html: inout HTML) {
        guard let said else { return }
        html.add(
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(said.refusal.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: said.refusal.rawValue])</p></div></div>\n"
        )
    }

    /// What was just destroyed, and which proofs it left behind.
    private func done(_ html: inout HTML) {
        if let count = Int(visit.query("musnah")), count > 0, said == nil {
            html.add(
                "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words(RetentionWord.done, ["count": words.number(count)]))</p></div></div>\n"
            )
        }
        guard !left.isEmpty else { return }
        html.add(
            "<section class=\"card\" id=\"bukti\"><h2>\(words[RetentionWord.leftTitle])</h2><p>\(words[RetentionWord.leftHelp])</p><ul class=\"proofs\">\n"
        )
        for item in left {
            html.add(
                "<li><div><a href=\"/\(visit.office.slug)/data-dukung/\(item.number)\">\(item.title)</a> <span class=\"small soft\">DD-\(item.number)</span></div></li>\n"
            )
        }
        html.raw("</ul></section>\n")
    }

    private func rule(_ kept: KeptLongEnough, _ html: inout HTML) {
        let retention = kept.retention
        html.add(
            """
            <section class="card"><h2>\(words[RetentionWord.rule])</h2><p>\(words(RetentionWord.months, ["count": words.number(retention.months), "date": words.date(kept.limit)])) <span class="badge\(" badge-doubt", if: retention.confidence == "unverified")">\(words[key: "registers.confidence.\(retention.confidence)"])</span></p>\(retention.basis.map { "<p class=\"small soft\">\($0)</p>" } ?? "")<p class="small soft">\(words[RetentionWord.help])</p></section>

            """)
    }

    private func form(_ html: inout HTML) {
        let chosen = Set(said?.form.all("catatan[]") ?? [])
        html.add(
            "<form class=\"stack\" method=\"post\" action=\"\(base)/masa-simpan\" data-guard>\(visit.tokenField)\n")
        html.add(
            "<section class=\"card\"><h2>\(words(RetentionWord.due, ["count": words.number(total)]))</h2>\("<p class=\"small soft\">\(words(RetentionWord.cut, ["count": words.number(records.count)]))</p>", if: total > records.count)<ul class=\"proofs\">\n"
        )
        for record in records {
            let title = RecordTitle(rights, record, words, names)
            let count = proofs.count(record.id)
            html.add(
                """
                <li><div class="choice"><input type="checkbox" id="c-\(record.code)" name="catatan[]" value="\(record.code)"\(" checked", if: chosen.contains(record.code))><label for="c-\(record.code)"><span class="code">\(record.code)</span> \(title.subject) <span class="small soft">\(record.closedOn.map { words(RetentionWord.closed, ["date": words.date($0)]) } ?? "")\(" · \(words(RetentionWord.proofCount, ["count": words.number(count)]))", if: count > 0)</span></label></div></li>

                """)
        }
        html.add(
            """
            </ul></section>
            <section class="card"><h2>\(words[RetentionWord.destroy])</h2><p>\(words[RetentionWord.destroyHelp])</p>
            <div class="field"><label for="alasan">\(words[RetentionWord.reason])</label><p class="help" id="alasan-bantu">\(words[RetentionWord.reasonHelp])</p><textarea class="input" id="alasan" name="alasan" rows="2" maxlength="500" aria-describedby="alasan-bantu" required>\(said?.form.text("alasan") ?? "")</textarea></div>
            <p class="choice"><input type="checkbox" id="yakin" name="yakin" value="1" required><label for="yakin">\(words[RetentionWord.sure])</label></p>
            <p class="actions"><button class="button button-danger">\(words[RetentionWord.destroy])</button></p></section></form>

            """)
    }
}
