public import People

extension Action {
    /// Write what was done of one's unit's work, and submit it.
    public static let writeEntries = Action(rawValue: "entries.write")
    /// Approve and return what others submitted.
    public static let approveEntries = Action(rawValue: "entries.approve")
    /// Consent to work being moved to another month.
    public static let moveEntries = Action(rawValue: "entries.move")
    /// Look at entries, at random or one after the other, and note what one finds.
    public static let checkEntries = Action(rawValue: "entries.check")
    /// Give a unit's work to its people, and hand it over.
    public static let assignEntries = Action(rawValue: "entries.assign")
    /// Close months, and reopen them with a reason.
    public static let closeMonths = Action(rawValue: "months.close")
}
