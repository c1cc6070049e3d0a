import Deadlines
import Evidence
import Measures
import People
import Storage
import Subjects
import Web

/// A card with all that is known of it: its entries, their proof, drafts, thread and history.
struct Card: Sendable {
    struct Checked: Sendable, Stored {
        let fits: Bool
        let note: String
        let at: Instant
        let by: String
        let entry: String

        init(row: Row) throws {
            fits = try row.text(0) == "fits"
            (note, at, by, entry) = (try row.text(1), try row.instant(2), try row.text(3), try row.text(4))
        }
    }

    let place: CardPlace
    /// By the lineages of the lines.
    let entries: [String: Entry]
    let proofs: Proofs
    /// Every proof of the card that the reader may see, once.
    let items: [EvidenceItem]
    /// What packets among them lack.
    let missingParts: [String: [String]]
    /// Of approved entries: whether they are still what was approved.
    let unchanged: [String: Bool]
    let flags: [String: [EntryFlag]]
    let expected: [String: [String]]
    let drafts: [EntryDraft]
    let messages: [Message]
    let checks: [Checked]
    let history: [Happening]
    let closing: MonthClosing?
    let closingDay: Day
    /// The months of the card's own lines, for the way to the next.
    let months: MonthSet
    /// What was written in the month before, to begin with.
    let before: Entry?
    /// Who works on it in its unit.
    let assigned: [String]
    /// Who may open a locked field: those who return what was submitted or approved, those who reopen a month.
    let approvers: [String]
    let closers: [String]
    /// Who may write on it.
    let writers: [String]
    /// The entries that the reader may decide on.
    let decidable: Set<String>
    /// Of each entry: what the reader is shown, in short.
    let seals: [String: String]

    /// What measures its indicators, by their lineages, and what approvals saw of that.
    let measured: [String: Cockpit.Line]
    let frozen: [String: [FrozenFigure]]
    let catalogue: Catalogue

    /// Its part of the sub-activity's thread.
    let part: String

    /// Whether a line is asked for here: by the plan, or because it was moved here.
    func isAsked(_ line: CardPlace.Line) -> Bool { line.isScheduled || moved.contains(line.lineage) }

    /// The lines that were moved here from another month.
    let moved: Set<String>

