import Measures
import People
import Storage
import Web

/// All indicators of the year with value, target, source and how they stand.
struct CockpitPage: Sendable {
    let catalogue: Catalogue

    /// The month that is asked for; the one it is, or the last of a year that is over.
    static func month(_ visit: Visit<Member>, _ plan: Plan) -> Int {
        if let month = Int(visit.query("bulan")), (1...12).contains(month) { return month }
        return plan.year == visit.today.year ? visit.today.month : plan.year < visit.today.year ? 12 : 1
    }

    private func load(_ visit: Visit<Member>) async throws -> (Plan, Int, [Cockpit.Line], Catalogue) {
        let office = visit.office.id
        let found = try await visit.store.read { [catalogue] reading -> (Plan, Int, Cockpit, Catalogue)? in
            let catalogue = try catalogue.of(office, in: reading)
            guard let plan = try Plan.visible(try visit.path("tahun"), office: office, to: visit.person, in: reading)
            else { return nil }
            let month = Self.month(visit, plan)
            let cockpit = try Cockpit(plan, month: month, office: office, catalogue: catalogue, in: reading)
            return (plan, month, cockpit, catalogue)
        }
        guard let (plan, month, cockpit, catalogue) = found else { throw Problem.notFound }
        return (plan, month, cockpit.lines, catalogue)
    }

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let (plan, month, all, catalogue) = try await load(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        let wanted = Verdict(rawValue: visit.query("keadaan"))
        let isUnbound = visit.query("keadaan") == "unbound"
        let lines = all.filter { isUnbound ? $0.verdict == nil : wanted == nil || $0.verdict == wanted }
        return visit.page(Frame(words[MeasureWord.cockpit], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li aria-current="page">\(words[MeasureWord.cockpit])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[MeasureWord.cockpit])</h1><p>\(words(MeasureWord.cockpitHelp, ["month": "\(words.month(month)) \(plan.year)"]))</p></div>
                <div class="actions">\(turn(base, month, words))<a class="button" href="\(base)/kokpit.csv?bulan=\(month)">\(visit.icon("download")) CSV</a><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button></div></div>

                """)
            summary(all, base, month, visit, &html)
            write(lines, base, month, plan.year, catalogue, visit, &html)
        }
    }

    private func turn(_ base: String, _ month: Int, _ words: Words) -> HTML {
        func link(_ month: Int, _ rel: String, _ text: String) -> HTML {
            "<a class=\"button\" rel=\"\(rel)\" href=\"\(base)/kokpit?bulan=\(month)\">\(text)</a>"
        }
        return """
            \(link(month - 1, "prev", "← \(words.month(month - 1))"), if: month > 1)\(link(month + 1, "next", "\(words.month(month + 1)) →"), if: month < 12)
            """
    }

    /// How many stand how: each a way to those.
    private func summary(
        _ lines: [Cockpit.Line], _ base: String, _ month: Int, _ visit: Visit<Member>, _ html: inout HTML
    ) {
        let words = visit.words
        let unbound = lines.count { $0.verdict == nil }
        html.add("<ul class=\"tiles\" aria-label=\"\(words[MeasureWord.standing])\">\n")
        func tile(_ key: String, _ sign: String, _ text: String, _ count: Int) {
            guard count > 0 else { return }
            let isChosen = visit.query("keadaan") == key
            html.add(
                "<li><a class=\"tile verdict-\(key)\" href=\"\(base)/kokpit?bulan=\(month)\("&amp;keadaan=\(key)", if: !isChosen)\"\(" aria-current=\"true\"", if: isChosen)><b>\(count)</b> <span><span aria-hidden=\"true\">\(sign)</span> \(text)</span></a></li>\n"
            )
        }
        for verdict in Verdict.allCases {
            tile(verdict.rawValue, verdict.sign, words[key: verdict.key], lines.count { $0.verdict == verdict })
        }
        tile("unbound", "+", words[MeasureWord.unbound], unbound)
        html.raw("</ul>\n")
        if unbound > 0, visit.person.may(.bindMeasures, in: visit.office.id) {
            html.add(
                "<p class=\"actions\"><a class=\"button button-main\" href=\"\(base)/kokpit/usulan\">\(words(MeasureWord.seeProposals, ["count": words.number(unbound)]))</a></p>\n"
            )
        }
    }

    private func write(
        _ lines: [Cockpit.Line], _ base: String, _ month: Int, _ year: Int, _ catalogue: Catalogue,
        _ visit: Visit<Member>, _ html: inout HTML
    ) {
        let words = visit.words
        guard !lines.isEmpty else {
            html.add("<p class=\"empty\">\(words[WebWord.nothingFound])</p>")
            return
        }
        html.add(
            "<div class=\"scroll\"><table class=\"table cockpit\"><thead><tr><th scope=\"col\">\(words[PlanWord.code])</th><th scope=\"col\">\(words[PlanWord.indicator])</th><th scope=\"col\">\(words[MeasureWord.figure])</th><th scope=\"col\">\(words[MeasureWord.target])</th><th scope=\"col\">\(words[MeasureWord.standing])</th><th scope=\"col\">\(words[MeasureWord.trend])</th></tr></thead><tbody>\n"
        )
        let period = KeptFigure.month(month, of: year)
        for line in lines {
            let bound = "\(base)/kokpit/\(line.code)?bulan=\(month)"
            if line.readings.isEmpty {
                html.add(
                    "<tr data-verdict=\"unbound\"><th scope=\"row\"><a href=\"\(bound)\">\(line.code)</a></th><td>\(line.wording)</td><td colspan=\"4\" class=\"soft\">\(words[MeasureWord.unbound])</td></tr>\n"
                )
            }
            for (index, one) in line.readings.enumerated() {
                if index == 0 {
                    let span = String(line.readings.count)
                    html.add(
                        "<tr data-verdict=\"\(one.verdict.rawValue)\"><th scope=\"row\" rowspan=\"\(span)\"><a href=\"\(bound)\">\(line.code)</a></th><td rowspan=\"\(span)\">\(line.wording)</td>"
                    )
                } else {
                    html.add("<tr data-verdict=\"\(one.verdict.rawValue)\">")
                }
                html.add(
                    """
                    <td><a href="/\(visit.office.slug)/ukuran/\(one.measure.key)?bulan=\(period)">\(one.value(words))</a><span class="small soft block">\(words[one.measure.title]) · \(catalogue.title(ofSource: one.measure.served, words))</span></td><td data-label="\(words[MeasureWord.target])">\(one.target(words))</td><td class="verdict-\(one.verdict.rawValue)"><span aria-hidden="true">\(one.verdict.sign)</span> \(words[key: one.verdict.key])</td><td>\(Trend(one.measure, one.months, words).bars)</td></tr>

                    """)
            }
        }
        html.raw("</tbody></table></div>\n")
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        let (_, _, lines, catalogue) = try await load(visit)
        let words = visit.words
        return Table(
            name: "kokpit",
            columns: [
                .init("code", words[PlanWord.code]), .init("indicator", words[PlanWord.indicator]),
                .init("measure", words[MeasureWord.noun]), .init("figure", words[MeasureWord.figure]),
                .init("target", words[MeasureWord.target]), .init("verdict", words[MeasureWord.standing]),
                .init("served", words[MeasureWord.served]),
            ],
            rows: lines.flatMap { line -> [[Table.Cell]] in
                if line.readings.isEmpty {
                    return [[.text(line.code), .text(line.wording), .none, .none, .none, .none, .none]]
                }
                return line.readings.map { one in
                    [
                        .text(line.code), .text(line.wording), .text(one.measure.key), .text(one.value(words)),
                        .text(one.target(words)), .text(words[key: one.verdict.key]),
                        .text(catalogue.title(ofSource: one.measure.served, words)),
                    ]
                }
            })
    }
}
