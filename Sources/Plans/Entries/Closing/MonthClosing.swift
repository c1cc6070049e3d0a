import People
import Storage

/// A month that was closed: what was decided in it stands; what was still open may be done late.
struct MonthClosing: Sendable, Stored, Equatable {
    let month: Int
    let at: Instant
    let by: String

    init(row: Row) throws { (month, at, by) = (try row.int(0), try row.instant(1), try row.text(2)) }

    static func all(of plan: String, in reading: Reading) throws -> [MonthClosing] {
        try reading.all(
            """
            SELECT month_closing.month, month_closing.closed_at, person.name
            FROM month_closing JOIN person ON person.id = month_closing.closed_by
            WHERE month_closing.plan = \(plan) ORDER BY month_closing.month
            """)
    }

    static func find(_ plan: String, _ month: Int, in reading: Reading) throws -> MonthClosing? {
        try all(of: plan, in: reading).first { $0.month == month }
    }

    /// Closes a month that has ended.
    static func close(
        _ month: Int, of plan: Plan, today: Day, by person: String, office: String, open: Int, in change: Change
    )
        throws
    {
        guard (1...12).contains(month) else { throw EntryRefusal.noLine }
        guard mayClose(month, of: plan.year, today: today) else { throw EntryRefusal.monthAhead }
        guard try find(plan.id, month, in: change.reading) == nil else { throw EntryRefusal.monthClosed }
        try change.run(
            """
            INSERT INTO month_closing (plan, month, closed_at, closed_by)
            VALUES (\(plan.id), \(month), \(change.at), \(person))
            """)
        change.record(
            "plans.month-closed", on: plan.id, office: office,
            [FieldChange("month", new: String(month)), FieldChange("open", new: String(open))])
    }

    /// Whether a month has come to its last day.
    static func mayClose(_ month: Int, of year: Int, today: Day) -> Bool {
        (year, month) < (today.year, today.month) || Day.last(of: month, in: year) == today
    }

    /// Opens it again, with a reason that stays.
    static func reopen(_ month: Int, of plan: Plan, reason: String, office: String, in change: Change) throws {
        guard !reason.isEmpty else { throw EntryRefusal.noReason }
        guard try find(plan.id, month, in: change.reading) != nil else { throw EntryRefusal.notClosed }
        try change.run("DELETE FROM month_closing WHERE plan = \(plan.id) AND month = \(month)")
        change.record(
            "plans.month-reopened", on: plan.id, office: office, reason: reason,
            [FieldChange("month", old: String(month))])
    }
}
