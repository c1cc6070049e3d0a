import Deadlines
import Forms
import People
import Storage
import Web

/// The clocks of a record with their sums, day by day.
struct RecordClockList {
    private struct Line {
        let clock: RecordClock
        let deadline: RegisterDefinition.Deadline
        let sum: DeadlineSum

        /// Whether the sum leads to what was counted: what is over stays though holidays changed.
        var addsUp: Bool { sum.due == clock.due }
    }

    private let lines: [Line]
    private let record: Record
    private let rights: RecordRights
    private let visit: Visit<Member>

    init(_ record: Record, _ rights: RecordRights, _ visit: Visit<Member>, in reading: Reading) throws {
        (self.record, self.rights, self.visit) = (record, rights, visit)
        let holidays = try Holidays.of(office: visit.office.id, in: reading)
        let rests = try RecordClocks.rests(of: record.id, in: reading)
        lines = try RecordClock.all(of: record.id, in: reading).compactMap { clock in
            guard let deadline = rights.register.definition.deadline(clock.key) else { return nil }
            return Line(
                clock: clock, deadline: deadline, sum: clock.sum(deadline, visit.office, rests: rests, holidays))
        }
    }

    private var words: Words { visit.words }
    private var now: Instant { visit.store.clock.now().adding(seconds: visit.office.clockShift) }

    /// Until when the next open thing is due.
    var summary: HTML {
        let open = lines.filter { $0.clock.metAt == nil && !record.isOver }
        if open.contains(where: \.sum.isPaused) {
            return "<span class=\"small soft\">\(words[RegisterWord.rests])</span>"
        }
        guard
            let next = open.compactMap({ line in line.clock.due.map { (line, $0) } })
                .min(by: { $0.1.day(in: visit.office.zone) < $1.1.day(in: visit.office.zone) })
        else { return "" }
        let isLate = next.1.isOver(at: now, in: visit.office.zone)
        return
            "<span class=\"small\(" state-loud", if: isLate)\">\(words[next.0.deadline.label]): \(text(next.1))\(" · \(words[RegisterWord.isLate])", if: isLate)</span>"
    }

    func card(_ page: RecordPage) -> HTML {
        guard !lines.isEmpty else { return "" }
        var html: HTML = "<section class=\"card\" id=\"tenggat\"><h2>\(words[RegisterWord.deadlines])</h2>\n"
        for line in lines {
            let state: HTML
            if let met = line.clock.metAt {
                let isLate = line.clock.due?.isOver(at: met, in: visit.office.zone) ?? false
                state =
                    "<span class=\"badge\(isLate ? " badge-bad" : " badge-good")\">\(words(isLate ? RegisterWord.metLate : .met, ["date": words.date(met.day(in: visit.office.zone))]))</span>"
            } else if line.sum.isPaused {
                state = "<span class=\"badge\">\(words[RegisterWord.rests])</span>"
            } else {
                let isLate = line.clock.due?.isOver(at: now, in: visit.office.zone) ?? false
                state =
                    isLate && !record.isOver
                    ? "<span class=\"badge badge-bad\">\(words[RegisterWord.isLate])</span>" : ""
            }
            html.add(
                "<h3>\(words[line.deadline.label])</h3><p>\(line.clock.due.map(text) ?? "–") \(state)</p>\n"
            )
            if line.clock.added > 0, line.addsUp, let original = line.sum.original {
                html.add("<p class=\"small soft\">\(words(RegisterWord.originally, ["date": text(original)]))</p>\n")
            }
            if let source = line.deadline.source {
                html.add(
                    "<p class=\"small soft\">\(source)\(" · \(words[RegisterWord.unverified])", if: line.deadline.confidence == "unverified")</p>\n"
                )
            }
            steps(line, &html)
            extend(line, page, &html)
        }
        html.raw("</section>\n")
        return html
    }

    private func text(_ due: DeadlineSum.Due) -> String {
        switch due {
        case .day(let day): words.date(day)
        case .moment(let moment): words.moment(moment, in: visit.office.zone)
        }
    }

    private func steps(_ line: Line, _ html: inout HTML) {
        guard line.addsUp else { return html.add("<p class=\"small soft\">\(words[RegisterWord.sumMoved])</p>\n") }
        guard line.sum.steps.count > 1 else { return }
        html.add(
            "<details class=\"more\"><summary>\(words[RegisterWord.sum])</summary><ol class=\"sum small\">\n")
        for step in line.sum.steps {
            let (number, why): (String, String) =
                switch step.state {
                case .start: ("", words[RegisterWord.stepStart])
                case .counted(let number): (String(number), words[RegisterWord.stepCounted])
                case .weekend: ("–", words[RegisterWord.stepWeekend])
                case .holiday(let holiday): ("–", holiday.name)
                case .paused: ("–", words[RegisterWord.stepPaused])
                case .running(let minutes): ("\(minutes / 60) j", words[RegisterWord.stepRunning])
                }
            html.add(
                "<li><span class=\"number\">\(number)</span> \(words.date(step.day)) <span class=\"soft\">\(why)</span></li>\n"
            )
        }
        html.raw("</ol></details>\n")
    }

    private func extend(_ line: Line, _ page: RecordPage, _ html: inout HTML) {
        guard line.deadline.extensionDays > 0, line.clock.added == 0, line.clock.metAt == nil, !record.isOver,
            rights.may("handle", record)
        else { return }
        html.add(
            "<details class=\"more\"><summary>\(words(RegisterWord.extend, ["count": String(line.deadline.extensionDays)]))</summary><form class=\"stack\" method=\"post\" action=\"\(page.place)/perpanjangan/\(line.deadline.key)\">\(visit.tokenField)<div class=\"field\"><label for=\"p-\(line.deadline.key)\">\(words[RegisterWord.why])</label><textarea class=\"input\" id=\"p-\(line.deadline.key)\" name=\"keterangan\" rows=\"2\" maxlength=\"1000\" required></textarea></div><p class=\"actions\"><button class=\"button\">\(words[RegisterWord.extendNow])</button></p></form></details>\n"
        )
    }
}
