import Web

/// How questions stand in a form: fields are numbered by the question's place in the reading, which never changes.
enum ReviewForm {
    /// The answers that were given, each with the operation that its author saw.
    static func given(_ form: Form, for review: Review) -> [Review.Given] {
        Question.all(of: review.reading).enumerated().compactMap { place, question in
            guard let value = value(of: question, at: place, in: form) else { return nil }
            return Review.Given(question: question, value: value, seen: form.int("v\(place)") ?? 0)
        }
    }

    private static func value(of question: Question, at place: Int, in form: Form) -> String? {
        let chosen = form.text("q\(place)")
        switch question.kind {
        case .lost:
            guard let choice = LostItem.Choice(rawValue: chosen) else { return nil }
            guard choice == .typed else { return LostItem(choice: choice).text }
            return LostItem(
                choice: choice, title: String(form.text("q\(place)-judul").prefix(2000)),
                indicator: String(form.text("q\(place)-indikator").prefix(5000))
            ).text
        case .months(_, let readings):
            if chosen == "sendiri" { return months(form, place) }
            guard let index = Int(chosen), readings.indices.contains(index) else { return nil }
            return readings[index].map(String.init).joined(separator: ",")
        case .noMonth:
            guard form.has("v\(place)") else { return nil }
            let picked = months(form, place)
            return picked.isEmpty && form.int("v\(place)") == 0 ? nil : picked
        case .units(_, let readings):
            guard let index = Int(chosen), readings.indices.contains(index) else { return nil }
            return chosen
        case .unitName: return chosen.isEmpty ? nil : chosen
        case .everyUnit: return ["together", "each"].contains(chosen) ? chosen : nil
        }
    }

    private static func months(_ form: Form, _ place: Int) -> String {
        Answers.months(form.all("m\(place)[]").joined(separator: ",")).map(String.init).joined(separator: ",")
    }
}
