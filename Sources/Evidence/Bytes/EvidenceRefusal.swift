public import Storage

/// Why a file is not taken as evidence; each case is the key of its message.
public enum EvidenceRefusal: String, Refusal, CaseIterable {
    case empty = "evidence.refused.empty"
    case unknownType = "evidence.refused.unknown-type"
    case typeLies = "evidence.refused.type-lies"
    case hasMacros = "evidence.refused.has-macros"
    case locked = "evidence.refused.locked"
    case brokenArchive = "evidence.refused.broken-archive"
    case brokenPicture = "evidence.refused.broken-picture"
}
