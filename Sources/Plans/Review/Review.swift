import Foundation
import People
public import Storage
import Subjects

/// A plan that waits to be adopted: as it was read from a document or copied from another plan, with what people have
/// made of it since.
///
/// The reading never changes. What people do is an ordered list of operations, each with its author; an undo appends.
public struct Review: Sendable {
    public enum State: String, Storable {
        case open, adopted, discarded
    }

    /// Where the reading comes from.
    public enum Source: String, Storable {
        /// A document that was read.
        case document
        /// A version of the plan that it amends.
        case version
        /// No document: a plan of another year or kind, or what was typed into a form.
        case copy
    }

    public let id: String
    public let number: Int
    public let year: Int
    /// `reform`, or what other kind of plan it becomes.
    public let planKind: String
    /// The plan that it amends, and the version that its author saw of it.
    public let plan: String?
    public let baseVersion: Int?
    public let source: Source
    public let state: State
    public let readAt: Instant
    public let readBy: String
    /// The document; `nil` where there is none.
    public let file: String?
    public let fileName: String
    /// What the worker made of the document; `nil` where it is text.
    let document: String?
    /// As it was read, without the places of its fields: see `places(of:in:)`.
    public let reading: Proposal
    let operations: [Operation]
    /// What the operations make of the reading.
    let folded: Folded

    /// One thing that a person did; those of one save are taken back together.
    struct Operation: Sendable, Equatable {
        let step: Step
        /// The first operation of the save that it belongs to.
        let save: Int
        /// The nodes, questions and doubts that it touches.
        let nodes: Set<String>
        let author: String
        let authorName: String
        let at: Instant

        var seq: Int { step.seq }
    }

    /// The newest answer to each question.
    var answers: Answers {
        var answers = folded.answers
        var touched: [String: Int] = [:]
        for operation in operations {
            for node in operation.nodes { touched[node] = operation.seq }
        }
        for question in folded.questions {
            answers.versions[question.id] = ([question.id] + question.nodes).compactMap { touched[$0] }.max()
        }
        return answers
    }

    /// The proposal as the operations make it; what was left open on purpose stays visible as a note.
    var answered: Proposal {
        var outline = folded.outline
        for doubt in folded.doubts(of: reading, units: nil) {
            guard case .settled(let settled) = doubt.state, settled.how == .left, !settled.note.isEmpty else {
                continue
            }
            outline.add(.leftOpen(settled.note), to: doubt.nodes)
        }
        var proposal = outline.proposal()
        proposal.unread.removeAll { folded.picked[$0.place] != nil }
        return proposal
    }

    /// How many operations there are: what a form carries, so that it is known what its author saw.
    var seen: Int { operations.last?.seq ?? 0 }

    /// The questions that keep it from being adopted.
    var unanswered: [Question] {
        folded.doubts(of: reading, units: nil).filter(\.blocks).compactMap(\.question)
    }

    /// Refuses a review that can't be adopted yet: an item is lost, or an area's heading stands twice, and nobody said what becomes of it.
    func refuseUnanswered() throws(ReviewRefusal) {
        for question in folded.questions where question.mustBeAnswered {
            guard let item = folded.answers[question].flatMap(LostItem.init), item.choice == .typed else { continue }
            guard !item.title.isEmpty else { throw .lostTitle }
        }
        guard unanswered.isEmpty else { throw .unanswered }
    }
}

extension Note {
    static func leftOpen(_ text: String) -> Note {
        Note(code: "left-open", text: "left open: \(text)", values: ["text": text])
    }
}

extension Outline {
    /// Notes something on the first sub-activity that the nodes stand in.
    fileprivate mutating func add(_ note: Note, to keys: [String]) {
        for key in keys {
            guard let node = nodes[key] else { continue }
            let sub = node.rank == .indicator ? node.parent : key
            guard let sub, nodes[sub]?.rank == .subActivity else { continue }
            nodes[sub]?.notes.append(note)
            return
        }
    }
}
