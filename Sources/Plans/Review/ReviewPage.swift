import People
import Storage
import Web

/// A reading with its doubts: what must be answered, what may be, what no field took, and the way to adopt it.
struct ReviewPage {
    let visit: Visit<Member>
    let review: Review
    let units: UnitsOnDay
    /// The fields of the adoption, for who may adopt.
    let adoption: AdoptionPart
    /// The key of what was refused, and what was typed.
    var refusal: String?
    var typed: Form?

    private var words: Words { visit.words }
    private var base: String { visit.base(of: review) }

    func reply() -> Reply {
        let doubts = review.doubts(units: units)
        var frame = Frame(words[PlanWord.reviewTitle], year: review.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            head(&html)
            notices(doubts, &html)
            progress(doubts, &html)
            counts(&html)
            if review.state == .open { form(doubts, &html) }
            if review.state == .open { html.add(adoption.changes(visit)) }
            OutlineList(visit: visit, review: review).write(&html)
            ReviewHistory(visit: visit, review: review, units: units).write(&html)
            if review.state == .open { discard(&html) }
        }
    }

    private func head(_ html: inout HTML) {
        let (moment, person) = (visit.moment(review.readAt), visit.name(of: review.readBy))
        let origin =
            review.file == nil
            ? words(ReviewWord.copiedBy, ["document": review.reading.title, "moment": moment, "person": person])
            : words(PlanWord.readBy, ["document": review.fileName, "moment": moment, "person": person])
        html.add(
            """
            <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/rencana">\(words[PlanWord.plans])</a></li><li aria-current="page">\(words[PlanWord.reviewTitle])</li></ol></nav>
            <div class="page-head"><div><h1>\(words[PlanWord.reviewTitle])</h1>
            <p>\(origin)</p></div>
            <div class="actions">
            """)
        if review.state == .open { html.add(visit.undoForms(review)) }
        html.raw("</div></div>\n")
    }

    private func notices(_ doubts: ReviewDoubts, _ html: inout HTML) {
        if visit.query("tersimpan") == "1" {
            html.add(
                "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[PlanWord.answersSaved])</p></div></div>\n"
            )
        }
        if review.state != .open {
            let way: HTML =
                adoption.became.map {
                    " <a href=\"/\(visit.office.slug)/rencana/\($0)\">\(words(PlanWord.planOf, ["year": String(review.year)]))</a>"
                } ?? ""
            html.add(
                "<div class=\"notice\" role=\"status\">\(visit.icon("check"))<div><p>\(words[key: "plans.review.state.\(review.state.rawValue)"]).\(way)</p></div></div>\n"
            )
        }
        guard let refusal else { return }
        html.add(
            """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus aria-labelledby="ringkas-salah" data-error="\(refusal)">\(visit.icon("warning"))<div>
            <h2 id="ringkas-salah">\(words[PlanWord.notAdoptable])</h2><p>\(words[key: refusal])</p><ul>
            """)
        let codes = review.folded.codes
        for item in doubts.items where item.doubt.blocks {
            guard let question = item.doubt.question else { continue }
            html.add("<li><a href=\"#\(item.anchor)\">\(words.title(of: question, codes: codes))</a></li>")
        }
        html.raw("</ul></div></div>\n")
    }

    private func progress(_ doubts: ReviewDoubts, _ html: inout HTML) {
        guard review.state == .open, doubts.count > 0 else { return }
        let text = words(
            ReviewWord.progress, ["done": String(doubts.settled), "count": String(doubts.count)])
        html.add(
            """
            <div><p id="kemajuan">\(text)</p>
            <progress aria-labelledby="kemajuan" value="\(doubts.settled)" max="\(doubts.count)">\(text)</progress></div>

            """)
    }

