import Foundation
import People
import Storage
import Web

/// What was typed into a card: once for all of its indicators, and what each has of its own.
struct CardForm: Sendable, Equatable {
    /// Every field as it was typed, by its name: what a draft keeps, and what a refused form shows again.
    private(set) var texts: [String: String] = [:]
    /// The lines that are ticked, by their codes.
    private(set) var ticked: Set<String> = []

    static let shared = [
        "capaian", "tanggal", "uraian", "kendala", "kendala-catatan", "tindak-lanjut", "alasan",
        "pindah-ke", "versi-rencana",
    ]
    static let ofLine = ["hasil", "angka", "target", "versi"]

    init() {}

    init(_ form: Form, lines: [CardPlace.Line]) {
        for name in Self.shared where form.has(name) { texts[name] = Self.cut(form.text(name)) }
        for line in lines {
            for name in Self.ofLine where form.has("\(name)-\(line.code)") {
                texts["\(name)-\(line.code)"] = Self.cut(form.text("\(name)-\(line.code)"))
            }
        }
        let known = Set(lines.map(\.code))
        ticked = Set(form.all("indikator[]").filter(known.contains))
    }

    /// What the form shows at first: an entry that is there, else nothing.
    init(_ entry: Entry?, code: String) {
        guard let entry else { return }
        fill(entry.content)
        fill(line: code, entry)
    }

    private static func cut(_ text: String) -> String { String(text.prefix(EntryContent.longest + 1)) }

    subscript(_ name: String) -> String {
        get { texts[name] ?? "" }
        set { texts[name] = newValue }
    }

    func isTicked(_ code: String) -> Bool { ticked.contains(code) }
    mutating func tick(_ code: String) { ticked.insert(code) }

    /// What all lines of a card say alike.
    mutating func fill(_ content: EntryContent) {
        texts["capaian"] = content.outcome.rawValue
        texts["tanggal"] = content.doneOn?.description ?? ""
        texts["uraian"] = content.work
        texts["kendala"] = content.obstacle?.rawValue ?? ""
        texts["kendala-catatan"] = content.obstacleNote
        texts["tindak-lanjut"] = content.followUp
        texts["alasan"] = content.reason
        texts["pindah-ke"] = content.movedTo.map(String.init) ?? ""
    }

    mutating func fill(line code: String, _ entry: Entry) {
        texts["hasil-\(code)"] = entry.content.result
        texts["angka-\(code)"] = entry.content.amount.map(Decimal2.text) ?? ""
        texts["target-\(code)"] = entry.content.target.map(Decimal2.text) ?? ""
        texts["versi-\(code)"] = String(entry.version)
    }

    /// What a line is to say, if it can be taken.
    func content(of line: CardPlace.Line, _ place: CardPlace, in reading: Reading) throws -> EntryContent {
        var content = EntryContent()
        guard let outcome = EntryOutcome(rawValue: self["capaian"]) else { throw EntryRefusal.noWork }
        content.outcome = outcome
        content.reason = self["alasan"]
        content.work = self["uraian"]
        content.obstacle = Obstacle(rawValue: self["kendala"])
        content.obstacleNote = self["kendala-catatan"]
        content.followUp = self["tindak-lanjut"]
        content.result = self["hasil-\(line.code)"]
        for text in [content.reason, content.work, content.obstacleNote, content.followUp, content.result] {
            guard text.count <= EntryContent.longest else { throw EntryRefusal.tooLong }
        }
        if outcome == .done {
            guard !content.work.isEmpty else { throw EntryRefusal.noWork }
            content.doneOn = try day(place)
            content.amount = try number("angka-\(line.code)")
            content.target = try number("target-\(line.code)")
            content.reason = ""
        } else {
            guard !content.reason.isEmpty else { throw EntryRefusal.noReason }
            // Nobody knows yet that nothing will happen.
            if outcome == .nothing { guard !place.days.isAhead(place.month) else { throw EntryRefusal.ahead } }
        }
        if outcome == .moved {
            guard let month = Int(self["pindah-ke"]), (1...12).contains(month) else { throw EntryRefusal.noTarget }
            guard month != place.month else { throw EntryRefusal.sameMonth }
            try Self.checkTarget(month, of: line, place, in: reading)
            content.movedTo = month
        }
        return content
    }

