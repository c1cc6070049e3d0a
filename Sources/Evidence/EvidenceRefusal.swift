public import Storage

/// Why a proof is not taken, or not changed; each case is the key of its message.
public enum EvidenceRefusal: String, Refusal, CaseIterable {
    case empty = "evidence.refused.empty"
    case unknownType = "evidence.refused.unknown-type"
    case typeLies = "evidence.refused.type-lies"
    case hasMacros = "evidence.refused.has-macros"
    case locked = "evidence.refused.locked"
    case brokenArchive = "evidence.refused.broken-archive"
    case brokenPicture = "evidence.refused.broken-picture"
    case noTitle = "evidence.refused.no-title"
    case longTitle = "evidence.refused.long-title"
    case noDay = "evidence.refused.no-day"
    case backwards = "evidence.refused.backwards"
    case badLink = "evidence.refused.bad-link"
    case gone = "evidence.refused.gone"
    case withdrawn = "evidence.refused.withdrawn"
    case notYours = "evidence.refused.not-yours"
    case nothingChosen = "evidence.refused.nothing-chosen"
    case noReason = "evidence.refused.no-reason"
    case alreadyApproved = "evidence.refused.already-approved"
    case noSpace = "evidence.refused.no-space"
    case badDays = "evidence.refused.bad-days"
    case tooMany = "evidence.refused.too-many"
}
