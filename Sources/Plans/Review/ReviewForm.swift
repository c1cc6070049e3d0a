import People
import Web

/// How questions stand in a form: fields are numbered by the question's place in the reading, which never changes.
enum ReviewForm {
    /// The answers that say something else than what stands: a proposal that was left as it is answers nothing.
    static func given(_ form: Form, for review: Review, units: UnitsOnDay) -> [Review.Given] {
        let answers = review.answers
        return Question.all(of: review.reading).enumerated().compactMap { place, question in
            let standing = question.standing(answers, units)
            guard let value = value(of: question, at: place, in: form, standing: standing, units), value != standing
            else { return nil }
            return Review.Given(question: question, value: value, seen: form.int("v\(place)") ?? 0)
        }
    }

    private static func value(
        of question: Question, at place: Int, in form: Form, standing: String?, _ units: UnitsOnDay
    ) -> String? {
        let chosen = form.text("q\(place)")
        switch question.kind {
        case .lost: return lost(form, place, chosen)
        case .months(_, let readings):
            let picked = months(form, place)
            let reading = Int(chosen).flatMap { readings.indices.contains($0) ? readings[$0] : nil }
                .map { $0.map(String.init).joined(separator: ",") }
            // Whoever ticks months means them, whatever is still chosen above; ticks that stood there before don't count.
            if let reading, picked.isEmpty || picked == standing { return reading }
            return picked.isEmpty && chosen != "sendiri" ? nil : picked
        case .noMonth: return form.has("v\(place)") ? months(form, place) : nil
        case .units(_, let readings):
            guard let index = Int(chosen), readings.indices.contains(index) else { return nil }
            return chosen
        case .unitName: return chosen == OfficeUnits.new || units[chosen] != nil ? chosen : nil
        case .everyUnit: return ["together", "each"].contains(chosen) ? chosen : nil
        }
    }

    /// Whoever types a title means it, even without choosing the line above it.
    private static func lost(_ form: Form, _ place: Int, _ chosen: String) -> String? {
        let title = String(form.text("q\(place)-judul").prefix(2000))
        guard let choice = LostItem.Choice(rawValue: chosen) ?? (title.isEmpty ? nil : .typed) else { return nil }
        guard choice == .typed else { return LostItem(choice: choice).text }
        let indicator = String(form.text("q\(place)-indikator").prefix(5000))
        return LostItem(choice: choice, title: title, indicator: indicator).text
    }

    private static func months(_ form: Form, _ place: Int) -> String {
        Answers.months(form.all("m\(place)[]").joined(separator: ",")).map(String.init).joined(separator: ",")
    }
}

extension Words {
    /// An answer as a person would say it.
    func answer(_ value: String?, to question: Question, units: UnitsOnDay) -> String {
        guard let value else { return "–" }
        switch question.kind {
        case .lost:
            guard let item = LostItem(value) else { return value }
            switch item.choice {
            case .typed: return "\(item.title) \(item.indicator)".trimmed
            case .none: return self[PlanWord.lostNone]
            case .later: return self[PlanWord.lostLater]
            }
        case .months, .noMonth: return Answers.months(value).map(month).joined(separator: ", ")
        case .units(_, let readings):
            return Int(value).flatMap { readings.indices.contains($0) ? readings[$0] : nil }?
                .joined(separator: ", ") ?? value
        case .unitName(let name):
            return units[value]?.name ?? self(PlanWord.newUnit, ["name": name])
        case .everyUnit: return self[value == "each" ? PlanWord.each : PlanWord.together]
        }
    }
}
