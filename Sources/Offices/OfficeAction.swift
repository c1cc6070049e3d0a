public import People

extension Action {
    /// Keep an office's people: add and invite them, give and end what they may do, make roles.
    public static let managePeople = Action(rawValue: "people.manage")
    /// Keep an office itself: its units, holidays and settings.
    public static let manageOffice = Action(rawValue: "offices.manage")
}
