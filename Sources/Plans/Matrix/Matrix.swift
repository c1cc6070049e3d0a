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
        var months = MonthSet()

        init(row: Row) throws {
            (position, subActivity, code, text) = (try row.int(0), try row.int(1), try row.text(2), try row.text(3))
        }
    }

    let year: Int
    var areas: [Area]
    var activities: [Activity]
    var subActivities: [SubActivity]
    var indicators: [Indicator]
    /// The units of the office.
    let units: [Unit]
    /// When, for the indicators that say it in quarters, half-years or years, by their positions.
    private(set) var times: [Int: Proposal.Time] = [:]
    /// The places in `units` of the responsible ones, one sub-activity after the other.
    private var responsible: [Int] = []

    /// Reads a version of a plan, whole: five ordered walks, no joins.
    init(_ plan: Plan, office: String, in reading: Reading) throws {
        let version: SQL = "plan = \(plan.id) AND version = \(plan.version)"
        year = plan.year
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
        guard plan.isTimed else { return }
        try reading.each("SELECT position, time FROM indicator WHERE \(version) AND time IS NOT NULL") { row in
            times[try row.int(0)] = try row.decoded(1)
        }
    }

    /// The places in `units` of those responsible for a sub-activity, in the order of the plan.
    func responsible(for sub: SubActivity) -> ArraySlice<Int> { responsible[sub.units] }

    /// How many marks of each kind there are.
    func tally(today: Day) -> [Mark: Int] {
        var tally: [Mark: Int] = [:]
        for (month, count) in perMonth.enumerated() where count > 0 {
            tally[.empty(month: month + 1, year: year, today: today), default: 0] += count
        }
        return tally
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
