import Storage

/// Why something is not done with a record.
enum RecordRefusal: String, Refusal, CaseIterable {
    /// It is not in a state from which that leads.
    case elsewhere = "registers.refused.elsewhere"
    /// The condition of the transition does not hold.
    case condition = "registers.refused.condition"
    case noComment = "registers.refused.no-comment"
    /// Whoever brought it here may not take it further.
    case own = "registers.refused.own"
    case noPerson = "registers.refused.no-person"
    case noMessage = "registers.refused.no-message"
    case noExtension = "registers.refused.no-extension"
    case isSummary = "registers.refused.is-summary"
    case noTarget = "registers.refused.no-target"
    case notSure = "registers.refused.not-sure"
}
