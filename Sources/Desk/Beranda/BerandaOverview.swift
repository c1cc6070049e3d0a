import People
import Plans
import Storage
import Web

/// How the office or the unit stands: areas, the curve of the year, marks by month, units compared, where it hurts.
struct BerandaOverview {
    let visit: Visit<Member>
    let beranda: Beranda
    let year: WorkYear
    private let lines: [WorkLine]
    /// How each area stands in each month, in one pass over the lines.
    private let cells: [[Standing]]
    private let ofUnits: [String: Standing]

    init(visit: Visit<Member>, beranda: Beranda, year: WorkYear) {
        (self.visit, self.beranda, self.year) = (visit, beranda, year)
        let lines = beranda.years.count == 1 ? beranda.scope : beranda.scope.filter { $0.plan == year.address }
        self.lines = lines
        let place = year.areas.enumerated().reduce(into: [:]) { $0[$1.element.number] = $1.offset }
        var cells = [[Standing]](repeating: [Standing](repeating: Standing(), count: 12), count: year.areas.count)
        var units: [String: Standing] = [:]
        for line in lines {
            if let area = place[line.area] { cells[area][line.month - 1].add(line.mark) }
            for unit in line.units { units[unit, default: Standing()].add(line.mark) }
        }
        (self.cells, ofUnits) = (cells, units)
    }

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/\(year.address)" }

    func write(_ html: inout HTML) {
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
            planned[line.month - 1] += 1
            if line.mark.isSettled { done[line.month - 1] += 1 }
        }
        for month in 1..<12 {
            planned[month] += planned[month - 1]
            done[month] += done[month - 1]
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
        var counts: [Mark: [Int]] = [:]
        for line in lines { counts[line.mark, default: [Int](repeating: 0, count: 12)][line.month - 1] += 1 }
        let series = Mark.allCases.compactMap { mark -> MarkBars.Series? in
            guard let plotted = PlotMark(rawValue: mark.rawValue) else { return nil }
            return .init(
                plotted, words.mark(mark), counts: counts[mark] ?? [Int](repeating: 0, count: 12))
        }
        return MarkBars(
            texts: texts("tanda", .marksByMonth, words(DeskWord.marksSummary, ["count": words.number(lines.count)])),
            series: series, now: year.now, month: words[DeskWord.month], total: words[DeskWord.total])
    }

    private func units(_ lines: [WorkLine]) -> UnitBars {
        let rows = year.units.map { unit -> UnitBars.Row in
            let standing = ofUnits[unit.id] ?? Standing()
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
        // An area in which a unit has nothing to do is no row of its own.
        let rows = zip(year.areas, cells).filter { $1.contains { $0.planned > 0 } }.map {
            area, months -> HeatGrid.Row in
            let cells = months.map { HeatGrid.Cell(done: $0.done, late: $0.late, total: $0.planned) }
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
                let count = ofUnits[unit.id]?.late ?? 0
                guard count > 0 else { continue }
                html.add(
                    "<li><a href=\"\(base)?unit=\(unit.id)&amp;tanda=lewat-jadwal\"><b>\(count)</b> \(words(DeskWord.lateOf, ["unit": unit.name]))</a></li>\n"
                )
            }
        }
        html.add(
            "</ul><p class=\"small\"><a href=\"\(base)/siap\">\(words[DeskWord.readyForReview])</a> · <a href=\"\(base)/kokpit\">\(words[DeskWord.openCockpit])</a></p></section>\n"
        )
    }

    private func areas(_ lines: [WorkLine], _ html: inout HTML) {
        html.raw("<ul class=\"cards areas\">\n")
        for (area, months) in zip(year.areas, cells) {
            var standing = Standing()
            for month in months { standing.add(month) }
            guard standing.planned > 0 else { continue }
            html.add(
                """
                <li class="card"><h3><a href="\(base)?area=\(area.number)">\(area.number) \(area.title)</a></h3><dl class="figures"><div><dt>\(words[DeskWord.planned])</dt><dd>\(standing.planned)</dd></div><div><dt>\(words[DeskWord.dueByNow])</dt><dd>\(standing.due)</dd></div><div><dt>\(words[DeskWord.done])</dt><dd>\(standing.done)</dd></div><div><dt>\(words[DeskWord.late])</dt><dd>\(standing.late)</dd></div></dl></li>

                """)
        }
        html.raw("</ul>\n")
    }
}
