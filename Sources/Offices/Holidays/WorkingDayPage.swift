import Deadlines
import People
import Storage
import Web

/// The sum of working days: a form, the sum day by day, and the months it lies in.
struct WorkingDayPage {
    let visit: Visit<Member>
    let form: WorkingDayForm
    let holidays: Holidays
    let sum: DeadlineSum?
    let wrong: WorkingDayForm.Wrong?

    private var words: Words { visit.words }
    private var zone: Zone { visit.office.zone }

    static func of(_ visit: Visit<Member>) async throws -> WorkingDayPage {
        let (form, office) = (WorkingDayForm(visit), visit.office.id)
        let holidays = try await visit.store.read { try Holidays.of(office: office, in: $0) }
        guard !form.isEmpty else {
            return WorkingDayPage(visit: visit, form: form, holidays: holidays, sum: nil, wrong: nil)
        }
        switch form.deadline(in: visit.office.zone) {
        case .success(let deadline):
            return WorkingDayPage(
                visit: visit, form: form, holidays: holidays, sum: deadline.sum(holidays), wrong: nil)
        case .failure(let wrong):
            return WorkingDayPage(visit: visit, form: form, holidays: holidays, sum: nil, wrong: wrong)
        }
    }

    func reply() -> Reply {
        var frame = Frame(words[HolidayWord.sumTitle])
        frame.isRefused = wrong != nil
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[HolidayWord.sumTitle])</h1><p>\(words[HolidayWord.sumLead])</p></div></div>
                \(OfficePages.tabs(visit, at: "hari-kerja"))
                """)
            WorkingDayFields(visit: visit, form: form, wrong: wrong).write(&html)
            guard let sum else { return }
            result(sum, &html)
            html.raw("<div class=\"sides\"><div class=\"stack\">\n")
            steps(sum, &html)
            html.raw("</div><div class=\"stack\">\n")
            for month in months(sum) { DeadlineCalendar(words: words, month: month, sum: sum).write(&html) }
            html.add("<p class=\"small soft\">\(words[HolidayWord.signs])</p></div></div>\n")
        }
    }

    private func result(_ sum: DeadlineSum, _ html: inout HTML) {
        guard let original = sum.original?.day(in: zone) else { return }
        html.add(
            "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("calendar"))<div><p><b>\(words(HolidayWord.dueOn, ["date": words.longDate(sum.extended?.day(in: zone) ?? original)]))</b></p>"
        )
        if sum.extended != nil {
            html.add("<p>\(words(HolidayWord.originallyDueOn, ["date": words.longDate(original)]))</p>")
        }
        html.raw("</div></div>\n")
        for year in years(sum) where !holidays.years.contains(year) { html.add(unknownYear(year, visit)) }
        if sum.steps.contains(where: \.isDoubtful) {
            html.add(
                "<div class=\"notice notice-warn\">\(visit.icon("warning"))<div><p>\(words[HolidayWord.sumDoubtful])</p></div></div>\n"
            )
        }
    }

    private func steps(_ sum: DeadlineSum, _ html: inout HTML) {
        html.add(
            """
            <div class="scroll"><table class="table"><caption>\(words[HolidayWord.dayByDay])</caption><thead><tr><th scope="col">\(words[HolidayWord.day])</th><th scope="col" class="number">\(words[HolidayWord.counted])</th><th scope="col">\(words[HolidayWord.why])</th></tr></thead><tbody>

            """)
        for step in sum.steps { html.add(row(step, sum)) }
        html.raw("</tbody></table></div>\n")
    }

    // Apart, and kept apart: inlined into the loop, it crashes the optimiser of Swift 6.3.1.
    @inline(never)
    private func row(_ step: DeadlineStep, _ sum: DeadlineSum) -> HTML {
        let isEnd = sum.endWord(on: step.day) != nil
        let date: HTML = isEnd ? "<b>\(words.longDate(step.day))</b>" : "\(words.longDate(step.day))"
        return """
            <tr><th scope="row">\(date)</th><td class="number">\(step.number.map(String.init) ?? "–")</td><td>\(words.why(step))\(end(step.day, sum))</td></tr>

            """
    }

    /// What ends on a day.
    private func end(_ day: Day, _ sum: DeadlineSum) -> HTML {
        guard let word = sum.endWord(on: day) else { return "" }
        return " <span class=\"badge\(" badge-good", if: sum.due == .day(day))\">\(words[word])</span>"
    }

    private func months(_ sum: DeadlineSum) -> [Period] {
        guard let first = sum.steps.first, let last = sum.steps.last else { return [] }
        var months = [Period(.month, containing: first.day)]
        while let month = months.last, month.last < last.day { months.append(month.next) }
        return months
    }

    private func years(_ sum: DeadlineSum) -> [Int] { Set(sum.steps.map(\.day.year)).sorted() }

    /// The sum as a list: one row a day; nothing when nothing was asked.
    var table: Table {
        get throws {
            if let wrong { throw Problem.badForm(wrong.rawValue) }
            return Table(
                name: "hari-kerja",
                columns: [
                    .init("day", words[HolidayWord.day]), .init("number", words[HolidayWord.counted]),
                    .init("why", words[HolidayWord.why]),
                ],
                rows: (sum?.steps ?? []).map { step in
                    [
                        .day(step.day), step.number.map { .number($0) } ?? .none,
                        .text(words.why(step)),
                    ]
                })
        }
    }
}

extension DeadlineSum {
    /// What ends on a day, if anything does.
    func endWord(on day: Day) -> HolidayWord? {
        if extended == .day(day) { return .extendedEnd }
        guard original == .day(day) else { return nil }
        return extended == nil ? .end : .originalEnd
    }
}

extension DeadlineStep {
    /// Its place in the sum.
    var number: Int? {
        if case .counted(let number) = state { number } else { nil }
    }

    /// Whether it rests on a day that nobody has compared with its decision.
    var isDoubtful: Bool {
        if case .holiday(let holiday) = state { holiday.confidence == .unverified } else { false }
    }
}

extension Words {
    /// Why a day is counted, or isn't.
    func why(_ step: DeadlineStep) -> String {
        switch step.state {
        case .start: self[HolidayWord.isStart]
        case .counted: self[HolidayWord.isWorkingDay]
        case .weekend: self[HolidayWord.isWeekend]
        case .holiday(let holiday): "\(kind(holiday.kind)): \(holiday.name)"
        case .paused: self[HolidayWord.isPaused]
        case .running: self[HolidayWord.isRunning]
        }
    }
}
