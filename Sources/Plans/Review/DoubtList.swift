import People
import Web

/// One page of a review's doubts inside its form: questions as fieldsets, notes by kind, each with its four keys.
struct DoubtList {
    let visit: Visit<Member>
    let review: Review
    let doubts: ReviewDoubts
    let units: UnitsOnDay
    let page: Int
    let isRefused: Bool

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let items = Array(doubts.page(page))
        let codes = review.folded.codes
        let fields = QuestionFields(visit: visit, review: review, units: units, isRefused: isRefused, codes: codes)
        for (part, word) in [
            (ReviewDoubts.Part.must, PlanWord.mustAnswer), (.readings, .twoReadings), (.names, .unitsOfOffice),
        ] {
            let own = items.filter { $0.part == part }
            guard !own.isEmpty else { continue }
            let all = doubts.items.count { $0.part == part }
            html.add("<h2>\(words[word]) <span class=\"badge badge-doubt\">\(all)</span></h2>\n")
            if part != .must { bulk(own, &html) }
            for item in own {
                guard let question = item.doubt.question else { continue }
                fields.write(question, item, &html) { actions(item, &$0) }
            }
        }
        notes(items.filter { $0.part == .notes }, codes, &html)
        pager(&html)
    }

    /// One button a kind that is open more than once.
    private func bulk(_ items: [ReviewDoubts.Item], _ html: inout HTML) {
        var kinds: [String] = []
        for item in items where !kinds.contains(item.doubt.kind) { kinds.append(item.doubt.kind) }
        let buttons = kinds.map(bulkButton)
        html.raw("<p class=\"actions\">")
        for button in buttons { html.add(button) }
        html.raw("</p>\n")
    }

    private func bulkButton(_ kind: String) -> HTML {
        let count = doubts.acceptable(of: kind).count
        guard count > 1 else { return "" }
        let text = words(
            ReviewWord.acceptAll, ["count": String(count), "kind": words[key: "plans.doubt-kind.\(kind)"]])
        return
            "<button class=\"button\" type=\"submit\" formaction=\"\(visit.base(of: review))/putusan\" name=\"putusan\" value=\"semua \(kind)\">\(text)</button> "
    }

    private func notes(_ items: [ReviewDoubts.Item], _ codes: [String: String], _ html: inout HTML) {
        guard !items.isEmpty else { return }
        let all = doubts.items.count { $0.part == .notes }
        html.add("<h2>\(words[PlanWord.findings]) <span class=\"badge badge-doubt\">\(all)</span></h2>\n<div>\n")
        var rest = items[...]
        while let first = rest.first {
            let group = rest.prefix { $0.doubt.kind == first.doubt.kind }
            rest = rest.dropFirst(group.count)
            let isOpen = group.contains { $0.anchor == visit.query("di") }
            html.add(
                "<details class=\"group\"\(" open", if: isOpen)><summary>\(words[key: "plans.doubt-kind.\(first.doubt.kind)"]) <span class=\"badge badge-doubt\">\(doubts.open(of: first.doubt.kind).count)</span></summary><div class=\"stack\">\n<p class=\"actions\">\(bulkButton(first.doubt.kind))</p>\n"
            )
            for item in group { write(item, codes, &html) }
            html.raw("</div></details>\n")
        }
        html.raw("</div>\n")
    }

    private func write(_ item: ReviewDoubts.Item, _ codes: [String: String], _ html: inout HTML) {
        guard let note = item.doubt.note, let node = item.doubt.nodes.first else { return }
        html.add(
            """
            <div class="question" data-doubt tabindex="-1" id="\(item.anchor)"><p><a href="\(visit.address(of: node, in: review))"><b>\(codes[node] ?? node)</b></a> \(words.doubt(note.code, note.values ?? [:], otherwise: note.text))</p>

            """)
        actions(item, &html)
        html.raw("</div>\n")
    }

    /// What became of a doubt, and what can be done with it.
    private func actions(_ item: ReviewDoubts.Item, _ html: inout HTML) {
        let doubt = item.doubt
        html.add(state(of: doubt))
        let action = "\(visit.base(of: review))/putusan"
        func button(_ key: String, _ verb: String, _ text: String) -> HTML {
            "<button class=\"button\" type=\"submit\" data-key=\"\(key)\" formaction=\"\(action)\" name=\"putusan\" value=\"\(verb) \(doubt.id)\">\(text)</button> "
        }
        html.raw("<div class=\"actions\">")
        if doubt.question?.mustBeAnswered != true { html.add(button("a", "terima", words[ReviewWord.accept])) }
        if let question = doubt.question, let other = question.alternative(among: units) {
            let text = words.answer(other, to: question, units: units)
            html.add(button("b", "lain", words(ReviewWord.takeOther, ["text": text])))
        }
        if let node = doubt.nodes.first(where: { review.folded.outline.nodes[$0] != nil }) {
            html.add(
                "<a class=\"button\" data-key=\"c\" href=\"\(visit.address(of: node, in: review))?keraguan=\(doubt.id.addingPercentEncoding)\">\(words[ReviewWord.correct])</a> "
            )
        }
        var kept = ""
        if case .settled(let settled) = doubt.state, settled.how == .left { kept = settled.note }
        html.add(
            """
            <details class="group"\(" open", if: !kept.isEmpty)><summary data-key="o">\(words[ReviewWord.leaveOpen])</summary><div class="field"><label for="c-\(item.anchor)">\(words[ReviewWord.leaveNote])</label><input class="input" id="c-\(item.anchor)" name="c-\(item.anchor)" maxlength="500" value="\(kept)" data-note>
            \(button("", "biarkan", words[ReviewWord.leaveNow]))</div></details></div>

            """)
    }

    private func state(of doubt: Doubt) -> HTML {
        func badge(_ text: String, _ seq: Int, isGood: Bool = true) -> HTML {
            let person = review.operations.first { $0.seq == seq }?.authorName ?? ""
            return
                "<p class=\"small\"><span class=\"badge\(" badge-good", if: isGood)\(" badge-doubt", if: !isGood)\">\(text)</span> \(visit.name(of: person))</p>\n"
        }
        switch doubt.state {
        case .open, .gone: return ""
        case .matched:
            return "<p class=\"small\"><span class=\"badge badge-good\">\(words[ReviewWord.stateMatched])</span></p>\n"
        case .answered(let seq): return badge(words[ReviewWord.stateAnswered], seq)
        case .filled(let seq): return badge(words[ReviewWord.stateCorrected], seq)
        case .settled(let settled):
            switch settled.how {
            case .accepted: return badge(words[ReviewWord.stateAccepted], settled.seq)
            case .corrected: return badge(words[ReviewWord.stateCorrected], settled.seq)
            case .left: return badge(words[ReviewWord.stateLeft], settled.seq, isGood: false)
            }
        }
    }

    private func pager(_ html: inout HTML) {
        guard doubts.pages > 1 else { return }
        let base = visit.base(of: review)
        html.add(
            """
            <nav class="paging" aria-label="\(words[PlanWord.doubts])">
            \("<a class=\"button\" rel=\"prev\" href=\"\(base)?hal=\(page - 1)\">\(words[WebWord.previous])</a>", if: page > 1)
            <span>\(words(WebWord.pageOf, ["page": String(page), "pages": String(doubts.pages)]))</span>
            \("<a class=\"button\" rel=\"next\" href=\"\(base)?hal=\(page + 1)\">\(words[WebWord.next])</a>", if: page < doubts.pages)
            </nav>

            """)
    }
}
