import People
import Storage
import Web

/// The table itself: row heads of four levels, twelve cells an indicator.
struct MatrixTable {
    let matrix: Matrix
    let whole: Matrix
    let base: String
    /// What keeps links in the version that is looked at.
    let query: String
    let words: Words
    let today: Day
    let isCompact: Bool
    let doubtIcon: HTML
    let cells: MatrixCells
    /// The units of the office, as they stand in a row.
    let chips: [HTML]
    /// "3 keraguan", by their number.
    let doubtTexts: [String]

    func write(_ html: inout HTML) {
        html.add(
            """
            <table class="matrix" data-matrix data-now="\(today.year == matrix.year ? today.month : 0)">
            <caption class="sr">\(words[PlanWord.matrixCaption])</caption>
            <colgroup><col><col class="m" span="12"><col class="u"></colgroup>
            <thead><tr><th scope="col" class="head">\(words[PlanWord.indicators])</th>
            """)
        for month in 1...12 {
            let isNow = today.year == matrix.year && today.month == month
            html.add(
                """
                <th scope="col"\(" class=\"now\" aria-current=\"date\"", if: isNow)><abbr title="\(words.month(month))">\(words.shortMonth(month))</abbr></th>
                """)
        }
        html.add("<th scope=\"col\" class=\"units\">\(words[PlanWord.responsible])</th></tr></thead>\n")
        var above: [Proposal.Level]?
        var activity = 0
        var sub = 0
        var indicator = 0
        for area in matrix.areas {
            head(area, &html)
            above = nil
            while activity < matrix.activities.count, matrix.activities[activity].area == area.position {
                let current = matrix.activities[activity]
                activity += 1
                head(current, area, below: above, &html)
                above = current.above
                while sub < matrix.subActivities.count, matrix.subActivities[sub].activity == current.position {
                    let row = matrix.subActivities[sub]
                    sub += 1
                    let first = indicator
                    while indicator < matrix.indicators.count, matrix.indicators[indicator].subActivity == row.position
                    {
                        indicator += 1
                    }
                    let rows = matrix.indicators[first..<indicator]
                    write(row, rows, &html)
                }
                html.raw("</tbody>\n")
            }
        }
        html.raw("</table>")
    }

    private func head(_ area: Matrix.Area, _ html: inout HTML) {
        let activities = matrix.activities.reduce(0) { $0 + ($1.area == area.position ? 1 : 0) }
        html.add(
            """
            <tbody data-area="\(area.number)" id="area-\(area.number)"><tr class="area"><th scope="rowgroup" colspan="14"><span class="fold-title"><span class="code">\(area.number)</span> \(area.title) <span class="count">\(words(PlanWord.activityCount, ["count": String(activities)]))</span></span></th></tr></tbody>

            """)
    }

    /// - Parameter previous: the levels above the activity before it in the area, which need no saying again.
    private func head(
        _ activity: Matrix.Activity, _ area: Matrix.Area, below previous: [Proposal.Level]?, _ html: inout HTML
    ) {
        html.add(
            """
            <tbody data-activity="\(activity.code)" data-in="\(area.number)">

            """)
        if let above = activity.above, above != previous {
            let titles = above.map(\.title).joined(separator: " › ")
            html.add("<tr class=\"level\"><th scope=\"rowgroup\" colspan=\"14\">\(titles)</th></tr>\n")
        }
        // A plan without this level has nothing to say here.
        guard !activity.title.isEmpty else { return }
        html.add(
            """
            <tr class="activity"><th scope="rowgroup" colspan="14"><span class="fold-title"><span class="code">\(activity.code)</span> \(activity.title)</span></th></tr>

            """)
    }

    private func write(_ sub: Matrix.SubActivity, _ rows: ArraySlice<Matrix.Indicator>, _ html: inout HTML) {
        let link = cells.link(sub.code)
        if isCompact {
            html.raw("<tr class=\"sub months\"><th scope=\"row\">")
            head(sub, &html)
            var marks = MonthMarks()
            for row in rows { marks.formLoudest(row.marks) }
            cells.write(marks, link, &html) { month in
                rows.first { $0.months.contains(month) }?.code ?? sub.code
            }
            units(sub, rows: 1, &html)
        } else {
            html.raw("<tr class=\"sub\"><th scope=\"row\" colspan=\"13\">")
            head(sub, &html)
            units(sub, rows: rows.count + 1, &html)
            for indicator in rows { write(indicator, link, &html) }
        }
    }

    private func head(_ sub: Matrix.SubActivity, _ html: inout HTML) {
        html.raw("<div class=\"line\"><span><span class=\"code\">")
        html.text(sub.code)
        html.raw("</span> <a class=\"title\" href=\"")
        html.text(base)
        html.raw("/")
        html.text(sub.code)
        html.text(query)
        html.raw("\">")
        html.text(sub.title)
        html.raw("</a></span>")
        if sub.doubts > 0 {
            html.raw("<a class=\"badge badge-doubt\" href=\"")
            html.text(base)
            html.raw("/")
            html.text(sub.code)
            html.text(query)
            html.raw("#keraguan\">")
            html.add(doubtIcon)
            html.raw(" ")
            html.text(doubtTexts[min(sub.doubts, doubtTexts.count - 1)])
            html.raw("</a>")
        }
        html.raw("</div></th>")
    }

