public import Deadlines
import Evidence
public import People
public import Storage
public import Web

/// A line of a plan's work: an indicator in a month, of all of its units or of one that answers for itself.
public struct WorkLine: Sendable {
    public let plan: String
    /// What the plan is called, where it is not the reform plan, whose codes go without saying.
    public let planTitle: String?
    public let code: String
    public let text: String
    public let subCode: String
    public let subTitle: String
    /// The subject of the sub-activity.
    public let card: String
    /// The number of its area.
    public let area: Int
    public let month: Int
    public let mark: Mark
    public let due: Day
    /// Where its card is.
    public let address: String
    /// The ids of the units that answer for it now.
    public let units: [String]
    /// The number of the one that answers for itself.
    public let unitNumber: Int?
    public let unitName: String?
    /// The people who work on it.
    let workers: [(unit: String, person: String)]
    public let entry: String?
    public let state: EntryState?
    public let submittedBy: String?
    public let note: String
    public let lateDays: Int
    public let isProven: Bool

    /// Whether `person` is who shall do it: theirs by name, or their unit's and nobody's by name.
    public func isOf(_ person: String, unit: String?) -> Bool {
        if workers.contains(where: { $0.person == person }) { return true }
        guard let unit, units.contains(unit) else { return false }
        return !workers.contains { $0.unit == unit }
    }

    /// Due this month or before, and not settled.
    public var isOpenNow: Bool { !mark.isSettled && mark != .notYet }
}

/// A year's work of a plan, line by line: what Beranda, the end of a month and the question whether all is ready read.
public struct WorkYear: Sendable {
    public struct Area: Sendable {
        public let number: Int
        public let title: String
    }

    let plan: Plan
    let days: MonthDays
    /// The office's word in addresses.
    let slug: String
    public let year: Int
    public let address: String
    public let title: String
    public let areas: [Area]
    public let lines: [WorkLine]
    /// Every unit that answers for something, in the order of the office.
    public let units: [Unit]
    /// Of units that were merged, the ids of those that go on with their work.
    private let continued: [String: String]
    /// The months that were closed.
    public let closed: Set<Int>
    /// The month it is in the plan's year; 0 in another.
    public var now: Int { days.now }
    /// The day on which this month, or the last of a year that is over, is to be closed.
    public let closingDay: Day?

