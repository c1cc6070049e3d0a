import People
import Storage

extension PeopleImport {
    /// Makes the newcomers, all in one decision with one event that names each of them.
    func take(hash: String, office: String, by powers: Powers, in change: Change) throws {
        var number = try NewPerson.nextNumber(in: office, change.reading)
        var fields = [
            FieldChange("file", new: hash), FieldChange("made", new: String(newcomers.count)),
            FieldChange("skipped", new: String(skipped.count)),
        ]
        for newcomer in newcomers {
            let id = try newcomer.person.insert(into: office, number: number, in: change)
            if let login = newcomer.login { try Account.insert(login, for: id, in: change) }
            if let role = newcomer.role {
                let scope = powers.reach == .office ? nil : newcomer.unit?.id
                try NewGrant(role: role.id, unit: scope, from: newcomer.person.from).insert(
                    for: id, office: office, in: change)
            }
            let facts = [newcomer.person.name, newcomer.person.post, newcomer.role?.id].compactMap { $0 }
            fields.append(FieldChange("person.\(number)", new: facts.joined(separator: " · ")))
            number += 1
        }
        change.record("people.imported", on: change.newID(), office: office, fields)
    }
}