    private func counts(_ html: inout HTML) {
        let counts = review.folded.outline.proposal().counts
        let unread = review.reading.unread.count - review.folded.picked.count
        html.raw("<dl class=\"figures\">")
        for (word, count) in [
            (PlanWord.areas, counts.areas), (.activities, counts.activities), (.subActivities, counts.subActivities),
            (.indicators, counts.indicators), (.indicatorMonths, counts.indicatorMonths), (.unread, unread),
        ] {
            html.add("<div><dt>\(words[word])</dt><dd>\(count)</dd></div>")
        }
        html.raw("</dl>\n")
        if let reported = review.reading.reported { html.add(words.notice(reported, icon: visit.icon("warning"))) }
        guard review.file != nil else { return }
        html.add(
            """
            <nav class="tabs" aria-label="\(words[PlanWord.source])"><a href="\(base)/naskah">\(words[ReviewWord.sideBySide])</a><a href="\(base)/sel">\(words[PlanWord.unread]) <span class="badge">\(unread)</span></a></nav>

            """)
    }

    private func form(_ doubts: ReviewDoubts, _ html: inout HTML) {
        let page = min(max(1, Int(visit.query("hal")) ?? 1), doubts.pages)
        // Whoever presses Enter in a field saves; without this the first doubt's button would be pressed.
        html.add(
            """
            <form class="stack" id="tinjau" method="post" action="\(base)/jawaban" data-guard data-review>
            \(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)"><input type="hidden" name="hal" value="\(page)">
            <button class="sr" type="submit" tabindex="-1" aria-hidden="true">\(words[PlanWord.saveAnswers])</button>
            \(keys)

            """)
        DoubtList(visit: visit, review: review, doubts: doubts, units: units, page: page, isRefused: refusal != nil)
            .write(&html)
        let mayAdopt = visit.person.may(.adoptPlans, in: visit.office.id)
        if mayAdopt { html.add(adoption.fields(visit, typed: typed)) }
        html.add(
            """
            <div class="decide"><p class="small">\(doubts.blocking == 0 ? words[PlanWord.nothingMissing] : words(PlanWord.stillMissing, ["count": String(doubts.blocking)]))</p>
            <p class="actions"><button class="button" type="submit">\(words[PlanWord.saveAnswers])</button>
            """)
        if mayAdopt {
            html.add(
                "<button class=\"button button-main\" type=\"submit\" formaction=\"\(base)/penetapan\">\(words(PlanWord.adopt, ["year": String(review.year)]))</button>"
            )
        } else {
            html.add("<span class=\"small soft\">\(words[PlanWord.mayNotAdopt])</span>")
        }
        html.raw("</p></div>\n</form>\n")
    }

    /// The keys, for browsers that run script; `?` opens them.
    private var keys: HTML {
        let known: [(String, ReviewWord)] = [
            ("j", .keyNext), ("k", .keyPrevious), ("a", .keyAccept), ("b", .keyOther), ("c", .keyCorrect),
            ("o", .keyLeave), ("?", .keyHelp),
        ]
        var html: HTML =
            "<details class=\"group\" data-keys hidden><summary>\(words[ReviewWord.keys]) <kbd>?</kbd></summary><dl class=\"facts\">"
        for (key, word) in known { html.add("<dt><kbd>\(key)</kbd></dt><dd>\(words[word])</dd>") }
        html.raw("</dl></details>")
        return html
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

extension Review {
    /// Its doubts as a page lists them.
    func doubts(units: UnitsOnDay?) -> ReviewDoubts {
        ReviewDoubts(folded.doubts(of: reading, units: units))
    }
}

extension Visit<Member> {
    /// Where a review's pages are.
    func base(of review: Review) -> String { "/\(office.slug)/rencana/usulan/\(review.number)" }

    /// Where a node's page is.
    func address(of node: String, in review: Review) -> String {
        "\(base(of: review))/butir/\(node.addingPercentEncoding)"
    }

    /// Taking back the last save, and taking back that.
    func undoForms(_ review: Review) -> HTML {
        var html: HTML = ""
        func button(_ word: ReviewWord, _ more: HTML) -> HTML {
            "<form method=\"post\" action=\"\(base(of: review))/urungan\">\(tokenField)\(more)<button class=\"button\">\(words[word])</button></form>"
        }
        if !review.undoable(by: person.id).isEmpty { html.add(button(.undo, "")) }
        if !review.redoable(by: person.id).isEmpty {
            html.add(button(.redo, "<input type=\"hidden\" name=\"ulang\" value=\"1\">"))
        }
        return html
    }
}
