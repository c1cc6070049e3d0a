import Measures
import People
import Storage
import Web

/// The twelve-month table of a plan.
struct MatrixPage {
    let visit: Visit<Member>
    let plan: Plan
    let whole: Matrix
    let matrix: Matrix
    let filter: MatrixFilter
    let today: Day
    private let units: UnitsOnDay
    let signer: String?
    /// How many indicators are due in each month, January first.
    private let perMonth: [Int]

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/\(plan.address)" }

    init(visit: Visit<Member>, plan: Plan, whole: Matrix, filter: MatrixFilter, signer: String?) {
        self.visit = visit
        self.plan = plan
        self.whole = whole
        self.filter = filter
        self.signer = signer
        today = visit.today
        perMonth = whole.perMonth
        units = UnitsOnDay(whole.units, on: today)
        matrix = whole.filtered(filter, today: today)
    }

    func reply() -> Reply {
        let paper = visit.query("kertas") == "f4" ? "paper-f4" : ""
        var frame = Frame(plan.called(words), year: plan.year, noun: PlanRoutes.noun.key, bodyClass: paper)
        frame.aside = areas
        frame.capacity = 4096 + 1024 * (matrix.indicators.count + matrix.subActivities.count)
        return visit.page(frame) { html in
            head(&html)
            html.add(plan.oldNotice(visit))
            summary(&html)
            filters(&html)
            partial(&html)
            if matrix.subActivities.isEmpty {
                html.add("<p class=\"empty\">\(words[PlanWord.nothingFits])</p>")
            } else {
                table(&html)
            }
            signature(&html)
        }
    }

    private func head(_ html: inout HTML) {
        let counts = [
            "areas": whole.areas.count, "activities": whole.activities.count, "subs": whole.subActivities.count,
            "indicators": whole.indicators.count, "months": perMonth.reduce(0, +),
        ]
        let sentence = words.fill(words[PlanWord.counts]) { counts[$0].map(words.number) }
        let doubts = whole.subActivities.reduce(0) { $0 + $1.doubts }
        let (query, version) = (filterQuery, plan.versionQuery)
        html.add(
            """
            <div class="letterhead"><b>\(visit.office.name)</b></div>
            <div class="page-head"><div>
            <h1>\(plan.called(words))</h1>
            <p>\(plan.decree.sentence(words)) <span class="print-only">\(words(PlanWord.stateOn, ["date": words.date(today)]))</span></p>
            <p class="screen-only">\(sentence) <a href="\(base)/naskah\(version)">\(words(PlanWord.doubtsNoted, ["count": String(doubts)]))</a></p>
            </div>
            <div class="actions">
            <button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button>
            <details class="menu"><summary class="button">\(visit.icon("download")) \(words[PlanWord.download])</summary><div class="menu-body"><ul>
            <li><a href="\(base).csv\(query)">CSV</a></li><li><a href="\(base).json\(query)">JSON</a></li></ul><ul>
            <li><a href="\(base)/indikator\(version)">\(words[PlanWord.indicatorList])</a></li>
            <li><a href="\(address("kertas=a4"))">\(words[PlanWord.printA4])</a></li><li><a href="\(address("kertas=f4"))">\(words[PlanWord.printF4])</a></li></ul></div></details>
            \(work)\(PlanActions(visit: visit, plan: plan).html)
            </div></div>

            """)
    }

    /// The way to the pages of the working year; an older version is not worked on.
    private var work: HTML {
        guard !plan.isOld else { return "" }
        let (person, office) = (visit.person, visit.office.id)
        let month = today.year == plan.year ? today.month : 12
        var ways: HTML = "<li><a href=\"\(base)/bulan/\(month)\">\(words.month(month))</a></li>"
        if person.may(.checkEntries, in: office) {
            ways.add(
                "<li><a href=\"\(base)/verifikasi\">\(words[EntryWord.queue])</a></li><li><a href=\"\(base)/pemeriksaan\">\(words[EntryWord.checks])</a></li>"
            )
        }
        ways.add("<li><a href=\"\(base)/siap\">\(words[EntryWord.ready])</a></li>")
        ways.add("<li><a href=\"\(base)/kokpit\">\(words[MeasureWord.cockpit])</a></li>")
        ways.add(
            "<li><a href=\"/\(visit.office.slug)/agen-perubahan/\(plan.year)\">\(words[AgentWord.agents])</a></li>")
        if person.may(.assignEntries, in: office) {
            ways.add("<li><a href=\"\(base)/penugasan\">\(words[EntryWord.assignments])</a></li>")
        }
        return """
            <details class="menu"><summary class="button">\(visit.icon("calendar")) \(words[EntryWord.workingYear])</summary><div class="menu-body"><ul>\(ways)<li><a href="/\(visit.office.slug)/rencana/aturan-bulan">\(words[EntryWord.monthRules])</a></li></ul></div></details>

            """
    }

