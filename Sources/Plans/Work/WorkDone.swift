public import Foundation
import Storage
import Yams

/// What an office did of a sub-activity in a month, as a file says it: the demo's year is written so.
public struct WorkDone: Sendable, Decodable {
    struct Line: Sendable, Decodable {
        let code: String
        var result: String?
        /// Numbers as text, of at most two decimals.
        var amount: String?
        var target: String?
    }

    struct Proof: Sendable, Decodable {
        let title: String
        let day: String?
        /// A text under this name, or a link.
        let file: String?
        let text: String?
        let link: String?
    }

    /// The plan that it is of, `2026-zi`; the year's reform plan where none is named.
    let plan: String?
    /// The code of the sub-activity.
    let card: String
    let month: Int
    let stage: String
    let outcome: String
    /// When it was done, submitted and decided on, by the office's calendar: `2026-01-28`.
    let day: String?
    let submitted: String?
    let decided: String?
    let work: String?
    let reason: String?
    let movedTo: Int?
    let obstacle: String?
    let followUp: String?
    let note: String?
    let lines: [Line]
    let proofs: [Proof]?

    enum CodingKeys: String, CodingKey {
        case plan, card, month, stage, outcome, day, submitted, decided, work, reason, obstacle, note, lines, proofs
        case movedTo = "moved_to"
        case followUp = "follow_up"
    }

    /// Reads a file of them.
    public static func read(_ file: URL) throws -> [WorkDone] {
        try YAMLDecoder().decode([WorkDone].self, from: try Data(contentsOf: file))
    }

    /// When its first and its last step were, if the file says days.
    var beginning: Day? { (submitted ?? day).flatMap { Day($0) } }
    var decision: Day? { decided.flatMap { Day($0) } }

    func content(of line: Line) throws -> EntryContent {
        guard let outcome = EntryOutcome(rawValue: outcome) else { throw WorkDoneProblem(card: card, month: month) }
        var content = EntryContent()
        content.outcome = outcome
        content.doneOn = day.flatMap { Day($0) }
        content.work = work ?? ""
        content.result = line.result ?? ""
        content.amount = line.amount.flatMap(Decimal2.read)
        content.target = line.target.flatMap(Decimal2.read)
        content.obstacle = obstacle.flatMap(Obstacle.init(rawValue:))
        content.followUp = followUp ?? ""
        content.reason = reason ?? ""
        content.movedTo = movedTo
        return content
    }
}

/// A file of work done names a card, a line, a day or a stage that isn't there.
public struct WorkDoneProblem: Error, CustomStringConvertible {
    let card: String
    let month: Int

    public var description: String { "work done: \(card), month \(month): not of this plan, or a step without its day" }
}
