import Measures
import People
import Storage
import Web

/// One indicator: what measures it, and the form that binds it.
struct BindingPage: Sendable {
    let catalogue: Catalogue
    let known: KnownBindings

    private struct Found: Sendable {
        let plan: Plan
        let month: Int
        let line: Cockpit.Line
        let bindings: [Binding]
        /// With the measures of the office's own registers.
        let catalogue: Catalogue
    }

    private func find(_ visit: Visit<Member>, in reading: Reading) throws -> Found {
        let (office, code) = (visit.office.id, try visit.path("indikator"))
        guard let plan = try Plan.visible(try visit.path("tahun"), office: office, to: visit.person, in: reading),
            let lineage = try reading.texts(
                """
                SELECT lineage FROM indicator
                WHERE plan = \(plan.id) AND version = \(plan.version) AND code = \(code)
                """
            ).first
        else { throw Problem.notFound }
        let month = CockpitPage.month(visit, plan)
        let catalogue = try catalogue.of(office, in: reading)
        let cockpit = try Cockpit(
            plan, month: month, office: office, catalogue: catalogue, only: [lineage], in: reading)
        guard let line = cockpit.lines.first else { throw Problem.notFound }
        let bindings = try Binding.all(of: plan.id, in: reading)[lineage] ?? []
        return Found(plan: plan, month: month, line: line, bindings: bindings, catalogue: catalogue)
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        try await page(visit, typed: nil, refusal: nil)
    }

