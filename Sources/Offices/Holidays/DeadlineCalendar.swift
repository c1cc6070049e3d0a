import Deadlines
import People
import Storage
import Web

/// A month of a sum as a real table: each day bears its number and a word, before it has a colour.
struct DeadlineCalendar {
    let words: Words
    let month: Period
    private let steps: [Day: DeadlineStep]
    private let sum: DeadlineSum

    init(words: Words, month: Period, sum: DeadlineSum) {
        self.words = words
        self.month = month
        steps = Dictionary(sum.steps.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        self.sum = sum
    }

    func write(_ html: inout HTML) {
        html.add(
            "<div class=\"scroll\"><table class=\"calendar\"><caption>\(words.month(month.first.month)) \(month.year)</caption><thead><tr>"
        )
        for number in 1...7 {
            html.add(
                "<th scope=\"col\"><abbr title=\"\(words[HolidayWord.weekdays[number - 1]])\">\(words.shortWeekday(number))</abbr></th>"
            )
        }
        html.raw("</tr></thead><tbody>\n")
        var day = month.first.adding(days: 1 - month.first.weekday)
        while day <= month.last {
            html.raw("<tr>")
            for _ in 1...7 {
                cell(day, &html)
                day = day.adding(days: 1)
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n")
    }

    private func cell(_ day: Day, _ html: inout HTML) {
        guard month.contains(day) else { return html.raw("<td></td>") }
        guard let step = steps[day] else {
            return html.add("<td><b>\(day.day)</b></td>")
        }
        let end = sum.endWord(on: day)
        let look = end == nil ? look(step) : end == .originalEnd ? "counted original" : "end"
        let why = ([words.why(step)] + (end.map { [words[$0]] } ?? [])).joined(separator: ", ")
        html.add(
            "<td class=\"\(look)\"><b>\(day.day)</b><span aria-hidden=\"true\">\(sign(step))</span><span class=\"sr\">\(why)</span></td>"
        )
    }

    private func look(_ step: DeadlineStep) -> String {
        switch step.state {
        case .start: "start"
        case .counted, .running: "counted"
        case .weekend, .holiday: "rest"
        case .paused: "paused"
        }
    }

    /// The day's place in the sum, or the letters of what it is.
    private func sign(_ step: DeadlineStep) -> String {
        switch step.state {
        case .start: words[HolidayWord.signStart]
        case .counted(let number): String(number)
        case .weekend: words[HolidayWord.signWeekend]
        case .holiday(let holiday): words[holiday.kind == .leave ? HolidayWord.signLeave : .signHoliday]
        case .paused: words[HolidayWord.signPaused]
        case .running: words[HolidayWord.signRunning]
        }
    }
}
