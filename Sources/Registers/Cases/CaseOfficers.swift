import Forms
import People
import Storage
import Subjects

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

    /// Gives a case to one of them, or to nobody, and tells whoever gets it from somebody else.
    ///
    /// - Throws: `RecordRefusal`.
    static func give(
        _ record: Record, to assignee: String?, reason: String, by rights: RecordRights, _ office: Office,
        in change: Change
    ) throws {
        let officers = try all(rights.register, office.day(of: change.at), in: change.reading)
        if let assignee, !officers.contains(where: { $0.id == assignee }) { throw RecordRefusal.noPerson }
        guard assignee != record.assignee else { return }
        try change.run("UPDATE record SET assignee = \(assignee), version = version + 1 WHERE id = \(record.id)")
        let names = RecordNames(office.id, change.reading)
        change.record(
            "registers.record-assigned", on: record.id, office: office.id,
            [
                FieldChange("assignee", old: record.assignee.flatMap(names.name), new: assignee.flatMap(names.name))
            ] + FieldChange.reason(reason))
        guard let assignee, assignee != rights.person.id else { return }
        try NoticeWriter(office, in: change).tell(
            assignee, RegisterNotices.assigned, occasion: "\(record.id) \(record.version)",
            NoticeBody(["person": .text(rights.person.name), "thing": .text(record.code)]),
            at: "/\(office.slug)/register/\(rights.register.path)/\(record.code)")
    }
}
