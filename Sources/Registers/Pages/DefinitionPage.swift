import Forms
import People
import Storage
import Web

/// Where an office reads, changes and adds definitions: what is wrong with its line, and what taking one does to the
/// records, before it is taken.
struct DefinitionPage: Sendable {
    let shelf: RegisterShelf

    @Sendable func showNew(_ visit: Visit<Member>) async throws -> Reply { reply(visit, source: "", title: nil) }

    /// The register's own patch or definition, and what ships newer than what the office has.
    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let (register, source) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let source = try reading.texts(
                """
                SELECT source FROM register_version
                WHERE office = \(visit.office.id) AND register = \(rights.register.key) ORDER BY seq DESC LIMIT 1
                """
            ).first
            return (rights.register, source ?? "")
        }
        let usual = "register: \(register.key)\nfields: []\nchanges: {}\n"
        return reply(
            visit, source: source.isEmpty ? usual : source, title: visit.words[register.definition.title],
            newer: newer(register), shipped: shelf.shipped.first { $0.key == register.key }?.source)
    }

    /// What ships now, where the office stands on an older one and changed nothing of it.
    private func newer(_ register: OfficeRegister) -> Register? {
        guard register.version > 0, register.base == register.register.hash,
            let shipped = shelf.shipped.first(where: { $0.key == register.key }), shipped.hash != register.register.hash
        else { return nil }
        return shipped
    }

    /// Checks what was typed, shows what it does, and takes it when that was seen.
    @Sendable func take(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (source, shelf, key) = (form.raw("definisi"), shelf, form.text("baru"))
        do {
            let (offered, effect) = try await visit.store.read { reading in
                let offered = try Self.offered(source, key, visit, shelf, in: reading)
                return (offered, try DefinitionEffect(offered, office: visit.office.id, visit.words, in: reading))
            }
            guard form.text("ambil") == offered.register.hash, !effect.isRefused else {
                return reply(visit, source: source, title: nil, offered: offered, effect: effect, newerKey: key)
            }
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let offered = try Self.offered(source, key, visit, shelf, in: change.reading)
                let effect = try DefinitionEffect(offered, office: visit.office.id, visit.words, in: change.reading)
                guard !effect.isRefused, offered.register.hash == form.text("ambil") else { throw StaleWrite([]) }
                try offered.take(visit.office, in: change)
            }
            return .see("/\(visit.office.slug)/register/\(offered.register.path)")
        } catch let problems as DefinitionProblems {
            return reply(visit, source: source, title: nil, problems: problems.all)
        }
    }

    private static func offered(
        _ source: String, _ key: String, _ visit: Visit<Member>, _ shelf: RegisterShelf, in reading: Reading
    ) throws -> OfferedDefinition {
        if !key.isEmpty, let present = try shelf.named(key, of: visit.office.id, in: reading),
            let shipped = shelf.shipped.first(where: { $0.key == key })
        {
            return OfferedDefinition(shipped: shipped, instead: present)
        }
        return try OfferedDefinition(source, office: visit.office.id, shelf, in: reading)
    }

    private func reply(
        _ visit: Visit<Member>, source: String, title: String?, problems: [DefinitionProblem] = [],
        offered: OfferedDefinition? = nil, effect: DefinitionEffect? = nil, newer: Register? = nil,
        shipped: String? = nil,
        newerKey: String = ""
    ) -> Reply {
        let words = visit.words
        var frame = Frame(words[RegisterWord.definition], noun: RegisterRoutes.noun.key)
        frame.isRefused = !problems.isEmpty || (effect?.isRefused ?? false)
        let place = "/\(visit.office.slug)/register/-/definisi"
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li aria-current="page">\(words[RegisterWord.definition])</li></ol></nav>
                <div class="page-head"><div><h1>\(title.map { "\(words[RegisterWord.definition]): \($0)" } ?? words[RegisterWord.definition])</h1><p>\(words[RegisterWord.definitionHelp])</p></div><div class="actions"><a class="button" href="/-/skema/register.json">JSON Schema</a></div></div>

                """)
            if !problems.isEmpty {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"registers.definition-refused\">\(visit.icon("warning"))<div><p>\(words[RegisterWord.definitionRefused])</p><ul>\n"
                )
                for problem in problems { html.add("<li><code>\(problem.description)</code></li>\n") }
                html.raw("</ul></div></div>\n")
            }
            if let offered, let effect { confirm(visit, source, offered, effect, place, newerKey, &html) }
            if let newer {
                html.add(
                    "<form class=\"notice\" method=\"post\" action=\"\(place)\">\(visit.tokenField)<input type=\"hidden\" name=\"baru\" value=\"\(newer.key)\"><div><p>\(words[RegisterWord.newerShips])</p><button class=\"button\">\(words[RegisterWord.check])</button></div></form>\n"
                )
            }
            if let shipped {
                html.add(
                    "<details class=\"card more\"><summary>\(words[RegisterWord.shippedYAML])</summary><pre class=\"code\" tabindex=\"0\">\(shipped)</pre></details>\n"
                )
            }
            html.add(
                "<form class=\"card stack\" method=\"post\" action=\"\(place)\" data-guard>\(visit.tokenField)<div class=\"field\"><label for=\"definisi\">YAML</label><p class=\"help\" id=\"definisi-bantu\">\(words[RegisterWord.yamlHelp])</p><textarea class=\"input code\" id=\"definisi\" name=\"definisi\" rows=\"28\" spellcheck=\"false\" aria-describedby=\"definisi-bantu\" required>\(source)</textarea></div><p class=\"actions\"><button class=\"button\(" button-main", if: offered == nil)\">\(words[RegisterWord.check])</button></p></form>\n"
            )
        }
    }

    private func confirm(
        _ visit: Visit<Member>, _ source: String, _ offered: OfferedDefinition, _ effect: DefinitionEffect,
        _ place: String, _ newerKey: String, _ html: inout HTML
    ) {
        let words = visit.words
        let title = words[offered.register.definition.title]
        // Who defines a register need not be let in to it: by what is there now, not by what is offered.
        let mayCount = offered.present.map { RecordRights(person: visit.person, register: $0).readsAll } ?? true
        let records =
            mayCount || effect.records == 0
            ? words(RegisterWord.effectRecords, ["count": words.number(effect.records)])
            : words[RegisterWord.effectUncounted]
        html.add(
            "<section class=\"card\" data-effect><h2>\(words(RegisterWord.effect, ["register": title]))</h2><p>\(records)</p><ul>\n"
        )
        for line in effect.lines {
            let text = words.fill(words[line.word]) { line.values[$0] }
            let count =
                mayCount
                ? words(RegisterWord.effectCount, ["count": words.number(line.count)]) : words[RegisterWord.effectSome]
            html.add(
                "<li\(" class=\"state-loud\"", if: line.isRefused) data-effect=\"\(line.word.rawValue)\">\(text)\(" · \(count)", if: line.count > 0)</li>\n"
            )
        }
        if effect.lines.isEmpty {
            html.add("<li>\(words[offered.present == nil ? RegisterWord.effectNew : .effectNone])</li>\n")
        }
        html.raw("</ul>\n")
        if effect.isRefused {
            html.add("<p class=\"state-loud\">\(words[RegisterWord.effectRefused])</p>\n")
        } else {
            html.add(
                "<form method=\"post\" action=\"\(place)\">\(visit.tokenField)<input type=\"hidden\" name=\"baru\" value=\"\(newerKey)\"><input type=\"hidden\" name=\"ambil\" value=\"\(offered.register.hash)\"><textarea name=\"definisi\" hidden>\(source)</textarea><p class=\"actions\"><button class=\"button button-main\">\(words[RegisterWord.take])</button></p></form>\n"
            )
        }
        html.raw("</section>\n")
    }
}
