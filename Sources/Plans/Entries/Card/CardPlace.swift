import Deadlines
import Evidence
import People
import Storage
import Web

/// Where a card lies: a sub-activity of a plan, a month, and the unit where each answers for itself.
struct CardPlace: Sendable {
    struct Line: Sendable {
        let position: Int
        let lineage: String
        let code: String
        let text: String
        /// Whether the plan asks for it in this month.
        let isScheduled: Bool
    }

    let plan: Plan
    let code: String
    let title: String
    /// The subject of the sub-activity.
    let card: String
    let asked: String
    /// Those that answer for it now, in the order of the plan: closed ones by those that go on with their work.
    let units: [Unit]
    let month: Int
    /// The one whose card it is, where each answers for itself.
    let unit: Unit?
    /// That unit and those whose work it goes on with: what they wrote is on its card.
    let unitIDs: [String]?
    let lines: [Line]
    let days: MonthDays
    let isClosed: Bool

    /// The units whose people write it: the one it is asked of, or all.
    var writers: [Unit] { unit.map { [$0] } ?? units }

    /// - Parameters:
    ///   - unit: the number of the unit that is meant, where each answers for itself.
    ///   - own: whose card it is where none is named; the first unit's otherwise.
    init?(
        _ code: String, _ month: Int, unit number: Int?, own: String? = nil, of plan: Plan, office: Office, today: Day,
        in reading: Reading
    ) throws {
        guard (1...12).contains(month) else { return nil }
        let version: SQL = "plan = \(plan.id) AND version = \(plan.version)"
        var found: (Int, String, String, String)?
        try reading.each("SELECT position, title, subject, asked FROM sub_activity WHERE \(version) AND code = \(code)")
        {
            found = (try $0.int(0), try $0.text(1), try $0.text(2), try $0.text(3))
        }
        guard let (position, title, card, asked) = found else { return nil }
        (self.plan, self.code, self.title, self.card, self.asked, self.month) = (plan, code, title, card, asked, month)
        let known = try UnitsOnDay(of: office, on: today, in: reading)
        var units: [Unit] = []
        for id in try reading.texts(
            "SELECT unit FROM sub_activity_unit WHERE \(version) AND sub_activity = \(position) ORDER BY position")
        {
            guard let unit = known[id].flatMap(known.current), !units.contains(unit) else { continue }
            units.append(unit)
        }
        self.units = units
        if asked == "each" {
            // An address of before a merger leads to the unit that goes on.
            let meant = known.all.first { $0.number == number }.flatMap(known.current)
            let mine: Unit? = units.first { unit in unit.id == own }
            let first = mine ?? units.first
            guard let unit = number == nil ? first : units.first(where: { $0 == meant }) else { return nil }
            self.unit = unit
            unitIDs = known.all.filter { known.current($0) == unit }.map(\.id)
        } else {
            guard number == nil else { return nil }
            (unit, unitIDs) = (nil, nil)
        }
        var scheduled: Set<Int> = []
        try reading.each("SELECT indicator FROM indicator_month WHERE \(version) AND month = \(month)") {
            scheduled.insert(try $0.int(0))
        }
        var lines: [Line] = []
        try reading.each(
            "SELECT position, lineage, code, wording FROM indicator WHERE \(version) AND sub_activity = \(position) ORDER BY position"
        ) { row in
            let position = try row.int(0)
            lines.append(
                Line(
                    position: position, lineage: try row.text(1), code: try row.text(2), text: try row.text(3),
                    isScheduled: scheduled.contains(position)))
        }
        self.lines = lines
        days = try MonthDays(plan.year, of: office.id, today: today, in: reading)
        isClosed = try MonthClosing.find(plan.id, month, in: reading) != nil
    }

    /// `/batang-hari/rencana/2026/8.4.2/realisasi/6`, with the unit where each answers for itself.
    func address(_ office: Office) -> String { base(office) + (unit.map { "?unit=\($0.number)" } ?? "") }

    func base(_ office: Office) -> String { "/\(office.slug)/rencana/\(plan.address)/\(code)/realisasi/\(month)" }

    /// Whether `person` writes here: for one of the units that answer, or for the whole office where none does.
    func isWritten(by person: Person, in office: Office) -> Bool {
        units.isEmpty
            ? person.may(.writeEntries, in: office.id)
            : writers.contains { person.may(.writeEntries, in: office.id, unit: $0.id) }
    }
}

extension Visit<Member> {
    /// The card that the address names; not found when the visitor may not see its plan. Only the version that holds
    /// is worked on.
    func cardPlace(in reading: Reading) throws -> CardPlace {
        let unit = query("unit")
        guard unit.isEmpty || Int(unit) != nil,
            let plan = try Plan.visible(try path("tahun"), office: office.id, to: person, in: reading),
            let place = try CardPlace(
                try path("kode"), try number("bulan"), unit: Int(unit), own: try ownUnit(in: reading), of: plan,
                office: office, today: today,
                in: reading)
        else { throw Problem.notFound }
        return place
    }
}
