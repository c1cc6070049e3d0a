import People
import Storage
import Web

/// Where a list of people is brought; then everything it would do and everything that is wrong with it.
struct ImportPage {
    let visit: Visit<Member>
    var plan: PeopleImport?
    var refusal: ImportRefusal?
    var document = ""
    var hash = ""

    /// So many rows of each part are shown; more make a page that nobody reads.
    private static let mostShown = 200

    private var words: Words { visit.words }
    private var base: String { "\(visit.peopleBase)/impor" }

    func reply() -> Reply {
        var frame = Frame(words[PeopleWord.bringMany], noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil || !(plan?.faults.isEmpty ?? true)
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs([], words[PeopleWord.bringMany]))
                <div class="page-head"><div><h1>\(words[PeopleWord.bringMany])</h1><p>\(document)</p></div></div>

                """)
            if let refusal { notice(words[key: refusal.rawValue], error: refusal.rawValue, &html) }
            if let plan { write(plan, &html) }
            if plan?.newcomers.isEmpty ?? true || !(plan?.faults.isEmpty ?? true) { upload(&html) }
        }
    }

    private func notice(_ text: String, error: String, _ html: inout HTML) {
        html.add(
            """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(error)">\(visit.icon("warning"))<div><p>\(text)</p></div></div>

            """)
    }

    private func upload(_ html: inout HTML) {
        html.add(
            """
            <form class="card stack narrow" method="post" action="\(base)" enctype="multipart/form-data">\(visit.tokenField)
            <div class="field"><label for="berkas">\(words[PeopleWord.importFile])</label><p class="help" id="berkas-bantu">\(words(PeopleWord.importHelp, ["size": String(ImportRoutes.largest / 1_048_576)]))</p>
            <input class="input" type="file" id="berkas" name="berkas" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values" required aria-describedby="berkas-bantu"></div>
            <p class="actions"><button class="button button-main">\(visit.icon("upload")) \(words[PeopleWord.importCheck])</button></p>
            <p class="small soft">\(words[PeopleWord.importNothingYet])</p></form>
            <section class="stack narrow" aria-labelledby="kolom"><h2 id="kolom">\(words[PeopleWord.importColumns])</h2><dl class="facts card">

            """)
        for column in ImportColumn.allCases {
            html.add("<dt><code>\(column.rawValue)</code></dt><dd>\(words[column.help])</dd>")
        }
        html.raw("</dl></section>\n")
    }

    private func write(_ plan: PeopleImport, _ html: inout HTML) {
        html.raw("<dl class=\"figures\">")
        for (word, count) in [
            (PeopleWord.importMade, plan.newcomers.count), (.importSkipped, plan.skipped.count),
            (.importFaults, plan.faults.count),
        ] {
            html.add("<div><dt>\(words[word])</dt><dd>\(count)</dd></div>")
        }
        html.raw("</dl>\n")
        if !plan.faults.isEmpty {
            notice(words[PeopleWord.importFaultsText], error: "people.import.faults", &html)
            table(
                .importFaults, [.importLine, .importColumn, .importValue, .importProblem, .importAccepted],
                plan.faults.map {
                    [
                        String($0.line), $0.column.rawValue, $0.value, words[key: $0.kind.rawValue],
                        $0.accepted.isEmpty ? "–" : $0.accepted.joined(separator: ", "),
                    ]
                }, &html)
        } else if plan.newcomers.isEmpty {
            html.add(
                "<div class=\"notice\" role=\"status\">\(visit.icon("check"))<div><p>\(words[PeopleWord.importNobody])</p></div></div>\n"
            )
        } else {
            confirm(plan, &html)
        }
        table(
            .importMade, [.importLine, .name, .post, .unit, .role, .loginToGive],
            plan.newcomers.map {
                [
                    String($0.line), $0.person.name, $0.person.post, $0.unit?.name ?? "–",
                    $0.role?.name(visit.language) ?? "–", $0.login ?? "–",
                ]
            }, &html)
        table(
            .importSkipped, [.importLine, .name, .importReason],
            plan.skipped.map { [String($0.line), $0.name, words[key: $0.reason.rawValue]] }, &html)
    }

    private func confirm(_ plan: PeopleImport, _ html: inout HTML) {
        let signature = visit.ground.keys.sign(visit.imported(hash), for: "people-import")
        html.add(
            """
            <form class="card stack" method="post" action="\(base)/pengambilan">\(visit.tokenField)
            <input type="hidden" name="berkas" value="\(hash)"><input type="hidden" name="tanda" value="\(signature)"><input type="hidden" name="nama" value="\(document)"><input type="hidden" name="jumlah" value="\(plan.newcomers.count)">
            <p>\(words[PeopleWord.importTakeText])</p>
            <p class="actions"><button class="button button-main">\(words(PeopleWord.importTake, ["count": words.number(plan.newcomers.count)]))</button> <a class="button button-plain" href="\(base)">\(words[PeopleWord.cancel])</a></p></form>

            """)
    }

    private func table(_ title: PeopleWord, _ columns: [PeopleWord], _ rows: [[String]], _ html: inout HTML) {
        guard !rows.isEmpty else { return }
        html.add(
            "<section class=\"stack\"><h2>\(words[title])</h2><div class=\"scroll\"><table class=\"table\"><thead><tr>")
        for column in columns { html.add("<th scope=\"col\">\(words[column])</th>") }
        html.raw("</tr></thead><tbody>\n")
        for row in rows.prefix(Self.mostShown) {
            html.raw("<tr>")
            for cell in row { html.add("<td>\(cell)</td>") }
            html.raw("</tr>\n")
        }
        let more = rows.count - Self.mostShown
        let rest: HTML = "<p class=\"small soft\">\(words(PeopleWord.importMore, ["count": words.number(more)]))</p>"
        html.add("</tbody></table></div>\(rest, if: more > 0)</section>\n")
    }
}

extension ImportColumn {
    fileprivate var help: PeopleWord {
        switch self {
        case .name: .columnName
        case .nip: .columnNIP
        case .email: .columnEmail
        case .post: .columnPost
        case .unit: .columnUnit
        case .role: .columnRole
        case .login: .columnLogin
        }
    }
}
