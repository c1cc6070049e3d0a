public import People
public import Storage
public import Subjects

/// Who may do what, and why: every decision of the product, explained grant by grant.
public enum Access {
    /// Whether a person may do `action` to `subject` (or in all of `office`) on a day, with every grant they have there.
    ///
    /// The decision is the product's own: the person is made of the grants that hold on that day and asked
    /// `Person.may` and `SQL.visible(to:)`. The reasons stand beside it; a test compares the two.
    public static func explain(
        person: Someone, action: Action, subject: Subject?, office: Office, on day: Day, in reading: Reading
    ) throws -> Explanation {
        let lines = try Line.all(of: person.id, office: office.id, in: reading)
        return try explain(
            person, lines, action, subject, office, day, unit: try unitName(of: subject, in: reading), reading)
    }

    /// Everybody who may do `action` to `subject` (or in all of `office`) on a day, by name.
    public static func holders(
        of action: Action, subject: Subject?, office: Office, on day: Day, in reading: Reading
    ) throws -> [Explanation] {
        let lines = Dictionary(grouping: try Line.all(of: nil, office: office.id, in: reading), by: \.given.person)
        let unit = try unitName(of: subject, in: reading)
        return try Someone.all(in: office.id, reading).compactMap { person in
            let explanation = try explain(
                person, lines[person.id] ?? [], action, subject, office, day, unit: unit, reading)
            return explanation.isAllowed ? explanation : nil
        }
    }

    /// The actions that roles give, in the order of their names.
    public static func actions(in reading: Reading) throws -> [Action] {
        try reading.texts("SELECT DISTINCT action FROM role_action ORDER BY action").map(Action.init(rawValue:))
    }

    private static func explain(
        _ person: Someone, _ lines: [Line], _ action: Action, _ subject: Subject?, _ office: Office, _ day: Day,
        unit: String?, _ reading: Reading
    ) throws -> Explanation {
        let holding = person.account == .active ? lines.filter { $0.given.holds(on: day) } : []
        let reader = Person(id: person.id, name: person.name, grants: holding.map { $0.grant(in: office) })
        let sees = try subject.map { try Subject.visible($0.id, to: reader, in: reading) != nil } ?? true
        return Explanation(
            person: person, action: action, subject: subject, subjectUnit: unit, office: office, day: day, lines: lines,
            has: reader.may(action, in: office.id, unit: subject?.unit), sees: sees)
    }

    private static func unitName(of subject: Subject?, in reading: Reading) throws -> String? {
        guard let unit = subject?.unit else { return nil }
        return try reading.texts("SELECT name FROM unit WHERE id = \(unit)").first
    }
}
