import People
import Storage
import Web

/// One's own rights in an office, for every member of it: also the answer to a page that was not found.
enum OwnAccessPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, today, id) = (visit.office, visit.today, visit.person.id)
        let found = try await visit.store.read { reading -> (AccessForm, [Access.Line], Access.Explanation?) in
            let form = try AccessForm.read(visit, others: false, in: reading)
            let lines = try Access.Line.all(of: id, office: office.id, in: reading)
            guard let action = form.action, form.choice.isClear,
                let person = try Access.Someone.find("person.id = \(id)", reading).first
            else { return (form, lines, nil) }
            let explanation = try Access.explain(
                person: person, action: action, subject: form.choice.subject, office: office, on: today, in: reading)
            return (form, lines, explanation)
        }
        let (form, lines, explanation) = found
        let words = visit.words
        var frame = Frame(words[AccessWord.ownTitle], noun: AccessRoutes.noun.key)
        frame.isRefused = form.isRefused
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[AccessWord.ownTitle])</h1><p>\(words(AccessWord.ownLead, ["date": words.date(today)]))</p></div>
                \("<div class=\"actions\"><a class=\"button\" href=\"/\(office.slug)/hak-akses\">\(words[AccessWord.title])</a></div>", if: visit.person.may(.explainAccess, in: office.id))</div>
                <div class="stack">
                <h2>\(words[AccessWord.ask])</h2>

                """)
            form.write(visit, button: .explain, asksPerson: false, &html)
            if let explanation { ExplanationView(visit: visit, explanation: explanation).write(&html) }
            html.add("<h2>\(words[AccessWord.ownActions])</h2>\n")
            actions(visit, &html)
            html.add("<h2>\(words[AccessWord.ownGrants])</h2>\n")
            GrantTable(visit: visit, lines: lines, explanation: nil, title: words[AccessWord.ownGrants]).write(&html)
            html.add(
                "<section class=\"card\"><h2>\(words[AccessWord.missingTitle])</h2><p>\(words[AccessWord.missingText])</p></section>\n</div>\n"
            )
        }
    }

    /// What today's grants let the visitor do, each action once, as the session itself has it.
    private static func actions(_ visit: Visit<Member>, _ html: inout HTML) {
        let grants = visit.person.grants.filter { $0.office.id == visit.office.id }
        let actions = Set(grants.flatMap(\.actions)).map(\.rawValue).sorted().map(Action.init(rawValue:))
        let sentences = AccessSentences(words: visit.words)
        guard !actions.isEmpty else {
            return html.add("<p class=\"empty\">\(visit.words[AccessWord.ownNothing])</p>\n")
        }
        html.raw("<ul class=\"dots\">\n")
        for action in actions { html.add("<li>\(sentences.action(action))</li>\n") }
        html.raw("</ul>\n")
    }
}