    private func summary(_ html: inout HTML) {
        html.add("<section class=\"summary\" aria-label=\"\(words[PlanWord.summary])\">\n<ul class=\"tally\">\n")
        let tally = whole.tally
        for mark in Mark.all where tally[mark.place] > 0 {
            let count = tally[mark.place]
            let loud: HTML = mark == .late ? " class=\"state-loud\"" : ""
            html.add(
                """
                <li><a href="\(address("tanda=\(mark.rawValue)"))"\(loud)>\(visit.mark(mark.rawValue)) <b>\(count)</b> \(words[mark.word])</a></li>

                """)
        }
        let missing = whole.missing
        for what in MatrixFilter.Missing.allCases {
            guard let count = missing[what] else { continue }
            html.add(
                """
                <li><a href="\(address("belum=\(what.rawValue)"))">\(visit.icon("warning")) <b>\(count)</b> \(words[what.word])</a></li>

                """)
        }
        html.raw("</ul>\n")
        MonthPlot(counts: perMonth, words: words, now: today.year == plan.year ? today.month : 0).write(&html)
        html.raw("</section>\n")
    }

    private func filters(_ html: inout HTML) {
        func option(_ value: String, _ title: String, _ chosen: Bool) -> HTML {
            "<option value=\"\(value)\"\(" selected", if: chosen)>\(title)</option>"
        }
        html.add(
            """
            <form class="filters" method="get" data-autosubmit aria-label="\(words[PlanWord.filter])">
            \(plan.versionField)<div class="wide"><label for="s-unit">\(words[PlanWord.unit])</label><select class="input" id="s-unit" name="unit">\(option("", words[PlanWord.allUnits], filter.unit.isEmpty))
            """)
        for unit in units.all { html.add(option(unit.id, words.unit(unit, in: units), unit.id == filter.unit)) }
        html.add(
            """
            </select></div>
            <div class="wide"><label for="s-area">\(words[PlanWord.area])</label><select class="input" id="s-area" name="area">\(option("", words[PlanWord.allAreas], filter.area == 0))
            """)
        for area in whole.areas {
            html.add(option(String(area.number), "\(area.number) \(area.title)", area.number == filter.area))
        }
        html.add(
            """
            </select></div>
            <div><label for="s-bulan">\(words[PlanWord.month])</label><select class="input" id="s-bulan" name="bulan">\(option("", words[PlanWord.allMonths], filter.month == 0))
            """)
        for month in 1...12 { html.add(option(String(month), words.month(month), month == filter.month)) }
        html.add(
            """
            </select></div>
            <div class="wide"><label for="s-q">\(words[PlanWord.word])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(filter.words)"></div>
            <div class="tight choice"><input type="checkbox" id="s-ringkas" name="ringkas" value="1"\(" checked", if: filter.isCompact)><label for="s-ringkas">\(words[PlanWord.compact])</label></div>
            \("<input type=\"hidden\" name=\"tanda\" value=\"\(filter.mark?.rawValue ?? "")\">", if: filter.mark != nil)\("<input type=\"hidden\" name=\"belum\" value=\"\(filter.missing?.rawValue ?? "")\">", if: filter.missing != nil)
            <div class="tight" data-without-script><button class="button">\(words[PlanWord.filter])</button></div>
            <div class="tight actions"><button type="button" class="button button-plain" data-fold-all="close" hidden>\(words[PlanWord.foldAll])</button><button type="button" class="button button-plain" data-fold-all="open" hidden>\(words[PlanWord.unfoldAll])</button></div>
            </form>

            """)
    }

