import GRDB

/// A rule of the database that a statement broke, the same for both databases.
public enum ConstraintProblem: Error, Sendable, Equatable {
    case notUnique(String)
    case noSuchReference(String)
    case notAllowed(String)
    case missing(String)

    init?(_ error: DatabaseError) {
        let detail = error.message ?? ""
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .notUnique(detail)
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .noSuchReference(detail)
        case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_DATATYPE: self = .notAllowed(detail)
        case .SQLITE_CONSTRAINT_NOTNULL: self = .missing(detail)
        default: return nil
        }
    }

    init?(_ problem: PostgresProblem) {
        switch problem.state {
        case "23505": self = .notUnique(problem.constraint)
        case "23503": self = .noSuchReference(problem.constraint)
        case "23514", "22P02": self = .notAllowed(problem.constraint)
        case "23502": self = .missing(problem.constraint)
        default: return nil
        }
    }
}

/// The database could not be reached or is too busy: the visitor is asked to try again.
public struct StorageBusy: Error, Sendable {
    public let detail: String

    public init(detail: String) { self.detail = detail }
}
