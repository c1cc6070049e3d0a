import People
import Storage
import Subjects

extension Review {
    /// Makes the reviewed reading the office's plan as the document itself says; the year, by which the plan is found.
    @discardableResult
    func adopt(for office: Office, by person: Person, in change: Change) throws -> Int {
        try adopt(Adoption(self), for: office, by: person, in: change)
        return year
    }

    /// Makes the reviewed reading version 1 of a plan, or the next version of the plan that it amends: one event.
    ///
    /// - Parameter person: amends only a plan that they may see.
    /// - Returns: what names the plan in addresses.
    @discardableResult
    func adopt(_ adoption: Adoption, for office: Office, by person: Person, in change: Change) throws -> String {
        guard state == .open else { throw ReviewRefusal.notOpen }
        try refuseUnanswered()
        try adoption.check()
        let (answers, answered) = (answers, answered)
        let units = try OfficeUnits(answers: answers, office: office, in: change)
        switch adoption.target {
        case .plan(let kind):
            return try begin(kind, answered, adoption, units, for: office, in: change)
        case .amendment(let plan, let version):
            let base = try newest(version, of: plan, office: office.id, to: person, in: change.reading)
            return try amend(base, answered, adoption, units, for: office, in: change)
        }
    }

    /// The version that this reading amends; refused when another was adopted since.
    private func newest(
        _ version: Int, of plan: String, office: String, to person: Person, in reading: Storage.Reading
    ) throws -> Plan {
        guard let base = try Plan.version(version, of: plan, office: office, to: person, in: reading),
            base.year == year
        else { throw AdoptionRefusal.unknownPlan }
        guard base.isOld, let newest = try PlanVersion.all(of: plan, in: reading).first else { return base }
        throw OvertakenAmendment(
            base: version, newest: newest.version, adoptedAt: newest.adoptedAt, adoptedBy: newest.adoptedBy)
    }

    private func begin(
        _ kind: String, _ answered: Proposal, _ adoption: Adoption, _ units: OfficeUnits, for office: Office,
        in change: Change
    ) throws -> String {
        guard let kind = try PlanKind.all(in: change.reading).first(where: { $0.id == kind }) else {
            throw AdoptionRefusal.unknownKind
        }
        let name = kind.isNamed ? adoption.name : ""
        let address = kind.address(year: year, name: name)
        guard !(try Plan.exists(address, office: office.id, in: change.reading)) else { throw ReviewRefusal.yearTaken }
        // What stood in an earlier year's plan is the same thing this year.
        let origin = try Plan.before(year, kind.id, named: name, office: office.id, in: change.reading)
        let base = try origin?.proposal(in: change.reading)
        let proposal = base.map { LineageMatch.matched(answered, to: $0) } ?? answered
        let plan = change.newID()
        try change.run(
            """
            INSERT INTO plan (id, office, year, kind, name, address, version)
            VALUES (\(plan), \(office.id), \(year), \(kind.id), \(name), \(address), 1)
            """)
        try insert(proposal, adoption, version: 1, of: plan, file: file, changes: nil, in: change)
        if kind.id == ChangeAgent.kind {
            try ChangeAgent.join(
                plan, named: name, from: reading.document, year: year, office: office.id, in: change)
        }
        var rows = PlanRows(
            plan: plan, version: 1, address: address, office: office, year: year, answers: answers, units: units)
        if let origin { rows.facts.asked = try VersionFacts(origin, in: change.reading).asked }
        try rows.write(proposal, in: change)
        try conclude(proposal, adoption, plan, address, 1, rows, for: office, in: change)
        return address
    }

