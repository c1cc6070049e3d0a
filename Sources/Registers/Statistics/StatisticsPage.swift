import Forms
import People
import Storage
import Web

/// A register's year on one sheet: what came in and went out by month, by answers and states, how long it took, and
/// what is said of it.
struct StatisticsPage: Sendable {
    let visit: Visit<Member>
    let rights: RecordRights
    let year: RegisterYear
    let texts: ReportTexts

    var words: Words { visit.words }
    private var definition: RegisterDefinition { rights.register.definition }
    private var base: String { "/\(visit.office.slug)/register/\(rights.register.path)" }
    private var place: String { "\(base)/statistik" }
    var hasDeadline: Bool { year.handling != nil }

    /// The counts that are said, in their order.
    private var names: [String] {
        [words[StatisticsWord.entered], words[StatisticsWord.closed], words[StatisticsWord.open]]
            + (hasDeadline ? [words[StatisticsWord.late]] : [])
    }

    private func said(_ counts: RegisterYear.Counts) -> [Int] { Array(counts.all.prefix(names.count)) }

    func guarded(_ breakdown: RegisterYear.Breakdown) -> SmallCells {
        SmallCells(breakdown.rows.map { said($0.counts) }, isGuarded: !rights.isKeeper)
    }

    func text(_ cell: SmallCells.Cell) -> String {
        switch cell {
        case .count(let count): words.number(count)
        case .small: "< \(SmallCells.least)"
        case .hidden: "*"
        }
    }

    func title(_ breakdown: RegisterYear.Breakdown) -> String {
        breakdown.field.map { words[$0.label] } ?? words[StatisticsWord.state]
    }

    func label(_ row: RegisterYear.Breakdown.Row, _ breakdown: RegisterYear.Breakdown) -> String {
        if row.key.isEmpty { return words[StatisticsWord.unanswered] }
        guard let field = breakdown.field else {
            return definition.state(row.key).map { words[$0.label] } ?? row.key
        }
        if field.kind == .flag { return words[row.key == "ya" ? FormWord.yes : .no] }
        return field.option(row.key).map { words[$0.label] } ?? row.key
    }

    func reply() -> Reply {
        let title = words(
            StatisticsWord.title, ["register": words[definition.title], "year": String(year.year)])
        return visit.page(Frame(title, year: year.year, noun: RegisterRoutes.noun.key)) { html in
            html.add(
                """
                <div class="letterhead"><b>\(visit.office.name)</b></div>
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/register">\(words[RegisterWord.registers])</a></li><li><a href="\(base)">\(words[definition.title])</a></li><li aria-current="page">\(words[StatisticsWord.statistics])</li></ol></nav>
                <div class="page-head"><div><h1>\(title)</h1><p>\(words(StatisticsWord.until, ["date": words.date(year.until)]))</p></div><div class="actions"><a class="button" href="\(place).csv?tahun=\(year.year)">\(visit.icon("download")) CSV</a><a class="button" href="\(place).json?tahun=\(year.year)">JSON</a></div></div>
                <nav class="paging" aria-label="\(words[StatisticsWord.year])"><a class="button" rel="prev" href="\(place)?tahun=\(year.year - 1)">\(year.year - 1)</a>\("<a class=\"button\" rel=\"next\" href=\"\(place)?tahun=\(year.year + 1)\">\(year.year + 1)</a>", if: year.year < visit.today.year)</nav>

                """)
            if year.destroyed > 0 {
                html.add(
                    "<p class=\"notice\">\(words(StatisticsWord.destroyed, ["count": words.number(year.destroyed)]))</p>\n"
                )
            }
            months(&html)
            plots(&html)
            deadline(&html)
            breakdowns(&html)
            report(&html)
        }
    }

    private func months(_ html: inout HTML) {
        html.add(
            "<section class=\"card\"><h2 id=\"bulan\">\(words[StatisticsWord.byMonth])</h2><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"bulan\"><table class=\"table\"><thead><tr><th scope=\"col\"><span class=\"sr\">\(words[StatisticsWord.count])</span></th>"
        )
        for month in 1...12 {
            html.add(
                "<th scope=\"col\" class=\"number\" data-row=\"month-\(month)\"><abbr title=\"\(words.month(month))\">\(words.shortMonth(month))</abbr></th>"
            )
        }
        html.add("<th scope=\"col\" class=\"number\">\(words[StatisticsWord.wholeYear])</th></tr></thead><tbody>\n")
        for (place, name) in names.enumerated() {
            html.add("<tr data-count=\"\(Self.keys[place])\"><th scope=\"row\">\(name)</th>")
            for counts in year.months {
                html.add("<td class=\"number\">\(counts.map { words.number($0.all[place]) } ?? "")</td>")
            }
            html.add("<td class=\"number\"><b>\(words.number(year.total.all[place]))</b></td></tr>\n")
        }
        html.raw("</tbody></table></div></section>\n")
    }

    /// What the counts are called in data.
    private static let keys = ["entered", "closed", "open", "late"]

