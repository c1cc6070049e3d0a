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
    public let role: String
    public let office: Office
    /// The unit it is limited to; `nil` for the whole office.
    public let unit: String?
    public let actions: Set<Action>

    public init(role: String, office: Office, unit: String?, actions: Set<Action>) {
        (self.role, self.office, self.unit, self.actions) = (role, office, unit, actions)
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
