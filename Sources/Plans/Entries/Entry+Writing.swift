import Evidence
import People
import Storage
import Subjects
import Web

extension CardPlace {
    /// The entry of a line, made as a draft if there is none: proof may be brought before anything is submitted.
    ///
    /// Whoever calls it records why.
    func entry(_ line: Line, office: Office, in change: Change) throws -> Entry {
        if let known = try existing(line, in: change.reading) { return known }
        let id = change.newID()
        try change.run(
            """
            INSERT INTO entry (id, office, plan, lineage, card, month, unit, position, stage, outcome, work, result,
                obstacle_note, follow_up, reason, note)
            VALUES (\(id), \(office.id), \(plan.id), \(line.lineage), \(card), \(month), \(unit?.id), \(line.position),
                \(EntryStage.draft), \(EntryOutcome.done), '', '', '', '', '', '')
            """)
        let scope = try change.reading.texts(
            "SELECT unit FROM subject WHERE id = \(plan.id) AND unit IS NOT NULL"
        ).first
        let last = try change.reading.number(
            """
            SELECT MAX(CAST(number AS INTEGER)) FROM subject
            WHERE office = \(office.id) AND kind = 'plans.entry' AND year = \(plan.year)
            """)
        try Subject(
            id: id, kind: "plans.entry", office: office.id, unit: scope, number: String(1 + (last ?? 0)),
            year: plan.year,
            label: EntryPlaces.label(line.code, Words.indonesianMonths[month - 1], plan.year, line.text),
            address: address(office), action: .readPlans
        ).save(in: change)
        guard let entry = try existing(line, in: change.reading) else { throw EntryRefusal.noLine }
        return entry
    }

    private func existing(_ line: Line, in reading: Reading) throws -> Entry? {
        try Entry.all(
            "entry.plan = \(plan.id) AND entry.lineage = \(line.lineage) AND entry.month = \(month) AND \(of: unitIDs)",
            in: reading
        ).first
    }
}

extension Entry {
    /// Writes what was submitted, whoever decides records it.
    func submit(_ content: EntryContent, by person: String, in change: Change) throws {
        let touched = try change.run(
            """
            UPDATE entry SET stage = \(EntryStage.submitted), outcome = \(content.outcome), done_on = \(content.doneOn),
                work = \(content.work), result = \(content.result), amount = \(content.amount),
                target = \(content.target), obstacle = \(content.obstacle), obstacle_note = \(content.obstacleNote),
                follow_up = \(content.followUp), reason = \(content.reason), moved_to = \(content.movedTo),
                submitted_at = \(change.at), submitted_by = \(person), decided_at = NULL, decided_by = NULL, note = '',
                version = version + 1
            WHERE id = \(id) AND version = \(version) AND stage IN ('draft', 'returned')
            """)
        guard touched == 1 else { throw EntryRefusal.locked }
        try change.dirties(plan: plan)
    }

    /// Writes that it was approved, with the hash of exactly this content, its proof and its author.
    func approve(by person: String, lateDays: Int, note: String, in change: Change) throws -> String {
        try FrozenFigure.freeze(of: self, in: change)
        let hash = try EntrySeal(self, in: change.reading).hash
        try change.dirties(plan: plan)
        let touched = try change.run(
            """
            UPDATE entry SET stage = \(EntryStage.approved), decided_at = \(change.at), decided_by = \(person),
                note = \(note), hash = \(hash), late_days = \(lateDays), version = version + 1
            WHERE id = \(id) AND version = \(version) AND stage = \(EntryStage.submitted)
            """)
        guard touched == 1 else { throw EntryRefusal.notSubmitted }
        return hash
    }

    /// Writes that it goes back: to whoever wrote it with a note, to the queue, or to its author's desk.
    func move(back stage: EntryStage, by person: String?, note: String, in change: Change) throws {
        try change.run("DELETE FROM frozen_figure WHERE entry = \(id)")
        try change.dirties(plan: plan)
        let touched = try change.run(
            """
            UPDATE entry SET stage = \(stage), decided_at = \(person == nil ? nil : change.at), decided_by = \(person),
                note = \(note), hash = NULL, late_days = NULL, version = version + 1
            WHERE id = \(id) AND version = \(version)
            """)
        guard touched == 1 else { throw EntryRefusal.locked }
    }
}

/// Why an entry is not written, submitted or decided on.
enum EntryRefusal: String, Refusal, CaseIterable {
    case noLine = "entries.refused.no-line"
    case notYours = "entries.refused.not-yours"
    case locked = "entries.refused.locked"
    case noWork = "entries.refused.no-work"
    case noDay = "entries.refused.no-day"
    case future = "entries.refused.future"
    case otherYear = "entries.refused.other-year"
    case noReason = "entries.refused.no-reason"
    case noTarget = "entries.refused.no-target"
    case sameMonth = "entries.refused.same-month"
    case closedTarget = "entries.refused.closed-target"
    case badNumber = "entries.refused.bad-number"
    case tooLong = "entries.refused.too-long"
    case notSubmitted = "entries.refused.not-submitted"
    case ownEntry = "entries.refused.own-entry"
    case needsConsent = "entries.refused.needs-consent"
    case noProof = "entries.refused.no-proof"
    case noNote = "entries.refused.no-note"
    case monthClosed = "entries.refused.month-closed"
    case monthAhead = "entries.refused.month-ahead"
    case notClosed = "entries.refused.not-closed"
    case nobody = "entries.refused.nobody"
    case changedSince = "entries.refused.changed-since"
    case planChanged = "entries.refused.plan-changed"
    case taken = "entries.refused.taken"
    case ahead = "entries.refused.ahead"
    case badRule = "entries.refused.bad-rule"
    case badHours = "entries.refused.bad-hours"
    case emptyMessage = "entries.refused.empty-message"
}
