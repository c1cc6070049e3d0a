import People
import Storage
import Web

/// How questions stand in a form: fields are numbered by the question's place, which never changes.
enum ReviewForm {
    /// What the review's own form says.
    static func batch(_ form: Form, for review: Review, _ doubts: ReviewDoubts, units: UnitsOnDay) -> Review.Batch {
        var batch = Review.Batch(
            given: given(form, for: review, units: units), edits: decree(form, for: review),
            seen: form.int("terlihat") ?? review.seen)
        addNotes(form, doubts, to: &batch)
        return batch
    }

    /// Whoever typed why a doubt stays open means it, whatever button was pressed.
    ///
    /// A note alone is no answer: what must be answered is answered with what leaves it as it was read, where it has
    /// such an answer and the form gives no other.
    private static func addNotes(_ form: Form, _ doubts: ReviewDoubts, to batch: inout Review.Batch) {
        let typed = Dictionary(form.starting(with: "c-").map { ($0.name, $0.value) }) { first, _ in first }
        let given = Set(batch.given.map(\.question.id))
        for item in doubts.items {
            guard let note = typed[item.anchor].map({ String($0.prefix(500)) }), !note.isEmpty else { continue }
            if case .settled(let settled) = item.doubt.state, settled.note == note { continue }
            if item.doubt.blocks, !given.contains(item.id) {
                guard let question = item.doubt.question, let answer = question.leaving else { continue }
                batch.given.append(
                    Review.Given(question: question, value: answer, seen: form.int("v\(item.place)") ?? 0))
            }
            batch.settling.append(Review.Settlement(doubts: [item.id], how: .left, note: note))
        }
    }

    /// The answers that say something else than what stands: a proposal that was left as it is answers nothing.
    static func given(_ form: Form, for review: Review, units: UnitsOnDay) -> [Review.Given] {
        let answers = review.answers
        return review.folded.questions.enumerated().compactMap { place, question in
            let standing = review.standing(question, answers, units: units)
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
            let reading = Int(chosen).flatMap { readings.indices.contains($0) ? readings[$0].listed : nil }
            // Whoever ticks months means them, whatever is still chosen above; ticks that stood there before don't count.
            if let reading, picked.isEmpty || picked == standing { return reading }
            return picked.isEmpty && chosen != "sendiri" ? nil : picked
        case .noMonth: return form.has("v\(place)") ? months(form, place) : nil
        case .units(_, let readings):
            guard let index = Int(chosen), readings.indices.contains(index) else { return nil }
            return chosen
        case .unitName: return chosen == OfficeUnits.new || units[chosen] != nil ? chosen : nil
        case .everyUnit: return ["together", "each"].contains(chosen) ? chosen : nil
        case .sameArea: return ["one", "apart"].contains(chosen) ? chosen : nil
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
        Answers.months(form.all("m\(place)[]").joined(separator: ",")).listed
    }

    /// What was typed of the decree beside the button that adopts: kept, so that it is still there on the next visit.
    private static func decree(_ form: Form, for review: Review) -> [Edit] {
        let fields: [(name: String, field: DecreeField, most: Int)] = [
            ("judul", .title, 500), ("sk-jenis", .kind, 200), ("sk-nomor", .number, 200), ("sk-tanggal", .date, 10),
            ("sk-tempat", .place, 200), ("sk-jabatan", .signerTitle, 200), ("sk-nama", .signer, 200),
            ("sk-tentang", .about, 2000),
        ]
        return fields.compactMap { name, field, most in
            let known = review.folded.outline.value(of: field)
            let typed = String(form.text(name).prefix(most))
            guard form.has(name), typed != String(known.trimmed.prefix(most)) else { return nil }
            if field == .title, typed.isEmpty { return nil }
            if field == .date, !typed.isEmpty, Day(typed) == nil { return nil }
            return .decree(field: field, text: typed)
        }
    }
}

extension Review {
    /// The answer that stands: a person's, or the one that is proposed.
    ///
    /// - Parameter answers: the review's own, which are costly to find anew for each question.
    func standing(_ question: Question, _ answers: Answers, units: UnitsOnDay) -> String? {
        months(of: question) ?? question.standing(answers, units)
    }

    /// The months that stand where a question about months asks; `nil` for any other question.
    func months(of question: Question) -> String? {
        guard case .months(let code, _) = question.kind else { return nil }
        return folded.outline.nodes[code]?.months.listed
    }
}

extension Question {
    /// The other reading that one key takes; `nil` where there is none.
    func alternative(among units: UnitsOnDay) -> String? {
        switch kind {
        case .lost, .noMonth: nil
        case .months(_, let readings): readings.count > 1 ? readings[1].listed : nil
        case .units: "1"
        case .unitName(let name): units.meaning(of: name) == .nobody ? nil : OfficeUnits.new
        case .everyUnit: "each"
        case .sameArea: "one"
        }
    }

    /// The answer that leaves the reading as it is, where adoption waits for one.
    var leaving: String? {
        switch kind {
        case .lost: LostItem(choice: .later).text
        case .sameArea: "apart"
        default: nil
        }
    }
}

extension Words {
    /// What a question asks, in a line.
    func title(of question: Question, codes: [String: String] = [:]) -> String {
        func named(_ nodes: [String]) -> String { nodes.map { codes[$0] ?? $0 }.joined(separator: ", ") }
        return switch question.kind {
        case .lost(let code): self(PlanWord.askLost, ["code": named([code])])
        case .months(let code, _): self(PlanWord.askMonths, ["code": named([code])])
        case .noMonth(let codes): self(PlanWord.askNoMonth, ["codes": named(codes)])
        case .units(let codes, _): self(PlanWord.askUnits, ["codes": named(codes)])
        case .unitName(let name): self(PlanWord.askUnitName, ["name": name])
        case .everyUnit: self[PlanWord.askEveryUnit]
        case .sameArea(let area, let other, _):
            self(PlanWord.askSameArea, ["number": codes[area] ?? area, "other": codes[other] ?? other])
        }
    }

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
        case .months, .noMonth: return months(value)
        case .units(_, let readings):
            return Int(value).flatMap { readings.indices.contains($0) ? readings[$0] : nil }?
                .joined(separator: ", ") ?? value
        case .unitName(let name):
            return units[value]?.name ?? self(PlanWord.newUnit, ["name": name])
        case .everyUnit: return self[value == "each" ? PlanWord.each : PlanWord.together]
        case .sameArea(_, let other, _):
            return value == "one" ? self(PlanWord.sameAreaOne, ["number": other]) : self[PlanWord.sameAreaApart]
        }
    }

    /// `7,12` as `Juli, Desember`.
    func months(_ value: String) -> String {
        let months = Answers.months(value)
        return months.isEmpty ? self[PlanWord.noMonth] : months.map(month).joined(separator: ", ")
    }
}
