public import Storage

/// Who holds an action in an office.
public enum Holder {
    /// The name of a person who may do `action` in all of `office` on a day; the first by name if there are several.
    public static func named(of action: Action, office: String, on day: Day, in reading: Reading) throws -> String? {
        try reading.texts(
            """
            SELECT person.name FROM role_grant
            JOIN role_action ON role_action.role = role_grant.role AND role_action.action = \(action.rawValue)
            JOIN person ON person.id = role_grant.person
            WHERE role_grant.office = \(office) AND role_grant.unit IS NULL AND role_grant.from_day <= \(day)
                AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(day))
            ORDER BY person.name LIMIT 1
            """
        ).first
    }
}

extension Holder {
    /// Whether somebody may do `action` for one of some units, or for the whole office, on a day.
    public static func holds(
        _ person: String, _ action: Action, office: String, units: [String], on day: Day, in reading: Reading
    ) throws -> Bool {
        try reading.finds(
            """
            SELECT 1 FROM role_grant
            JOIN role_action ON role_action.role = role_grant.role AND role_action.action = \(action.rawValue)
            WHERE role_grant.person = \(person) AND role_grant.office = \(office) AND role_grant.from_day <= \(day)
                AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(day))
                AND (role_grant.unit IS NULL OR role_grant.unit IN \(list: units))
            """)
    }

    /// The names of everybody who may do `action` for one of some units, or for the whole office, on a day.
    public static func names(
        of action: Action, office: String, units: [String], on day: Day, in reading: Reading
    ) throws -> [String] {
        try reading.texts(
            """
            SELECT DISTINCT person.name FROM role_grant
            JOIN role_action ON role_action.role = role_grant.role AND role_action.action = \(action.rawValue)
            JOIN person ON person.id = role_grant.person
            JOIN account ON account.person = person.id AND account.active = 1
            WHERE role_grant.office = \(office) AND role_grant.from_day <= \(day)
                AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(day))
                AND (role_grant.unit IS NULL OR role_grant.unit IN \(list: units))
            ORDER BY person.name LIMIT 12
            """)
    }
}
