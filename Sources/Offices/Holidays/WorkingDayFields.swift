import Deadlines
import People
import Storage
import Web

/// The form of the sum: start, days, and what may move the end.
struct WorkingDayFields {
    let visit: Visit<Member>
    let form: WorkingDayForm
    let wrong: WorkingDayForm.Wrong?

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let start = form.isEmpty ? visit.today.description : form.start
        html.add(
            """
            <form class="stack" method="get" action="/\(visit.office.slug)/hari-kerja">\(alert)
            <div class="filters">
            \(field("mulai", .start, start, "date"))
            \(field("hari", .count, form.count, "number"))
            <div class="tight"><button class="button button-main">\(words[HolidayWord.compute])</button></div></div>
            <details class="group"\(" open", if: hasMore)><summary>\(words[HolidayWord.moves])</summary><div class="filters">
            \(field("jeda-dari", .pauseFrom, form.pauseFrom, "date"))
            \(field("jeda-sampai", .pauseUntil, form.pauseUntil, "date"))
            \(field("tambahan", .added, form.added, "number"))
            </div><p class="help">\(words[HolidayWord.movesText])</p></details></form>

            """)
    }

    private var hasMore: Bool { ![form.pauseFrom, form.pauseUntil, form.added].allSatisfy(\.isEmpty) }

    private var alert: HTML {
        guard let wrong else { return "" }
        return """
            <p class="wrong" role="alert" id="salah-hari-kerja" data-error="\(wrong.rawValue)">\(visit.icon("warning")) \(words[key: wrong.rawValue])</p>

            """
    }

    private func field(_ name: String, _ label: HolidayWord, _ value: String, _ type: String) -> HTML {
        let isWrong = wrong?.field == name
        return """
            <div><label for="\(name)">\(words[label])</label><input class="input" type="\(type)" id="\(name)" name="\(name)" value="\(value)"\(" min=\"1\" max=\"\(WorkingDayForm.mostDays)\"", if: type == "number")\(" aria-invalid=\"true\" aria-describedby=\"salah-hari-kerja\"", if: isWrong)></div>
            """
    }
}
