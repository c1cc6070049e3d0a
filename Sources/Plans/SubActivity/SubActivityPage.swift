import People
import Storage
import Web

/// One sub-activity: its indicators month by month, its doubts and where it stands in the document.
struct SubActivityPage {
    let visit: Visit<Member>
    let plan: Plan
    let detail: SubActivityDetail

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let code = try visit.path("kode")
        let (office, person, today) = (visit.office.id, visit.person, visit.today)
        let found = try await visit.store.read { reading -> (Plan, SubActivityDetail)? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            if let detail = try SubActivityDetail(code, of: plan, office: office, to: person, today: today, in: reading)
            {
                return (plan, detail)
            }
            // What was recorded against it stays readable where it was.
            guard let last = try plan.last(with: code, in: reading),
                let detail = try SubActivityDetail(
                    code, of: last, office: office, to: person, today: today, in: reading)
            else { return nil }
            return (last, detail)
        }
        guard let (plan, detail) = found else { throw Problem.notFound }
        return SubActivityPage(visit: visit, plan: plan, detail: detail).reply()
    }

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/\(plan.address)" }
    private var query: String { plan.versionQuery }

    func reply() -> Reply {
        let sub = detail.sub
        return visit.page(Frame("\(sub.code) \(sub.title)", year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)\(query)">\(plan.called(words))</a></li><li><a href="\(base)\(query)#area-\(detail.area.number)">\(detail.area.number) \(detail.area.title)</a></li>\(above)<li aria-current="page">\(sub.code)</li></ol></nav>
                \(notices)
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
            gone(&html)
            html.raw("</div>\n<div class=\"stack\">\n")
            details(&html)
            doubts(&html)
            source(&html)
            html.add(visit.history(detail.history, names: true))
            html.raw("</div></div>\n")
            turn(&html)
        }
    }

    /// The levels between the area and this one; a level without a title says nothing.
    private var above: HTML {
        var html: HTML = ""
        for level in detail.above {
            html.add("<li>\(level.code.map { $0 + " " } ?? "")\(level.title)</li>")
        }
        if !detail.activity.title.isEmpty { html.add("<li>\(detail.activity.code) \(detail.activity.title)</li>") }
        return html
    }

    /// That another version holds, that it is gone or called otherwise now, and what its code meant before.
    private var notices: HTML {
        let past = detail.past
        var texts: [HTML] = []
        if let since = past.goneSince {
            let text = words(
                PlanWord.goneSince, ["version": String(since.version), "moment": visit.moment(since.at)])
            texts.append("<p>\(text)</p>")
        }
        if let code = past.codeNow {
            texts.append("<p><a href=\"\(base)/\(code)\">\(words(PlanWord.codeNow, ["code": code]))</a></p>")
        }
        if let other = past.namesake {
            let text = words(
                PlanWord.codeMeant,
                ["version": String(other.version), "code": detail.sub.code, "title": other.title])
            let link = other.code.map { "\(base)/\($0)" } ?? "\(base)/\(detail.sub.code)?versi=\(other.version)"
            texts.append("<p>\(text) <a href=\"\(link)\">\(words[PlanWord.openIt])</a></p>")
        }
        var html = past.goneSince == nil ? plan.oldNotice(visit) : ""
        guard !texts.isEmpty else { return html }
        html.add("<div class=\"notice\" role=\"status\" data-past>\(visit.icon("warning"))<div>")
        for text in texts { html.add(text) }
        html.raw("</div></div>\n")
        return html
    }

    /// Indicators that the newest version has no more, each with the version in which it can be read.
    private func gone(_ html: inout HTML) {
        guard !detail.past.indicators.isEmpty else { return }
        html.add("<h2>\(words[PlanWord.goneIndicators])</h2>\n<ul class=\"stack small\" data-gone>\n")
        for indicator in detail.past.indicators {
            let sub = indicator.code.split(separator: ".").dropLast().joined(separator: ".")
            html.add(
                "<li><a href=\"\(base)/\(sub)?versi=\(indicator.version)#\(indicator.code)\">\(indicator.code)</a> \(indicator.text) <span class=\"soft\">(\(words(PlanWord.untilVersion, ["version": String(indicator.version)])))</span></li>\n"
            )
        }
        html.raw("</ul>\n")
    }

    private func details(_ html: inout HTML) {
        guard !detail.details.isEmpty else { return }
        html.add(
            "<section class=\"card\" aria-labelledby=\"rincian\"><h2 id=\"rincian\">\(words[PlanWord.details])</h2>")
        html.add(list(detail.details))
        html.raw("</section>\n")
    }

    private func list(_ details: [Proposal.Detail]) -> HTML {
        var html: HTML = "<dl class=\"facts small\">"
        for detail in details { html.add("<dt>\(detail.head)</dt><dd>\(detail.text)</dd>") }
        html.raw("</dl>\n")
        return html
    }

    /// When, in the document's own words and in the parts of the year that were understood.
    private func time(_ time: Proposal.Time) -> HTML {
        var parts = (time.quarters ?? []).map(words.quarter)
        parts += (time.semesters ?? []).map(words.semester)
        parts += (time.years ?? []).map(String.init)
        let understood = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
        return "<p class=\"small\">\(words[PlanWord.time]): \(time.text)\(understood)</p>\n"
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
            let mark = indicator.marks[month] ?? .notYet
            html.add(
                """
                <li\(" class=\"now\"", if: isNow) id="\(indicator.code)-\(month)"><abbr title="\(words.month(month))">\(words.shortMonth(month))</abbr>\(visit.mark(mark.rawValue), if: due)<span class="sr">\(due ? words[mark.word] : words[PlanWord.notPlanned])</span></li>
                """)
        }
        html.raw("</ol>\n<ul class=\"stack small\">\n")
        for month in indicator.months.all {
            let mark = indicator.marks[month] ?? .notYet
            let due = words.date(detail.days.due[month - 1])
            let open: HTML =
                "<a href=\"\(base)/\(detail.sub.code)/realisasi/\(month)\">\(words[PlanWord.openCard])<span class=\"sr\"> \(indicator.code) \(words.month(month))</span></a>"
            html.add(
                """
                <li class="row"><span class="state">\(visit.mark(mark.rawValue)) \(words[mark.word])</span> <span class="soft">\(words(PlanWord.dueOn, ["month": words.month(month), "date": due]))</span> \(open, if: !plan.isOld)</li>

                """)
        }
        if indicator.months.isEmpty { html.add("<li class=\"soft\">\(words[PlanWord.noMonth])</li>") }
        html.raw("</ul>")
        if let remark = detail.remarks[indicator.position] {
            if let time = remark.time { html.add(self.time(time)) }
            if !remark.details.isEmpty { html.add(list(remark.details)) }
        }
        html.raw("</article>\n")
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
            <p class="small soft">\(words(PlanWord.sourceLines, ["lines": lines]))\(detail.printedNumber.map { "; " + words(PlanWord.printedNumber, ["number": String($0)]) } ?? "")\(detail.printedCode.map { "; " + words(PlanWord.printedCode, ["code": $0]) } ?? "")</p>
            <p class="small">\(words[key: "plans.unit-read.\(detail.unitRead)"])</p>
            <p class="small"><a href="\(base)/naskah\(query)">\(words[PlanWord.decree])</a></p></section>

            """)
    }

    private func turn(_ html: inout HTML) {
        html.add("<nav class=\"turn\" aria-label=\"\(words[PlanWord.otherSubActivities])\">")
        if let previous = detail.previous {
            html.add(
                "<a rel=\"prev\" href=\"\(base)/\(previous.code)\(query)\"><span>\(words[PlanWord.previous])</span>\(previous.code) \(previous.title)</a>"
            )
        }
        if let next = detail.next {
            html.add(
                "<a rel=\"next\" href=\"\(base)/\(next.code)\(query)\"><span>\(words[PlanWord.next])</span>\(next.code) \(next.title)</a>"
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