    private func plots(_ html: inout HTML) {
        let now = year.year == visit.today.year ? visit.today.month : 0
        func texts(_ id: String, _ title: StatisticsWord, _ summary: String) -> PlotTexts {
            PlotTexts(
                id: id, title: words[title], summary: summary, table: words[StatisticsWord.plotTable],
                empty: words[StatisticsWord.nothing], months: (1...12).map { words.month($0) },
                number: { [words] in words.number($0) })
        }
        let months = year.months.map { $0 ?? .init() }
        html.raw("<div class=\"plots\"><section class=\"card\">\n")
        MarkBars(
            texts: texts(
                "masuk", .entered,
                words(StatisticsWord.enteredSummary, ["count": words.number(year.total.entered)])),
            series: [.init(.done, words[StatisticsWord.entered], counts: months.map(\.entered))], now: now,
            month: words[StatisticsWord.month], total: words[StatisticsWord.total]
        ).write(&html)
        html.raw("</section><section class=\"card\">\n")
        var standing: [MarkBars.Series] = [
            .init(.underWay, words[StatisticsWord.inTime], counts: months.map { $0.open - $0.late })
        ]
        if hasDeadline { standing.append(.init(.late, words[StatisticsWord.late], counts: months.map(\.late))) }
        MarkBars(
            texts: texts(
                "terbuka", .open,
                words(
                    StatisticsWord.openSummary,
                    ["open": words.number(year.total.open), "late": words.number(year.total.late)])),
            series: standing, now: now, month: words[StatisticsWord.month], total: words[StatisticsWord.total]
        ).write(&html)
        html.raw("</section></div>\n")
    }

    var deadlineTitle: String {
        definition.deadlines.first(where: \.main).map { words[$0.label] } ?? ""
    }

    /// What is said of the main deadline: key, words, value.
    var deadlineLines: [(key: String, label: String, text: String)] {
        guard let handling = year.handling else { return [] }
        func days(_ text: String) -> String { handling.met == 0 ? "–" : words(StatisticsWord.days, ["count": text]) }
        let median = words.number(Int64(handling.doubleMedian * 5), decimals: 1)
        let zero = "\(words.decimalMark)0"
        let share =
            handling.of == 0
            ? "–"
            : words(
                StatisticsWord.ratio,
                [
                    "share": percent(handling.onTime, of: handling.of), "part": words.number(handling.onTime),
                    "whole": words.number(handling.of),
                ])
        return [
            ("met", words[StatisticsWord.met], words.number(handling.met)),
            (
                "median", words[StatisticsWord.median],
                days(median.hasSuffix(zero) ? String(median.dropLast(zero.count)) : median)
            ),
            ("longest", words[StatisticsWord.longest], days(words.number(handling.longest))),
            ("on-time", words[StatisticsWord.onTime], share),
        ]
    }

    /// `66,67 %`, rounded half up.
    private func percent(_ part: Int, of whole: Int) -> String {
        let text = words.number(Int64((part * 20_000 + whole) / (2 * whole)), decimals: 2)
        let zeros = "\(words.decimalMark)00"
        return (text.hasSuffix(zeros) ? String(text.dropLast(zeros.count)) : text) + " %"
    }

    private func deadline(_ html: inout HTML) {
        guard !deadlineLines.isEmpty else { return }
        html.add(
            "<section class=\"card\"><h2>\(words(StatisticsWord.deadline, ["deadline": deadlineTitle]))</h2><dl class=\"facts\">\n"
        )
        for line in deadlineLines {
            html.add("<div data-row=\"\(line.key)\"><dt>\(line.label)</dt><dd>\(line.text)</dd></div>\n")
        }
        html.add("</dl><p class=\"small soft\">\(words[StatisticsWord.deadlineHelp])</p></section>\n")
    }

    private func breakdowns(_ html: inout HTML) {
        var isHidden = false
        for breakdown in year.breakdowns {
            let guarded = guarded(breakdown)
            isHidden = isHidden || guarded.rows.contains { $0.contains { if case .count = $0 { false } else { true } } }
            let id = "t-\(breakdown.field?.key ?? "status")"
            html.add(
                "<section class=\"card\" data-by=\"\(breakdown.field?.key ?? "state")\"><h2 id=\"\(id)\">\(title(breakdown))</h2><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"\(id)\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[StatisticsWord.answer])</th>"
            )
            for name in names { html.add("<th scope=\"col\" class=\"number\">\(name)</th>") }
            html.raw("</tr></thead><tbody>\n")
            for (row, cells) in zip(breakdown.rows, guarded.rows) {
                html.add("<tr data-row=\"\(row.key)\"><th scope=\"row\">\(label(row, breakdown))</th>")
                for cell in cells { html.add("<td class=\"number\">\(text(cell))</td>") }
                html.raw("</tr>\n")
            }
            html.add("<tr><th scope=\"row\">\(words[StatisticsWord.total])</th>")
            for count in said(year.total) { html.add("<td class=\"number\"><b>\(words.number(count))</b></td>") }
            html.raw("</tr></tbody></table></div></section>\n")
        }
        if isHidden {
            html.add(
                "<p class=\"small soft\" id=\"angka-kecil\">\(words(StatisticsWord.guardHelp, ["least": String(SmallCells.least)]))</p>\n"
            )
        }
    }

    private func report(_ html: inout HTML) {
        guard definition.report != nil else { return }
        html.add("<section class=\"card\" id=\"uraian\"><h2>\(words[StatisticsWord.report])</h2>\n")
        for part in texts.parts {
            html.add("<h3>\(words[part.field.label])</h3><ul data-report=\"\(part.field.key)\">\n")
            for line in part.lines {
                html.add(
                    "<li><a class=\"code\" href=\"\(base)/\(line.code)\">\(line.code)</a> <span class=\"lines\">\(line.text)</span></li>\n"
                )
            }
            html.raw("</ul>\n")
        }
        if texts.parts.isEmpty { html.add("<p class=\"soft\">\(words[StatisticsWord.nothing])</p>\n") }
        if texts.isCut {
            html.add(
                "<p class=\"small soft\">\(words(StatisticsWord.cut, ["count": words.number(ReportTexts.most)]))</p>\n")
        }
        html.raw("</section>\n")
    }
}
