import People
import Web

/// A question as a fieldset: what stands in the document, and the answers to choose from.
struct QuestionFields {
    let visit: Visit<Member>
    let review: Review
    let units: UnitsOnDay
    let isRefused: Bool
    let codes: [String: String]
    private let answers: Answers

    init(visit: Visit<Member>, review: Review, units: UnitsOnDay, isRefused: Bool, codes: [String: String]) {
        (self.visit, self.review, self.units) = (visit, review, units)
        (self.isRefused, self.codes, answers) = (isRefused, codes, review.answers)
    }

    private var words: Words { visit.words }

    /// - Parameter actions: writes what stands below the answers.
    func write(
        _ question: Question, _ item: ReviewDoubts.Item, _ html: inout HTML, actions: (inout HTML) -> Void
    ) {
        let place = item.place
        let value = answers[question]
        let isMissing = isRefused && item.doubt.blocks
        html.add(
            """
            <fieldset class="question\(" question-wrong", if: isMissing)" data-doubt tabindex="-1" id="q\(place)"><legend>\(words.title(of: question, codes: codes))</legend>
            <input type="hidden" name="v\(place)" value="\(answers.versions[question.id] ?? 0)">
            \("<p class=\"wrong\">\(visit.icon("warning")) \(words[PlanWord.chooseOne])</p>", if: isMissing)

            """)
        switch question.kind {
        case .lost(let code): lost(code, place, value.flatMap(LostItem.init), &html)
        case .months(let code, let readings): months(code, readings, place, value, &html)
        case .noMonth(let nodes):
            context(nodes, &html)
            pick(place, Answers.months(value ?? ""), &html)
        case .units(let nodes, let readings): units(nodes, readings, place, value, &html)
        case .sameArea(let area, let other, let code):
            context([other, area, code], &html)
            choice(
                place, 0, "one", words(PlanWord.sameAreaOne, ["number": codes[other] ?? other]), value == "one", &html)
            choice(place, 1, "apart", words[PlanWord.sameAreaApart], value == "apart", &html)
        case .unitName(let name): unitName(name, place, question.standing(answers, units), &html)
        case .everyUnit:
            let outline = review.folded.outline
            let named = outline.nodes.values.filter { $0.responsible.contains(where: Question.isEveryUnit) }.map(\.key)
            context(outline.ordered.filter(Set(named).contains), &html)
            choice(place, 0, "together", words[PlanWord.together], value != "each", &html)
            choice(place, 1, "each", words[PlanWord.each], value == "each", &html)
        }
        actions(&html)
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
            <div class="field"><label for="q\(place)-judul">\(words(PlanWord.lostTitle, ["code": codes[code] ?? code]))</label><input class="input" id="q\(place)-judul" name="q\(place)-judul" maxlength="2000" value="\(item?.title ?? "")"></div>
            <div class="field"><label for="q\(place)-indikator">\(words[PlanWord.lostIndicator])</label><input class="input" id="q\(place)-indikator" name="q\(place)-indikator" maxlength="5000" value="\(item?.indicator ?? "")"></div>

            """)
        choice(place, 1, "none", words[PlanWord.lostNone], item?.choice == LostItem.Choice.none, &html)
        choice(place, 2, "later", words[PlanWord.lostLater], item?.choice == .later, &html)
    }

    private func months(
        _ code: String, _ readings: [[Int]], _ place: Int, _ value: String?, _ html: inout HTML
    ) {
        context([code], &html)
        let question = Question(kind: .months(code: code, readings: readings))
        let standing = review.standing(question, answers, units: units) ?? ""
        let chosen = readings.firstIndex { $0.listed == standing }
        for (index, months) in readings.enumerated() {
            let text = words.months(months.listed)
            choice(
                place, index, String(index), index == 0 ? words(PlanWord.proposed, ["text": text]) : text,
                index == chosen, &html)
        }
        choice(place, readings.count, "sendiri", words[PlanWord.ownMonths], chosen == nil, &html)
        pick(place, chosen == nil ? Answers.months(standing) : [], &html)
    }

    private func units(
        _ nodes: [String], _ readings: [[String]], _ place: Int, _ value: String?, _ html: inout HTML
    ) {
        context(nodes, &html)
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
    private func context(_ keys: [String], showsIndicators: Bool = false, _ html: inout HTML) {
        let outline = review.folded.outline
        var subs: [String] = []
        for key in keys {
            let node = outline.nodes[key]
            let sub = node?.rank == .indicator ? node?.parent : key
            if let sub, outline.nodes[sub] != nil, !subs.contains(sub) { subs.append(sub) }
        }
        html.raw("<ul class=\"small stack\">")
        for sub in subs.prefix(50) {
            guard let node = outline.nodes[sub] else { continue }
            let lines = node.sourceLines.map(String.init).joined(separator: ", ")
            html.add(
                "<li><a class=\"soft\" href=\"\(visit.address(of: sub, in: review))\">\(codes[sub] ?? sub)</a> \(node.text) \("<span class=\"soft\">(\(words(PlanWord.sourceLines, ["lines": lines])))</span>", if: !lines.isEmpty)"
            )
            for child in node.children where keys.contains(child) || showsIndicators {
                html.add("<p class=\"source\">\(outline.nodes[child]?.text ?? "")</p>")
            }
            html.raw("</li>")
        }
        html.raw("</ul>\n")
    }

    private func pick(_ place: Int, _ chosen: [Int], _ html: inout HTML) {
        html.add(visit.monthPick("m\(place)", chosen))
    }
}

extension Visit<Member> {
    /// Twelve boxes to tick; the field is called `name[]`.
    func monthPick(_ name: String, _ chosen: [Int]) -> HTML {
        var html: HTML = "<div class=\"pick\">"
        for month in 1...12 {
            html.add(
                """
                <div class="choice"><input type="checkbox" id="\(name)-\(month)" name="\(name)[]" value="\(month)"\(" checked", if: chosen.contains(month))><label for="\(name)-\(month)">\(words.shortMonth(month))</label></div>
                """)
        }
        html.raw("</div>\n")
        return html
    }
}
