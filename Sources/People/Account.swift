public import Storage

/// How a person signs in.
public struct Account: Sendable, Stored {
    public let person: String
    public let login: String
    public let password: String
    public let mustChange: Bool
    public let language: Language
    public let theme: Theme
    public let version: Int

    public init(row: Row) throws {
        person = try row.text(0)
        login = try row.text(1)
        password = try row.text(2)
        mustChange = try row.flag(3)
        language = try row.choice(4)
        theme = try row.choice(5)
        version = try row.int(6)
    }

    static let columns: SQL =
        """
        account.person, account.login, account.password, account.must_change, account.language, account.theme, \
        account.version
        """

    public static func active(login: String, in reading: Reading) throws -> Account? {
        try reading.first("SELECT \(columns) FROM account WHERE login = \(login.lowercased()) AND active = 1")
    }

    public static func of(_ person: String, in reading: Reading) throws -> Account? {
        try reading.first("SELECT \(columns) FROM account WHERE person = \(person)")
    }

    /// Adds a person with an account, a post and one role in an office.
    public static func add(
        name: String, login: String, passwordHash: String, mustChange: Bool, office: String, unit: String?,
        post: String, role: String, isLimitedToUnit: Bool = false, from day: Day, in change: Change
    ) throws -> String {
        let id = change.newID()
        try change.run("INSERT INTO person (id, office, name) VALUES (\(id), \(office), \(name))")
        try change.run(
            """
            INSERT INTO post (id, person, unit, title, from_day)
            VALUES (\(change.newID()), \(id), \(unit), \(post), \(day))
            """)
        try change.run(
            """
            INSERT INTO account (person, login, password, must_change)
            VALUES (\(id), \(login.lowercased()), \(passwordHash), \(mustChange))
            """)
        change.record(
            "people.person-added", on: id, office: office,
            [FieldChange("name", new: name), FieldChange("post", new: post), .sensitive("password")])
        try grant(role, to: id, office: office, unit: isLimitedToUnit ? unit : nil, from: day, in: change)
        return id
    }

    /// Gives a person a role in an office or in one of its units.
    public static func grant(
        _ role: String, to person: String, office: String, unit: String?, from day: Day, until: Day? = nil,
        in change: Change
    ) throws {
        let id = change.newID()
        try change.run(
            """
            INSERT INTO role_grant (id, person, role, office, unit, from_day, until_day)
            VALUES (\(id), \(person), \(role), \(office), \(unit), \(day), \(until))
            """)
        change.record(
            "people.role-granted", on: person, office: office,
            [FieldChange("role", new: role), FieldChange("unit", new: unit), FieldChange("from", new: day.description)])
    }
}
