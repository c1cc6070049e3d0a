import Forms
import People
import Storage

/// Who may be given a case.
enum CaseOfficers {
    /// Those whose grants let them work on it today.
    static func all(_ register: OfficeRegister, _ today: Day, in reading: Reading) throws -> [(
        id: String, name: String
    )] {
        var found: [(id: String, name: String)] = []
        try reading.each(
            """
            SELECT DISTINCT person.id, person.name FROM person
            JOIN account ON account.person = person.id AND account.active = 1
            JOIN role_grant ON role_grant.person = person.id AND role_grant.office = \(register.office)
                AND role_grant.from_day <= \(today) AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(today))
            JOIN role_action ON role_action.role = role_grant.role
                AND role_action.action = \(register.register.action("handle").rawValue)
            ORDER BY person.name, person.id
            """
        ) { found.append((try $0.text(0), try $0.text(1))) }
        return found
    }
}