    /// Work is moved to a month that has not passed, is not closed, and where it is still to do.
    static func checkTarget(_ month: Int, of line: CardPlace.Line, _ place: CardPlace, in reading: Reading) throws {
        guard place.days.isAhead(month) || place.days.now == month else { throw EntryRefusal.closedTarget }
        guard try MonthClosing.find(place.plan.id, month, in: reading) == nil else { throw EntryRefusal.closedTarget }
        let settled = try Entry.all(
            """
            entry.plan = \(place.plan.id) AND entry.lineage = \(line.lineage) AND entry.month = \(month)
                AND \(of: place.unitIDs) AND (entry.stage = 'approved' OR entry.outcome = 'moved')
            """, in: reading)
        guard settled.isEmpty else { throw EntryRefusal.taken }
    }

    /// A day of the plan's year, or after it where the year's work came late; never one that has not come.
    private func day(_ place: CardPlace) throws -> Day {
        guard let day = Day(self["tanggal"]) else { throw EntryRefusal.noDay }
        guard day <= place.days.today else { throw EntryRefusal.future }
        guard day.year >= place.plan.year, day.year <= place.plan.year + 1 else { throw EntryRefusal.otherYear }
        return day
    }

    private func number(_ name: String) throws -> Int? {
        guard !self[name].isEmpty else { return nil }
        guard let number = Decimal2.read(self[name]), number >= 0 else { throw EntryRefusal.badNumber }
        return number
    }
}

/// What somebody is writing on a card and has not submitted: it saves itself, one per person.
struct EntryDraft: Sendable {
    let person: String
    let name: String
    let savedAt: Instant
    let form: CardForm

    static func all(of place: CardPlace, in reading: Reading) throws -> [EntryDraft] {
        var drafts: [EntryDraft] = []
        // What was typed before somebody submitted the card is done with.
        let submitted =
            try reading.texts(
                """
                SELECT coalesce(MAX(submitted_at), '') FROM entry
                WHERE plan = \(place.plan.id) AND card = \(place.card) AND month = \(place.month) AND \(of: place.unitIDs)
                """
            ).first ?? ""
        try reading.each(
            """
            SELECT entry_draft.person, person.name, entry_draft.saved_at, entry_draft.body
            FROM entry_draft JOIN person ON person.id = entry_draft.person
            WHERE entry_draft.card = \(place.card) AND entry_draft.month = \(place.month)
                AND entry_draft.unit = \(place.unit?.id ?? "") AND entry_draft.saved_at > \(submitted) ORDER BY entry_draft.saved_at DESC
            """
        ) { row in
            var form = CardForm()
            let fields = try JSONDecoder().decode([String: String].self, from: Data(try row.text(3).utf8))
            for (name, text) in fields {
                if let code = name.hasPrefix("✓") ? name.dropFirst() : nil {
                    form.tick(String(code))
                } else {
                    form[name] = text
                }
            }
            drafts.append(
                EntryDraft(person: try row.text(0), name: try row.text(1), savedAt: try row.instant(2), form: form))
        }
        return drafts
    }

    /// Keeps what is typed so far; nobody's decision, so no event.
    static func save(_ form: CardForm, by person: String, of place: CardPlace, in keeping: Housekeeping) throws {
        var fields = form.texts
        for code in form.ticked { fields["✓" + code] = "" }
        let body = try stableJSON(fields)
        try keeping.run(
            """
            INSERT INTO entry_draft (person, card, month, unit, body, saved_at)
            VALUES (\(person), \(place.card), \(place.month), \(place.unit?.id ?? ""), \(body), \(keeping.at))
            ON CONFLICT (card, month, unit, person) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
            """)
    }

    static func forget(_ person: String, of place: CardPlace, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            DELETE FROM entry_draft WHERE person = \(person) AND card = \(place.card) AND month = \(place.month)
                AND unit = \(place.unit?.id ?? "")
            """)
    }
}
