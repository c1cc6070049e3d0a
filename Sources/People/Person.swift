public import Storage

/// Someone who signed in, and what their grants let them do today.
public struct Person: Sendable, Equatable {
    public let id: String
    public let name: String
    public let language: Language
    public let theme: Theme
    /// The first password must be changed before anything else is done.
    public let mustChangePassword: Bool
    public let grants: [Grant]

    public init(
        id: String, name: String, language: Language = .indonesian, theme: Theme = .auto,
        mustChangePassword: Bool = false, grants: [Grant] = []
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.theme = theme
        self.mustChangePassword = mustChangePassword
        self.grants = grants
    }

    /// Whether a grant lets this person do `action` in `office`: with what belongs to `unit`, or to the whole office.
    ///
    /// The same rule as `SQL.visible(to:)`: a grant for one unit reaches what is the whole office's too.
    public func may(_ action: Action, in office: String, unit: String? = nil) -> Bool {
        grants.contains {
            $0.office.id == office && $0.actions.contains(action) && ($0.unit == nil || unit == nil || $0.unit == unit)
        }
    }

    /// The offices in which this person has anything to do.
    public var offices: [Office] {
        var offices: [Office] = []
        for grant in grants where !offices.contains(grant.office) { offices.append(grant.office) }
        return offices
    }
}

/// A role in a scope that holds today.
public struct Grant: Sendable, Equatable {
    public let id: String
    public let role: String
    public let office: Office
    /// The unit it is limited to; `nil` for the whole office.
    public let unit: String?
    public let actions: Set<Action>
    /// Whom it is held for (Plt, Plh); `nil` for one's own.
    public let actingFor: String?

    public init(
        id: String, role: String, office: Office, unit: String?, actions: Set<Action>, actingFor: String? = nil
    ) {
        (self.id, self.role, self.office, self.unit) = (id, role, office, unit)
        (self.actions, self.actingFor) = (actions, actingFor)
    }
}

/// Somebody who comes to an office, on the way into the database.
public struct NewPerson: Sendable, Equatable {
    public var name: String
    /// Employee number, 18 digits; `nil` for those whom the state doesn't employ.
    public var nip: String?
    public var email: String?
    public var unit: String?
    public var post: String
    public var from: Day

    public init(name: String, nip: String? = nil, email: String? = nil, unit: String?, post: String, from: Day) {
        (self.name, self.nip, self.email) = (name, nip, email)
        (self.unit, self.post, self.from) = (unit, post, from)
    }

    /// Writes the person with their post and says their id; whoever decides it records it.
    ///
    /// - Parameter number: how their pages are addressed; the office's next when it isn't given.
    public func insert(into office: String, number: Int? = nil, in change: Change) throws -> String {
        let id = change.newID()
        let number = try number ?? Self.nextNumber(in: office, change.reading)
        try change.run(
            """
            INSERT INTO person (id, office, number, name, nip, email)
            VALUES (\(id), \(office), \(number), \(name), \(nip), \(email))
            """)
        try change.run(
            """
            INSERT INTO post (id, person, unit, title, from_day)
            VALUES (\(change.newID()), \(id), \(unit), \(post), \(from))
            """)
        return id
    }

    /// The number that the office's next person gets.
    public static func nextNumber(in office: String, _ reading: Reading) throws -> Int {
        1 + (try reading.number("SELECT MAX(number) FROM person WHERE office = \(office)") ?? 0)
    }
}

/// The languages of the site; Indonesian is the default.
public enum Language: String, Storable, CaseIterable {
    case indonesian = "id"
    case english = "en"
}

/// Light or dark, or as the device says.
public enum Theme: String, Storable, CaseIterable {
    case auto, light, dark
}
