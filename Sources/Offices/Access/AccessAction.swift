public import People

extension Action {
    /// See what every member of an office may see of it, one's own rights among it.
    public static let readOffice = Action(rawValue: "offices.read")
    /// See what anybody may do in the office, and why.
    public static let explainAccess = Action(rawValue: "access.explain")
}
