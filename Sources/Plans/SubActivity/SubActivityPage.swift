import People
import Storage
import Web

/// One sub-activity: its indicators month by month, its doubts and where it stands in the document.
struct SubActivityPage {
    let visit: Visit<Member>
    let plan: Plan
    let detail: SubActivityDetail

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (year, code) = (try visit.number("tahun"), try visit.path("kode"))
        let (office, person, today) = (visit.office.id, visit.person, visit.today)
        let found = try await visit.store.read { reading -> (Plan, SubActivityDetail)? in
            guard let plan = try Plan.visible(year, office: office, to: person, in: reading),
                let detail = try SubActivityDetail(
                    code, of: plan, office: office, to: person, today: today, in: reading)
            else { return nil }
            return (plan, detail)
        }
        guard let (plan, detail) = found else { throw Problem.notFound }
        return SubActivityPage(visit: visit, plan: plan, detail: detail).reply()
    }

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/\(plan.year)" }

    func reply() -> Reply {
        let sub = detail.sub
        return visit.page(Frame("\(sub.code) \(sub.title)", year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(words(PlanWord.planOf, ["year": String(plan.year)]))</a></li><li><a href="\(base)#area-\(detail.area.number)">\(detail.area.number) \(detail.area.title)</a></li><li>\(detail.activity.code) \(detail.activity.title)</li><li aria-current="page">\(sub.code)</li></ol></nav>
                <div class="page-head"><div><h1><span class="code">\(sub.code)</span> \(sub.title)</h1>
                <p class="chips">
                """)
            if sub.asked == "units" {
                for unit in detail.units { html.add("\(words.chip(unit, in: detail.known)) ") }
                if detail.units.isEmpty {
                    html.add("<span class=\"badge badge-doubt\">\(words[PlanWord.noUnit])</span> ")
                }
            } else {
                html.add(
                    "<span class=\"chip\">\(words[sub.asked == "each" ? PlanWord.everyUnitEach : PlanWord.everyUnitTogether])</span> "
                )
            }
            if sub.doubts > 0 {
                html.add(
                    "<span class=\"badge badge-doubt\">\(visit.icon("warning")) \(words(PlanWord.doubtCount, ["count": String(sub.doubts)]))</span>"
                )
            }
            html.add(
                "</p></div></div>\n<div class=\"sides\"><div class=\"stack\"><h2>\(words[PlanWord.indicators])</h2>\n")
            if detail.indicators.isEmpty { html.add("<p class=\"empty\">\(words[PlanWord.noIndicator])</p>") }
            for indicator in detail.indicators { card(indicator, &html) }
            html.raw("</div>\n<div class=\"stack\">\n")
            doubts(&html)
            source(&html)
            html.add(visit.history(detail.history, names: true))
            html.raw("</div></div>\n")
            turn(&html)
        }
    }

    private func card(_ indicator: Matrix.Indicator, _ html: inout HTML) {
        html.add(
            """
            <article class="card" id="\(indicator.code)" aria-labelledby="i-\(indicator.code)">
            <h3 id="i-\(indicator.code)"><span class="soft">\(indicator.code)</span> \(indicator.text)</h3>
            <ol class="strip">
            """)
        let today = visit.today
        for month in 1...12 {
            let isNow = today.year == plan.year && today.month == month
            let due = indicator.months.contains(month)
            let mark = Mark.empty(month: month, year: plan.year, today: today)
            html.add(
                """
                <li\(" class=\"now\"", if: isNow) id="\(indicator.code)-\(month)"><abbr title="\(words.month(month))">\(words.shortMonth(month))</abbr>\(visit.mark(mark.rawValue), if: due)<span class="sr">\(due ? words[mark.word] : words[PlanWord.notPlanned])</span></li>
                """)
        }
        html.raw("</ol>\n<ul class=\"stack small\">\n")
        for month in indicator.months.all {
            let mark = Mark.empty(month: month, year: plan.year, today: today)
            let due = Day.last(of: month, in: plan.year).map(words.date) ?? ""
            html.add(
                """
                <li class="row"><span class="state">\(visit.mark(mark.rawValue)) \(words[mark.word])</span> <span class="soft">\(words(PlanWord.dueOn, ["month": words.month(month), "date": due]))</span></li>

                """)
        }
        if indicator.months.isEmpty { html.add("<li class=\"soft\">\(words[PlanWord.noMonth])</li>") }
        html.raw("</ul></article>\n")
    }

    private func doubts(_ html: inout HTML) {
        guard !detail.doubts.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"keraguan\"><h2 id=\"keraguan\">\(words[PlanWord.doubts])</h2><ul class=\"stack small\">"
        )
        for doubt in detail.doubts {
            html.add("<li>\(words.doubt(doubt.code, doubt.detail, otherwise: doubt.wording))</li>\n")
        }
        html.raw("</ul></section>\n")
    }

    private func source(_ html: inout HTML) {
        let lines = detail.sourceLines.split(separator: " ").joined(separator: ", ")
        html.add(
            """
            <section class="card" aria-labelledby="asal"><h2 id="asal">\(words[PlanWord.source])</h2>
            <p class="small soft">\(words(PlanWord.sourceLines, ["lines": lines]))\(detail.printedNumber.map { "; " + words(PlanWord.printedNumber, ["number": String($0)]) } ?? "")</p>
            <p class="small">\(words[key: "plans.unit-read.\(detail.unitRead)"])</p>
            <p class="small"><a href="\(base)/naskah">\(words[PlanWord.decree])</a></p></section>

            """)
    }

    private func turn(_ html: inout HTML) {
        html.add("<nav class=\"turn\" aria-label=\"\(words[PlanWord.otherSubActivities])\">")
        if let previous = detail.previous {
            html.add(
                "<a rel=\"prev\" href=\"\(base)/\(previous.code)\"><span>\(words[PlanWord.previous])</span>\(previous.code) \(previous.title)</a>"
            )
        }
        if let next = detail.next {
            html.add(
                "<a rel=\"next\" href=\"\(base)/\(next.code)\"><span>\(words[PlanWord.next])</span>\(next.code) \(next.title)</a>"
            )
        }
        html.raw("</nav>")
    }
}

extension Words {
    /// What was doubtful, in the site's language; the reader's own words where the code has no text.
    func doubt(_ code: String, _ detail: [String: String], otherwise: String) -> String {
        guard has(key: "plans.doubt.\(code)") else { return otherwise }
        let text = fill(self[key: "plans.doubt.\(code)"]) { detail[$0] }
        return text.utf8.contains(UInt8(ascii: "{")) ? otherwise : text
    }
}
