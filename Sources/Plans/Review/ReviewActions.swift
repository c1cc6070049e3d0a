import People
import Storage
import Web

/// Answering the doubts of a review, settling them, taking back, putting aside, adopting.
struct ReviewActions {
    func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/usulan/{nomor}") { try await Self.page($0).reply() }
        for noun in ["jawaban", "putusan", "urungan", "pembatalan", "penetapan"] {
            routes.may(.proposePlans).get("rencana/usulan/{nomor}/\(noun)") { visit in
                .see("/\(visit.office.slug)/rencana/usulan/\(try visit.number("nomor"))")
            }
        }
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/jawaban", Self.answer)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/putusan", Self.settle)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/urungan", Self.undo)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/pembatalan", Self.discard)
        routes.may(.adoptPlans).post("rencana/usulan/{nomor}/penetapan", Self.adopt)
    }

    private static func page(_ visit: Visit<Member>) async throws -> ReviewPage {
        let (number, office, person) = (try visit.number("nomor"), visit.office.id, visit.person)
        return try await visit.store.read { reading in
            let review = try visit.review(number, in: reading)
            return ReviewPage(
                visit: visit, review: review, units: try visit.units(in: reading),
                adoption: try AdoptionPart(review, office: office, to: person, in: reading))
        }
    }

    @Sendable private static func answer(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await save(form, visit) { _, _, _ in Decided() }
        return .see(try visit.reviewAddress + "?tersimpan=1\(form.pageQuery)")
    }

    /// What a button says beside what was typed.
    private struct Decided {
        var settlement: Review.Settlement?
        var answer: Review.Given?
    }

    /// Saves what was typed, and with it what a button says; what somebody else did in the meantime is shown beside it.
    private static func save(
        _ form: Form, _ visit: Visit<Member>,
        _ decided: @escaping @Sendable (Review, ReviewDoubts, UnitsOnDay) throws -> Decided
    ) async throws {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        let (stale, review, units) = try await visit.meeting(number) { review, units, change in
            let doubts = review.doubts(units: units)
            var batch = ReviewForm.batch(form, for: review, doubts, units: units)
            let decided = try decided(review, doubts, units)
            if let answer = decided.answer {
                batch.given.removeAll { $0.question == answer.question }
                batch.given.append(answer)
            }
            if let settlement = decided.settlement {
                batch.settling.removeAll { $0.doubts == settlement.doubts }
                batch.settling.append(settlement)
            }
            return try review.save(batch, office: office, in: change)
        }
        guard !stale.isEmpty else { return }
        let (words, answers) = (visit.words, review.answers)
        throw StaleWrite(
            stale.map { given in
                let theirs = review.operations.last {
                    !$0.nodes.isDisjoint(with: [given.question.id] + given.question.nodes)
                }
                return FieldChange(
                    visit.changed(words.title(of: given.question, codes: review.folded.codes), by: theirs),
                    old: words.answer(
                        review.standing(given.question, answers, units: units), to: given.question, units: units),
                    new: words.answer(given.value, to: given.question, units: units))
            })
    }

    /// One key, one doubt: `terima`, `lain` or `biarkan` and its id, or `semua` and a kind.
    @Sendable private static func settle(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let parts = form.raw("putusan").split(separator: " ", maxSplits: 1).map(String.init)
        let (verb, id) = (parts.first ?? "", parts.count > 1 ? parts[1] : "")
        try await save(form, visit) { _, doubts, units in
            if verb == "semua" {
                let all = doubts.acceptable(of: id).map(\.id)
                return Decided(settlement: Review.Settlement(doubts: all, how: .accepted))
            }
            guard let item = doubts.items.first(where: { $0.id == id }) else { throw ReviewRefusal.noDoubt }
            let note = String(form.text("c-\(item.anchor)").prefix(500))
            switch verb {
            case "terima" where !item.doubt.mustBeAnswered:
                return Decided(settlement: Review.Settlement(doubts: [id], how: .accepted))
            case "biarkan":
                let left = Review.Settlement(doubts: [id], how: .left, note: note)
                guard let question = item.doubt.question, let answer = question.leaving else {
                    return Decided(settlement: left)
                }
                return Decided(
                    settlement: note.isEmpty ? nil : left,
                    answer: given(question, answer, item, form))
            case "lain":
                guard let question = item.doubt.question, let other = question.alternative(among: units) else {
                    throw ReviewRefusal.noDoubt
                }
                return Decided(answer: given(question, other, item, form))
            default: throw ReviewRefusal.noDoubt
            }
        }
        let number = try visit.number("nomor")
        let doubts = try await visit.store.read { reading in
            try visit.review(number, in: reading).doubts(units: try visit.units(in: reading))
        }
        let address = try visit.reviewAddress + "?tersimpan=1"
        guard let next = doubts.next(after: id) else { return .see(address + form.pageQuery) }
        return .see(address + "&hal=\(next.page)&di=\(next.anchor)#\(next.anchor)")
    }

    private static func given(
        _ question: Question, _ value: String, _ item: ReviewDoubts.Item, _ form: Form
    ) -> Review.Given {
        Review.Given(question: question, value: value, seen: form.int("v\(item.place)") ?? 0)
    }

    @Sendable private static func undo(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        let (seq, isRedo) = (form.int("nomor"), form.has("ulang"))
        _ = try await visit.meeting(number) { review, _, change in
            try review.undo(seq, isRedo: isRedo, office: office, in: change)
        }
        return .see(try visit.reviewAddress)
    }

    @Sendable private static func discard(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            try visit.review(number, in: change.reading).discard(office: office, in: change)
        }
        return .see("/\(visit.office.slug)/rencana")
    }

    /// Saves the answers first: what is missing is then the only thing that keeps the plan from being adopted.
    @Sendable private static func adopt(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (number, office, person) = (try visit.number("nomor"), visit.office, visit.person)
        try await save(form, visit) { _, _, _ in Decided() }
        do {
            let address = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                let review = try visit.review(number, in: change.reading)
                return try review.adopt(Adoption(form, for: review), for: office, by: person, in: change)
            }
            return .see("/\(office.slug)/rencana/\(address)?baru=1")
        } catch let stale as OvertakenAmendment {
            throw visit.staleWrite(stale)
        } catch let refusal as ReviewRefusal {
            return try await refused(refusal.rawValue, visit, form)
        } catch let refusal as AdoptionRefusal {
            return try await refused(refusal.rawValue, visit, form)
        }
    }

    private static func refused(_ key: String, _ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        var page = try await page(visit)
        page.refusal = key
        page.typed = form
        return page.reply()
    }
}

extension Form {
    /// The page of doubts that a form stood on, for the way back.
    fileprivate var pageQuery: String { int("hal").map { $0 > 1 ? "&hal=\($0)" : "" } ?? "" }
}
