import People
import Storage

/// The plan as a table: areas, activities, sub-activities and indicators by twelve months.
struct Matrix: Sendable {
    struct Area: Stored {
        let position: Int
        let number: Int
        let title: String

        init(row: Row) throws { (position, number, title) = (try row.int(0), try row.int(1), try row.text(2)) }
    }

    struct Activity: Stored {
        let position: Int
        let area: Int
        let code: String
        let title: String
        /// The levels between the area and it, in plans that have more than four.
        let above: [Proposal.Level]?

        init(row: Row) throws {
            (position, area, code, title) = (try row.int(0), try row.int(1), try row.text(2), try row.text(3))
            above = try row.decoded(4)
        }
    }

    struct SubActivity: Stored {
        let position: Int
        let activity: Int
        let code: String
        let title: String
        let asked: String
        let doubts: Int
        /// Its part of `responsible`.
        var units = 0..<0

        init(row: Row) throws {
            position = try row.int(0)
            activity = try row.int(1)
            code = try row.text(2)
            title = try row.text(3)
            asked = try row.text(4)
            doubts = try row.int(5)
        }
    }

    struct Indicator: Stored {
        let position: Int
        let subActivity: Int
        let code: String
        let text: String
        /// Those that the plan asks for, and those that work was moved to or done early in.
        var months = MonthSet()
        /// Those that the plan asks for.
        var planned = MonthSet()
        /// The marks of these months.
        var marks = MonthMarks()

        init(row: Row) throws {
            (position, subActivity, code, text) = (try row.int(0), try row.int(1), try row.text(2), try row.text(3))
        }
    }

    let year: Int
    let days: MonthDays
    var areas: [Area]
    var activities: [Activity]
    var subActivities: [SubActivity]
    var indicators: [Indicator]
    /// The units of the office.
    let units: [Unit]
    /// What units wrote that answer each for itself.
    private(set) var eachUnit = EachUnit()
    /// When, for the indicators that say it in quarters, half-years or years, by their positions.
    private(set) var times: [Int: Proposal.Time] = [:]
    /// The places in `units` of the responsible ones, one sub-activity after the other.
    private var responsible: [Int] = []

    /// Reads a version of a plan, whole, with what became of its months: ordered walks, no joins.
    init(_ plan: Plan, office: String, today: Day, in reading: Reading) throws {
        let version: SQL = "plan = \(plan.id) AND version = \(plan.version)"
        year = plan.year
        days = try MonthDays(plan.year, of: office, today: today, in: reading)
        areas = try reading.all("SELECT position, number, title FROM area WHERE \(version) ORDER BY position")
        activities = try reading.all(
            "SELECT position, area, code, title, above FROM activity WHERE \(version) ORDER BY position")
        subActivities = try reading.all(
            "SELECT position, activity, code, title, asked, doubts FROM sub_activity WHERE \(version) ORDER BY position"
        )
        indicators = try reading.all(
            "SELECT position, sub_activity, code, wording FROM indicator WHERE \(version) ORDER BY position")
        units = try Unit.all(of: office, in: reading)
        // Positions count from 1 without a gap, so a row's place in its array is its position less one.
        try reading.each(
            "SELECT sub_activity, unit FROM sub_activity_unit WHERE \(version) ORDER BY sub_activity, position"
        ) {
            row in
            let (sub, unit) = (try row.int(0) - 1, try row.text(1))
            guard let place = units.firstIndex(where: { $0.id == unit }) else { return }
            let first = subActivities[sub].units.isEmpty ? responsible.count : subActivities[sub].units.lowerBound
            responsible.append(place)
            subActivities[sub].units = first..<responsible.count
        }
        try reading.each("SELECT indicator, month FROM indicator_month WHERE \(version)") { row in
            indicators[try row.int(0) - 1].months.insert(try row.int(1))
        }
        try mark(plan, in: reading)
        guard plan.isTimed else { return }
        try reading.each("SELECT position, time FROM indicator WHERE \(version) AND time IS NOT NULL") { row in
            times[try row.int(0)] = try row.decoded(1)
        }
    }

    /// The places in `units` of those responsible for a sub-activity, in the order of the plan.
    func responsible(for sub: SubActivity) -> ArraySlice<Int> { responsible[sub.units] }

    /// Gives every month its mark: by the days alone, then by what was written.
    private mutating func mark(_ plan: Plan, in reading: Reading) throws {
        let untouched = (1...12).map { days.mark($0) }
        for place in indicators.indices {
            let months = indicators[place].months
            indicators[place].planned = months
            for month in 1...12 where months.contains(month) { indicators[place].marks[month] = untouched[month - 1] }
        }
        let places: SQL =
            plan.isOld
            ? """
            SELECT indicator.position, entry.month, entry.unit, entry.stage, entry.outcome, entry.moved_to
            FROM entry JOIN indicator ON indicator.plan = entry.plan AND indicator.version = \(plan.version)
                AND indicator.lineage = entry.lineage
            WHERE entry.plan = \(plan.id) ORDER BY indicator.position, entry.month
            """
            : """
            SELECT position, month, unit, stage, outcome, moved_to FROM entry
            WHERE plan = \(plan.id) AND position > 0 ORDER BY position, month
            """
        var each = EachUnit()
        var movedHere: [(place: Int, month: Int)] = []
        let current = CurrentUnits(units, on: days.today)
        try reading.each(places) { row in
            let (place, month) = (try row.int(0) - 1, try row.int(1))
            guard indicators.indices.contains(place) else { return }
            let state = EntryState(try row.choice(3), try row.choice(4))
            let target = state.stage == .approved ? try row.optionalInt(5) : nil
            guard let unit = try row.optionalText(2) else {
                if let target { movedHere.append((place, target)) }
                guard state.stage != .draft || indicators[place].months.contains(month) else { return }
                indicators[place].months.insert(month)
                indicators[place].marks[month] = days.mark(month, state)
                return
            }
            let now = current[unit]
            if state.stage != .draft || indicators[place].months.contains(month) {
                each.add(days.mark(month, state), of: now, at: place, month)
            }
            // It is this unit's alone to do there.
            if let target { each.ask(now, at: place, target) }
        }
        for (cell, units) in each.cells {
            let sub = subActivities[indicators[cell.place].subActivity - 1]
            let asked =
                indicators[cell.place].months.contains(cell.month)
                ? Set(responsible(for: sub).map { current[self.units[$0].id] }) : Set(units.keys)
            // Units that wrote nothing yet stand where the days stand.
            let rest = untouched[cell.month - 1]
            let marks = asked.union(units.keys).map { units[$0].flatMap { $0 } ?? rest }
            indicators[cell.place].months.insert(cell.month)
            indicators[cell.place].marks[cell.month] = marks.max { $0.loudness < $1.loudness }
        }
        for (place, month) in movedHere where !indicators[place].months.contains(month) {
            indicators[place].months.insert(month)
            indicators[place].marks[month] = untouched[month - 1]
        }
        eachUnit = each
    }

