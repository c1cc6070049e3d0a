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

    /// The account that can sign in by a login; one whose invitation waits has no password yet and can't.
    public static func active(login: String, in reading: Reading) throws -> Account? {
        try reading.first(
            "SELECT \(columns) FROM account WHERE login = \(login.lowercased()) AND active = 1 AND password <> ''")
    }

    public static func of(_ person: String, in reading: Reading) throws -> Account? {
        try reading.first("SELECT \(columns) FROM account WHERE person = \(person)")
    }

    /// Gives a person an account; without a password nobody can sign in by it until an invitation is accepted.
    public static func insert(
        _ login: String, password hash: String = "", mustChange: Bool = false, for person: String, in change: Change
    ) throws {
        try change.run(
            """
            INSERT INTO account (person, login, password, must_change)
            VALUES (\(person), \(login.lowercased()), \(hash), \(mustChange))
            """)
    }

    /// Sets a password, ends every session, shuts every calendar and takes back every key; whoever decides it records it.
    public static func setPassword(
        _ hash: String, mustChange: Bool, of person: String, in change: Change
    ) throws {
        try change.run(
            """
            UPDATE account SET password = \(hash), must_change = \(mustChange), version = version + 1
            WHERE person = \(person)
            """)
        try change.run("DELETE FROM session WHERE person = \(person)")
        // Whoever knew the old password may have opened a way in that asks for none.
        try change.run(
            "UPDATE calendar_feed SET revoked_at = \(change.at) WHERE person = \(person) AND revoked_at IS NULL")
        try ApiKey.revokeAll(of: person, in: change)
    }

    /// Adds a person with an account, a post and one role in an office.
    public static func add(
        name: String, login: String, passwordHash: String, mustChange: Bool, office: String, unit: String?,
        post: String, role: String, isLimitedToUnit: Bool = false, from day: Day, in change: Change
    ) throws -> String {
        let person = NewPerson(name: name, unit: unit, post: post, from: day)
        let id = try person.insert(into: office, in: change)
        try insert(login, password: passwordHash, mustChange: mustChange, for: id, in: change)
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
        try NewGrant(role: role, unit: unit, from: day, until: until).give(to: person, office: office, in: change)
    }
}

/// What a login must look like: it is typed on phones and read out over the telephone.
public enum Login {
    /// The login as it is kept; `nil` when it won't do: 3 to 60 letters, digits, `.`, `-`, `_`, a letter or digit first.
    public static func read(_ text: String) -> String? {
        let login = Array(text.lowercased().utf8)
        func isPlain(_ byte: UInt8) -> Bool {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard (3...60).contains(login.count), isPlain(login[0]),
            login.allSatisfy({ isPlain($0) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0) })
        else { return nil }
        return text.lowercased()
    }
}

/// Why a chosen password isn't taken; each case is the key of a message.
public enum ChosenPasswordProblem: String, CaseIterable, Sendable {
    case tooShort = "identity.password.too-short"
    case tooLong = "identity.password.too-long"
    case notAlike = "identity.password.not-alike"
    case isLogin = "identity.password.is-login"

    public static func of(_ password: String, again: String, login: String) -> ChosenPasswordProblem? {
        if password != again { return .notAlike }
        if password.count < 12 { return .tooShort }
        if password.utf8.count > 200 { return .tooLong }
        return password.lowercased().contains(login) ? .isLogin : nil
    }
}
