import People
import Storage

/// Who in a unit works on a sub-activity.
struct Assignment: Sendable, Stored {
    let card: String
    let unit: String
    let person: String
    let name: String
    /// Whether they still sign in: the work of those who left is their unit's until it is handed over.
    let isActive: Bool

    init(row: Row) throws {
        (card, unit, person, name) = (try row.text(0), try row.text(1), try row.text(2), try row.text(3))
        isActive = try row.flag(4)
    }

    static func all(of plan: String, in reading: Reading) throws -> [Assignment] {
        try reading.all(
            """
            SELECT assignment.card, assignment.unit, assignment.person, person.name, coalesce(account.active, 0)
            FROM assignment JOIN person ON person.id = assignment.person
            LEFT JOIN account ON account.person = person.id WHERE assignment.plan = \(plan)
            """)
    }

    static func names(of place: CardPlace, in reading: Reading) throws -> [String] {
        let units = place.writers.map(\.id)
        return try all(of: place.plan.id, in: reading).filter {
            $0.isActive && $0.card == place.card && units.contains($0.unit)
        }
        .map(\.name)
    }

    /// The units for which somebody works in an office's plans.
    static func units(of person: String, office: String, in reading: Reading) throws -> [String] {
        try reading.texts(
            """
            SELECT DISTINCT assignment.unit FROM assignment JOIN plan ON plan.id = assignment.plan
            WHERE assignment.person = \(person) AND plan.office = \(office)
            """)
    }

    /// Gives a card to somebody, or to nobody.
    static func give(_ card: String, of unit: String, to person: String?, plan: String, in change: Change) throws {
        try change.run("DELETE FROM assignment WHERE plan = \(plan) AND card = \(card) AND unit = \(unit)")
        guard let person else { return }
        try change.run(
            "INSERT INTO assignment (plan, card, unit, person) VALUES (\(plan), \(card), \(unit), \(person))")
    }

    /// Hands all that somebody works on in an office's plans over to another; drafts are each person's own.
    ///
    /// - Returns: how many cards that were.
    static func handOver(from: String, to: String, office: String, in change: Change) throws -> Int {
        try change.run(
            """
            UPDATE assignment SET person = \(to)
            WHERE person = \(from) AND plan IN (SELECT id FROM plan WHERE office = \(office))
            """)
    }
}
