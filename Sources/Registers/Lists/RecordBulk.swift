import Forms
import People
import Storage
import Web

/// One answer for several records at once: all of them or, where one refuses, none.
struct RecordBulk: Sendable {
    let shelf: RegisterShelf

    private struct Found: Sendable {
        let rights: RecordRights
        let records: [Record]
        let names: [String: String]
        let known: Choosable
        let fields: [Field]
    }

    /// The fields of which one answer may be said of many.
    private static func fields(_ rights: RecordRights) -> [Field] {
        RecordForm.fields(rights, nil).filter { field in
            [.choice, .flag, .day, .person, .unit, .text, .period].contains(field.kind) && !field.same
                && rights.may(field.write ?? "change")
        }
    }

    private func find(_ visit: Visit<Member>, in reading: Reading) throws -> Found {
        let rights = try visit.register(shelf, in: reading)
        guard rights.may("change"), rights.register.way != .summary else { throw Problem.notFound }
        let query = RecordQuery(visit, rights)
        return Found(
            rights: rights, records: try query.records(query.list.slice, in: reading),
            names: try RecordTable.names(visit.office.id, in: reading),
            known: try RecordForm.known(visit.office, visit.today, rights.register, in: reading),
            fields: Self.fields(rights))
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        try await reply(visit, said: Form(), chosen: visit.query("isian"), problems: [])
    }

    @Sendable func change(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        let (rights, known) = try await visit.store.read { reading in
            let found = try find(visit, in: reading)
            return (found.rights, found.known)
        }
        guard let field = Self.fields(rights).first(where: { $0.key == form.text("isian") }) else {
            return try await reply(visit, said: form, chosen: "", problems: [visit.words[RegisterWord.noField]])
        }
        let codes = form.all("pilih[]")
        guard !codes.isEmpty, codes.count <= ListQuery.pageSize else {
            return try await reply(
                visit, said: form, chosen: field.key, problems: [visit.words[RegisterWord.noneChosen]])
        }
        do {
            let part = try field.read(form, as: FieldInputs.prefix + field.key, known, visit.language)
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let rights = try visit.register(shelf, in: change.reading)
                let writer = RecordWriter(rights.register, visit.office, visit.words, in: change)
                var refused: [String] = []
                for code in codes {
                    guard let record = try Record.coded(code, of: rights.register, in: change.reading),
                        rights.reads(record), rights.may("change", record), rights.writes(field, record)
                    else {
                        refused.append("\(code.prefix(60)): \(visit.words[RegisterWord.notWritable])")
                        continue
                    }
                    var draft = RecordDraft(rights.register.register, from: record, today: visit.today)
                    draft.set(field, part)
                    draft.finish(visit.words)
                    refused += draft.problems.map { "\(code): \($0.text(visit.words))" }
                    if draft.problems.isEmpty { try writer.update(record, draft, version: record.version) }
                }
                guard refused.isEmpty else { throw BulkRefusal(texts: refused) }
            }
            return .see("/\(visit.office.slug)/register/\(rights.register.path)")
        } catch let problem as FieldProblem {
            return try await reply(visit, said: form, chosen: field.key, problems: [problem.text(visit.words)])
        } catch let refusal as BulkRefusal {
            return try await reply(visit, said: form, chosen: field.key, problems: refusal.texts)
        }
    }

    private func reply(_ visit: Visit<Member>, said: Form, chosen: String, problems: [String]) async throws -> Reply {
        let found = try await visit.store.read { try find(visit, in: $0) }
        let (words, rights) = (visit.words, found.rights)
        let base = "/\(visit.office.slug)/register/\(rights.register.path)"
        let table = RecordTable(rights: rights, words: words, names: found.names, today: visit.today)
            .table(found.records, total: found.records.count)
        var frame = Frame(words[RegisterWord.bulk], noun: RegisterRoutes.noun.key)
        frame.isRefused = !problems.isEmpty
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="\(base)">\(words[rights.register.definition.title])</a></li><li aria-current="page">\(words[RegisterWord.bulk])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[RegisterWord.bulk])</h1><p>\(words[RegisterWord.bulkHelp])</p></div></div>

                """)
            if !problems.isEmpty {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"registers.bulk-refused\">\(visit.icon("warning"))<div><p>\(words[RegisterWord.bulkRefused])</p><ul>\n"
                )
                for problem in problems { html.add("<li>\(problem)</li>\n") }
                html.raw("</ul></div></div>\n")
            }
            html.add(
                "<form class=\"filters\" method=\"get\"><div><label for=\"isian\">\(words[RegisterWord.field])</label><select class=\"input\" id=\"isian\" name=\"isian\">\n"
            )
            for field in found.fields {
                html.add(
                    "<option value=\"\(field.key)\"\(" selected", if: field.key == chosen)>\(words[field.label])</option>"
                )
            }
            html.add(
                "</select></div><div class=\"tight\"><button class=\"button\">\(words[RegisterWord.chooseField])</button></div></form>\n"
            )
            guard let field = found.fields.first(where: { $0.key == chosen }) else { return }
            html.add(
                "<form class=\"stack\" method=\"post\" action=\"\(base)/sekaligus\(visit.querySuffix)\">\(visit.tokenField)<input type=\"hidden\" name=\"isian\" value=\"\(field.key)\">\n"
            )
            FieldInputs(words, found.known, said).write(field, required: false, to: &html)
            rows(table, found.records, said, words, &html)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[RegisterWord.changeChosen])</button></p></form>\n"
            )
        }
    }

    private func rows(_ table: Table, _ records: [Record], _ said: Form, _ words: Words, _ html: inout HTML) {
        let chosen = Set(said.all("pilih[]"))
        html.add(
            "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\"><span class=\"sr\">\(words[RegisterWord.choose])</span></th>"
        )
        for column in table.columns { html.add("<th scope=\"col\">\(column.title)</th>") }
        html.raw("</tr></thead><tbody>\n")
        for (record, row) in zip(records, table.rows) {
            html.add(
                "<tr><td><input type=\"checkbox\" name=\"pilih[]\" value=\"\(record.code)\" aria-label=\"\(record.code)\"\(" checked", if: chosen.contains(record.code))></td>"
            )
            for cell in row { html.add("<td>\(cell.shown(words))</td>") }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n")
    }
}

/// Which records refuse the answer, and why.
private struct BulkRefusal: Error { let texts: [String] }
