import Forms
import People
import Storage
import Web

/// A register's page: its records with filters, views, sums.
struct RecordList: Sendable {
    let shelf: RegisterShelf

    private struct Found: Sendable {
        let rights: RecordRights
        let query: RecordQuery
        let records: [Record]
        let total: Int
        let totals: [(field: Field, sum: Int64)]
        let names: [String: String]
        let units: [Unit]
        let views: [KeptView]
    }

    private func find(_ visit: Visit<Member>) async throws -> Found {
        try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let query = RecordQuery(visit, rights)
            return Found(
                rights: rights, query: query, records: try query.records(query.list.slice, in: reading),
                total: try query.count(in: reading), totals: try query.totals(in: reading),
                names: try RecordTable.names(visit.office.id, in: reading),
                units: try Unit.all(of: visit.office.id, in: reading),
                views: try KeptView.all(visit, rights.register, in: reading))
        }
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        let found = try await find(visit)
        return RecordTable(rights: found.rights, words: visit.words, names: found.names, today: visit.today)
            .table(found.records, total: found.total)
    }

    /// All records that the filters leave, with every field that the visitor sees.
    @Sendable func export(_ visit: Visit<Member>) async throws -> Reply {
        let table = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let query = RecordQuery(visit, rights)
            return RecordTable(
                rights: rights, words: visit.words, names: try RecordTable.names(visit.office.id, in: reading),
                today: visit.today
            ).whole(try query.records("LIMIT 200000", in: reading))
        }
        return .download(table.csv, name: table.name + "-lengkap.csv", media: "text/csv; charset=utf-8")
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let found = try await find(visit)
        let (words, rights, definition) = (visit.words, found.rights, found.rights.register.definition)
        let rows = RecordTable(rights: rights, words: words, names: found.names, today: visit.today)
        let table = rows.table(found.records, total: found.total)
        let base = "/\(visit.office.slug)/register/\(rights.register.path)"
        return visit.page(Frame(words[definition.title], noun: RegisterRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li aria-current="page">\(words[definition.title])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[definition.title])</h1>\(definition.help.map { "<p>\(words[$0])</p>" as HTML } ?? "")</div>
                \(actions(visit, found, base))</div>

                """)
            html.add(visit.yearLinks(rights, base))
            views(visit, found, base, &html)
            filters(visit, found, &html)
            if found.records.isEmpty, visit.querySuffix.isEmpty {
                html.add(
                    "<p class=\"empty\">\(words(RegisterWord.noRecords, ["record": words[definition.record]]))</p>\n")
            } else {
                html.add(
                    table.page(
                        visit, found.query.list, sortable: Set(found.query.sortable.keys).union(["number"]),
                        links: found.records.map { "\(base)/\($0.code)" }, alarms: alarms(found, visit)))
            }
            for total in found.totals {
                html.add(
                    "<p class=\"small\"><b>\(words[RegisterWord.total]) \(words[total.field.label])</b>: \(words.number(total.sum, decimals: total.field.scale))</p>\n"
                )
            }
        }
    }

    /// Which of the records are late.
    private func alarms(_ found: Found, _ visit: Visit<Member>) -> [Int: String] {
        let late = found.records.indices.filter { found.records[$0].isLate(on: visit.today) }
        return Dictionary(uniqueKeysWithValues: late.map { ($0, visit.words[RegisterWord.isLate]) })
    }

    /// What can be done here: the first by a button, what is seldom needed behind one.
    private func actions(_ visit: Visit<Member>, _ found: Found, _ base: String) -> HTML {
        let (words, rights) = (visit.words, found.rights)
        let mayAdd = rights.may("add") && rights.register.way != .summary
        var html: HTML = "<div class=\"actions\">"
        if mayAdd {
            html.add(
                "<a class=\"button button-main\" href=\"\(base)/tambah\">\(visit.icon("plus")) \(words[RegisterWord.add])</a>"
            )
        }
        html.add(
            "<a class=\"button\" href=\"\(base)/ekspor.csv\(visit.querySuffix)\">\(visit.icon("download")) CSV</a><details class=\"menu\"><summary class=\"button\">\(words[RegisterWord.more])</summary><div class=\"menu-body\"><ul>"
        )
        if mayAdd { html.add("<li><a href=\"\(base)/impor\">\(words[ImportWord.title])</a></li>") }
        if rights.may("change"), rights.register.way != .summary {
            html.add("<li><a href=\"\(base)/sekaligus\(visit.querySuffix)\">\(words[RegisterWord.bulk])</a></li>")
        }
        html.add(
            "<li><a href=\"\(base)/tampilan\(visit.querySuffix)\">\(words[KeptViewWord.mine])</a></li><li><a href=\"\(base)/tentang\">\(words[RegisterWord.about])</a></li></ul></div></details></div>"
        )
        return html
    }

    private func views(_ visit: Visit<Member>, _ found: Found, _ base: String, _ html: inout HTML) {
        let (words, definition) = (visit.words, found.rights.register.definition)
        let shown = RecordQuery.views(found.rights)
        guard !shown.isEmpty || definition.isCase || !found.views.isEmpty else { return }
        let asked = KeptView.query(String(visit.querySuffix.dropFirst()), found.rights)
        let kept = found.views.first { $0.query == asked }
        let current = kept == nil ? visit.query("lihat") : nil
        func tab(_ key: String, _ label: String) -> HTML {
            let address = key.isEmpty ? base : "\(base)?lihat=\(key)"
            return "<a href=\"\(address)\"\(" aria-current=\"page\"", if: key == current)>\(label)</a>"
        }
        html.add("<nav class=\"tabs\" aria-label=\"\(words[RegisterWord.views])\">\(tab("", words[RegisterWord.all]))")
        if definition.isCase { html.add(tab("saya", words[RegisterWord.mine])) }
        for view in shown { html.add(tab(view.key, words[view.label])) }
        for view in found.views {
            html.add(
                "<a href=\"\(base)?\(view.query)\"\(" aria-current=\"page\"", if: view.id == kept?.id)>\(view.title)</a>"
            )
        }
        html.raw("</nav>\n")
    }

    private func filters(_ visit: Visit<Member>, _ found: Found, _ html: inout HTML) {
        let (words, definition, query) = (visit.words, found.rights.register.definition, found.query)
        html.add(
            "<form class=\"filters\" method=\"get\"><div class=\"wide\"><label for=\"s-q\">\(words[RegisterWord.word])</label><input class=\"input\" type=\"search\" id=\"s-q\" name=\"q\" maxlength=\"200\" value=\"\(query.list.words.joined(separator: " "))\"></div>\n"
        )
        if !visit.query("lihat").isEmpty {
            html.add("<input type=\"hidden\" name=\"lihat\" value=\"\(visit.query("lihat"))\">")
        }
        select(
            "status", words[RegisterWord.state], definition.states.map { ($0.key, words[$0.label]) }, query.state,
            words, &html)
        let fields = RecordQuery.filters(found.rights).prefix(5)
        // Few ask by more than a word and a state: the rest would fill a phone's screen before the first row.
        if !fields.isEmpty {
            html.add(
                "<details class=\"more wide\"\(" open", if: !query.answers.isEmpty)><summary>\(words[RegisterWord.moreFilters])</summary><div class=\"filters\">\n"
            )
        }
        for field in fields {
            let all: [(String, String)] =
                switch field.kind {
                case .flag: [("ya", words[FormWord.yes]), ("tidak", words[FormWord.no])]
                case .unit: found.units.map { ($0.id, $0.name) }
                case .person:
                    found.names.sorted { $0.value < $1.value }.filter { one in
                        !found.units.contains { $0.id == one.key }
                    }
                    .map { ($0.key, $0.value) }
                default: field.options.map { ($0.key, words[$0.label]) }
                }
            let chosen = query.answers.first { $0.field.key == field.key }?.value ?? ""
            select(FieldInputs.prefix + field.key, words[field.label], all, chosen, words, &html)
        }
        if !fields.isEmpty { html.raw("</div></details>\n") }
        html.add("<div class=\"tight\"><button class=\"button\">\(words[RegisterWord.filter])</button></div></form>\n")
    }

    private func select(
        _ name: String, _ label: String, _ all: [(String, String)], _ chosen: String, _ words: Words, _ html: inout HTML
    ) {
        html.add(
            "<div><label for=\"s-\(name)\">\(label)</label><select class=\"input\" id=\"s-\(name)\" name=\"\(name)\"><option value=\"\">\(words[RegisterWord.any])</option>"
        )
        for (value, title) in all {
            html.add("<option value=\"\(value)\"\(" selected", if: value == chosen)>\(title)</option>")
        }
        html.raw("</select></div>\n")
    }
}
