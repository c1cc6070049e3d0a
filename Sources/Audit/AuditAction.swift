public import People

extension Action {
    /// Read the events of an office and the signed roots.
    public static let readAudit = Action(rawValue: "audit.read")
}