    init(_ place: CardPlace, _ visit: Visit<Member>, _ sources: CardSources, in reading: Reading) throws {
        let (person, office) = (visit.person, visit.office)
        self.place = place
        let all = try Entry.all(
            "entry.plan = \(place.plan.id) AND entry.lineage IN \(list: place.lines.map(\.lineage)) AND \(of: place.unitIDs)",
            in: reading)
        let here = all.filter { $0.month == place.month }
        entries = here.reduce(into: [:]) { $0[$1.lineage] = $1 }
        moved = Set(
            all.filter { $0.stage == .approved && $0.content.movedTo == place.month }.map(\.lineage))
        let proofs = try Proofs(of: here.map(\.id), to: person, in: reading)
        self.proofs = proofs
        var items: [EvidenceItem] = []
        for item in here.flatMap({ proofs[$0.id] }) where !items.contains(item) { items.append(item) }
        self.items = items
        missingParts = try Proofs.missingParts(of: items, visit.words, in: reading)
        closing = try MonthClosing.find(place.plan.id, place.month, in: reading)
        closingDay = place.days.closing(of: place.month, try Holidays.of(office: office.id, in: reading))
        let closed = Set(try MonthClosing.all(of: place.plan.id, in: reading).map(\.month))
        let approval = EntryApproval(visit: visit, place: place)
        catalogue = try sources.catalogue.of(office.id, in: reading)
        measured = try Cockpit(
            place.plan, month: place.month, office: office.id, catalogue: catalogue,
            only: Set(place.lines.map(\.lineage)), in: reading
        ).lines.reduce(into: [:]) { $0[$1.lineage] = $1 }
        frozen = try FrozenFigure.all(of: here.map(\.id), in: reading)
        var (unchanged, flags, seals): ([String: Bool], [String: [EntryFlag]], [String: String]) = ([:], [:], [:])
        for entry in here {
            if let hash = entry.hash {
                unchanged[entry.id] = hash == (try EntrySeal(entry, in: reading).hash)
            }
            seals[entry.id] = try EntrySeal(entry, in: reading).short
            let others = all.filter { $0.lineage == entry.lineage && $0.month != entry.month && $0.stage != .draft }
                .reduce(into: [:]) { $0[$1.month] = $1.content.outcome == .done ? $1.content.work : $1.content.reason }
            flags[entry.id] = EntryFlag.all(
                entry, others: others, proofs: proofs[entry.id], count: proofs.count(entry.id), closed: closed,
                lateDays: approval.lateDays(entry), measured: measured[entry.lineage]?.readings ?? [], visit.words)
        }
        (self.unchanged, self.flags, self.seals) = (unchanged, flags, seals)
        expected = try ExpectedEvidence.all(of: place, usual: sources.usual, in: reading)
        drafts = try EntryDraft.all(of: place, in: reading)
        months = try Self.months(of: place, in: reading)
        let earlier = all.filter { $0.month < place.month && $0.stage != .draft && $0.content.outcome == .done }
        before = earlier.max { $0.month < $1.month }
        part = "\(place.month)" + (place.unit.map { "/\($0.number)" } ?? "")
        messages = try Message.all(of: place.card, part: part, in: reading)
        checks = try reading.all(
            """
            SELECT entry_check.verdict, entry_check.note, entry_check.at, person.name, entry_check.entry
            FROM entry_check JOIN person ON person.id = entry_check.by
            WHERE entry_check.entry IN \(list: here.map(\.id)) ORDER BY entry_check.at DESC
            """)
        history = try Self.history(of: place, items.map(\.id), to: person, in: reading)
        assigned = try Assignment.names(of: place, in: reading)
        let units = place.writers.map(\.id)
        approvers = try Holder.names(
            of: .approveEntries, office: office.id, units: units, on: place.days.today, in: reading)
        writers = try Holder.names(
            of: .writeEntries, office: office.id, units: units, on: place.days.today, in: reading)
        closers = try Holder.names(of: .closeMonths, office: office.id, units: [], on: place.days.today, in: reading)
        let isOpen = closing == nil
        decidable = Set(
            try here.filter { entry in
                guard entry.stage == .submitted || (entry.stage == .approved && isOpen) else { return false }
                return try approval.mayDecide(entry, in: reading)
            }.map(\.id))
    }

    /// What happened to this month's card and its proof: the sub-activity's events speak of all months.
    private static func history(
        of place: CardPlace, _ items: [String], to person: Person, in reading: Reading
    ) throws -> [Happening] {
        let all = try History.of([place.card] + items, to: person, most: 100, in: reading)
        var here: Set<Int> = []
        let month = "\"field\":\"month\",\"new\":\"\(place.month)\""
        let lines = place.lines.map { "\"field\":\"\($0.code) \(place.month)" }
        try reading.each(
            """
            SELECT seq, body FROM event_payload WHERE office = \(all.first?.chain ?? "")
                AND seq IN (SELECT seq FROM event WHERE subject = \(place.card))
            """
        ) { row in
            let body = try row.text(1)
            if body.contains(month) || lines.contains(where: body.contains) { here.insert(try row.int(0)) }
        }
        return Array(all.filter { $0.subject != place.card || here.contains($0.seq) }.prefix(20))
    }

    private static func months(of place: CardPlace, in reading: Reading) throws -> MonthSet {
        var months = MonthSet()
        try reading.each(
            """
            SELECT DISTINCT month FROM indicator_month WHERE plan = \(place.plan.id) AND version = \(place.plan.version)
                AND indicator IN \(list: place.lines.map(\.position))
            """
        ) { months.insert(try $0.int(0)) }
        return months
    }

    func mark(_ line: CardPlace.Line) -> Mark { place.days.mark(place.month, entries[line.lineage]?.state) }
}
