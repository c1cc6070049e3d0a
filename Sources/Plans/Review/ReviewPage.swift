import People
import Storage
import Web

/// A reading with its doubts: what must be answered, what may be, what no field took, and the way to adopt it.
struct ReviewPage {
    let visit: Visit<Member>
    let review: Review
    let units: UnitsOnDay
    var isYearTaken = false
    var refusal: ReviewRefusal?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana/usulan/\(review.number)" }

    func reply() -> Reply {
        let questions = Question.all(of: review.reading)
        var frame = Frame(words[PlanWord.reviewTitle], year: review.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            head(&html)
            notices(questions, &html)
            counts(&html)
            if review.state == .open {
                html.add(
                    "<form class=\"stack\" id=\"tinjau\" method=\"post\" action=\"\(base)/jawaban\" data-guard>\n\(visit.tokenField)\n"
                )
                ReviewQuestions(visit: visit, review: review, questions: questions, units: units, refusal: refusal)
                    .write(&html)
                bar(questions, &html)
                html.raw("</form>\n")
            }
            ReviewFindings(words: words, reading: review.reading).write(&html)
            if review.state == .open { discard(&html) }
        }
    }

    private func isMissing(_ question: Question) -> Bool { question.standing(review.answers, units) == nil }

    private func head(_ html: inout HTML) {
        html.add(
            """
            <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/rencana">\(words[PlanWord.plans])</a></li><li aria-current="page">\(words[PlanWord.reviewTitle])</li></ol></nav>
            <div class="page-head"><div><h1>\(words[PlanWord.reviewTitle])</h1>
            <p>\(words(PlanWord.readBy, ["document": review.fileName, "moment": visit.moment(review.readAt), "person": visit.name(of: review.readBy)]))</p></div>
            <div class="actions">
            """)
        if !review.undoable.isEmpty, review.state == .open {
            html.add(
                "<form method=\"post\" action=\"\(base)/urungan\">\(visit.tokenField)<button class=\"button\">\(words[PlanWord.undo])</button></form>"
            )
        }
        html.raw("</div></div>\n")
    }

    private func notices(_ questions: [Question], _ html: inout HTML) {
        if visit.query("tersimpan") == "1" {
            html.add(
                "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[PlanWord.answersSaved])</p></div></div>\n"
            )
        }
        if review.state != .open {
            html.add(
                "<div class=\"notice\" role=\"status\">\(visit.icon("check"))<div><p>\(words[key: "plans.review.state.\(review.state.rawValue)"]). <a href=\"/\(visit.office.slug)/rencana/\(review.year)\">\(words(PlanWord.planOf, ["year": String(review.year)]))</a></p></div></div>\n"
            )
        }
        if isYearTaken, review.state == .open, refusal == nil {
            html.add(
                "<div class=\"notice notice-warn\" role=\"status\">\(visit.icon("warning"))<div><p>\(words[key: ReviewRefusal.yearTaken.rawValue])</p></div></div>\n"
            )
        }
        guard let refusal else { return }
        let missing = questions.enumerated().filter { isMissing($1) }
        html.add(
            """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus aria-labelledby="ringkas-salah" data-error="\(refusal.rawValue)">\(visit.icon("warning"))<div>
            <h2 id="ringkas-salah">\(words[PlanWord.notAdoptable])</h2><p>\(words[key: refusal.rawValue])</p><ul>
            """)
        for (place, question) in missing {
            html.add("<li><a href=\"#q\(place)\">\(words.title(of: question))</a></li>")
        }
        html.raw("</ul></div></div>\n")
    }

    private func counts(_ html: inout HTML) {
        let counts = review.answered.counts
        html.raw("<dl class=\"figures\">")
        for (word, count) in [
            (PlanWord.areas, counts.areas), (.activities, counts.activities), (.subActivities, counts.subActivities),
            (.indicators, counts.indicators), (.indicatorMonths, counts.indicatorMonths),
            (.unread, review.reading.unread.count),
        ] {
            html.add("<div><dt>\(words[word])</dt><dd>\(count)</dd></div>")
        }
        html.raw("</dl>\n")
    }

    private func bar(_ questions: [Question], _ html: inout HTML) {
        let left = questions.filter(isMissing).count
        let mayAdopt = visit.person.may(.adoptPlans, in: visit.office.id)
        html.add(
            """
            <div class="decide"><p class="small">\(left == 0 ? words[PlanWord.nothingMissing] : words(PlanWord.stillMissing, ["count": String(left)]))</p>
            <p class="actions"><button class="button" type="submit">\(words[PlanWord.saveAnswers])</button>
            """)
        if mayAdopt {
            html.add(
                "<button class=\"button button-main\" type=\"submit\" formaction=\"\(base)/penetapan\">\(words(PlanWord.adopt, ["year": String(review.year)]))</button>"
            )
        } else {
            html.add("<span class=\"small soft\">\(words[PlanWord.mayNotAdopt])</span>")
        }
        html.raw("</p></div>\n")
    }

    private func discard(_ html: inout HTML) {
        html.add(
            """
            <details class="group"><summary>\(words[PlanWord.discard])</summary><div>
            <p>\(words[PlanWord.discardText])</p>
            <form method="post" action="\(base)/pembatalan">\(visit.tokenField)<button class="button button-danger">\(words[PlanWord.discardNow])</button></form></div></details>
            """)
    }
}

extension Words {
    /// What a question asks, in a line.
    func title(of question: Question) -> String {
        switch question.kind {
        case .lost(let code): self(PlanWord.askLost, ["code": code])
        case .months(let code, _): self(PlanWord.askMonths, ["code": code])
        case .noMonth(let codes): self(PlanWord.askNoMonth, ["codes": codes.joined(separator: ", ")])
        case .units(let codes, _): self(PlanWord.askUnits, ["codes": codes.joined(separator: ", ")])
        case .unitName(let name): self(PlanWord.askUnitName, ["name": name])
        case .everyUnit: self[PlanWord.askEveryUnit]
        }
    }
}
