public import People
public import Storage

/// One row per thing that a person can point at, whatever room owns it: search, events, tasks and links refer to it.
public struct Subject: Sendable, Equatable {
    public let id: String
    /// The noun of its room, `plans.plan`.
    public let kind: String
    public let office: String
    /// The unit it belongs to; `nil` for the whole office.
    public let unit: String?
    /// Whose own it is: they see it whatever it takes otherwise; `nil` for what is nobody's.
    public let owner: String?
    /// Unique with kind, office and year: what people cite.
    public let number: String
    public let year: Int
    public let label: String
    public let address: String
    /// What a person must be allowed to do in order to know that it exists.
    public let action: Action

    public init(
        id: String, kind: String, office: String, unit: String? = nil, owner: String? = nil, number: String, year: Int,
        label: String, address: String, action: Action
    ) {
        self.owner = owner
        self.id = id
        self.kind = kind
        self.office = office
        self.unit = unit
        self.number = number
        self.year = year
        self.label = label
        self.address = address
        self.action = action
    }

    /// Writes the row, in the change that writes the thing.
    ///
    /// - Parameter texts: what else it is found by.
    public func save(in change: Change, found texts: [String] = []) throws {
        let folded = ([label] + texts).joined(separator: " ").lowercased()
        try change.run(
            """
            INSERT INTO subject (id, kind, office, unit, owner, number, year, label, folded, address, action)
            VALUES (\(id), \(kind), \(office), \(unit), \(owner), \(number), \(year), \(label), \(folded), \(address),
                \(action.rawValue))
            ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, owner = excluded.owner, number = excluded.number, label = excluded.label,
                folded = excluded.folded, address = excluded.address, action = excluded.action
            """)
    }
}

extension Subject: Stored {
    public init(row: Row) throws {
        id = try row.text(0)
        kind = try row.text(1)
        office = try row.text(2)
        unit = try row.optionalText(3)
        number = try row.text(4)
        year = try row.int(5)
        label = try row.text(6)
        address = try row.text(7)
        action = Action(rawValue: try row.text(8))
        owner = try row.optionalText(9)
    }

    public static let columns: SQL =
        """
        subject.id, subject.kind, subject.office, subject.unit, subject.number, subject.year, subject.label, \
        subject.address, subject.action, subject.owner
        """

    /// The subject, if `person` may know of it.
    public static func visible(_ id: String, to person: Person, in reading: Reading) throws -> Subject? {
        try reading.first("SELECT \(columns) FROM subject WHERE subject.id = \(id) AND \(.visible(to: person))")
    }

    /// True for the rows of `subject` that are found by every word.
    public static func holding(_ words: [String]) -> SQL { .holding(words, in: "subject.folded") }

    /// What `person` may see of an office and whose label holds every word, newest first.
    public static func search(
        _ words: [String], office: String, for person: Person, most: Int = 50, in reading: Reading
    ) throws -> [Subject] {
        let filter: SQL = "subject.office = \(office) AND \(.visible(to: person)) AND \(holding(words))"
        return try reading.all(
            "SELECT \(columns) FROM subject WHERE \(filter) ORDER BY subject.year DESC, subject.id LIMIT \(most)")
    }
}

extension SQL {
    /// True for the rows of `subject` that `person` may know of: every list that crosses rooms joins it.
    public static func visible(to person: Person) -> SQL {
        var reasons: [SQL] = []
        for grant in person.grants where !grant.actions.isEmpty {
            let actions = grant.actions.map(\.rawValue).sorted()
            // Not a list, for which SQLite would make a table at each page.
            let named = actions.dropFirst().reduce("subject.action = \(actions[0])" as SQL) {
                "\($0) OR subject.action = \($1)"
            }
            let scope: SQL = "subject.office = \(grant.office.id) AND (\(named))"
            reasons.append(
                grant.unit.map { "(\(scope) AND (subject.unit IS NULL OR subject.unit = \($0)))" } ?? "(\(scope))")
        }
        guard var any = reasons.first else { return "1 = 0" }
        for office in person.offices {
            reasons.append("(subject.owner = \(person.id) AND subject.office = \(office.id))")
        }
        for reason in reasons.dropFirst() { any = "\(any) OR \(reason)" }
        return "(\(any))"
    }
}
