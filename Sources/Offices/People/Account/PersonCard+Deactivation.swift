import People
import Storage
import Web

extension PersonCard {
    /// The other offices in which the person is a guest: their grants end too.
    func otherOffices(in reading: Reading) throws -> [String] {
        try reading.texts(
            "SELECT DISTINCT office FROM role_grant WHERE person = \(id) AND office <> \(home) ORDER BY office")
    }

    /// Ends all that the person can do, from now on, and says who takes over what they have at hand.
    ///
    /// Other rooms read the hand-over from its event: the old person and the new one.
    func deactivate(
        handingOverTo number: Int, reason: String?, otherOffices: [String], by powers: Powers, in change: Change
    ) throws {
        guard !isGuest else { throw Problem.notFound }
        let today = powers.today
        // Who manages one unit can't revoke a grant that reaches beyond it, so not in this way either.
        let held = try RoleGrant.all(of: id, office: home, in: change.reading)
        guard held.allSatisfy({ powers.reach.covers($0.unit) || ($0.until.map { $0 < today } ?? false) }) else {
            throw PeopleRefusal.holdsBeyondReach
        }
        guard account == .active || account == .invited else { throw PeopleRefusal.accountInactive }
        let successor = try Colleague.all(of: home, in: change.reading).first { $0.number == number && $0.id != id }
        guard let successor else { throw PeopleRefusal.successor }
        let offices = [home] + otherOffices
        let ended = try LastAdministrator.kept(in: offices, today: today, change.reading) {
            try change.run("UPDATE account SET active = 0, version = version + 1 WHERE person = \(id)")
            try change.run("DELETE FROM session WHERE person = \(id)")
            try ApiKey.revokeAll(of: id, in: change)
            try Invitation.withdraw(for: id, in: change)
            return try offices.map { try endGrants(in: $0, today: today, change) }
        }
        for (office, count) in zip(otherOffices, ended.dropFirst()) where count > 0 {
            change.record("people.guest-left", on: id, office: office, [FieldChange("grants", new: String(count))])
        }
        change.record(
            "people.account-deactivated", on: id, office: home, reason: reason,
            [FieldChange("active", old: "1", new: "0"), FieldChange("grants", new: String(ended[0]))])
        change.record(
            "people.handed-over", on: id, office: home, reason: reason,
            [FieldChange("person", old: id, new: successor.id), FieldChange("name", old: name, new: successor.name)])
    }

    /// Today is the last day of what holds; what would have begun later never does.
    private func endGrants(in office: String, today: Day, _ change: Change) throws -> Int {
        let theirs: SQL = "person = \(id) AND office = \(office)"
        return try change.run("DELETE FROM role_grant WHERE \(theirs) AND from_day > \(today)")
            + change.run(
                """
                UPDATE role_grant SET until_day = \(today), version = version + 1
                WHERE \(theirs) AND (until_day IS NULL OR until_day > \(today))
                """)
    }

    /// Opens the account again; grants are given anew. Offices that they were a guest of are told: what ended today
    /// still holds today.
    func reactivate(otherOffices: [String], in change: Change) throws {
        guard !isGuest else { throw Problem.notFound }
        guard account == .inactive else { throw PeopleRefusal.accountActive }
        try change.run("UPDATE account SET active = 1, version = version + 1 WHERE person = \(id)")
        for office in [home] + otherOffices {
            change.record(
                "people.account-reactivated", on: id, office: office, [FieldChange("active", old: "0", new: "1")])
        }
    }
}

/// Somebody of the office with an open account, to be chosen in a form.
struct Colleague: Stored {
    let id: String
    let number: Int
    let name: String

    init(row: Row) throws { (id, number, name) = (try row.text(0), try row.int(1), try row.text(2)) }

    static func all(of office: String, in reading: Reading) throws -> [Colleague] {
        try reading.all(
            """
            SELECT person.id, person.number, person.name FROM person
            JOIN account ON account.person = person.id AND account.active = 1
            WHERE person.office = \(office) ORDER BY lower(person.name), person.number
            """)
    }
}
