import People
import Storage
import Web

extension PersonCard {
    /// Writes what a form says that is new; a form that was shown before somebody else's change is answered with both.
    func change(to new: PersonDetails, seen: Int, units: [Unit], in change: Change) throws {
        guard version == seen else { throw StaleWrite(differences(new, units)) }
        let fields = recorded(new)
        guard !fields.isEmpty else { return }
        try change.run(
            """
            UPDATE person SET name = \(new.name), nip = \(new.nip), email = \(new.email), version = version + 1
            WHERE id = \(id) AND version = \(seen)
            """)
        try move(to: new, in: change)
        change.record("people.person-changed", on: id, office: home, fields)
    }

    /// Another post or unit begins on its day and ends the one before; the same one is put right where it stands.
    private func move(to new: PersonDetails, in change: Change) throws {
        guard let post else {
            try change.run(
                """
                INSERT INTO post (id, person, unit, title, from_day)
                VALUES (\(change.newID()), \(id), \(new.unit), \(new.post), \(new.since))
                """)
            return
        }
        guard post.title != new.post || post.unit != new.unit || post.from != new.since else { return }
        guard post.from < new.since, post.title != new.post || post.unit != new.unit else {
            guard
                try !change.reading.finds(
                    """
                    SELECT 1 FROM post WHERE person = \(id) AND id <> \(post.id) AND until_day >= \(new.since)
                    """)
            else { throw PeopleRefusal.postDay }
            try change.run(
                """
                UPDATE post SET title = \(new.post), unit = \(new.unit), from_day = \(new.since) WHERE id = \(post.id)
                """)
            return
        }
        try change.run("UPDATE post SET until_day = \(new.since.adding(days: -1)) WHERE id = \(post.id)")
        try change.run(
            """
            INSERT INTO post (id, person, unit, title, from_day)
            VALUES (\(change.newID()), \(id), \(new.unit), \(new.post), \(new.since))
            """)
    }

    private func recorded(_ new: PersonDetails) -> [FieldChange] {
        var fields: [FieldChange] = []
        if name != new.name { fields.append(FieldChange("name", old: name, new: new.name)) }
        if nip != new.nip { fields.append(.sensitive("nip")) }
        if email != new.email { fields.append(.sensitive("email")) }
        if post?.title != new.post { fields.append(FieldChange("post", old: post?.title, new: new.post)) }
        if post?.unit != new.unit { fields.append(FieldChange("unit", old: post?.unit, new: new.unit)) }
        if post?.from != new.since {
            fields.append(FieldChange("from", old: post?.from.description, new: new.since.description))
        }
        return fields
    }

    private func differences(_ new: PersonDetails, _ units: [Unit]) -> [FieldChange] {
        func word(_ word: PeopleWord, _ old: String?, _ new: String?) -> FieldChange {
            FieldChange(word.rawValue, old: old, new: new)
        }
        return [
            word(.name, name, new.name), word(.nip, nip, new.nip), word(.email, email, new.email),
            word(.post, post?.title, new.post),
            word(.unit, post?.unitName, units.first { $0.id == new.unit }?.name),
            word(.postSince, post?.from.description, new.since.description),
        ]
    }
}
