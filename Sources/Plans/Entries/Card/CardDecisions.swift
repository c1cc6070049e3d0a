import Evidence
import People
import Storage
import Subjects
import Web

/// What is decided on a card, each as one change with one event.
enum CardDecisions {
    /// Keeps what is typed so far.
    @Sendable static func draft(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let place = try await visit.store.read { try visit.writtenCard(in: $0) }
        let typed = CardForm(form, lines: place.lines)
        let person = visit.person.id
        try await visit.store.housekeeping { try EntryDraft.save(typed, by: person, of: place, in: $0) }
        if visit.header("Accept") == "application/json" {
            return .json(Array("{\"saved\":\"\(visit.moment(visit.store.clock.now()))\"}\n".utf8))
        }
        return .see(place.address(visit.office).marked("draf=1"))
    }

    /// Submits the ticked lines; what can't be taken shows the card again with all that was typed.
    static func submit(_ visit: Visit<Member>, _ form: Form, _ sources: CardSources) async throws -> Reply {
        let place = try await visit.store.read { try visit.writtenCard(in: $0) }
        let typed = CardForm(form, lines: place.lines)
        do {
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                try submit(typed, visit, in: change)
            }
        } catch let refusal as EntryRefusal {
            return try await CardPage.load(visit, sources, typed: typed, refusal: refusal.rawValue).reply()
        }
        let person = visit.person.id
        try await visit.store.housekeeping { try EntryDraft.forget(person, of: place, in: $0) }
        return .see(place.address(visit.office).marked("diajukan=1"))
    }

    private static func submit(_ typed: CardForm, _ visit: Visit<Member>, in change: Change) throws {
        let place = try visit.writtenCard(in: change.reading)
        // A code may mean another line since an amendment; the form says which version it was shown for.
        guard typed["versi-rencana"].isEmpty || typed["versi-rencana"] == String(place.plan.version) else {
            throw EntryRefusal.planChanged
        }
        let lines = place.lines.filter { typed.isTicked($0.code) }
        guard !lines.isEmpty else { throw EntryRefusal.noLine }
        var fields: [FieldChange] = []
        for line in lines {
            let content = try typed.content(of: line, place, in: change.reading)
            let entry = try place.entry(line, office: visit.office, in: change)
            // A form that was shown before there was an entry has no version of it, as has one of a new entry.
            let seen = Int(typed["versi-\(line.code)"]) ?? 1
            guard entry.version == seen else { throw visit.stale(content, entry) }
            guard entry.stage == .draft || entry.stage == .returned else { throw EntryRefusal.locked }
            try entry.submit(content, by: visit.person.id, in: change)
            fields.append(FieldChange(line.code, old: entry.stage.rawValue, new: content.outcome.rawValue))
            let isFirst = line.code == lines[0].code
            fields += content.changes(from: entry.stage == .returned ? entry.content : nil).filter {
                isFirst || ["result", "amount", "target"].contains($0.field)
            }
        }
        change.record(
            "plans.entries-submitted", on: place.card, office: visit.office.id,
            [FieldChange("month", new: String(place.month))] + fields)
    }

    /// Takes back what one submitted oneself and nobody decided on yet.
    @Sendable static func takeBack(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        try await decide(visit, form, "plans.entries-taken-back", stages: [.submitted]) {
            entry, _, _, change in
            guard entry.submittedBy == visit.person.id else { throw EntryRefusal.notYours }
            try entry.move(back: .draft, by: nil, note: "", in: change)
            return nil
        }
    }

    @Sendable static func approve(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let note = String(form.text("catatan").prefix(EntryContent.longest))
        return try await decide(visit, form, "plans.entries-approved", stages: [.submitted], reason: note) {
            entry, seen, place, change in
            try EntryApproval(visit: visit, place: place).approve(entry, seen: seen, note: note, in: change)
        }
    }

    /// Sends entries back with a note; an approved one, too, while its month is open.
    @Sendable static func giveBack(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let note = String(form.text("catatan").prefix(EntryContent.longest))
        return try await decide(
            visit, form, "plans.entries-returned", stages: [.submitted, .approved], reason: note
        ) { entry, seen, place, change in
            guard !note.isEmpty else { throw EntryRefusal.noNote }
            try EntryApproval(visit: visit, place: place).giveBack(entry, seen: seen, note: note, in: change)
            return nil
        }
    }

    /// Does something to the ticked entries of a card that are in one of some stages; all or none.
    private static func decide(
        _ visit: Visit<Member>, _ form: Form, _ kind: String, stages: Set<EntryStage>, reason: String? = nil,
        _ body: @escaping @Sendable (Entry, _ seen: String, CardPlace, Change) throws -> String?
    ) async throws -> Reply {
        let codes = Set(form.all("indikator[]"))
        let office = visit.office.id
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.cardPlace(in: change.reading)
            let lineages = place.lines.reduce(into: [:]) { $0[$1.lineage] = $1.code }
            let entries = try Entry.all(
                of: place.card, place.month, place.unitIDs, plan: place.plan.id, in: change.reading
            )
            .filter { stages.contains($0.stage) && codes.contains(lineages[$0.lineage] ?? "") }
            guard !entries.isEmpty else { throw EntryRefusal.noLine }
            var fields = [FieldChange("month", new: String(place.month))]
            if let unit = place.unit { fields.append(FieldChange("unit", new: unit.name)) }
            for entry in entries {
                let code = lineages[entry.lineage] ?? ""
                let new = try body(entry, form.text("segel-\(code)"), place, change)
                fields.append(FieldChange(lineages[entry.lineage] ?? "", old: entry.stage.rawValue, new: new))
            }
            record(kind, on: place.card, office: office, reason: reason, fields, in: change)
            return place
        }
        return .see(place.address(visit.office))
    }

    private static func record(
        _ kind: String, on card: String, office: String, reason: String?, _ fields: [FieldChange], in change: Change
    ) {
        change.record(kind, on: card, office: office, reason: reason?.isEmpty ?? true ? nil : reason, fields)
    }
}