    private func units(_ sub: Matrix.SubActivity, rows: Int, _ html: inout HTML) {
        html.raw("<td class=\"units\"")
        if rows > 1 {
            html.raw(" rowspan=\"")
            html.text(String(rows))
            html.raw("\"")
        }
        html.raw("><div class=\"chips\">")
        if sub.asked == "units" {
            for unit in whole.responsible(for: sub) { html.add(chips[unit]) }
        } else {
            html.add(
                "<span class=\"chip\">\(words[sub.asked == "each" ? PlanWord.everyUnitEach : PlanWord.everyUnitTogether])</span>"
            )
        }
        html.raw("</div></td></tr>\n")
    }

    /// - Parameter link: how the links to its sub-activity begin.
    private func write(_ indicator: Matrix.Indicator, _ link: HTML, _ html: inout HTML) {
        html.raw("<tr class=\"months\"><th scope=\"row\"><span class=\"code\">")
        html.text(indicator.letter)
        html.raw("</span> ")
        html.text(indicator.text)
        let time = whole.times.isEmpty ? nil : whole.times[indicator.position]
        if let years = time?.years {
            html.add(" <span class=\"soft small\">\(years.map(String.init).joined(separator: ", "))</span>")
        }
        html.raw("</th>")
        cells.write(indicator.marks, link, time: time, &html) { _ in indicator.code }
        html.raw("</tr>\n")
    }
}

extension Matrix.Indicator {
    /// The last part of the code: `a` of `1.2.3.a`.
    var letter: String {
        code.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(code[code.utf8.index(after: $0)...]) } ?? code
    }
}

/// The twelve cells of a row; what does not depend on the row is written once.
struct MatrixCells {
    private let base: String
    private let query: String
    /// By month and mark, those that occur: twelve rows of as many as there are marks.
    private let inside: [HTML]
    /// The same for what is due within the quarter or half-year that ends in the month; empty where nobody says it so.
    private var quarters: [HTML] = []
    private var semesters: [HTML] = []
    /// As many empty cells as the place says, 0 to 12.
    private let empty: [HTML]
    /// Whether cells lead to the cards of the version that is worked on.
    private let isWorkedOn: Bool

    /// - Parameter used: the marks that occur in each month, as bits of their places.
    init(base: String, query: String, used: [UInt16], isTimed: Bool, visit: Visit<Member>) {
        (self.base, self.query, isWorkedOn) = (base, query, query.isEmpty)
        let (words, isWorkedOn) = (visit.words, query.isEmpty)
        func cells(_ part: (Int) -> String?) -> [HTML] {
            (1...12).flatMap { month in
                let part = part(month)
                let title: HTML = part.map { " title=\"\($0)\"" } ?? ""
                let when = part.map { "\($0), \(words.month(month))" } ?? words.month(month)
                return Mark.all.map { mark -> HTML in
                    guard used[month - 1] & 1 << UInt16(mark.place) != 0 else { return "" }
                    let sign: HTML =
                        "\(title)>\(visit.mark(mark.rawValue))<span class=\"sr\">\(when): \(words[mark.word])</span></a></td>"
                    return isWorkedOn ? "\(month)\"\(sign)" : "-\(month)\"\(sign)"
                }
            }
        }
        inside = cells { _ in nil }
        if isTimed {
            quarters = cells { words.quarter(($0 + 2) / 3) }
            semesters = cells { words.semester(($0 + 5) / 6) }
        }
        empty = (0...12).map { count in
            var cells = HTML(capacity: count * 16)
            for _ in 0..<count { cells.raw("<td></td>") }
            return cells
        }
    }

    /// How a cell and its link to the card of a sub-activity begin; in an older version, that to its indicator.
    func link(_ sub: String) -> HTML {
        isWorkedOn ? "<td><a href=\"\(base)/\(sub)/realisasi/" : "<td><a href=\"\(base)/\(sub)\(query)#"
    }

    /// - Parameter code: the code of the indicator that the mark of a month leads to in an older version.
    func write(
        _ marks: MonthMarks, _ link: HTML, time: Proposal.Time? = nil, _ html: inout HTML, code: (Int) -> String
    ) {
        let inside =
            time == nil ? inside : time?.quarters != nil ? quarters : time?.semesters != nil ? semesters : inside
        var next = 1
        for month in 1...12 {
            guard let mark = marks[month] else { continue }
            html.add(empty[month - next])
            html.add(link)
            if !isWorkedOn { html.text(code(month)) }
            html.add(inside[(month - 1) * Mark.all.count + mark.place])
            next = month + 1
        }
        html.add(empty[13 - next])
    }
}

extension Words {
    /// "Triwulan 2".
    func quarter(_ number: Int) -> String { self(PlanWord.quarter, ["number": String(number)]) }
    /// "Semester 1".
    func semester(_ number: Int) -> String { self(PlanWord.semester, ["number": String(number)]) }
}

extension MatrixFilter.Missing {
    var word: PlanWord {
        switch self {
        case .month: .unscheduled
        case .unit: .withoutUnit
        }
    }
}
