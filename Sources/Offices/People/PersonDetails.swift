import People
import Storage
import Web

/// What a form says about a person, checked.
struct PersonDetails: Sendable {
    let name: String
    let nip: String?
    let email: String?
    let unit: String?
    let post: String
    let since: Day

    /// - Parameter card: who keeps what they have already, an employee number or a post in a unit that was closed.
    init(
        _ form: Form, of card: PersonCard?, office: String, reach: PeopleReach, today: Day, in reading: Reading
    ) throws {
        name = try Self.line(form.text("nama"), missing: .nameMissing)
        post = try Self.line(form.text("jabatan"), missing: .postMissing)
        nip = try Self.nip(form.text("nip"))
        email = try Self.email(form.text("email"))
        guard let since = Day(form.text("sejak")), since <= today else { throw PeopleRefusal.postDay }
        self.since = since
        let wanted = form.text("unit")
        unit = wanted.isEmpty ? nil : wanted
        let isTheirs = unit == card?.post?.unit
        guard reach.covers(unit),
            try unit == nil
                || Unit.all(of: office, in: reading).contains(where: {
                    $0.id == wanted && ($0.isOpen(on: today) || (isTheirs && $0.isOpen(on: since)))
                })
        else { throw PeopleRefusal.unit }
        guard try nip == nil || !reading.finds("SELECT 1 FROM person WHERE nip = \(nip) AND id <> \(card?.id ?? "")")
        else {
            throw PeopleRefusal.nipTaken
        }
    }

    /// One line of text that must not be empty.
    static func line(_ text: String, missing: PeopleRefusal) throws -> String {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { throw missing }
        guard text.count <= 200 else { throw PeopleRefusal.tooLong }
        return text
    }

    /// An employee number: 18 digits, typed with or without the blanks of printed ones.
    static func nip(_ text: String) throws -> String? {
        let digits = text.filter { !$0.isWhitespace }
        guard !digits.isEmpty else { return nil }
        guard digits.utf8.count == 18, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { throw PeopleRefusal.nip }
        return digits
    }

    /// An address that looks like one; whether somebody reads it only a mail can tell.
    static func email(_ text: String) throws -> String? {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !parts[1].hasPrefix("."),
            !parts[1].hasSuffix("."), !text.contains(where: \.isWhitespace), text.utf8.count <= 200
        else { throw PeopleRefusal.email }
        return text.lowercased()
    }

    /// Adds somebody new and says their number.
    func add(to office: String, in change: Change) throws -> Int {
        let number = try NewPerson.nextNumber(in: office, change.reading)
        let person = NewPerson(name: name, nip: nip, email: email, unit: unit, post: post, from: since)
        let id = try person.insert(into: office, number: number, in: change)
        var fields = [
            FieldChange("name", new: name), FieldChange("post", new: post), FieldChange("unit", new: unit),
            FieldChange("from", new: since.description),
        ]
        if nip != nil { fields.append(.sensitive("nip")) }
        if email != nil { fields.append(.sensitive("email")) }
        change.record("people.person-added", on: id, office: office, fields)
        return number
    }
}
