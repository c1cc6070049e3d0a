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
