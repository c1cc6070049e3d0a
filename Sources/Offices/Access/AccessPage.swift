import People
import Storage
import Web

/// *Hak akses*: who may do what here, and why, grant by grant.
enum AccessPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, today) = (visit.office, visit.today)
        let (form, explanation) = try await visit.store.read { reading -> (AccessForm, Access.Explanation?) in
            let form = try AccessForm.read(visit, others: true, in: reading)
            guard let person = form.person, let action = form.action, form.choice.isClear else { return (form, nil) }
            let explanation = try Access.explain(
                person: person, action: action, subject: form.choice.subject, office: office, on: today, in: reading)
            return (form, explanation)
        }
        let words = visit.words
        let base = "/\(office.slug)/hak-akses"
        var frame = Frame(words[AccessWord.title], noun: AccessRoutes.noun.key)
        frame.isRefused = form.isRefused
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[AccessWord.title])</h1><p>\(words(AccessWord.lead, ["date": words.date(today)]))</p></div>
                <div class="actions"><a class="button" href="\(base)/siapa">\(words[AccessWord.whoTitle])</a><a class="button" href="\(base)/saya">\(words[AccessWord.ownTitle])</a></div></div>
                <div class="stack">

                """)
            form.write(visit, button: .explain, asksPerson: true, &html)
            if let explanation {
                ExplanationView(visit: visit, explanation: explanation).write(&html)
                html.add(
                    "<p class=\"actions\"><a class=\"button\" href=\"\(base)/siapa?\(form.query(visit))\">\(words[AccessWord.whoOthers])</a></p>\n"
                )
            }
            html.raw("</div>\n")
        }
    }
}
