import Deadlines
import Evidence
public import Files
public import People
public import Storage

/// Writes a year that is over into a plan, step by step in the order of its days: with the rules, the hashes and the
/// events that the same steps have when people take them.
public struct WorkWriter: Sendable {
    /// One thing that somebody did.
    public struct Step: Sendable {
        enum Kind: Sendable {
            case submission(WorkDone)
            case decision(WorkDone)
            case closing(Int)
        }

        public let day: Day
        let kind: Kind
    }

    /// Who writes, decides and closes.
    public struct People: Sendable {
        let writers: [String: String]
        let heads: [String: String]
        let secretary: String
        let admin: String

        /// - Parameters:
        ///   - writers: by the id of a unit, the id of who writes there.
        ///   - heads: by the id of a unit, who decides there; where nobody does, the Secretary.
        public init(writers: [String: String], heads: [String: String], secretary: String, admin: String) {
            (self.writers, self.heads, self.secretary, self.admin) = (writers, heads, secretary, admin)
        }
    }

    let office: Office
    let plan: Plan
    let people: People
    let intake: EvidenceIntake
    let vault: FileVault

    public init(year: Int, office: Office, people: People, vault: FileVault, in reading: Reading) throws {
        guard let plan = try Plan.addressed(String(year), office: office.id, in: reading) else {
            throw WorkDoneProblem(card: "", month: 0)
        }
        (self.office, self.plan, self.people, self.vault) = (office, plan, people, vault)
        intake = EvidenceIntake(vault: vault)
    }

    /// The steps of some work, and of closing the months that are over on a day.
    public func steps(of work: [WorkDone], today: Day, in reading: Reading) throws -> [Step] {
        let days = try MonthDays(plan.year, of: office.id, today: today, in: reading)
        let holidays = try Holidays.of(office: office.id, in: reading)
        var steps: [Step] = []
        for done in work {
            guard let day = done.beginning else { throw WorkDoneProblem(card: done.card, month: done.month) }
            steps.append(Step(day: day, kind: .submission(done)))
            guard ["approved", "returned"].contains(done.stage) else { continue }
            guard let decision = done.decision else { throw WorkDoneProblem(card: done.card, month: done.month) }
            steps.append(Step(day: decision, kind: .decision(done)))
        }
        for month in 1...12 {
            let day = days.closing(of: month, holidays)
            if day < today { steps.append(Step(day: day, kind: .closing(month))) }
        }
        return steps.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    /// Takes a step, as a change of its own.
    public func take(_ step: Step, in store: Store) async throws {
        switch step.kind {
        case .submission(let done): try await submit(done, on: step.day, store)
        case .decision(let done): try await decide(done, on: step.day, store)
        case .closing(let month):
            try await store.change(by: Actor(person: people.admin), in: [office.id]) { change in
                try MonthClosing.close(
                    month, of: plan, today: step.day, by: people.admin, office: office.id, open: 0, in: change)
            }
        }
    }

    private func submit(_ done: WorkDone, on day: Day, _ store: Store) async throws {
        let kept = try (done.proofs ?? []).map { try proof($0, on: day) }
        let place = try await store.read { reading in try self.place(done, on: day, in: reading) }
        let unit = place.units.first?.id
        let writer = unit.flatMap { people.writers[$0] } ?? people.admin
        try await store.change(by: Actor(person: writer), in: [office.id]) { change in
            let place = try self.place(done, on: day, in: change.reading)
            var entries: [Entry] = []
            for line in done.lines { entries.append(try entry(line, place, in: change)) }
            for var proof in kept {
                proof.unit = unit
                let (id, _) = try proof.add(by: writer, office: office.id, slug: office.slug, in: change)
                for entry in entries { try EvidenceItem.link(id, to: entry.id, office: office.id, in: change) }
            }
            guard done.stage != "draft" else { return }
            var fields = [FieldChange("month", new: String(place.month))]
            for (line, entry) in zip(done.lines, entries) {
                let content = try done.content(of: line)
                try entry.submit(content, by: writer, in: change)
                fields.append(FieldChange(line.code, old: entry.stage.rawValue, new: content.outcome.rawValue))
                fields += content.changes(from: nil)
            }
            change.record("plans.entries-submitted", on: place.card, office: office.id, fields)
        }
    }

    private func decide(_ done: WorkDone, on day: Day, _ store: Store) async throws {
        let place = try await store.read { reading in try self.place(done, on: day, in: reading) }
        // A month moved needs the Secretary's consent.
        let head = done.outcome == "moved" ? nil : place.units.first.flatMap { people.heads[$0.id] }
        let decider = head ?? people.secretary
        let note = done.note ?? ""
        try await store.change(by: Actor(person: decider), in: [office.id]) { change in
            let place = try self.place(done, on: day, in: change.reading)
            var fields = [FieldChange("month", new: String(place.month))]
            for line in done.lines {
                let entry = try entry(line, place, in: change)
                if done.stage == "returned" {
                    try entry.move(back: .returned, by: decider, note: note, in: change)
                    fields.append(FieldChange(line.code, old: entry.stage.rawValue))
                } else {
                    let submitted = entry.submittedAt.map { office.day(of: $0) } ?? day
                    let late = max(0, submitted.sinceEpoch - place.days.due[place.month - 1].sinceEpoch)
                    let hash = try entry.approve(by: decider, lateDays: late, note: note, in: change)
                    fields.append(FieldChange(line.code, old: entry.stage.rawValue, new: hash))
                }
            }
            let kind = done.stage == "returned" ? "plans.entries-returned" : "plans.entries-approved"
            change.record(kind, on: place.card, office: office.id, reason: note.isEmpty ? nil : note, fields)
        }
    }

    private func place(_ done: WorkDone, on day: Day, in reading: Reading) throws -> CardPlace {
        let plan = try done.plan.map { try Plan.addressed($0, office: office.id, in: reading) } ?? plan
        guard let plan,
            let place = try CardPlace(
                done.card, done.month, unit: nil, of: plan, office: office, today: day, in: reading)
        else { throw WorkDoneProblem(card: done.card, month: done.month) }
        return place
    }

    private func entry(_ line: WorkDone.Line, _ place: CardPlace, in change: Change) throws -> Entry {
        guard let own = place.lines.first(where: { $0.code == line.code }) else {
            throw WorkDoneProblem(card: place.code, month: place.month)
        }
        return try place.entry(own, office: office, in: change)
    }

    private func proof(_ proof: WorkDone.Proof, on day: Day) throws -> NewEvidence {
        let from = proof.day.flatMap { Day($0) } ?? day
        if let link = proof.link { return NewEvidence(title: proof.title, from: from, unit: nil, content: .link(link)) }
        let file = try intake.keep(
            Array((proof.text ?? "").utf8), named: proof.file ?? "catatan.txt", office: office.id)
        return NewEvidence(title: proof.title, from: from, unit: nil, content: .file(file))
    }
}
