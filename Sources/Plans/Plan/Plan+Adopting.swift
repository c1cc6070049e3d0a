import People
import Storage
import Subjects

extension Review {
    /// Makes the reviewed reading the office's plan of its year: version 1, one event.
    ///
    /// - Returns: the year, by which the plan is found.
    @discardableResult
    func adopt(for office: Office, in change: Change) throws -> Int {
        guard state == .open else { throw ReviewRefusal.notOpen }
        let answers = answers
        for question in Question.all(of: reading) where question.mustBeAnswered {
            guard let lost = answers[question].flatMap(LostItem.init) else { throw ReviewRefusal.lostItem }
            guard lost.choice != .typed || !lost.title.isEmpty else { throw ReviewRefusal.lostTitle }
        }
        guard !(try Plan.exists(year, office: office.id, in: change.reading)) else { throw ReviewRefusal.yearTaken }
        let proposal = answered
        let units = try OfficeUnits(answers: answers, office: office, in: change)
        let plan = change.newID()
        let head = proposal.decree
        let decree = try stableJSON(head)
        try change.run(
            "INSERT INTO plan (id, office, year, kind, version) VALUES (\(plan), \(office.id), \(year), 'reform', 1)")
        try change.run(
            """
            INSERT INTO plan_version (plan, version, title, decree, decree_kind, decree_number, decree_year, decree_day,
                decree_place, signer_title, signer, review, file, adopted_at, adopted_by)
            VALUES (\(plan), 1, \(proposal.title), \(decree), \(head.kind), \(head.number), \(head.year),
                \(head.date.flatMap(Day.init)), \(head.place), \(head.signerTitle), \(head.signer), \(id), \(file),
                \(change.at), \(change.actor.person))
            """)
        var rows = PlanRows(plan: plan, office: office, year: year, asked: answers.everyUnitAsked, units: units)
        try rows.write(proposal, in: change)
        try change.run("UPDATE review SET state = \(State.adopted) WHERE id = \(id)")
        try Subject(
            id: plan, kind: "plans.plan", office: office.id, number: String(year), year: year, label: proposal.title,
            address: "/\(office.slug)/rencana/\(year)", action: .readPlans
        ).save(in: change)
        let counts = proposal.counts
        change.record(
            "plans.plan-adopted", on: plan, office: office.id,
            [
                FieldChange("year", new: String(year)), FieldChange("version", new: "1"),
                FieldChange("decree", new: proposal.decree.number), FieldChange("review", new: String(number)),
                FieldChange("indicators", new: String(counts.indicators)),
                FieldChange("indicator-months", new: String(counts.indicatorMonths)),
                FieldChange("units", new: rows.units.made.joinedIfAny),
                FieldChange("continued", new: rows.units.continued.joinedIfAny),
            ])
        return year
    }
}

extension [String] {
    fileprivate var joinedIfAny: String? { isEmpty ? nil : joined(separator: "; ") }
}
