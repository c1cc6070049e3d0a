public import People

extension Action {
    /// See the plans of an office.
    public static let readPlans = Action(rawValue: "plans.read")
    /// Bring a document and answer the doubts of its reading.
    public static let proposePlans = Action(rawValue: "plans.propose")
    /// Make a reviewed reading the office's plan.
    public static let adoptPlans = Action(rawValue: "plans.adopt")
    /// Say by what an indicator is measured.
    public static let bindMeasures = Action(rawValue: "measures.bind")
    /// Put one's name under a printed plan.
    public static let signPlans = Action(rawValue: "plans.sign")
}
