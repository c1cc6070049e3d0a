import People
import Web

/// The questions of a review as fieldsets, those that must be answered first.
struct ReviewQuestions {
    let visit: Visit<Member>
    let review: Review
    let questions: [Question]
    let units: UnitsOnDay
    let refusal: ReviewRefusal?

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let numbered = Array(questions.enumerated())
        group(words[PlanWord.mustAnswer], numbered.filter { $1.mustBeAnswered }, &html)
        group(words[PlanWord.twoReadings], numbered.filter { !$1.mustBeAnswered && !$1.isAboutNames }, &html)
        group(words[PlanWord.unitsOfOffice], numbered.filter { $1.isAboutNames }, &html)
    }

    private func group(_ title: String, _ questions: [(offset: Int, element: Question)], _ html: inout HTML) {
        guard !questions.isEmpty else { return }
        html.add("<h2>\(title) <span class=\"badge badge-doubt\">\(questions.count)</span></h2>\n")
        for (place, question) in questions { write(question, place, &html) }
    }

    private func write(_ question: Question, _ place: Int, _ html: inout HTML) {
        let value = review.answers[question]
        let isMissing = refusal != nil && question.standing(review.answers, units) == nil
        html.add(
            """
            <fieldset class="question\(isMissing ? " question-wrong" : "")" id="q\(place)"><legend>\(words.title(of: question))</legend>
            <input type="hidden" name="v\(place)" value="\(review.answers.versions[question.id] ?? 0)">
            \("<p class=\"wrong\">\(visit.icon("warning")) \(words[PlanWord.chooseOne])</p>", if: isMissing)

            """)
        switch question.kind {
        case .lost(let code): lost(code, place, value.flatMap(LostItem.init), &html)
        case .months(let code, let readings): months(code, readings, place, value, &html)
        case .noMonth(let codes):
            context(codes, &html)
            pick(place, Answers.months(value ?? ""), &html)
        case .units(let codes, let readings): units(codes, readings, place, value, &html)
        case .unitName(let name): unitName(name, place, question.standing(review.answers, units), &html)
        case .everyUnit:
            let subs = review.reading.subActivities.filter { $0.responsible.contains(where: Question.isEveryUnit) }
            context(subs.map(\.code), &html)
            choice(place, 0, "together", words[PlanWord.together], value != "each", &html)
            choice(place, 1, "each", words[PlanWord.each], value == "each", &html)
        }
        html.raw("</fieldset>\n")
    }

    private func choice(
        _ place: Int, _ index: Int, _ value: String, _ text: String, _ isChosen: Bool, _ html: inout HTML
    ) {
        html.add(
            """
            <div class="choice"><input type="radio" id="q\(place)-\(index)" name="q\(place)" value="\(value)"\(" checked", if: isChosen)><label for="q\(place)-\(index)">\(text)</label></div>

            """)
    }

    private func lost(_ code: String, _ place: Int, _ item: LostItem?, _ html: inout HTML) {
        context([code], showsIndicators: true, &html)
        choice(place, 0, "typed", words[PlanWord.lostTyped], item?.choice == .typed, &html)
        html.add(
            """
            <div class="field"><label for="q\(place)-judul">\(words(PlanWord.lostTitle, ["code": code]))</label><input class="input" id="q\(place)-judul" name="q\(place)-judul" maxlength="2000" value="\(item?.title ?? "")"></div>
            <div class="field"><label for="q\(place)-indikator">\(words[PlanWord.lostIndicator])</label><input class="input" id="q\(place)-indikator" name="q\(place)-indikator" maxlength="5000" value="\(item?.indicator ?? "")"></div>

            """)
        choice(place, 1, "none", words[PlanWord.lostNone], item?.choice == LostItem.Choice.none, &html)
        choice(place, 2, "later", words[PlanWord.lostLater], item?.choice == .later, &html)
    }

    private func months(_ code: String, _ readings: [[Int]], _ place: Int, _ value: String?, _ html: inout HTML) {
        context([code], &html)
        let chosen = value.map(Answers.months) ?? readings[0]
        for (index, months) in readings.enumerated() {
            let names = months.map(words.month).joined(separator: ", ")
            let text = index == 0 ? words(PlanWord.proposed, ["text": names]) : names
            choice(place, index, String(index), text, months == chosen, &html)
        }
        choice(place, readings.count, "sendiri", words[PlanWord.ownMonths], !readings.contains(chosen), &html)
        pick(place, readings.contains(chosen) ? [] : chosen, &html)
    }

    private func units(
        _ codes: [String], _ readings: [[String]], _ place: Int, _ value: String?, _ html: inout HTML
    ) {
        context(codes, &html)
        for (index, names) in readings.enumerated() {
            let text = names.joined(separator: ", ")
            choice(
                place, index, String(index), index == 0 ? words(PlanWord.proposed, ["text": text]) : text,
                (Int(value ?? "0") ?? 0) == index, &html)
        }
    }

    /// - Parameter chosen: the unit that holds now; `nil` when the one of the name was closed and somebody must say.
    private func unitName(_ name: String, _ place: Int, _ chosen: String?, _ html: inout HTML) {
        if let closed = units.closed(called: name) {
            html.add(
                "<p class=\"small\"><span class=\"badge badge-doubt\">\(visit.icon("warning")) \(words.unit(closed, in: units))</span></p>\n"
            )
        }
        html.add(
            "<div class=\"field\"><label for=\"q\(place)-0\">\(words[PlanWord.unitInOffice])</label><select class=\"input\" id=\"q\(place)-0\" name=\"q\(place)\">"
        )
        if chosen == nil { html.add("<option value=\"\" selected>\(words[PlanWord.chooseUnit])</option>") }
        for unit in units.open {
            html.add("<option value=\"\(unit.id)\"\(" selected", if: unit.id == chosen)>\(unit.name)</option>")
        }
        html.add(
            "<option value=\"\(OfficeUnits.new)\"\(" selected", if: chosen == OfficeUnits.new)>\(words(PlanWord.newUnit, ["name": name]))</option></select></div>\n"
        )
    }

    /// What stands around the doubt in the document: the wording, and the lines to look at.
    private func context(_ codes: [String], showsIndicators: Bool = false, _ html: inout HTML) {
        let subs = review.reading.subActivities.filter { sub in
            codes.contains { $0 == sub.code || $0.hasPrefix(sub.code + ".") }
        }
        html.raw("<ul class=\"small stack\">")
        for sub in subs {
            let lines = sub.sourceLines.map(String.init).joined(separator: ", ")
            html.add(
                "<li><span class=\"soft\">\(sub.code)</span> \(sub.title) <span class=\"soft\">(\(words(PlanWord.sourceLines, ["lines": lines])))</span>"
            )
            for indicator in sub.indicators
            where codes.contains(indicator.code) || (codes == [sub.code] && showsIndicators) {
                html.add("<p class=\"source\">\(indicator.text)</p>")
            }
            html.raw("</li>")
        }
        html.raw("</ul>\n")
    }

    private func pick(_ place: Int, _ chosen: [Int], _ html: inout HTML) {
        html.raw("<div class=\"pick\">")
        for month in 1...12 {
            html.add(
                """
                <div class="choice"><input type="checkbox" id="m\(place)-\(month)" name="m\(place)[]" value="\(month)"\(" checked", if: chosen.contains(month))><label for="m\(place)-\(month)">\(words.shortMonth(month))</label></div>
                """)
        }
        html.raw("</div>\n")
    }
}

extension Question {
    fileprivate var isAboutNames: Bool {
        switch kind {
        case .unitName, .everyUnit: true
        default: false
        }
    }
}
