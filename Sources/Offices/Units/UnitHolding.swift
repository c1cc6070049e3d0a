import People
import Storage

/// A grant or a post that is bound to a unit and reaches a day or goes beyond it.
struct UnitHolding: Sendable, Stored {
    enum Kind: String, Storable { case grant, post }

    let kind: Kind
    let id: String
    let person: String
    let from: Day
    let until: Day?

    init(row: Row) throws {
        kind = try row.choice(0)
        id = try row.text(1)
        person = try row.text(2)
        from = try row.day(3)
        until = try row.optionalDay(4)
    }

    static func all(of unit: Unit, reaching day: Day, in reading: Reading) throws -> [UnitHolding] {
        let reaches: SQL = "unit = \(unit.id) AND (until_day IS NULL OR until_day >= \(day))"
        return try reading.all(
            """
            SELECT 'grant', id, person, from_day, until_day FROM role_grant WHERE \(reaches)
            UNION ALL
            SELECT 'post', id, person, from_day, until_day FROM post WHERE \(reaches)
            ORDER BY 3, 1, 2
            """)
    }

    /// Ends it the day before, and begins it anew in another unit; what had not begun yet just begins there.
    func goOn(in other: Unit, from day: Day, _ change: Change) throws {
        let before = day.adding(days: -1)
        switch (kind, from < day) {
        case (.grant, false):
            try change.run("UPDATE role_grant SET unit = \(other.id), version = version + 1 WHERE id = \(id)")
        case (.post, false):
            try change.run("UPDATE post SET unit = \(other.id) WHERE id = \(id)")
        case (.grant, true):
            try change.run("UPDATE role_grant SET until_day = \(before), version = version + 1 WHERE id = \(id)")
            try change.run(
                """
                INSERT INTO role_grant (id, person, number, role, office, unit, from_day, until_day, kind, acting_for,
                    basis)
                SELECT \(change.newID()), person,
                    (SELECT MAX(number) + 1 FROM role_grant AS other WHERE other.person = role_grant.person),
                    role, office, \(other.id), \(day), \(until), kind, acting_for, basis
                FROM role_grant WHERE id = \(id)
                """)
        case (.post, true):
            try change.run("UPDATE post SET until_day = \(before) WHERE id = \(id)")
            try change.run(
                """
                INSERT INTO post (id, person, unit, title, from_day, until_day)
                SELECT \(change.newID()), person, \(other.id), title, \(day), \(until) FROM post WHERE id = \(id)
                """)
        }
    }
}