    /// - Parameter words: of the one who reads its title; measuring needs none.
    init(_ plan: Plan, office: Office, today: Day, words: Words? = nil, in reading: Reading) throws {
        (self.plan, slug) = (plan, office.slug)
        let matrix = try Matrix(plan, office: office.id, today: today, in: reading)
        (days, year, address, title) = (matrix.days, plan.year, plan.address, words.map(plan.called) ?? plan.title)
        areas = matrix.areas.map { Area(number: $0.number, title: $0.title) }
        let known = UnitsOnDay(matrix.units, on: today)
        let current = matrix.units.map { known.current($0) }
        continued = matrix.units.reduce(into: [:]) { found, unit in
            if let now = known.current(unit), now != unit { found[unit.id] = now.id }
        }
        closed = Set(try MonthClosing.all(of: plan.id, in: reading).map(\.month))
        let month = matrix.days.now
        closingDay = month == 0 ? nil : matrix.days.closing(of: month, try Holidays.of(office: office.id, in: reading))
        struct Written {
            let id: String, state: EntryState, submittedBy: String?, note: String, late: Int, isProven: Bool
        }
        var written: [String: Written] = [:]
        try reading.each(
            """
            SELECT position, month, unit, id, stage, outcome, submitted_by, note, late_days, \(Proofs.isProven("entry.id"))
            FROM entry
            WHERE plan = \(plan.id) AND position > 0
            """
        ) { row in
            // What a unit wrote that was merged since is on the card of the one that goes on.
            let unit = try row.optionalText(2).map { known[$0].flatMap(known.current)?.id ?? $0 }
            let key = "\(try row.int(0)) \(try row.int(1)) \(unit ?? "")"
            written[key] = Written(
                id: try row.text(3), state: EntryState(try row.choice(4), try row.choice(5)),
                submittedBy: try row.optionalText(6), note: try row.text(7), late: try row.optionalInt(8) ?? 0,
                isProven: try row.flag(9))
        }
        var assigned: [String: [(unit: String, person: String)]] = [:]
        for one in try Assignment.all(of: plan.id, in: reading) where one.isActive {
            // What was given to a unit that was merged since goes on in the one that it goes on in.
            let unit = known[one.unit].flatMap(known.current)?.id ?? one.unit
            assigned[one.card, default: []].append((unit, one.person))
        }
        var cards: [String] = []
        try reading.each(
            "SELECT subject FROM sub_activity WHERE plan = \(plan.id) AND version = \(plan.version) ORDER BY position"
        ) { cards.append(try $0.text(0)) }
        let named = plan.kind == PlanKind.reform ? nil : title
        var lines: [WorkLine] = []
        var answering: [String: Unit] = [:]
        for indicator in matrix.indicators {
            let sub = matrix.subActivities[indicator.subActivity - 1]
            var units: [Unit] = []
            for unit in matrix.responsible(for: sub).compactMap({ current[$0] }) where !units.contains(unit) {
                units.append(unit)
                answering[unit.id] = unit
            }
            let area = matrix.areas[matrix.activities[sub.activity - 1].area - 1].number
            let people = assigned[cards[sub.position - 1]] ?? []
            let askers: [Unit?] = sub.asked == "each" && !units.isEmpty ? units : [nil]
            for month in 1...12 where indicator.months.contains(month) {
                for unit in askers
                where unit == nil || indicator.planned.contains(month)
                    || matrix.eachUnit.concerns(unit?.id ?? "", at: indicator.position - 1, month)
                {
                    let entry = written["\(indicator.position) \(month) \(unit?.id ?? "")"]
                    let own = unit.map { [$0] } ?? units
                    let query = unit.map { "?unit=\($0.number)" } ?? ""
                    lines.append(
                        WorkLine(
                            plan: plan.address, planTitle: named, code: indicator.code, text: indicator.text,
                            subCode: sub.code,
                            subTitle: sub.title, card: cards[sub.position - 1], area: area, month: month,
                            mark: matrix.days.mark(month, entry?.state), due: matrix.days.due[month - 1],
                            address: "/\(office.slug)/rencana/\(plan.address)/\(sub.code)/realisasi/\(month)\(query)",
                            units: own.map(\.id), unitNumber: unit?.number, unitName: unit?.name,
                            workers: people.filter { person in own.contains { $0.id == person.unit } },
                            entry: entry?.id, state: entry?.state, submittedBy: entry?.submittedBy,
                            note: entry?.note ?? "", lateDays: entry?.late ?? 0,
                            isProven: entry?.isProven ?? false))
                }
            }
        }
        self.lines = lines
        units = matrix.units.filter { answering[$0.id] != nil }
    }

    /// The plans of the present year that `person` may see, with their work; the reform plan first.
    public static func all(_ visit: Visit<Member>, in reading: Reading) throws -> [WorkYear] {
        try all(of: visit.office, to: visit.person, today: visit.today, words: visit.words, in: reading)
    }

    /// The same for somebody who makes no visit, such as the owner of a calendar.
    public static func all(of office: Office, to person: Person, today: Day, words: Words, in reading: Reading) throws
        -> [WorkYear]
    {
        let plans = try Plan.all(of: office.id, to: person, in: reading)
        let year = plans.contains { $0.year == today.year } ? today.year : plans.map(\.year).max()
        // In January and February the year before is still being finished.
        let last = today.month <= 2 ? today.year - 1 : 0
        return try plans.filter { $0.year == year || $0.year == last }.map {
            try WorkYear($0, office: office, today: today, words: words, in: reading)
        }
    }

    /// The unit that does a unit's work now: itself, or the one that goes on with it.
    public func current(_ unit: String) -> String { continued[unit] ?? unit }

    /// The day on which a month is to be closed.
    public func closing(of month: Int, _ holidays: Holidays) -> Day { days.closing(of: month, holidays) }
}

extension Visit<Member> {
    /// The year's work of the plan that the address names.
    func workYear(in reading: Reading) throws -> WorkYear {
        guard let plan = try Plan.visible(try path("tahun"), office: office.id, to: person, in: reading) else {
            throw Problem.notFound
        }
        return try WorkYear(plan, office: office, today: today, words: words, in: reading)
    }
}
