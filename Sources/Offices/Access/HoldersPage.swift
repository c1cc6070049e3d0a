import People
import Storage
import Web

/// The reverse of *Hak akses*: everybody who may do an action today, and which grant gives it.
enum HoldersPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (form, holders) = try await read(visit)
        let words = visit.words
        let sentences = AccessSentences(words: words)
        let base = "/\(visit.office.slug)/hak-akses"
        var frame = Frame(words[AccessWord.whoTitle], noun: AccessRoutes.noun.key)
        frame.isRefused = form.isRefused
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[AccessWord.crumbs])"><ol><li><a href="\(base)">\(words[AccessWord.title])</a></li><li aria-current="page">\(words[AccessWord.whoTitle])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[AccessWord.whoTitle])</h1><p>\(words[AccessWord.whoLead])</p></div>
                \(exports(visit, form), if: holders != nil)</div>
                <div class="stack">

                """)
            form.write(visit, button: .whoShow, asksPerson: false, &html)
            if let holders, let action = form.action {
                let title = words(
                    AccessWord.whoMay,
                    ["action": sentences.action(action), "subject": sentences.subject(form.choice.subject)])
                html.add("<h2>\(title)</h2>\n")
                list(holders, visit, form, &html)
            }
            html.raw("</div>\n")
        }
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (form, holders) = try await read(visit)
        if form.isRefused { throw Problem.notFound }
        let words = visit.words
        let sentences = AccessSentences(words: words)
        return Table(
            name: "siapa-boleh",
            columns: [
                .init("person", words[AccessWord.name]), .init("office", words[AccessWord.office]),
                .init("because", words[AccessWord.why]),
            ],
            rows: (holders ?? []).map { holder in
                [
                    .text(holder.person.name), .text(holder.person.officeName),
                    .texts(holder.giving.map(sentences.grant)),
                ]
            })
    }

    /// Nobody in particular until an action was chosen and the subject is clear.
    private static func read(_ visit: Visit<Member>) async throws -> (AccessForm, [Access.Explanation]?) {
        let (office, today) = (visit.office, visit.today)
        return try await visit.store.read { reading in
            let form = try AccessForm.read(visit, others: true, in: reading)
            guard let action = form.action, form.choice.isClear else { return (form, nil) }
            let holders = try Access.holders(
                of: action, subject: form.choice.subject, office: office, on: today, in: reading)
            return (form, holders)
        }
    }

    private static func exports(_ visit: Visit<Member>, _ form: AccessForm) -> HTML {
        let query = form.query(visit)
        return """
            <div class="actions"><a class="button" href="\(visit.place).csv?\(query)">\(visit.icon("download")) CSV</a><a class="button" href="\(visit.place).json?\(query)">JSON</a></div>
            """
    }

    private static func list(
        _ holders: [Access.Explanation], _ visit: Visit<Member>, _ form: AccessForm, _ html: inout HTML
    ) {
        let words = visit.words
        let sentences = AccessSentences(words: words)
        guard !holders.isEmpty else { return html.add("<p class=\"empty\">\(words[AccessWord.whoNobody])</p>\n") }
        html.add(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(words[AccessWord.title])\"><table class=\"table\"><thead><tr>"
        )
        for word in [AccessWord.name, .office, .why] { html.add("<th scope=\"col\">\(words[word])</th>") }
        html.raw("</tr></thead><tbody>\n")
        for holder in holders {
            let query = form.query(visit, person: holder.person)
            html.add(
                "<tr><th scope=\"row\"><a href=\"/\(visit.office.slug)/hak-akses?\(query)\">\(holder.person.name)</a></th><td>\(holder.person.officeName)</td><td>\(holder.giving.map(sentences.grant).joined(separator: "; "))</td></tr>\n"
            )
        }
        let count = words.number(holders.count)
        html.add(
            "</tbody></table></div>\n<p class=\"paging small soft\">\(words(WebWord.rowsOf, ["count": count, "total": count]))</p>\n"
        )
    }
}
