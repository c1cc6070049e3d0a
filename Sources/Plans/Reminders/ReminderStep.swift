import Deadlines
import Storage

/// The occasions on which the owner of a month's open work is reminded of it: on the first of the month, on the due
/// day, three and seven days later, and from fourteen days on each week.
///
/// Nobody is reminded on a day without work: the first of a month and what is late move to the next working day, the due
/// day to the last one before it, while something can still be done.
enum ReminderStep: Sendable, Hashable {
    case begins
    case due
    /// Three or seven days late.
    case late(Int)
    /// Later than that; the Monday of the week.
    case week(Day)

    /// What makes a reminder of a month one occasion, however often somebody asks.
    func occasion(_ month: String) -> String {
        switch self {
        case .begins: "\(month) begins"
        case .due: "\(month) due"
        case .late(let days): "\(month) late \(days)"
        // All that is so late is one reminder.
        case .week(let monday): "week \(monday)"
        }
    }

    /// The kind of notice that it is.
    var kind: String {
        switch self {
        case .begins: "plans.month-begins"
        case .due: "plans.due"
        case .late, .week: "plans.late"
        }
    }

    /// The newest occasion of a month's work on a day; `nil` before the first.
    ///
    /// - Parameters:
    ///   - first: the first day of the month.
    ///   - due: by which day its work is due.
    static func newest(from first: Day, due: Day, on today: Day, _ holidays: Holidays) -> ReminderStep? {
        var lastBefore = due
        while lastBefore > first, !holidays.isWorking(lastBefore) { lastBefore = lastBefore.adding(days: -1) }
        let days: [(ReminderStep, Day)] = [
            (.begins, holidays.workingDay(onOrAfter: first)), (.due, lastBefore),
            (.late(3), holidays.workingDay(onOrAfter: due.adding(days: 3))),
            (.late(7), holidays.workingDay(onOrAfter: due.adding(days: 7))),
        ]
        if today.sinceEpoch - due.sinceEpoch >= 14 { return .week(today.monday) }
        let newest = days.sorted { $0.1 < $1.1 }.last { $0.1 <= today }?.0
        // What is late already is not due; it is said on the third day.
        return newest == .due && today > due ? nil : newest
    }
}

extension Day {
    /// The Monday of its week.
    var monday: Day { adding(days: 1 - weekday) }
}
