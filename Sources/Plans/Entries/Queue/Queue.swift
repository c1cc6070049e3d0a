import Evidence
import People
import Storage
import Web

/// What waits for the visitor's verification, card by card.
struct Queue {
    struct Line {
        let entry: Entry
        let code: String
        let text: String
        let proofs: Int
        let flags: [EntryFlag]
        /// Whether the visitor may decide on it; it is shown to those who read along, too.
        let isDecidable: Bool
        /// What the reader was shown.
        let seal: String
    }

    struct Card {
        let place: CardPlace
        var lines: [Line]
    }

    let plan: Plan
    private(set) var cards: [Card] = []
    /// How many wait in all.
    let total: Int
    /// The most lines of one page.
    static let most = 200

    init(_ plan: Plan, _ visit: Visit<Member>, in reading: Reading) throws {
        self.plan = plan
        let entries = try Entry.all(
            "entry.plan = \(plan.id) AND entry.stage = 'submitted' AND entry.position > 0", in: reading)
        total = entries.count
        let proofs = try Proofs.counts(
            "evidence_link.subject IN (SELECT id FROM entry WHERE entry.plan = \(plan.id) AND entry.stage = 'submitted')",
            in: reading)
        let closed = Set(try MonthClosing.all(of: plan.id, in: reading).map(\.month))
        var said: [String: [Int: String]] = [:]
        try reading.each(
            "SELECT lineage, month, work, reason, outcome FROM entry WHERE plan = \(plan.id) AND stage <> 'draft'"
        ) { row in
            let isDone = try row.text(4) == EntryOutcome.done.rawValue
            said[try row.text(0), default: [:]][try row.int(1)] = try row.text(isDone ? 2 : 3)
        }
        let dead = try Proofs.deadLinks(
            "evidence_link.subject IN (SELECT id FROM entry WHERE entry.plan = \(plan.id) AND entry.stage = 'submitted')",
            in: reading)
        var places = CardPlaces(plan, visit)
        for entry in entries.prefix(Self.most) {
            guard let place = try places.place(of: entry, in: reading),
                let line = place.lines.first(where: { $0.lineage == entry.lineage })
            else { continue }
            let approval = EntryApproval(visit: visit, place: place)
            let flags =
                EntryFlag.all(
                    entry, others: (said[entry.lineage] ?? [:]).filter { $0.key != entry.month }, proofs: [],
                    count: proofs[entry.id] ?? 0, closed: closed, lateDays: approval.lateDays(entry), visit.words)
                + (dead[entry.id] ?? []).map { .deadLink($0) }
            let shown = Line(
                entry: entry, code: line.code, text: line.text, proofs: proofs[entry.id] ?? 0, flags: flags,
                isDecidable: try approval.mayDecide(entry, in: reading),
                seal: try EntrySeal(entry, in: reading).short)
            if let last = cards.indices.last, cards[last].place.card == place.card,
                cards[last].place.month == place.month, cards[last].place.unit == place.unit
            {
                cards[last].lines.append(shown)
            } else {
                cards.append(Card(place: place, lines: [shown]))
            }
        }
    }
}

/// The cards of a plan's entries, each found once.
struct CardPlaces {
    private let plan: Plan
    private let visit: Visit<Member>
    private var known: [String: CardPlace?] = [:]
    private var codes: [String: String]?
    private var units: [Unit]?

    init(_ plan: Plan, _ visit: Visit<Member>) { (self.plan, self.visit) = (plan, visit) }

    /// `nil` where the newest version has the sub-activity no more.
    mutating func place(of entry: Entry, in reading: Reading) throws -> CardPlace? {
        let key = "\(entry.card) \(entry.month) \(entry.unit ?? "")"
        if let place = known[key] { return place }
        if codes == nil {
            var codes: [String: String] = [:]
            try reading.each(
                "SELECT subject, code FROM sub_activity WHERE plan = \(plan.id) AND version = \(plan.version)"
            ) { codes[try $0.text(0)] = try $0.text(1) }
            self.codes = codes
            units = try Unit.all(of: visit.office.id, in: reading)
        }
        // An old number leads to the unit that goes on.
        let number = units?.first { $0.id == entry.unit }?.number
        let place = try codes?[entry.card].flatMap {
            try CardPlace(
                $0, entry.month, unit: number, of: plan, office: visit.office, today: visit.today, in: reading)
        }
        known[key] = place
        return place
    }
}
