import Deadlines
import Storage

/// When an office's months are due and closed: the last day of the month and the fifth working day after it, unless it
/// set others (design, *Entries*).
struct MonthRule: Sendable, Stored, Equatable {
    static let usual = MonthRule(from: Day(sinceEpoch: -719_162), dueDay: nil, closingDays: 5)

    /// The first day on which it holds.
    let from: Day
    /// The day of the month, cut to the month's length; `nil` for its last.
    let dueDay: Int?
    /// How many working days after the month's last day it is closed.
    let closingDays: Int

    init(from: Day, dueDay: Int?, closingDays: Int) {
        (self.from, self.dueDay, self.closingDays) = (from, dueDay, closingDays)
    }

    init(row: Row) throws {
        (from, dueDay, closingDays) = (try row.day(0), try row.optionalInt(1), try row.int(2))
    }

    /// All that an office set, the newest first.
    static func all(of office: String, in reading: Reading) throws -> [MonthRule] {
        try reading.all(
            "SELECT from_day, due_day, closing_days FROM month_rule WHERE office = \(office) ORDER BY from_day DESC")
    }
}

/// The days of a year's months: what marks are derived from.
struct MonthDays: Sendable {
    let year: Int
    let today: Day
    /// By which day each month's work is due, January first.
    let due: [Day]
    private let rules: [MonthRule]

    init(_ year: Int, today: Day, rules: [MonthRule]) {
        self.year = year
        self.today = today
        self.rules = rules
        due = (1...12).map { month in
            let last = Self.last(of: month, in: year)
            guard let day = Self.rule(for: last, rules).dueDay else { return last }
            return Day(year: year, month: month, day: min(day, last.day)) ?? last
        }
    }

    init(_ year: Int, of office: String, today: Day, in reading: Reading) throws {
        self.init(year, today: today, rules: try MonthRule.all(of: office, in: reading))
    }

    /// The day on which a month is to be closed.
    func closing(of month: Int, _ holidays: Holidays) -> Day {
        let last = Self.last(of: month, in: year)
        return holidays.day(Self.rule(for: last, rules).closingDays, workingDaysAfter: last)
    }

    /// The month it is, 1 to 12; 0 in another year.
    var now: Int { today.year == year ? today.month : 0 }

    /// Whether a month has not begun.
    func isAhead(_ month: Int) -> Bool { today.year * 12 + today.month < year * 12 + month }

    /// The mark of a month's work: what became of it, or where its days stand.
    func mark(_ month: Int, _ entry: EntryState? = nil) -> Mark {
        if let entry, entry.stage == .approved {
            switch entry.outcome {
            case .done: return .done
            case .nothing: return .nothing
            case .notBinding: return .notBinding
            case .moved: return .moved
            }
        }
        if isAhead(month) { return .notYet }
        switch entry?.stage {
        case .submitted: return .waiting
        case .returned: return .returned
        default: return today > due[month - 1] ? .late : .underWay
        }
    }

    private static func rule(for last: Day, _ rules: [MonthRule]) -> MonthRule {
        rules.first { $0.from <= last } ?? .usual
    }

    private static func last(of month: Int, in year: Int) -> Day {
        // Years of plans lie between 1 and 9999, so there always is one.
        Day.last(of: month, in: year) ?? MonthRule.usual.from
    }
}
