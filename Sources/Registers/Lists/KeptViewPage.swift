import People
import Storage
import Web

/// The views of a register that somebody keeps, and the form that keeps what the list was asked for.
struct KeptViewPage: Sendable {
    let shelf: RegisterShelf

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        try await reply(visit, asked: String(visit.querySuffix.dropFirst()), title: "", refusal: nil)
    }

    @Sendable func keep(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (shelf, title) = (shelf, form.text("judul").trimmed)
        do {
            let address = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let rights = try visit.register(shelf, in: change.reading)
                let query = KeptView.query(form.text("tampilan"), rights)
                let kept = try KeptView.all(visit, rights.register, in: change.reading)
                guard !query.isEmpty else { throw KeptViewRefusal.nothingAsked }
                guard !title.isEmpty else { throw KeptViewRefusal.noTitle }
                guard title.count <= KeptView.longestTitle else { throw KeptViewRefusal.longTitle }
                guard !kept.contains(where: { $0.title == title }) else { throw KeptViewRefusal.sameTitle }
                guard kept.count < KeptView.most else { throw KeptViewRefusal.tooMany }
                try change.run(
                    """
                    INSERT INTO kept_view (id, person, office, register, title, query)
                    VALUES (\(change.newID()), \(visit.person.id), \(visit.office.id), \(rights.register.key), \(title),
                        \(query))
                    """)
                change.record("registers.view-kept", on: rights.register.key, office: visit.office.id)
                return "/\(visit.office.slug)/register/\(rights.register.path)?\(query)"
            }
            return .see(address)
        } catch let refusal as KeptViewRefusal {
            return try await reply(visit, asked: form.text("tampilan"), title: title, refusal: refusal)
        }
    }

    /// Takes it off; the list stays as it was asked for, so that it can be kept again.
    @Sendable func drop(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        let address = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let rights = try visit.register(shelf, in: change.reading)
            let kept = try KeptView.all(visit, rights.register, in: change.reading)
            guard let view = kept.first(where: { $0.id == form.text("tampilan") }) else { throw Problem.notFound }
            try change.run("DELETE FROM kept_view WHERE id = \(view.id)")
            change.record("registers.view-dropped", on: rights.register.key, office: visit.office.id)
            return "/\(visit.office.slug)/register/\(rights.register.path)/tampilan?\(view.query)"
        }
        return .see(address)
    }

    private func reply(
        _ visit: Visit<Member>, asked: String, title: String, refusal: KeptViewRefusal?
    ) async throws -> Reply {
        let (rights, views) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try KeptView.all(visit, rights.register, in: reading))
        }
        let (words, query) = (visit.words, KeptView.query(asked, rights))
        let name = words[rights.register.definition.title]
        let base = "/\(visit.office.slug)/register/\(rights.register.path)"
        var frame = Frame("\(words[KeptViewWord.mine]) · \(name)", noun: RegisterRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)\("?\(query)", if: !query.isEmpty)">\(name)</a></li><li aria-current="page">\(words[KeptViewWord.mine])</li></ol></nav>
                <h1>\(words[KeptViewWord.mine])</h1><p>\(words[KeptViewWord.help])</p>

                """)
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(refusal.rawValue)\">\(visit.icon("warning"))<p>\(words[key: refusal.rawValue])</p></div>\n"
                )
            }
            if !query.isEmpty, refusal != nil || !views.contains(where: { $0.query == query }) {
                html.add(
                    """
                    <form class="card stack narrow" method="post" action="\(base)/tampilan">\(visit.tokenField)<input type="hidden" name="tampilan" value="\(query)"><div class="field"><label for="judul">\(words[KeptViewWord.title])</label><input class="input" id="judul" name="judul" maxlength="\(KeptView.longestTitle)" required value="\(title)"></div><p class="actions"><button class="button button-main">\(words[KeptViewWord.keep])</button></p></form>

                    """)
            } else if views.isEmpty {
                html.add("<p class=\"empty\">\(words[KeptViewWord.none])</p>\n")
            }
            list(views, base, visit, &html)
        }
    }

    private func list(_ views: [KeptView], _ base: String, _ visit: Visit<Member>, _ html: inout HTML) {
        guard !views.isEmpty else { return }
        html.raw("<ul class=\"stack\">\n")
        for view in views {
            html.add(
                """
                <li class="card"><div class="page-head"><h2 class="h3"><a href="\(base)?\(view.query)">\(view.title)</a></h2><form method="post" action="\(base)/tampilan/penghapusan">\(visit.tokenField)<input type="hidden" name="tampilan" value="\(view.id)"><button class="button" aria-label="\(visit.words[KeptViewWord.drop]): \(view.title)">\(visit.words[KeptViewWord.drop])</button></form></div></li>

                """)
        }
        html.raw("</ul>\n")
    }
}
