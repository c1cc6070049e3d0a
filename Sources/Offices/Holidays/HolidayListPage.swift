import Deadlines
import People
import Storage
import Web

/// The days of a year on which an office doesn't work, and the way to add one.
struct HolidayListPage {
    let visit: Visit<Member>
    let days: HolidayDays
    var refused: RefusedForm?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/hari-libur" }

    func reply() -> Reply {
        var frame = Frame(words[HolidayWord.title], year: days.year)
        frame.isRefused = refused != nil
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words(HolidayWord.titleOf, ["year": String(days.year)]))</h1><p>\(sum)</p></div>
                <div class="actions"><a class="button" href="\(base).csv?tahun=\(days.year)">\(visit.icon("download")) CSV</a><a class="button" href="\(base).json?tahun=\(days.year)">JSON</a></div></div>
                \(OfficePages.tabs(visit, at: "hari-libur"))\(visit.savedNotice)\(refused.notice(visit, shown: ["hari-libur"]))
                <nav class="paging" aria-label="\(words[HolidayWord.year])"><a class="button" rel="prev" href="\(base)?tahun=\(days.year - 1)">\(days.year - 1)</a><a class="button" rel="next" href="\(base)?tahun=\(days.year + 1)">\(days.year + 1)</a></nav>

                """)
            if !days.holidays.years.contains(days.year) { html.add(unknownYear(days.year, visit)) }
            table(&html)
            if visit.managesOffice { form(&html) }
        }
    }

    private var sum: String {
        let count = Period(.year, year: days.year).map { days.holidays.workingDays(in: $0.days) } ?? 0
        return words(HolidayWord.workingDaysOf, ["count": String(count), "year": String(days.year)])
    }

    private func table(_ html: inout HTML) {
        guard !days.lines.isEmpty else { return }
        html.add(
            """
            <div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[HolidayWord.day])</th><th scope="col">\(words[HolidayWord.name])</th><th scope="col">\(words[HolidayWord.kind])</th><th scope="col">\(words[HolidayWord.source])</th></tr></thead><tbody>

            """)
        for line in days.lines { row(line, &html) }
        html.raw("</tbody></table></div>\n")
    }

    private func row(_ line: HolidayDays.Line, _ html: inout HTML) {
        guard let shown = line.shown else { return }
        let date = words.longDate(line.day)
        let day: HTML = visit.managesOffice ? "<a href=\"\(base)/\(line.day.description)\">\(date)</a>" : "\(date)"
        let name: HTML = line.isObserved ? "\(shown.name)" : "<del>\(shown.name)</del>"
        var badges: HTML = ""
        if !line.isObserved {
            badges.add(" <span class=\"badge badge-good\">\(words[HolidayWord.notObserved])</span>")
        }
        if let own = line.own, own.kind != .notObserved {
            badges.add(" <span class=\"badge\">\(words[HolidayWord.own])</span>")
        }
        if line.isObserved, shown.confidence == .unverified {
            badges.add(
                " <span class=\"badge badge-doubt\">\(visit.icon("warning")) \(words[HolidayWord.unverified])</span>")
        }
        html.add(
            """
            <tr><th scope="row">\(day)</th><td>\(name)\(badges)</td><td>\(words.kind(shown.kind))</td><td>\(line.isObserved ? shown.source : line.own?.source ?? "")</td></tr>

            """)
    }

    private func form(_ html: inout HTML) {
        html.add(
            """
            <details class="group"\(" open", if: refused != nil)><summary>\(words[HolidayWord.add])</summary>
            <form class="narrow stack" method="post" action="\(base)?tahun=\(days.year)">\(visit.tokenField)\(refused.alert("hari-libur", visit))
            <p class="help">\(words[HolidayWord.addText])</p>
            \(HolidayFields(words: words, refused: refused, noun: "hari-libur", row: nil).html)
            <p class="actions"><button class="button button-main">\(words[HolidayWord.add])</button></p></form></details>

            """)
    }

    /// The same as a list: one row a day.
    var rows: Table {
        Table(
            name: "hari-libur-\(days.year)",
            columns: [
                .init("day", words[HolidayWord.day]), .init("name", words[HolidayWord.name]),
                .init("kind", words[HolidayWord.kind]), .init("observed", words[HolidayWord.observed]),
                .init("own", words[HolidayWord.own]), .init("confidence", words[HolidayWord.confidence]),
                .init("source", words[HolidayWord.source]),
            ],
            rows: days.lines.compactMap { line in
                line.shown.map { shown in
                    [
                        .day(line.day), .text(shown.name), .text(shown.kind.rawValue),
                        .number(line.isObserved ? 1 : 0), .number(line.own == nil ? 0 : 1),
                        .text(shown.confidence.rawValue), .text(shown.source),
                    ]
                }
            })
    }
}

/// Says that nobody has entered the national days of a year, so that its sums know weekends alone.
func unknownYear(_ year: Int, _ visit: Visit<Member>) -> HTML {
    """
    <div class="notice notice-warn">\(visit.icon("warning"))<div><p>\(visit.words(HolidayWord.unknownYear, ["year": String(year)]))</p></div></div>

    """
}
