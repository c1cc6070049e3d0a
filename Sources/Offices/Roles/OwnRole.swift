import People
import Storage
import Web

/// A role that an office makes for itself, as a form says it, checked.
struct OwnRole: Sendable {
    let indonesian: String
    let english: String
    let actions: Set<Action>
    let needsSecondFactor: Bool

    /// - Parameter old: the role that is changed; it may keep what its maker doesn't hold.
    init(_ form: Form, changing old: Role?, office: String, by powers: Powers, in reading: Reading) throws {
        (indonesian, english) = (form.text("nama"), form.text("nama-en"))
        guard !indonesian.isEmpty, !english.isEmpty else { throw PeopleRefusal.roleName }
        guard indonesian.count <= 100, english.count <= 100 else { throw PeopleRefusal.tooLong }
        let names = [indonesian.lowercased(), english.lowercased()]
        let isTaken = try Role.all(of: office, in: reading).contains { role in
            role.id != old?.id
                && (names[0] == role.indonesian.lowercased() || names[1] == role.english.lowercased())
        }
        if isTaken { throw PeopleRefusal.roleNameTaken }
        actions = Set(form.all("tindakan[]").map(Action.init(rawValue:)))
        needsSecondFactor = form.text("faktor-kedua") == "1"
        let added = actions.subtracting(old?.actions ?? [])
        guard added.allSatisfy({ powers.hold($0, in: nil) }) else { throw PeopleRefusal.roleBeyondOwn }
    }

    /// Writes the role and says its key.
    func make(in office: Office, _ change: Change) throws -> String {
        // The key stands in addresses; the office's events count it, so it never comes twice.
        let id = "\(office.slug)-\(1 + (try change.reading.revision(of: office.id)))"
        let position = 1 + (try change.reading.number("SELECT MAX(position) FROM role") ?? 0)
        try change.run(
            """
            INSERT INTO role (id, name_id, name_en, position, office, second_factor)
            VALUES (\(id), \(indonesian), \(english), \(position), \(office.id), \(needsSecondFactor))
            """)
        try write(actions, of: id, change)
        change.record("people.role-made", on: id, office: office.id, fields(nil))
        return id
    }

    /// Changes a role of the office's own while nobody holds it: else it would give people something without a grant.
    func replace(_ old: Role, seen: Int, office: String, today: Day, in change: Change) throws {
        try old.checkOwn(seen: seen, office: office, today: today, typed: self, in: change)
        try change.run(
            """
            UPDATE role SET name_id = \(indonesian), name_en = \(english), second_factor = \(needsSecondFactor),
                version = version + 1
            WHERE id = \(old.id)
            """)
        try change.run("DELETE FROM role_action WHERE role = \(old.id)")
        try write(actions, of: old.id, change)
        change.record("people.role-changed", on: old.id, office: office, fields(old))
    }

    private func write(_ actions: Set<Action>, of role: String, _ change: Change) throws {
        for action in actions.map(\.rawValue).sorted() {
            try change.run("INSERT INTO role_action (role, action) VALUES (\(role), \(action))")
        }
    }

    private func fields(_ old: Role?) -> [FieldChange] {
        func list(_ actions: Set<Action>?) -> String? { actions?.map(\.rawValue).sorted().joined(separator: " ") }
        return [
            FieldChange("name", old: old?.indonesian, new: indonesian),
            FieldChange("name-en", old: old?.english, new: english),
            FieldChange("actions", old: list(old?.actions), new: list(actions)),
            FieldChange(
                "second-factor", old: old.map { $0.needsSecondFactor ? "1" : "0" }, new: needsSecondFactor ? "1" : "0"),
        ]
    }
}

extension Role {
    /// Refuses what may not be changed here, and a form that was shown before somebody else's change.
    func checkOwn(seen: Int, office: String, today: Day, typed: OwnRole?, in change: Change) throws {
        guard self.office == office else { throw PeopleRefusal.roleShipped }
        guard version == seen else {
            throw StaleWrite([
                FieldChange(PeopleWord.roleNameIndonesian.rawValue, old: indonesian, new: typed?.indonesian),
                FieldChange(PeopleWord.roleNameEnglish.rawValue, old: english, new: typed?.english),
                FieldChange(
                    PeopleWord.actions.rawValue, old: actions.map(\.rawValue).sorted().joined(separator: ", "),
                    new: typed?.actions.map(\.rawValue).sorted().joined(separator: ", ")),
            ])
        }
        guard try !Role.isHeld(id, on: today, in: change.reading) else { throw PeopleRefusal.roleHeld }
    }

    /// Removes a role of the office's own that nobody ever held: past grants must stay readable.
    func remove(seen: Int, office: String, today: Day, in change: Change) throws {
        try checkOwn(seen: seen, office: office, today: today, typed: nil, in: change)
        guard try !change.reading.finds("SELECT 1 FROM role_grant WHERE role = \(id)") else {
            throw PeopleRefusal.roleWasHeld
        }
        try change.run("DELETE FROM role_action WHERE role = \(id)")
        try change.run("DELETE FROM role WHERE id = \(id)")
        change.record("people.role-removed", on: id, office: office, [FieldChange("name", old: indonesian)])
    }
}