    private func amend(
        _ base: Plan, _ answered: Proposal, _ adoption: Adoption, _ units: OfficeUnits, for office: Office,
        in change: Change
    ) throws -> String {
        let before = try base.proposal(in: change.reading)
        let proposal = LineageMatch.matched(answered, to: before)
        let difference = PlanDifference.between(before, proposal)
        guard !difference.changes.isEmpty || adoption.decree != before.decree || adoption.title != before.title else {
            throw AdoptionRefusal.nothingChanged
        }
        let version = base.version + 1
        let facts = try VersionFacts(base, in: change.reading)
        try insert(
            proposal, adoption, version: version, of: base.id, file: file ?? base.file,
            changes: try stableJSON(difference.keptCounts), in: change)
        try change.run("UPDATE plan SET version = \(version) WHERE id = \(base.id)")
        var rows = PlanRows(
            plan: base.id, version: version, address: base.address, office: office, year: base.year, answers: answers,
            units: units)
        rows.facts = facts
        // Doubts of the reading before hold on while nobody read the document anew.
        if !answered.hasLineages { rows.facts.doubts = [:] }
        try facts.freeNumbers(of: base.id, in: change)
        try rows.write(proposal, in: change)
        try facts.nameGone(of: base, besides: rows, office: office, in: change)
        try EntryPlaces.settle(
            plan: base.id, version: version, address: base.address, year: base.year, office: office, in: change)
        try conclude(proposal, adoption, base.id, base.address, version, rows, for: office, in: change)
        return base.address
    }

    private func insert(
        _ proposal: Proposal, _ adoption: Adoption, version: Int, of plan: String, file: String?, changes: String?,
        in change: Change
    ) throws {
        let (decree, reason) = (adoption.decree, adoption.reason.isEmpty ? nil : adoption.reason)
        try change.run(
            """
            INSERT INTO plan_version (plan, version, title, decree, decree_kind, decree_number, decree_year, decree_day,
                decree_place, signer_title, signer, review, file, adopted_at, adopted_by, timed, reason, changes)
            VALUES (\(plan), \(version), \(adoption.title), \(try stableJSON(decree)), \(decree.kind), \(decree.number),
                \(decree.year), \(decree.date.flatMap(Day.init)), \(decree.place), \(decree.signerTitle),
                \(decree.signer), \(id), \(file), \(change.at), \(change.actor.person), \(proposal.isTimed ? 1 : 0),
                \(reason), \(changes))
            """)
    }

    private func conclude(
        _ proposal: Proposal, _ adoption: Adoption, _ plan: String, _ address: String, _ version: Int, _ rows: PlanRows,
        for office: Office, in change: Change
    ) throws {
        try change.run("UPDATE review SET state = \(State.adopted) WHERE id = \(id)")
        try Subject(
            id: plan, kind: "plans.plan", office: office.id, unit: rows.facts.scopes[plan] ?? nil, number: address,
            year: year, label: adoption.title, address: "/\(office.slug)/rencana/\(address)", action: .readPlans
        ).save(in: change)
        try change.dirties(plan: plan)
        let counts = proposal.counts
        change.record(
            version == 1 ? "plans.plan-adopted" : "plans.plan-amended", on: plan, office: office.id,
            reason: adoption.reason.isEmpty ? nil : adoption.reason,
            [
                FieldChange("year", new: String(year)),
                FieldChange("version", old: version == 1 ? nil : String(version - 1), new: String(version)),
                FieldChange("decree", new: adoption.decree.number), FieldChange("review", new: String(number)),
                FieldChange("indicators", new: String(counts.indicators)),
                FieldChange("indicator-months", new: String(counts.indicatorMonths)),
                FieldChange("units", new: rows.units.made.joinedIfAny),
                FieldChange("continued", new: rows.units.continued.joinedIfAny),
            ])
    }
}

extension Proposal {
    /// Whether any indicator says when in quarters, half-years or years.
    fileprivate var isTimed: Bool {
        subActivities.contains { sub in
            sub.indicators.contains { $0.time?.quarters != nil || $0.time?.semesters != nil || $0.time?.years != nil }
        }
    }
}

extension [String] {
    fileprivate var joinedIfAny: String? { isEmpty ? nil : joined(separator: "; ") }
}
