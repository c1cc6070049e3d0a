public import Storage

extension Person {
    /// Somebody with an active account and what their grants let them do now, whoever asks; `nil` otherwise, and of those
    /// whom the site itself lets in nowhere: the first password stands, or a second factor is asked of them and missing.
    public static func active(_ id: String, clock: Clock, in reading: Reading) throws -> Person? {
        var owner: (name: String, language: Language, theme: Theme, mustChange: Bool)?
        try reading.each(
            """
            SELECT person.name, account.language, account.theme, account.must_change
            FROM person JOIN account ON account.person = person.id AND account.active = 1
            WHERE person.id = \(id) AND account.must_change = 0
            """
        ) { owner = (try $0.text(0), try $0.choice(1), try $0.choice(2), try $0.flag(3)) }
        guard let owner else { return nil }
        var grants: [OpenGrant] = []
        try reading.each(
            """
            SELECT role_grant.id, role_grant.role, role_grant.unit, role_grant.from_day, role_grant.until_day,
                role_grant.acting_for, \(Office.columns)
            FROM role_grant JOIN office ON office.id = role_grant.office
            WHERE role_grant.person = \(id) ORDER BY role_grant.id
            """
        ) { row in
            let office = try Office(row: row, from: 6)
            let today = office.today(clock)
            guard try row.day(3) <= today, try row.optionalDay(4).map({ today <= $0 }) ?? true else { return }
            grants.append(
                OpenGrant(
                    id: try row.text(0), role: try row.text(1), office: office, unit: try row.optionalText(2),
                    actingFor: try row.optionalText(5), needsFactor: false))
        }
        let found = Person(
            id: id, name: owner.name, language: owner.language, theme: owner.theme,
            mustChangePassword: owner.mustChange, grants: try OpenGrant.granted(grants, in: reading))
        let hasFactor = try reading.finds("SELECT 1 FROM second_factor WHERE person = \(id)")
        return try hasFactor || !SecondFactor.isRequired(of: found, in: reading) ? found : nil
    }
}
