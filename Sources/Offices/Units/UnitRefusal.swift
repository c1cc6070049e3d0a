import Storage

/// Why a unit stays as it is.
enum UnitRefusal: String, Refusal, CaseIterable {
    case noName = "units.refused.no-name"
    case longName = "units.refused.long-name"
    case nameTaken = "units.refused.name-taken"
    case noDay = "units.refused.no-day"
    case inFuture = "units.refused.in-future"
    case beforeBeginning = "units.refused.before-beginning"
    case alreadyClosed = "units.refused.already-closed"
    case notClosed = "units.refused.not-closed"
    case noSuchUnit = "units.refused.no-such-unit"
    case otherIsClosed = "units.refused.other-is-closed"
    case withinItself = "units.refused.within-itself"
    case atTheEdge = "units.refused.at-the-edge"
    case hasUnits = "units.refused.has-units"
    case hasPeople = "units.refused.has-people"
    case intoItself = "units.refused.into-itself"
    case otherNotYet = "units.refused.other-not-yet"
}
