import People
import Storage

/// What somebody may do in an office, read where it is decided upon: inside the change.
struct Powers: Sendable {
    /// One action of one grant, for as long as the grant lasts.
    struct Span: Stored {
        let action: Action
        let unit: String?
        let from: Day
        let until: Day?

        init(row: Row) throws {
            action = Action(rawValue: try row.text(0))
            unit = try row.optionalText(1)
            from = try row.day(2)
            until = try row.optionalDay(3)
        }

        func reaches(_ scope: String?) -> Bool { unit == nil || unit == scope }

        func lasts(from day: Day, until last: Day?) -> Bool {
            guard from <= day else { return false }
            guard let until else { return true }
            return last.map { $0 <= until } ?? false
        }
    }

    let today: Day
    /// Of grants that hold today or will hold later.
    let spans: [Span]

    static func of(_ person: String, office: String, today: Day, in reading: Reading) throws -> Powers {
        Powers(
            today: today,
            spans: try reading.all(
                """
                SELECT role_action.action, role_grant.unit, role_grant.from_day, role_grant.until_day
                FROM role_grant JOIN role_action ON role_action.role = role_grant.role
                WHERE role_grant.person = \(person) AND role_grant.office = \(office)
                    AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(today))
                """))
    }

    /// Whether they hold the action today in all of a scope: a unit, or the whole office.
    func hold(_ action: Action, in scope: String?) -> Bool {
        spans.contains { $0.action == action && $0.reaches(scope) && $0.lasts(from: today, until: today) }
    }

    /// Whether one of their grants gives the action in a scope for the whole time.
    func hold(_ action: Action, in scope: String?, from day: Day, until last: Day?) -> Bool {
        spans.contains { $0.action == action && $0.reaches(scope) && $0.lasts(from: day, until: last) }
    }

    /// Whose people they may manage.
    var reach: PeopleReach {
        if hold(.managePeople, in: nil) { return .office }
        return .units(spans.compactMap(\.unit).filter { hold(.managePeople, in: $0) })
    }
}
