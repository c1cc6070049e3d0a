import Files
import People
import Storage
public import Web

/// Bringing a document, answering its doubts, making it the plan.
public struct ReviewRoutes: Sendable {
    /// The largest decree that may be brought, in bytes.
    static let largest = 8 * 1_048_576

    public init() {}

    public func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/unggah") { UploadPage(visit: $0, year: nil).reply() }
        routes.may(.proposePlans).upload("rencana/usulan", limit: Self.largest, read)
        routes.may(.proposePlans).get("rencana/usulan/{nomor}") { visit in
            let review = try await review(visit)
            return ReviewPage(
                visit: visit, review: review, units: try await units(visit),
                isYearTaken: try await isTaken(review.year, visit)
            ).reply()
        }
        // Whoever reloads the answer to a post lands where its form is.
        routes.may(.proposePlans).get("rencana/usulan") { .see("/\($0.office.slug)/rencana/unggah") }
        for noun in ["jawaban", "urungan", "pembatalan", "penetapan"] {
            routes.may(.proposePlans).get("rencana/usulan/{nomor}/\(noun)") { visit in
                .see("/\(visit.office.slug)/rencana/usulan/\(try visit.number("nomor"))")
            }
        }
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/jawaban", answer)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/urungan", undo)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/pembatalan", discard)
        routes.may(.adoptPlans).post("rencana/usulan/{nomor}/penetapan", adopt)
    }

    @Sendable private func read(_ visit: Visit<Member>, _ form: Form, _ upload: Upload) async throws -> Reply {
        let pasted = form.text("naskah")
        if upload.file.size == 0, pasted.isEmpty, upload.name.isEmpty {
            return UploadPage(visit: visit, year: nil, isNothingChosen: true).reply()
        }
        if upload.file.size == 0, !pasted.isEmpty { try upload.file.append(Array(form.raw("naskah").utf8)) }
        let name = upload.name.isEmpty ? "tempelan.txt" : upload.name
        let office = visit.office
        // Kept before it is read: even a document that is refused has been received whole.
        let kept = try visit.ground.vault.keep(upload.file, office: office.id)
        let bytes = try visit.ground.vault.bytes(kept.hash, office: office.id)
        let proposal: Proposal
        switch PlanReading.of(bytes, named: name) {
        case .refused(let refusal):
            return UploadPage(visit: visit, year: nil, refusal: refusal, document: name, pasted: pasted).reply()
        case .proposal(let read): proposal = read
        }
        guard let year = form.int("tahun") ?? proposal.decree.year, (2000...2100).contains(year) else {
            return UploadPage(visit: visit, year: nil, asksYear: true, document: name, pasted: pasted).reply()
        }
        let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            let file = try StoredFile.add(
                kept, name: name, media: "text/plain", office: office.id, in: change)
            return try Review.open(proposal, file: file.id, year: year, office: office, in: change)
        }
        return .see("/\(office.slug)/rencana/usulan/\(number)")
    }

    @Sendable private func answer(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let review = try await review(visit)
        try await save(form, for: review, visit)
        return .see(visit.backTo(review) + "?tersimpan=1")
    }

    /// Saves what was answered; what somebody else answered in the meantime is shown beside it, and the rest is kept.
    private func save(_ form: Form, for review: Review, _ visit: Visit<Member>) async throws {
        let (units, office, number) = (try await units(visit), visit.office.id, review.number)
        let given = ReviewForm.given(form, for: review, units: units)
        guard !given.isEmpty else { return }
        let stale = try await visit.store.change(by: visit.actor, in: [office]) { change in
            try current(number, visit, in: change.reading).answer(given, office: office, in: change)
        }
        guard !stale.isEmpty else { return }
        let (words, answers) = (visit.words, try await self.review(visit).answers)
        throw StaleWrite(
            stale.map { given in
                FieldChange(
                    words.title(of: given.question),
                    old: words.answer(answers[given.question], to: given.question, units: units),
                    new: words.answer(given.value, to: given.question, units: units))
            })
    }

    /// Saves the answers first: what is missing is then the only thing that keeps the plan from being adopted.
    @Sendable private func adopt(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let review = try await review(visit)
        let office = visit.office
        try await save(form, for: review, visit)
        do {
            let year = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                try current(review.number, visit, in: change.reading).adopt(for: office, in: change)
            }
            return .see("/\(office.slug)/rencana/\(year)?baru=1")
        } catch let refusal as ReviewRefusal {
            let page = ReviewPage(
                visit: visit, review: try await self.review(visit), units: try await units(visit), refusal: refusal)
            return page.reply()
        }
    }

    @Sendable private func undo(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let review = try await review(visit)
        let office = visit.office.id
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            try current(review.number, visit, in: change.reading).undo(office: office, in: change)
        }
        return .see(visit.backTo(review))
    }

    @Sendable private func discard(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let review = try await review(visit)
        let office = visit.office.id
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            try current(review.number, visit, in: change.reading).discard(office: office, in: change)
        }
        return .see("/\(visit.office.slug)/rencana")
    }

    private func review(_ visit: Visit<Member>) async throws -> Review {
        let number = try visit.number("nomor")
        return try await visit.store.read { try current(number, visit, in: $0) }
    }

    private func isTaken(_ year: Int, _ visit: Visit<Member>) async throws -> Bool {
        let office = visit.office.id
        return try await visit.store.read { try Plan.exists(year, office: office, in: $0) }
    }

    private func units(_ visit: Visit<Member>) async throws -> UnitsOnDay {
        let (office, today) = (visit.office, visit.today)
        return try await visit.store.read { try UnitsOnDay(of: office, on: today, in: $0) }
    }
}

/// The review as it stands inside a transaction; not found when the visitor may not see it.
private func current(_ number: Int, _ visit: Visit<Member>, in reading: Reading) throws -> Review {
    guard let review = try Review.visible(number, office: visit.office.id, to: visit.person, in: reading) else {
        throw Problem.notFound
    }
    return review
}

extension Visit<Member> {
    fileprivate func backTo(_ review: Review) -> String { "/\(office.slug)/rencana/usulan/\(review.number)" }
}
