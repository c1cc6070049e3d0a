import People
import Plans
import Storage
import Web

/// How the office or the unit stands: areas, the curve of the year, marks by month, units compared, where it hurts.
struct BerandaOverview {
    let visit: Visit<Member>
    let beranda: Beranda
    let year: WorkYear

    private var words: Words { visit.words }
    private var lines: [WorkLine] { beranda.scope.filter { $0.plan == year.address } }
    private var base: String { "/\(visit.office.slug)/rencana/\(year.address)" }

    func write(_ html: inout HTML) {
        let lines = lines
        html.add("<h2>\(words[beranda.isOfOffice ? DeskWord.officeStands : .unitStands])</h2>\n")
        hurts(lines, &html)
        html.raw("<div class=\"plots\">\n")
        html.raw("<section class=\"card\">")
        curve(lines).write(&html)
        html.raw("</section>\n<section class=\"card\">")
        marks(lines).write(&html)
        html.raw("</section>\n")
        if beranda.isOfOffice {
            html.raw("<section class=\"card\">")
            units(lines).write(&html)
            html.raw("</section>\n")
        }
        html.raw("<section class=\"card\">")
        heat(lines).write(&html)
        html.raw("</section>\n</div>\n")
        areas(lines, &html)
    }

    private func texts(_ id: String, _ title: DeskWord, _ summary: String) -> PlotTexts {
        PlotTexts(
            id: id, title: words[title], summary: summary, table: words[DeskWord.plotTable],
            empty: words[DeskWord.plotEmpty], months: (1...12).map(words.month)
        ) { words.number($0) }
    }

    private func curve(_ lines: [WorkLine]) -> YearCurve {
        var (planned, done) = ([Int](repeating: 0, count: 12), [Int](repeating: 0, count: 12))
        for line in lines {
            for month in line.month...12 {
                planned[month - 1] += 1
                if line.mark.isSettled { done[month - 1] += 1 }
            }
        }
        let now = year.now == 0 ? 12 : year.now
        let summary = words(
            DeskWord.curveSummary,
            ["month": words.month(now), "planned": words.number(planned[now - 1]), "done": words.number(done[now - 1])])
        return YearCurve(
            texts: texts("kurva", .curve, summary),
            names: .init(month: words[DeskWord.month], planned: words[DeskWord.planned], done: words[DeskWord.done]),
            planned: planned, done: done, now: year.now, axis: .count)
    }

    private func marks(_ lines: [WorkLine]) -> MarkBars {
        let series = Mark.allCases.compactMap { mark -> MarkBars.Series? in
            guard let plotted = PlotMark(rawValue: mark.rawValue) else { return nil }
            var counts = [Int](repeating: 0, count: 12)
            for line in lines where line.mark == mark { counts[line.month - 1] += 1 }
            return .init(plotted, words.mark(mark), counts: counts)
        }
        return MarkBars(
            texts: texts("tanda", .marksByMonth, words(DeskWord.marksSummary, ["count": words.number(lines.count)])),
            series: series, now: year.now, month: words[DeskWord.month], total: words[DeskWord.total])
    }

    private func units(_ lines: [WorkLine]) -> UnitBars {
        let rows = year.units.map { unit -> UnitBars.Row in
            let standing = Standing(lines.filter { $0.units.contains(unit.id) })
            return .init(
                unit.name, address: "\(base)?unit=\(unit.id)", done: standing.done, waiting: standing.waiting,
                underWay: standing.underWay, late: standing.late, total: standing.planned)
        }
        return UnitBars(
            texts: texts("unit", .unitsCompared, words[DeskWord.unitsSummary]),
            names: .init(
                unit: words[DeskWord.unit], done: words[DeskWord.done], waiting: words[DeskWord.waiting],
                underWay: words[DeskWord.underWay], late: words[DeskWord.late], rest: words[DeskWord.notYet],
                total: words[DeskWord.total]),
            rows: rows)
    }

    private func heat(_ lines: [WorkLine]) -> HeatGrid {
        let rows = year.areas.map { area -> HeatGrid.Row in
            let cells = (1...12).map { month -> HeatGrid.Cell in
                let standing = Standing(lines.filter { $0.area == area.number && $0.month == month })
                return .init(done: standing.done, late: standing.late, total: standing.planned)
            }
            return .init("\(area.number) \(area.title)", address: "\(base)?area=\(area.number)", cells: cells)
        }
        return HeatGrid(
            texts: texts("kisi", .heat, words[DeskWord.heatSummary]),
            names: .init(
                row: words[DeskWord.area], done: words[DeskWord.done], late: words[DeskWord.late],
                none: words[DeskWord.none]),
            rows: rows, now: year.now)
    }

    /// Late by unit, returned, without proof: each a number that leads to its lines.
    private func hurts(_ lines: [WorkLine], _ html: inout HTML) {
        let late = lines.filter { $0.mark == .late }
        let returned = lines.filter { $0.mark == .returned }
        let unproven = lines.filter { $0.state?.stage == .approved && $0.state?.outcome == .done && !$0.isProven }
        html.add(
            """
            <section class="card" aria-labelledby="sakit"><h3 id="sakit">\(words[DeskWord.whereItHurts])</h3><ul class="tally">
            <li><a class="state-loud" href="\(base)?tanda=lewat-jadwal">\(visit.mark("lewat-jadwal")) <b>\(late.count)</b> \(words[DeskWord.late])</a></li>
            <li><a href="\(base)?tanda=perlu-revisi">\(visit.mark("perlu-revisi")) <b>\(returned.count)</b> \(words[DeskWord.returned])</a></li>
            <li><a href="\(base)/siap">\(visit.icon("warning")) <b>\(unproven.count)</b> \(words[DeskWord.withoutProof])</a></li>

            """)
        if beranda.isOfOffice {
            for unit in year.units {
                let count = late.filter { $0.units.contains(unit.id) }.count
                guard count > 0 else { continue }
                html.add(
                    "<li><a href=\"\(base)?unit=\(unit.id)&amp;tanda=lewat-jadwal\"><b>\(count)</b> \(words(DeskWord.lateOf, ["unit": unit.name]))</a></li>\n"
                )
            }
        }
        html.add(
            "</ul><p class=\"small\"><a href=\"\(base)/siap\">\(words[DeskWord.readyForReview])</a></p></section>\n")
    }

    private func areas(_ lines: [WorkLine], _ html: inout HTML) {
        html.raw("<ul class=\"cards areas\">\n")
        for area in year.areas {
            let standing = Standing(lines.filter { $0.area == area.number })
            guard standing.planned > 0 else { continue }
            html.add(
                """
                <li class="card"><h3><a href="\(base)?area=\(area.number)">\(area.number) \(area.title)</a></h3><dl class="figures"><div><dt>\(words[DeskWord.planned])</dt><dd>\(standing.planned)</dd></div><div><dt>\(words[DeskWord.dueByNow])</dt><dd>\(standing.due)</dd></div><div><dt>\(words[DeskWord.done])</dt><dd>\(standing.done)</dd></div><div><dt>\(words[DeskWord.late])</dt><dd>\(standing.late)</dd></div></dl></li>

                """)
        }
        html.raw("</ul>\n")
    }
}
