import Foundation
import People
import Storage
import Web

/// What a new office is made of: every answer is checked when it is given.
struct NewOffice: Sendable, Equatable {
    var name = ""
    var shortName = ""
    var slug = ""
    var zone: Zone = .wib
    var units: [String] = []
    var adminName = ""
    var adminLogin = ""
    /// What the installation has already.
    var taken = Taken()

    /// Addresses and logins that can't be had again.
    struct Taken: Sendable, Equatable {
        var slugs: Set<String> = []
        var logins: Set<String> = []

        init() {}

        init(_ reading: Reading) throws {
            slugs = Set(try reading.texts("SELECT slug FROM office"))
            logins = Set(try reading.texts("SELECT login FROM account"))
        }
    }

    /// Makes the office, its units and its first administrator, in one change; the first password must be changed.
    @discardableResult
    func make(password: String, store: Store, passwords: Passwords) async throws -> Office {
        if let problem = ChosenPasswordProblem.of(password, again: password, login: adminLogin) {
            throw SettingsProblem(Self.message(problem))
        }
        let office = Office(
            id: Identifier.make(at: store.clock.now()), slug: slug, name: name, shortName: shortName, zone: zone)
        let hash = try await passwords.hash(password)
        let today = office.today(store.clock)
        try await store.change(by: .system("init"), in: [nil, office.id]) { [new = self] change in
            // Somebody else may have been quicker while the questions were answered.
            var again = new
            again.taken = try Taken(change.reading)
            try again.set(slug: new.slug)
            try again.set(adminLogin: new.adminLogin)
            try office.add(in: change)
            for name in new.units {
                let unit = try Unit.add(name, to: office.id, in: change)
                change.record("offices.unit-added", on: unit.id, office: office.id, [FieldChange("name", new: name)])
            }
            let roles = try Self.firstRoles(in: change.reading)
            guard let first = roles.first else {
                throw SettingsProblem("No role lets its holder add people: the migrations are not ours.")
            }
            let person = try Account.add(
                name: new.adminName, login: new.adminLogin, passwordHash: hash, mustChange: true, office: office.id,
                unit: nil, post: first.name, role: first.id, from: today, in: change)
            for role in roles.dropFirst() {
                try Account.grant(role.id, to: person, office: office.id, unit: nil, from: today, in: change)
            }
        }
        return office
    }

    /// The roles that every office knows and whose holders may add people. All of them, for nobody can give what they
    /// don't hold, and then nobody could be made Sekretaris.
    private static func firstRoles(in reading: Reading) throws -> [(id: String, name: String)] {
        var roles: [(id: String, name: String)] = []
        try reading.each(
            """
            SELECT role.id, role.name_id FROM role
            JOIN role_action ON role_action.role = role.id AND role_action.action = 'people.manage'
            WHERE role.office IS NULL ORDER BY role.position
            """
        ) { roles.append((try $0.text(0), try $0.text(1))) }
        return roles
    }

    private static func message(_ problem: ChosenPasswordProblem) -> String {
        switch problem {
        case .tooShort: "The password needs at least 12 characters."
        case .tooLong: "The password is too long."
        case .notAlike: "The two passwords differ."
        case .isLogin: "The password must not hold the user name."
        }
    }
}

/// Why an answer won't do, and what would.
struct AnswerProblem: Error, Equatable {
    let text: String
}

extension NewOffice {
    mutating func set(name text: String) throws { name = try Self.line(text, 3...200, "The name of the office") }

    mutating func set(shortName text: String) throws { shortName = try Self.line(text, 2...60, "The short name") }

    mutating func set(slug text: String) throws {
        guard (2...40).contains(text.count), text.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil else {
            throw AnswerProblem(
                text:
                    "The slug has 2 to 40 small letters, digits and single dashes between them, such as kota-pelabuhan."
            )
        }
        guard !taken.slugs.contains(text) else {
            throw AnswerProblem(text: "There is an office with the address /\(text) already. Choose another slug.")
        }
        slug = text
    }

    mutating func set(zone text: String) throws {
        guard let zone = Zone(rawValue: text.uppercased()) else {
            throw AnswerProblem(text: "The zone is WIB, WITA or WIT.")
        }
        self.zone = zone
    }

    mutating func add(unit text: String) throws {
        let unit = try Self.line(text, 2...200, "The name of a unit")
        guard !units.contains(where: { $0.lowercased() == unit.lowercased() }) else {
            throw AnswerProblem(text: "There is a unit \(unit) already.")
        }
        units.append(unit)
    }

    mutating func set(adminName text: String) throws {
        adminName = try Self.line(text, 2...200, "The administrator's name")
    }

    mutating func set(adminLogin text: String) throws {
        guard let login = Login.read(text) else {
            throw AnswerProblem(
                text: "The login has 3 to 60 letters, digits, dots, dashes and _, a letter or digit first.")
        }
        guard !taken.logins.contains(login) else {
            throw AnswerProblem(text: "Somebody signs in as \(login) already. Choose another login.")
        }
        adminLogin = login
    }

    /// `KPU Kota Pelabuhan` may be addressed as `kota-pelabuhan`: the words without the first, which names the institution.
    var proposedSlug: String {
        let words = shortName.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return String((words.count > 1 ? words.dropFirst() : words[...]).joined(separator: "-").prefix(40))
    }

    private static func line(_ text: String, _ length: ClosedRange<Int>, _ what: String) throws -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard length.contains(text.count), !text.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 })
        else {
            throw AnswerProblem(
                text: "\(what) has \(length.lowerBound) to \(length.upperBound) characters in one line.")
        }
        return text
    }
}
