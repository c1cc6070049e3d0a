import People
import Storage
import Subjects
import Web

/// The events of an office as people read them: a sentence first, the hashes behind it.
struct TrailPage {
    let visit: Visit<Member>
    let filter: TrailFilter
    let trail: Trail?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/jejak" }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let filter = TrailFilter(visit)
        guard !filter.isFromWrong, !filter.isUntilWrong else {
            return TrailPage(visit: visit, filter: filter, trail: nil).reply()
        }
        let (office, person) = (visit.office, visit.person)
        let trail = try await visit.store.read { reading in
            try Trail(of: office, to: person, filter, most: ListQuery.pageSize, in: reading)
        }
        return TrailPage(visit: visit, filter: filter, trail: trail).reply()
    }

    func reply() -> Reply {
        var frame = Frame(words[AuditWord.trail], noun: AuditRoutes.noun.key)
        frame.capacity = 256 * 1024
        frame.isRefused = trail == nil
        return visit.page(frame) { html in
            let query = filter.query(before: filter.before)
            html.add(
                """
                <div class="page-head"><div><h1>\(words[AuditWord.trail])</h1><p class="soft">\(words[AuditWord.trailText])</p></div>
                <div class="actions"><a class="button" href="\(base).csv\(query)">\(visit.icon("download")) CSV</a><a class="button" href="\(base).json\(query)">JSON</a><a class="button" href="\(base)/akar">\(words[AuditWord.roots])</a></div></div>

                """)
            if visit.query("akar") == "belum" {
                html.add(
                    """
                    <div class="notice" role="status">\(visit.icon("calendar"))<div><p>\(words[AuditWord.noRoot])</p></div></div>

                    """)
            }
            form(&html)
            guard let trail else { return }
            if trail.events.isEmpty {
                html.add("<p class=\"empty\">\(words[AuditWord.nothing])</p>\n")
            } else {
                html.raw("<ol class=\"history\">\n")
                for event in trail.events { line(event, &html) }
                html.raw("</ol>\n")
            }
            pager(trail, &html)
        }
    }

    private func form(_ html: inout HTML) {
        html.add(
            """
            <form class="filters" method="get" action="\(base)" aria-label="\(words[AuditWord.filter])">
            <div class="wide"><label for="s-orang">\(words[AuditWord.person])</label><input class="input" type="search" id="s-orang" name="orang" maxlength="200" value="\(filter.person)" placeholder="\(words[AuditWord.personHelp])"></div>
            <div class="wide"><label for="s-perihal">\(words[AuditWord.subject])</label><input class="input" type="search" id="s-perihal" name="perihal" maxlength="200" value="\(filter.subject)" placeholder="\(words[AuditWord.subjectHelp])"></div>
            <div class="wide"><label for="s-jenis">\(words[AuditWord.kind])</label><select class="input" id="s-jenis" name="jenis"><option value="">\(words[AuditWord.allKinds])</option>
            """)
        for kind in kinds {
            html.add(
                "<option value=\"\(kind.key)\"\(" selected", if: kind.key == filter.kind)>\(kind.text)</option>\n")
        }
        html.raw("</select></div>\n")
        day("dari", AuditWord.from, filter.from, isWrong: filter.isFromWrong, &html)
        day("sampai", AuditWord.until, filter.until, isWrong: filter.isUntilWrong, &html)
        html.add("<div class=\"tight\"><button class=\"button\">\(words[AuditWord.filter])</button></div>\n")
        if !filter.isEmpty {
            html.add(
                "<div class=\"tight\"><a class=\"button button-plain\" href=\"\(base)\">\(words[AuditWord.showAll])</a></div>\n"
            )
        }
        html.raw("</form>\n")
    }

    private func day(_ name: String, _ word: AuditWord, _ value: String, isWrong: Bool, _ html: inout HTML) {
        let wrong: HTML =
            "<p class=\"wrong\" id=\"s-\(name)-salah\" role=\"alert\">\(visit.icon("warning")) \(words[AuditWord.badDay])</p>"
        html.add(
            """
            <div\(" class=\"field-wrong\"", if: isWrong)><label for="s-\(name)">\(words[word])</label><input class="input" type="date" id="s-\(name)" name="\(name)" value="\(value)"\(" aria-invalid=\"true\" aria-describedby=\"s-\(name)-salah\"", if: isWrong)>\(wrong, if: isWrong)</div>

            """)
    }

    /// Every kind that has words, by its words; and the one that was asked for.
    private var kinds: [(key: String, text: String)] {
        let prefix = "event."
        var kinds = visit.ground.locales.keys(visit.language).filter { $0.hasPrefix(prefix) }
            .map { (key: String($0.dropFirst(prefix.count)), text: words[key: $0]) }
        if !filter.kind.isEmpty, !kinds.contains(where: { $0.key == filter.kind }) {
            kinds.append((filter.kind, filter.kind))
        }
        return kinds.sorted { ($0.text, $0.key) < ($1.text, $1.key) }
    }

    private func line(_ line: TrailEvent, _ html: inout HTML) {
        let event = line.event
        html.add(
            """
            <li id="\(event.chain == Trail.installation ? "i" : "e")-\(event.seq)"><time datetime="\(event.at.description)">\(visit.moment(event.at))</time> \(visit.sentence(event))
            <details class="small"><summary>\(words[AuditWord.detail])</summary>
            """)
        fields(line.detail.fields, &html)
        html.raw("<dl class=\"facts\">")
        let chain = event.chain == Trail.installation ? AuditWord.chainInstallation : .chainOffice
        let facts: [(AuditWord, String)] = [
            (.seq, "\(words.number(event.seq)) · \(words[chain])"), (.actor, event.actor),
            (.actingFor, event.actingFor ?? "–"), (.kind, event.kind), (.subjectID, event.subject),
            (.request, event.request ?? "–"), (.hash, event.hash), (.payload, event.payload),
            (.previous, line.detail.previous),
        ]
        for (word, text) in facts { html.add("<dt>\(words[word])</dt><dd><code>\(text)</code></dd>") }
        html.raw("</dl></details></li>\n")
    }

    private func fields(_ fields: [FieldChange]?, _ html: inout HTML) {
        guard let fields else { return html.add("<p class=\"soft\">\(words[AuditWord.erased])</p>") }
        guard !fields.isEmpty else { return html.add("<p class=\"soft\">\(words[AuditWord.noFields])</p>") }
        html.add(
            """
            <div class="scroll"><table class="table"><caption class="sr">\(words[AuditWord.fields])</caption><thead><tr><th scope="col">\(words[AuditWord.field])</th><th scope="col">\(words[AuditWord.old])</th><th scope="col">\(words[AuditWord.new])</th></tr></thead><tbody>
            """)
        for field in fields {
            html.add(
                "<tr><th scope=\"row\">\(words.field(field.field))</th><td>\(field.old ?? "–")</td><td>\(field.new ?? "–")</td></tr>\n"
            )
        }
        html.raw("</tbody></table></div>\n")
    }

    private func pager(_ trail: Trail, _ html: inout HTML) {
        guard trail.next != nil || filter.before != nil else { return }
        html.add("<nav class=\"paging\" aria-label=\"\(words[AuditWord.trail])\">")
        if filter.before != nil {
            html.add(
                "<a class=\"button\" rel=\"first\" href=\"\(base)\(filter.query())\">\(words[AuditWord.newest])</a>")
        }
        if let next = trail.next {
            html.add(
                "<a class=\"button\" rel=\"next\" href=\"\(base)\(filter.query(before: next))\">\(words[AuditWord.older])</a>"
            )
        }
        html.raw("</nav>\n")
    }
}

extension Words {
    /// What a field is called; its raw name where it has no words.
    func field(_ name: String) -> String {
        let key = "field." + name
        return has(key: key) ? self[key: key] : name
    }
}
