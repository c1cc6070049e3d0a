public import Storage

/// A named set of actions: data that an office reads, and adds to for itself.
public struct Role: Sendable, Equatable {
    public let id: String
    public let indonesian: String
    public let english: String
    /// The office that made it; `nil` for a role that every office knows.
    public let office: String?
    /// Who holds it signs in with a second factor.
    public let needsSecondFactor: Bool
    public let version: Int
    public let actions: Set<Action>

    public init(
        id: String, indonesian: String, english: String, office: String?, needsSecondFactor: Bool, version: Int = 1,
        actions: Set<Action>
    ) {
        (self.id, self.indonesian, self.english, self.office) = (id, indonesian, english, office)
        (self.needsSecondFactor, self.version, self.actions) = (needsSecondFactor, version, actions)
    }

    /// What the role is called in a language.
    public func name(_ language: Language) -> String { language == .english ? english : indonesian }

    /// The roles that an office can give: those that all offices know, then its own.
    public static func all(of office: String, in reading: Reading) throws -> [Role] {
        var actions: [String: Set<Action>] = [:]
        try reading.each("SELECT role, action FROM role_action") { row in
            actions[try row.text(0), default: []].insert(Action(rawValue: try row.text(1)))
        }
        var roles: [Role] = []
        try reading.each(
            """
            SELECT id, name_id, name_en, office, second_factor, version FROM role
            WHERE office IS NULL OR office = \(office) ORDER BY position, name_id, id
            """
        ) { row in
            let id = try row.text(0)
            roles.append(
                Role(
                    id: id, indonesian: try row.text(1), english: try row.text(2), office: try row.optionalText(3),
                    needsSecondFactor: try row.flag(4), version: try row.int(5), actions: actions[id] ?? []))
        }
        return roles
    }

    /// Whether somebody holds the role today or will hold it later.
    public static func isHeld(_ id: String, on today: Day, in reading: Reading) throws -> Bool {
        try reading.finds(
            "SELECT 1 FROM role_grant WHERE role = \(id) AND (until_day IS NULL OR until_day >= \(today))")
    }
}