    /// A part must never pass for the whole, least of all on paper.
    private func partial(_ html: inout HTML) {
        guard !filter.isEmpty else { return }
        var parts: [String] = []
        if let unit = units[filter.unit] { parts.append(words.unit(unit, in: units)) }
        if filter.area > 0 { parts.append("\(words[PlanWord.area]) \(filter.area)") }
        if filter.month > 0 { parts.append(words.month(filter.month)) }
        if let mark = filter.mark { parts.append(words[mark.word]) }
        if let missing = filter.missing { parts.append(words[missing.word]) }
        if !filter.words.isEmpty { parts.append("“\(filter.words)”") }
        let text = words(
            PlanWord.onlyPart,
            [
                "part": parts.joined(separator: ", "), "count": words.number(matrix.indicators.count),
                "total": words.number(whole.indicators.count),
            ])
        html.add(
            "<p class=\"notice\" role=\"status\">\(text) <a class=\"screen-only\" href=\"\(base)\(plan.versionQuery)\">\(words[PlanWord.showAll])</a></p>\n"
        )
    }

    private func table(_ html: inout HTML) {
        let cells = MatrixCells(
            base: base, query: plan.versionQuery, used: matrix.used, isTimed: plan.isTimed, visit: visit)
        let most = matrix.subActivities.map(\.doubts).max() ?? 0
        MatrixTable(
            matrix: matrix, whole: whole, base: base, query: plan.versionQuery, words: words, today: today,
            isCompact: filter.isCompact,
            doubtIcon: visit.icon("warning"), cells: cells, chips: units.all.map { words.chip($0, in: units) },
            doubtTexts: (0...most).map { words(PlanWord.doubtCount, ["count": String($0)]) }
        ).write(&html)
    }

    private func signature(_ html: inout HTML) {
        html.add(
            """

            <div class="signature">
            <div><p>\(words[PlanWord.knownBy])<br>\(plan.decree.signerTitle ?? words[PlanWord.chair]),</p><p class="space"></p><p class="name">\(plan.decree.signer ?? "")</p></div>
            <div><p>\(plan.decree.place ?? ""), \(words.date(today))<br>\(words[PlanWord.secretary]),</p><p class="space"></p><p class="name">\(signer ?? "")</p></div>
            </div>
            """)
    }

    /// The areas with how many indicator-months are due in each.
    private var areas: HTML {
        var html: HTML =
            "<section class=\"rail-here\" aria-labelledby=\"isi\"><h2 id=\"isi\">\(words[PlanWord.areasDue])</h2><ul>\n"
        var due = [Int](repeating: 0, count: whole.areas.count)
        for indicator in whole.indicators {
            let activity = whole.subActivities[indicator.subActivity - 1].activity
            due[whole.activities[activity - 1].area - 1] += indicator.months.count
        }
        for area in matrix.areas {
            html.add(
                """
                <li><a href="#area-\(area.number)"><span>\(area.number)</span><span class="name">\(area.title)</span><span class="soft">\(due[area.position - 1])</span></a></li>

                """)
        }
        html.raw("</ul></section>")
        return html
    }

    /// The page with something else asked of it, in the version that is looked at.
    private func address(_ query: String) -> String {
        plan.isOld ? "\(base)\(plan.versionQuery)&\(query)" : "\(base)?\(query)"
    }

    private var filterQuery: String {
        var parts: [String] = plan.isOld ? ["versi=\(plan.version)"] : []
        if !filter.unit.isEmpty { parts.append("unit=\(filter.unit.addingPercentEncoding)") }
        if filter.area > 0 { parts.append("area=\(filter.area)") }
        if filter.month > 0 { parts.append("bulan=\(filter.month)") }
        if let mark = filter.mark { parts.append("tanda=\(mark.rawValue)") }
        if let missing = filter.missing { parts.append("belum=\(missing.rawValue)") }
        if !filter.words.isEmpty { parts.append("q=\(filter.words.addingPercentEncoding)") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }
}