    /// How many marks of each kind there are, by their places.
    var tally: [Int] {
        var tally = [Int](repeating: 0, count: Mark.all.count)
        for indicator in indicators {
            for month in 1...12 {
                if let mark = indicator.marks[month] { tally[mark.place] += 1 }
            }
        }
        return tally
    }

    /// The marks that occur in each month, as bits of their places, January first.
    var used: [UInt16] {
        var used = [UInt16](repeating: 0, count: 12)
        for indicator in indicators {
            for month in 1...12 {
                if let mark = indicator.marks[month] { used[month - 1] |= 1 << UInt16(mark.place) }
            }
        }
        return used
    }

    /// How many indicators have no month, and how many sub-activities nobody who answers for them.
    var missing: [MatrixFilter.Missing: Int] {
        let unscheduled = indicators.reduce(0) { $0 + ($1.months.isEmpty ? 1 : 0) }
        let unanswered = subActivities.reduce(0) { $0 + ($1.units.isEmpty ? 1 : 0) }
        return [.month: unscheduled, .unit: unanswered].filter { $0.value > 0 }
    }

    /// How many indicators are due in each month, January first.
    var perMonth: [Int] {
        (1...12).map { month in indicators.reduce(0) { $0 + ($1.months.contains(month) ? 1 : 0) } }
    }
}

/// Months of one year, 1 to 12, in one word.
struct MonthSet: Sendable, Equatable {
    private var bits: UInt16 = 0

    mutating func insert(_ month: Int) { bits |= 1 << UInt16(month) }
    mutating func formUnion(_ others: MonthSet) { bits |= others.bits }
    func contains(_ month: Int) -> Bool { bits & (1 << UInt16(month)) != 0 }
    var isEmpty: Bool { bits == 0 }
    var count: Int { bits.nonzeroBitCount }
    var all: [Int] { (1...12).filter(contains) }
}

/// The marks of a year's months in one word: four bits each, 0 where nothing is due.
struct MonthMarks: Sendable, Equatable {
    private var bits: UInt64 = 0

    subscript(month: Int) -> Mark? {
        get {
            let place = Int(bits >> UInt64(month * 4) & 15)
            return place == 0 ? nil : Mark.all[place - 1]
        }
        set {
            let shift = UInt64(month * 4)
            bits = bits & ~(15 << shift) | UInt64((newValue?.place ?? -1) + 1) << shift
        }
    }

    /// Of each month the louder of both.
    mutating func formLoudest(_ others: MonthMarks) {
        for month in 1...12 {
            guard let other = others[month] else { continue }
            if self[month].map({ other.loudness > $0.loudness }) ?? true { self[month] = other }
        }
    }
}

/// What units wrote that answer each for itself, by the cells of the matrix; `nil` for what a unit is asked and has not
/// written.
struct EachUnit: Sendable {
    struct Cell: Hashable {
        let place: Int
        let month: Int
    }

    private(set) var cells: [Cell: [String: Mark?]] = [:]

    mutating func add(_ mark: Mark, of unit: String, at place: Int, _ month: Int) {
        let known = cells[Cell(place: place, month: month)]?[unit].flatMap { $0 }
        // Of two units that became one the louder counts.
        let louder = known.map { $0.loudness > mark.loudness ? $0 : mark } ?? mark
        cells[Cell(place: place, month: month), default: [:]][unit] = .some(louder)
    }

    mutating func ask(_ unit: String, at place: Int, _ month: Int) {
        let cell = Cell(place: place, month: month)
        if cells[cell]?[unit] == nil { cells[cell, default: [:]][unit] = .some(nil) }
    }

    /// Whether a unit has something to do in a cell that the plan does not ask of all.
    func concerns(_ unit: String, at place: Int, _ month: Int) -> Bool {
        cells[Cell(place: place, month: month)]?[unit] != nil
    }
}

/// Who does the work of each unit now, looked up once.
struct CurrentUnits {
    private var known: [String: String] = [:]
    private let units: UnitsOnDay

    init(_ units: [Unit], on day: Day) {
        self.units = UnitsOnDay(units, on: day)
        for unit in units where !unit.isOpen(on: day) { known[unit.id] = self.units.current(unit)?.id }
    }

    /// The unit itself while it is open, or when nobody goes on with it.
    subscript(_ id: String) -> String { known[id] ?? id }
}
