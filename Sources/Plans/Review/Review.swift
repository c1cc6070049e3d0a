import Files
import Foundation
import People
public import Storage
import Subjects

/// A document that was read and waits for its doubts to be answered.
///
/// The reading never changes. Answers are an ordered list of operations, each with its author and with what stood
/// there before; an undo appends.
public struct Review: Sendable {
    public enum State: String, Storable {
        case open, adopted, discarded
    }

    public let id: String
    public let number: Int
    public let year: Int
    public let state: State
    public let readAt: Instant
    public let readBy: String
    public let file: String
    public let fileName: String
    public let reading: Proposal
    public let operations: [Operation]

    /// One answer to one question.
    public struct Operation: Sendable, Stored, Equatable {
        public let seq: Int
        public let question: String
        public let value: String?
        public let before: String?
        public let undoes: Int?
        public let author: String
        /// Operations of one moment were saved together, and are taken back together.
        public let at: Instant

        public init(row: Row) throws {
            seq = try row.int(0)
            question = try row.text(1)
            value = try row.optionalText(2)
            before = try row.optionalText(3)
            undoes = try row.optionalInt(4)
            author = try row.text(5)
            at = try row.instant(6)
        }
    }

    /// The operations of the last save that has not been taken back.
    var undoable: [Operation] {
        let undone = Set(operations.compactMap(\.undoes))
        let standing = operations.filter { $0.undoes == nil && !undone.contains($0.seq) }
        return standing.filter { $0.at == standing.last?.at }
    }

    /// The newest answer to each question.
    var answers: Answers {
        var values: [String: String] = [:]
        var versions: [String: Int] = [:]
        for operation in operations {
            values[operation.question] = operation.value
            versions[operation.question] = operation.seq
        }
        return Answers(values: values, versions: versions)
    }

    /// The proposal as the answers make it.
    var answered: Proposal { answers.applied(to: reading) }
}

/// What has been answered so far: by question the value, and the operation that gave it.
public struct Answers: Sendable, Equatable {
    public var values: [String: String] = [:]
    public var versions: [String: Int] = [:]

    public init(values: [String: String] = [:], versions: [String: Int] = [:]) {
        (self.values, self.versions) = (values, versions)
    }

    subscript(_ question: Question) -> String? { values[question.id] }
}
