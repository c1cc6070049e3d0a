import Forms
import People
import Storage
import Web

/// Where a file of records is brought, what its columns may be, and what was brought before.
struct BringingPage {
    let visit: Visit<Member>
    let rights: RecordRights
    let before: [RecordImport]
    var refusal: ImportRefusal?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }

    func reply() -> Reply {
        var frame = Frame(words[ImportWord.title], noun: RegisterRoutes.noun.key)
        frame.isRefused = refusal != nil
        let reply = visit.page(frame) { html in
            visit.writeHead(words[ImportWord.title], rights, &html)
            if let refusal { visit.write(refusal, &html) }
            html.add(
                """
                <form class="card stack narrow" method="post" action="\(base)/impor" enctype="multipart/form-data">\(visit.tokenField)
                <div class="field"><label for="berkas">\(words[ImportWord.file])</label><p class="help" id="berkas-bantu">\(words(ImportWord.fileHelp, ["size": String(CSVReader.mostBytes / 1_048_576), "rows": words.number(CSVReader.mostRows)]))</p>
                <input class="input" type="file" id="berkas" name="berkas" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" required aria-describedby="berkas-bantu"></div>
                <p class="actions"><button class="button button-main">\(visit.icon("upload")) \(words[ImportWord.look])</button><a class="button" href="\(base)/templat.csv">\(visit.icon("download")) \(words[ImportWord.template])</a></p>
                <p class="small soft">\(words[ImportWord.nothingYet])</p></form>

                """)
            columns(&html)
            earlier(&html)
        }
        // How far a job is changes nothing of the office, by which pages are known to be the same.
        return reply.unkept
    }

    private func columns(_ html: inout HTML) {
        html.add(
            """
            <section class="card" aria-labelledby="kolom"><h2 id="kolom">\(words[ImportWord.columns])</h2><p>\(words[ImportWord.columnsHelp])</p>
            <div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[ImportWord.column])</th><th scope="col">\(words[RegisterWord.kind])</th><th scope="col">\(words[ImportWord.accepted])</th></tr></thead><tbody>
            <tr><th scope="row">\(words[RegisterWord.number])</th><td></td><td>\(words[ImportWord.numberHelp])</td></tr>
            <tr><th scope="row">\(words[RegisterWord.state])</th><td></td><td>\(words[ImportWord.stateHelp]) \(rights.register.definition.states.map { words[$0.label] }.joined(separator: ", "))</td></tr>
            <tr><th scope="row">\(words[RegisterWord.unit])</th><td></td><td>\(words[ImportWord.unitHelp])</td></tr>

            """)
        for field in ImportTemplate.fields(rights) {
            let title = field.column ?? words[field.label]
            let answers = field.options.filter { !$0.ended }.map { words[$0.label] }.joined(separator: ", ")
            html.add(
                "<tr><th scope=\"row\">\(title)\(" *", if: field.required)</th><td>\(words[key: "forms.kind.\(field.kind.rawValue)"])</td><td>\(answers)</td></tr>\n"
            )
        }
        html.raw("</tbody></table></div></section>\n")
    }

    private func earlier(_ html: inout HTML) {
        guard !before.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"lalu\"><h2 id=\"lalu\">\(words[ImportWord.earlier])</h2><ul class=\"stack\">\n"
        )
        for one in before {
            html.add(
                "<li><a href=\"\(base)/impor/\(one.number)\">\(words(ImportWord.numbered, ["number": String(one.number)])): \(one.name)</a> <span class=\"badge\">\(words[one.state.word])</span> <span class=\"small soft\">\(one.maker), \(visit.moment(one.madeAt))</span></li>\n"
            )
        }
        html.raw("</ul></section>\n")
    }
}

extension Visit<Member> {
    /// The way back to the register, and what the page is.
    func writeHead(_ title: String, _ rights: RecordRights, way: [(String, String)] = [], _ html: inout HTML) {
        let definition = rights.register.definition
        let base = "/\(office.slug)/register/\(rights.register.path)"
        html.add(
            "<nav class=\"crumbs\" aria-label=\"\(words[RegisterWord.crumbs])\"><ol><li><a href=\"/\(office.slug)/register\">\(words[RegisterWord.registers])</a></li><li><a href=\"\(base)\">\(words[definition.title])</a></li>"
        )
        for (label, address) in way { html.add("<li><a href=\"\(address)\">\(label)</a></li>") }
        html.add(
            "<li aria-current=\"page\">\(title)</li></ol></nav>\n<div class=\"page-head\"><h1>\(title)</h1></div>\n")
    }

    func write(_ refusal: ImportRefusal, _ html: inout HTML) {
        html.add(
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(refusal.rawValue)\">\(icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
        )
    }
}
