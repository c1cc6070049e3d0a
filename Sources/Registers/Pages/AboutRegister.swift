import Forms
import People
import Storage
import Web

/// What a register is: the rules behind it, its fields, states and deadlines, who may do what. Made from the definition.
enum AboutRegister {
    /// - Parameter said: why the way of running it was not changed.
    static func page(_ visit: Visit<Member>, _ shelf: RegisterShelf, said: WayRefusal? = nil) async throws -> Reply {
        let (rights, units) = try await visit.store.read { reading in
            (try visit.register(shelf, in: reading), try Unit.all(of: visit.office.id, in: reading))
        }
        let (words, definition) = (visit.words, rights.register.definition)
        let base = "/\(visit.office.slug)/register/\(rights.register.path)"
        var frame = Frame(words[definition.title], noun: RegisterRoutes.noun.key)
        frame.isRefused = said != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(words[RegisterWord.about])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[RegisterWord.about]): \(words[definition.title])</h1>\(definition.help.map { "<p>\(words[$0])</p>" as HTML } ?? "")</div><div class="actions">\("<a class=\"button\" href=\"\(base)/definisi\">\(words[RegisterWord.definition])</a>", if: visit.person.may(.defineRegisters, in: visit.office.id))</div></div>
                <section class="card"><h2>\(words[RegisterWord.basis])</h2><ul class="dots">

                """)
            for basis in definition.basis {
                html.add(
                    "<li>\(basis.title) <span class=\"badge\(" badge-doubt", if: basis.confidence == "unverified")\">\(words[key: "registers.confidence.\(basis.confidence)"])</span>\(basis.note.map { " <span class=\"soft\">\(words[$0])</span>" as HTML } ?? "")</li>\n"
                )
            }
            if definition.basis.isEmpty { html.add("<li>–</li>") }
            html.add(
                "</ul></section><section class=\"card\"><h2>\(words[RegisterWord.fields])</h2><div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[RegisterWord.field])</th><th scope=\"col\">\(words[RegisterWord.kind])</th><th scope=\"col\">\(words[RegisterWord.answers])</th></tr></thead><tbody>\n"
            )
            for field in definition.fields where rights.sees(field) {
                html.add(
                    "<tr><th scope=\"row\">\(words[field.label])\(" *", if: field.required)</th><td>\(words[key: "forms.kind.\(field.kind.rawValue)"])</td><td>\(field.options.map { words[$0.label] }.joined(separator: ", "))</td></tr>\n"
                )
            }
            html.add(
                "</tbody></table></div></section><section class=\"card\"><h2>\(words[RegisterWord.states])</h2><ul class=\"dots\">\n"
            )
            for transition in definition.transitions {
                let from = transition.from.compactMap { definition.state($0) }.map { words[$0.label] }
                let to = definition.state(transition.to).map { words[$0.label] } ?? ""
                html.add(
                    "<li><b>\(words[transition.label])</b>: \(from.joined(separator: ", ")) → \(to)</li>\n")
            }
            html.add(
                "</ul></section><section class=\"card\"><h2>\(words[RegisterWord.deadlines])</h2><ul class=\"dots\">\n")
            for deadline in definition.deadlines {
                let length =
                    deadline.by != nil
                    ? deadline.days.filter { $0.value > 0 }.sorted { $0.value < $1.value }.map { key, days in
                        let label =
                            deadline.by.flatMap { definition.field($0)?.option(key) }.map { words[$0.label] } ?? key
                        return "\(label): \(words(RegisterWord.workingDays, ["count": String(days)]))"
                    }.joined(separator: "; ")
                    : deadline.hours > 0
                        ? words(RegisterWord.hours, ["count": String(deadline.hours)])
                        : words(RegisterWord.workingDays, ["count": String(deadline.workingDays)])
                html.add(
                    "<li><b>\(words[deadline.label])</b>: \(length)\(deadline.source.map { " <span class=\"soft\">\($0)</span>" as HTML } ?? "") <span class=\"badge\(" badge-doubt", if: deadline.confidence == "unverified")\">\(words[key: "registers.confidence.\(deadline.confidence)"])</span></li>\n"
                )
            }
            if definition.deadlines.isEmpty { html.add("<li>–</li>") }
            html.raw("</ul></section>\n")
            WayCard(visit: visit, register: rights.register, units: units, said: said).write(&html)
        }
    }
}
