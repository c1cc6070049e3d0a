import People
import Storage
import Web

extension RoleGrant {
    /// The grant of a person that an address names; not found when there is none.
    static func numbered(_ number: Int, of person: String, office: String, in reading: Reading) throws -> RoleGrant {
        guard let grant = try all(of: person, office: office, in: reading).first(where: { $0.number == number }) else {
            throw Problem.notFound
        }
        return grant
    }

    private var days: GrantDays { GrantDays(from: from, until: until) }

    /// Refuses a form that was shown before somebody else changed the grant, and shows both.
    private func check(seen: Int, typed: GrantDays?) throws {
        guard version != seen else { return }
        func change(_ word: PeopleWord, _ old: Day?, _ new: Day?) -> FieldChange {
            FieldChange(word.rawValue, old: old?.description, new: new?.description)
        }
        throw StaleWrite([
            change(.from, from, typed?.from), change(.until, until, typed?.until),
        ])
    }

    /// Gives the grant other days; longer ones are a gift like the grant itself.
    func move(
        to form: Form, seen: Int, role: Role, isGuest: Bool, office: String, by powers: Powers, in change: Change
    ) throws {
        let today = powers.today
        let new = try GrantDays(form, today: today, begun: from <= today ? from : nil)
        try check(seen: seen, typed: new)
        if let until, until < today { throw PeopleRefusal.grantOver }
        if kind == .plh, new.until == nil { throw PeopleRefusal.plhNeedsEnd }
        if isGuest, new.until == nil { throw PeopleRefusal.guestNeedsEnd }
        guard new != days else { return }
        if !new.isWithin(days) { try GrantWithinOwn.check(role, in: unit, by: powers) }
        try NoGrantUpward.check(
            role, in: unit, from: new.from, until: new.until, to: person, by: powers, in: change)
        try LastAdministrator.kept(in: [office], today: today, change.reading) {
            try change.run(
                """
                UPDATE role_grant SET from_day = \(new.from), until_day = \(new.until), version = version + 1
                WHERE id = \(id)
                """)
        }
        change.record(
            "people.grant-changed", on: person, office: office,
            [
                FieldChange("role", new: self.role),
                FieldChange("from", old: from.description, new: new.from.description),
                FieldChange("until", old: until?.description, new: new.until?.description),
            ])
    }

    /// Ends the grant at once: yesterday was its last day. One that begins today or later is gone, and its events tell
    /// of it.
    func revoke(seen: Int, reason: String?, office: String, today: Day, in change: Change) throws {
        let yesterday = today.adding(days: -1)
        try check(seen: seen, typed: GrantDays(from: from, until: max(from, yesterday)))
        if let until, until < today { throw PeopleRefusal.grantOver }
        try LastAdministrator.kept(in: [office], today: today, change.reading) {
            if from < today {
                try change.run(
                    "UPDATE role_grant SET until_day = \(yesterday), version = version + 1 WHERE id = \(id)")
            } else {
                try change.run("DELETE FROM role_grant WHERE id = \(id)")
            }
        }
        change.record(
            "people.grant-revoked", on: person, office: office, reason: reason,
            [
                FieldChange("role", old: role), FieldChange("unit", old: unit),
                FieldChange("until", old: until?.description, new: from < today ? yesterday.description : nil),
            ])
    }
}
