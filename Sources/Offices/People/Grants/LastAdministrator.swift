import People
import Storage

/// Keeps an office from losing the last person who may manage its people.
///
/// It compares the days that are covered before a change with those after it, inside the change: a day on which
/// somebody could manage the people must not become one on which nobody can.
enum LastAdministrator {
    /// A grant to manage all people of the office, of somebody who can sign in.
    struct Span: Stored {
        let from: Day
        let until: Day?

        init(row: Row) throws { (from, until) = (try row.day(0), try row.optionalDay(1)) }

        func covers(_ day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
    }

    static func spans(of office: String, in reading: Reading) throws -> [Span] {
        try reading.all(
            """
            SELECT role_grant.from_day, role_grant.until_day
            FROM role_grant
            JOIN role_action ON role_action.role = role_grant.role
                AND role_action.action = \(Action.managePeople.rawValue)
            JOIN account ON account.person = role_grant.person AND account.active = 1 AND account.password <> ''
            WHERE role_grant.office = \(office) AND role_grant.unit IS NULL
            """)
    }

    /// Runs what may take an administrator away, and refuses when it took the last of an office.
    @discardableResult
    static func kept<Result>(
        in offices: [String], today: Day, _ reading: Reading, _ body: () throws -> Result
    ) throws -> Result {
        let before = try offices.map { try spans(of: $0, in: reading) }
        let result = try body()
        for (office, before) in zip(offices, before) {
            guard isKept(before, try spans(of: office, in: reading), from: today) else {
                throw PeopleRefusal.lastAdministrator
            }
        }
        return result
    }

    /// Coverage can only break today, on the day after something ends, or where something began before.
    private static func isKept(_ before: [Span], _ after: [Span], from today: Day) -> Bool {
        let days = [today] + after.compactMap { $0.until?.adding(days: 1) } + before.map(\.from)
        return days.filter { $0 >= today }.allSatisfy { day in
            !before.contains { $0.covers(day) } || after.contains { $0.covers(day) }
        }
    }
}
