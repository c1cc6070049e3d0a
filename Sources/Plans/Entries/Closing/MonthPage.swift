import Deadlines
import People
import Storage
public import Web

/// The end of a month on one page: what is settled, what still needs a photo, what may be nihil, and its closing.
struct MonthPage {
    let visit: Visit<Member>
    let work: WorkYear
    let month: Int
    let closing: MonthClosing?
    let closingDay: Day
    /// Lines that were nihil the month before: a tap may be all that they need.
    let lastNothing: Set<String>
    let unit: String?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/\(work.address)" }
    private var mayClose: Bool { visit.person.may(.closeMonths, in: visit.office.id) }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let month = try visit.number("bulan")
        guard (1...12).contains(month) else { throw Problem.notFound }
        let unit = visit.query("unit")
        return try await visit.store.read { reading in
            let work = try visit.workYear(in: reading)
            let before = Set(
                work.lines.filter { $0.month == month - 1 && $0.state?.outcome == .nothing }
                    .map { "\($0.code) \($0.unitNumber ?? 0)" })
            return MonthPage(
                visit: visit, work: work, month: month,
                closing: try MonthClosing.find(work.plan.id, month, in: reading),
                closingDay: work.days.closing(of: month, try .of(office: visit.office.id, in: reading)),
                lastNothing: before, unit: unit.isEmpty ? nil : unit)
        }.reply()
    }

    private var lines: [WorkLine] {
        work.lines.filter { $0.month == month && (unit.map($0.units.contains) ?? true) }
    }

    func reply() -> Reply {
        let lines = lines
        let settled = lines.filter { $0.mark.isSettled }
        let waiting = lines.filter { $0.mark == .waiting }
        let open = lines.filter { !$0.mark.isSettled && $0.mark != .waiting }
        let photo = open.filter { $0.entry != nil && !$0.isProven && $0.mark != .returned }
        let nothing = open.filter { $0.entry == nil && mayBeNothing($0) }
        let rest = open.filter { line in
            !photo.contains { $0.address == line.address && $0.code == line.code }
                && !nothing.contains { $0.address == line.address && $0.code == line.code }
        }
        let title = "\(words.month(month)) \(work.year)"
        return visit.page(Frame(title, year: work.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(work.title)</a></li><li aria-current="page">\(words.month(month))</li></ol></nav>
                <div class="page-head"><div><h1>\(title)</h1><p>\(words(EntryWord.monthSentence, ["settled": String(settled.count), "photo": String(photo.count), "nothing": String(nothing.count), "waiting": String(waiting.count), "rest": String(rest.count)]))</p>
                <p>\(words(EntryWord.monthDays, ["due": words.date(work.days.due[month - 1]), "closing": words.date(closingDay)]))</p></div>
                <div class="actions">\(turn)<a class="button" href="\(base)/bulan/\(month)/rapor\(query)">\(words[ReportCardWord.noun])</a><a class="button" href="\(base)/bulan/\(month)/pesan\(query)">\(words[ReportCardWord.message])</a><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button></div></div>

                """)
            units(&html)
            if lines.isEmpty { html.add("<p class=\"empty\">\(words[EntryWord.monthEmpty])</p>\n") }
            list(.monthReturned, rest.filter { $0.mark == .returned }, &html)
            list(.monthPhoto, photo, &html)
            nihil(nothing, &html)
            list(.monthRest, rest.filter { $0.mark != .returned }, &html)
            list(.monthWaiting, waiting, &html)
            list(.monthSettled, settled, &html)
            close(open.count + waiting.count, &html)
        }
    }

    private var query: String { unit.map { "?unit=\($0)" } ?? "" }

    private var turn: HTML {
        var html: HTML = ""
        if month > 1 {
            html.add(
                "<a class=\"button\" rel=\"prev\" href=\"\(base)/bulan/\(month - 1)\">← \(words.month(month - 1))</a>")
        }
        if month < 12 {
            html.add(
                "<a class=\"button\" rel=\"next\" href=\"\(base)/bulan/\(month + 1)\">\(words.month(month + 1)) →</a>")
        }
        return html
    }

    private func units(_ html: inout HTML) {
        html.add(
            "<ul class=\"chips screen-only\"><li><a class=\"chip\" href=\"\(base)/bulan/\(month)\"\(" aria-current=\"page\"", if: unit == nil)>\(words[PlanWord.allUnits])</a></li>"
        )
        for one in work.units {
            html.add(
                "<li><a class=\"chip\" href=\"\(base)/bulan/\(month)?unit=\(one.id)\"\(" aria-current=\"page\"", if: unit == one.id)>\(one.name)</a></li>"
            )
        }
        html.raw("</ul>\n")
    }

    /// Where nothing may have happened: it was so last month, or the wording counts cases and complaints.
    private func mayBeNothing(_ line: WorkLine) -> Bool {
        if lastNothing.contains("\(line.code) \(line.unitNumber ?? 0)") { return true }
        let text = line.text.lowercased()
        return ["pelanggaran", "pengaduan", "gratifikasi", "pemohon", "jumlah pengadu"].contains(where: text.contains)
    }

    private func list(_ word: EntryWord, _ lines: [WorkLine], _ html: inout HTML) {
        guard !lines.isEmpty else { return }
        html.add("<section class=\"card\"><h2>\(words[word]) (\(lines.count))</h2><ul class=\"worklist\">\n")
        for line in lines { html.add(visit.item(line)) }
        html.raw("</ul></section>\n")
    }

    /// One tap each: nothing happened, with a reason that stands in the form and may be changed.
    private func nihil(_ lines: [WorkLine], _ html: inout HTML) {
        guard !lines.isEmpty else { return }
        html.add(
            "<section class=\"card\"><h2>\(words[EntryWord.monthNothing]) (\(lines.count))</h2><ul class=\"worklist\">\n"
        )
        for line in lines {
            let id = "\(line.code)-\(line.unitNumber ?? 0)"
            let isOwn = line.units.contains { visit.person.may(.writeEntries, in: visit.office.id, unit: $0) }
            let tap: HTML =
                """
                <form class="row" method="post" action="\(base)/bulan/\(month)/nihil\(unit.map { "?unit=\($0)" } ?? "")">\(visit.tokenField)<input type="hidden" name="kode" value="\(line.code)"><input type="hidden" name="unit" value="\(line.unitNumber.map(String.init) ?? "")"><label class="sr" for="a-\(id)">\(words[EntryWord.reason]) \(line.code)</label><input class="input grow" id="a-\(id)" name="alasan" maxlength="500" value="\(words[EntryWord.nothingReason])"><button class="button">\(visit.mark("nihil")) \(words[EntryWord.saysNothing])<span class="sr"> \(line.code)</span></button></form>
                """
            html.add(
                "<li>\(visit.item(line, isBare: true))\(tap, if: isOwn && work.days.isAhead(month) == false)</li>\n")
        }
        html.raw("</ul></section>\n")
    }

    private func close(_ open: Int, _ html: inout HTML) {
        html.add(
            "<section class=\"card stack\" id=\"penutupan\" aria-labelledby=\"tutup\"><h2 id=\"tutup\">\(words[EntryWord.closing])</h2>"
        )
        if let closing {
            html.add("<p>\(words(EntryWord.closedBy, ["person": closing.by, "moment": visit.moment(closing.at)]))</p>")
            if mayClose {
                html.add(
                    """
                    <details class="more"><summary>\(words[EntryWord.reopen])</summary><form class="stack" method="post" action="\(base)/bulan/\(month)/pembukaan">\(visit.tokenField)<div class="field"><label for="alasan-buka">\(words[EntryWord.reason])</label><input class="input" id="alasan-buka" name="alasan" maxlength="500" required></div><p class="actions"><button class="button">\(words[EntryWord.reopen])</button></p></form></details>

                    """)
            }
        } else if !MonthClosing.mayClose(month, of: work.year, today: work.days.today) {
            html.add("<p class=\"soft\">\(words(EntryWord.closesOn, ["date": words.date(closingDay)]))</p>")
        } else if mayClose {
            html.add(
                """
                <p>\(words(open > 0 ? EntryWord.closeWithOpen : .closeAllDone, ["count": String(open)]))</p><form method="post" action="\(base)/bulan/\(month)/penutupan">\(visit.tokenField)<p class="actions"><button class="button button-main">\(visit.icon("lock")) \(words(EntryWord.close, ["month": words.month(month)]))</button></p></form>

                """)
        } else {
            html.add("<p class=\"soft\">\(words[EntryWord.notClosedYet])</p>")
        }
        html.raw("</section>\n")
    }
}

extension Visit<Member> {
    /// A line of work as it stands in lists: its mark, its words, the way to its card.
    public func item(_ line: WorkLine, isBare: Bool = false, withMonth: Bool = false) -> HTML {
        let late: HTML =
            line.lateDays > 0
            ? " <span class=\"badge badge-doubt\">\(words(EntryWord.lateDays, ["days": String(line.lateDays)]))</span>"
            : ""
        let note: HTML =
            line.mark == .returned && !line.note.isEmpty ? "<span class=\"block small\">“\(line.note)”</span>" : ""
        let unproven: HTML =
            line.state?.outcome == .done && line.entry != nil && !line.isProven
            ? " <span class=\"badge badge-doubt\">\(words[EntryWord.unproven])</span>" : ""
        let plan = line.planTitle.map { "\($0) · " } ?? ""
        let month = withMonth ? "\(plan)\(words.month(line.month)) · " : ""
        let body: HTML =
            "<a href=\"\(line.address)#\(line.code)\"><span class=\"state\">\(mark(line.mark.rawValue))<span class=\"sr\">\(words[line.mark.word]): </span></span><span><b>\(line.code)</b> \(line.text)<span class=\"block small soft\">\(month)\(words[line.mark.word])\(line.unitName.map { " · \($0)" } ?? "")</span></span></a>\(late)\(unproven)\(note)"
        return isBare ? body : "<li>\(body)</li>\n"
    }
}