    private func page(_ visit: Visit<Member>, typed: Form?, refusal: String?) async throws -> Reply {
        let found = try await visit.store.read { try find(visit, in: $0) }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(found.plan.address)"
        var frame = Frame(found.line.code, year: found.plan.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(found.plan.called(words))</a></li><li><a href="\(base)/kokpit?bulan=\(found.month)">\(words[MeasureWord.cockpit])</a></li><li aria-current="page">\(found.line.code)</li></ol></nav>

                """)
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(refusal)\">\(visit.icon("warning"))<p>\(words[key: refusal])</p></div>\n"
                )
            }
            html.add(
                "<h1><span class=\"soft\">\(found.line.code)</span> \(found.line.wording)</h1><p><a href=\"\(base)/\(found.line.subCode)\">\(words[MeasureWord.subActivity]) \(found.line.subCode)</a></p>\n"
            )
            CardFigures(visit: visit, year: found.plan.year, month: found.month).write(found.line, &html)
            if visit.person.may(.bindMeasures, in: visit.office.id) {
                form(visit, found, typed, &html)
            } else if found.bindings.isEmpty {
                html.add("<p class=\"empty\">\(words[MeasureWord.unbound])</p>")
            }
        }
    }

    private func form(_ visit: Visit<Member>, _ found: Found, _ typed: Form?, _ html: inout HTML) {
        let words = visit.words
        let seen = found.bindings.map(\.text).joined(separator: "\n")
        html.add(
            """
            <form class="card stack" method="post" data-guard aria-labelledby="ikat"><h2 id="ikat">\(words[MeasureWord.bind])</h2><p class="help">\(words[MeasureWord.bindHelp])</p>\(visit.tokenField)<input type="hidden" name="tadi" value="\(typed?.text("tadi") ?? seen)">

            """)
        let rows =
            typed.map(Self.rows)
            ?? found.bindings.map { one in
                Row(
                    measure: one.measure, comparison: one.comparison.rawValue,
                    target: one.target.map(Decimal2.text) ?? "",
                    months: one.months.map(String.init).joined(separator: ", "))
            }
        let blank = Row(measure: "", comparison: Comparison.shown.rawValue, target: "", months: "")
        for (index, row) in (rows.filter { !$0.measure.isEmpty } + [blank]).enumerated() {
            self.row(visit, index + 1, row, found.catalogue, &html)
        }
        if found.bindings.isEmpty, let proposal = known.proposal(for: found.line.wording) {
            let texts = proposal.bindings.compactMap { catalogue[$0.measure].map { words[$0.title] } }
            html.add(
                "<p class=\"small\">\(words(MeasureWord.proposed, ["measure": texts.joined(separator: "; "), "certainty": String(proposal.certainty)]))</p>\n"
            )
        }
        html.add(
            "<p class=\"actions\"><button class=\"button button-main\">\(words[MeasureWord.save])</button></p></form>\n"
        )
    }

    private struct Row {
        let measure: String
        let comparison: String
        let target: String
        let months: String
    }

    private static func rows(_ form: Form) -> [Row] {
        let (measures, comparisons) = (form.all("ukuran[]"), form.all("banding[]"))
        let (targets, months) = (form.all("target[]"), form.all("bulan[]"))
        return measures.indices.prefix(Binding.most + 1).map { index in
            Row(
                measure: measures[index], comparison: index < comparisons.count ? comparisons[index] : "",
                target: index < targets.count ? targets[index] : "", months: index < months.count ? months[index] : "")
        }
    }

    private func row(
        _ visit: Visit<Member>, _ number: Int, _ row: Row, _ catalogue: Catalogue, _ html: inout HTML
    ) {
        let words = visit.words
        html.add(
            """
            <fieldset class="filters"><legend class="sr">\(words[MeasureWord.noun]) \(number)</legend>
            <div class="wide"><label for="ukuran-\(number)">\(words[MeasureWord.noun])</label><select class="input" id="ukuran-\(number)" name="ukuran[]"><option value="">\(row.measure.isEmpty ? "–" : words[MeasureWord.takeOff])</option>
            """)
        if !row.measure.isEmpty, catalogue[row.measure] == nil {
            html.add("<option selected>\(row.measure)</option>")
        }
        let groups = Dictionary(grouping: catalogue.measures, by: \.served)
        for served in groups.keys.sorted() {
            html.add("<optgroup label=\"\(catalogue.title(ofSource: served, words))\">")
            for measure in groups[served] ?? [] {
                html.add(
                    "<option value=\"\(measure.key)\"\(" selected", if: measure.key == row.measure)>\(words[measure.title])</option>"
                )
            }
            html.raw("</optgroup>")
        }
        html.add(
            "</select></div><div><label for=\"banding-\(number)\">\(words[MeasureWord.comparison])</label><select class=\"input\" id=\"banding-\(number)\" name=\"banding[]\">"
        )
        for comparison in Comparison.allCases {
            html.add(
                "<option value=\"\(comparison.rawValue)\"\(" selected", if: comparison.rawValue == row.comparison)>\(words[key: "measures.comparison.\(comparison.rawValue)"])</option>"
            )
        }
        html.add(
            """
            </select></div><div><label for="target-\(number)">\(words[MeasureWord.target])</label><input class="input" inputmode="decimal" id="target-\(number)" name="target[]" maxlength="20" value="\(row.target)"></div>
            <div><label for="bulan-\(number)">\(words[MeasureWord.forMonths])</label><input class="input" id="bulan-\(number)" name="bulan[]" maxlength="40" placeholder="1–12" value="\(row.months)"></div></fieldset>

            """)
    }

    /// Binds the indicator as the form says; what can't be taken shows the form again with what was typed.
    @Sendable func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        do {
            let catalogue = try await visit.store.read { try self.catalogue.of(visit.office.id, in: $0) }
            let bindings = try Self.rows(form).filter { !$0.measure.isEmpty }.map { try Self.binding($0, catalogue) }
            guard bindings.count <= Binding.most else { throw BindingRefusal.tooMany }
            guard Set(bindings.map { "\($0.measure) \($0.months)" }).count == bindings.count else {
                throw BindingRefusal.twice
            }
            let address = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let found = try find(visit, in: change.reading)
                let old = found.bindings.map(\.text).joined(separator: "\n")
                // Browsers write line ends of their own into forms.
                guard form.text("tadi").replacing("\r\n", with: "\n") == old else {
                    throw StaleWrite([
                        FieldChange(
                            "measures.noun", old: old, new: bindings.map(\.text).joined(separator: "\n"))
                    ])
                }
                let new = bindings.map(\.text).joined(separator: "\n")
                if old != new {
                    try Binding.set(bindings, of: found.line.lineage, plan: found.plan.id, in: change)
                    change.record(
                        "plans.indicator-bound", on: found.plan.id, office: visit.office.id,
                        [FieldChange(found.line.code, old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new)])
                }
                return "/\(visit.office.slug)/rencana/\(found.plan.address)/kokpit/\(found.line.code)"
            }
            return .see(address)
        } catch let refusal as BindingRefusal {
            return try await page(visit, typed: form, refusal: refusal.rawValue)
        }
    }

    private static func binding(_ row: Row, _ catalogue: Catalogue) throws -> Binding {
        guard let measure = catalogue[row.measure] else { throw BindingRefusal.noMeasure }
        guard let comparison = Comparison(rawValue: row.comparison), comparison.fits(measure.kind) else {
            throw BindingRefusal.badComparison
        }
        let target = row.target.trimmed.isEmpty ? nil : Decimal2.read(row.target)
        guard comparison.needsTarget == (target != nil), comparison.needsTarget || row.target.trimmed.isEmpty else {
            throw BindingRefusal.badTarget
        }
        let parts = row.months.split { !$0.isNumber }
        let months = parts.compactMap { Int($0) }
        guard months.allSatisfy({ (1...12).contains($0) }), parts.count == months.count, parts.count <= 12 else {
            throw BindingRefusal.badMonths
        }
        return Binding(
            measure: measure.key, comparison: comparison, target: target, months: Set(months).sorted())
    }
}