/// Who may decide on an entry, and what a decision asks: never one's own; of the unit, or, where the unit's own head
/// wrote it, another head or the Secretary (design, *Entries*).
struct EntryApproval {
    let visit: Visit<Member>
    let place: CardPlace

    func mayDecide(_ entry: Entry, in reading: Reading) throws -> Bool {
        guard entry.submittedBy != visit.person.id else { return false }
        let (person, office) = (visit.person, visit.office.id)
        let units = place.writers
        if units.isEmpty || units.contains(where: { person.may(.approveEntries, in: office, unit: $0.id) }) {
            return person.may(.approveEntries, in: office)
        }
        guard person.may(.approveEntries, in: office), let author = entry.submittedBy else { return false }
        return try Holder.holds(
            author, .approveEntries, office: office, units: units.map(\.id), on: place.days.today, in: reading)
    }

    /// - Returns: the hash of what was approved, which its event carries, too.
    func approve(_ entry: Entry, seen: String, note: String, in change: Change) throws -> String {
        try check(entry, seen: seen, in: change.reading)
        if entry.content.outcome == .moved {
            guard visit.person.may(.moveEntries, in: visit.office.id) else { throw EntryRefusal.needsConsent }
            if let month = entry.content.movedTo, let line = place.lines.first(where: { $0.lineage == entry.lineage }) {
                try CardForm.checkTarget(month, of: line, place, in: change.reading)
            }
        }
        // Done without proof is accepted only by somebody who says why.
        if entry.content.outcome == .done, note.isEmpty {
            guard !(try Proofs.seals(of: entry.id, in: change.reading)).isEmpty else { throw EntryRefusal.noProof }
        }
        return try entry.approve(by: visit.person.id, lateDays: lateDays(entry), note: note, in: change)
    }

    func giveBack(_ entry: Entry, seen: String, note: String, in change: Change) throws {
        if entry.stage == .approved, place.isClosed { throw EntryRefusal.monthClosed }
        try check(entry, seen: seen, in: change.reading)
        try entry.move(back: .returned, by: visit.person.id, note: note, in: change)
        // Whoever left the unit since is not told what becomes of its work.
        guard let author = entry.submittedBy,
            try Holder.holds(
                author, .writeEntries, office: visit.office.id, units: place.writers.map(\.id), on: visit.today,
                in: change.reading)
        else { return }
        // One for all lines of the card that come back at once.
        try NoticeWriter(visit.office, in: change).tell(
            author, "plans.returned", occasion: "\(place.card) \(place.month) \(change.at)",
            NoticeBody([
                "card": .text("\(place.code) \(place.title.shortened(to: 160))"), "month": .month(place.month),
                "person": .text(visit.person.name), "note": .text(note),
            ]),
            at: place.address(visit.office))
    }

    /// How many days after the due day it was submitted.
    func lateDays(_ entry: Entry) -> Int {
        guard let at = entry.submittedAt else { return 0 }
        return max(0, visit.office.day(of: at).sinceEpoch - place.days.due[place.month - 1].sinceEpoch)
    }

    /// - Parameter seen: what the form carries of the entry; decided on is what was seen, not what came in its place.
    private func check(_ entry: Entry, seen: String, in reading: Reading) throws {
        guard entry.submittedBy != visit.person.id else { throw EntryRefusal.ownEntry }
        guard try mayDecide(entry, in: reading) else { throw EntryRefusal.notYours }
        guard try EntrySeal(entry, in: reading).short == seen else { throw EntryRefusal.changedSince }
    }
}

extension Visit<Member> {
    /// The card that the address names, for somebody who writes on it.
    func writtenCard(in reading: Reading) throws -> CardPlace {
        let place = try cardPlace(in: reading)
        guard place.isWritten(by: person, in: office) else { throw EntryRefusal.notYours }
        return place
    }

    /// Both texts: what stands there now and what was typed.
    func stale(_ typed: EntryContent, _ entry: Entry) -> StaleWrite {
        let (now, new) = (entry.content.texts, typed.texts)
        var fields = [
            FieldChange("entries.field.stage", old: words[entry.stage.word], new: words[EntryStage.draft.word])
        ]
        for name in EntryContent.fieldNames where now[name] != new[name] {
            fields.append(FieldChange("entries.field.\(name)", old: now[name], new: new[name]))
        }
        return StaleWrite(fields)
    }
}

extension String {
    /// An address with something more asked of it.
    func marked(_ query: String) -> String { contains("?") ? "\(self)&\(query)" : "\(self)?\(query)" }
}

extension EntryStage {
    var word: EntryWord {
        switch self {
        case .draft: .stageDraft
        case .submitted: .stageSubmitted
        case .returned: .stageReturned
        case .approved: .stageApproved
        }
    }
}
