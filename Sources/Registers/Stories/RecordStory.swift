import Forms
public import Foundation
import Storage

/// What became of a record, step by step, as a file tells it afterwards: the demo office's registers are written so.
public struct RecordStory: Sendable, Decodable {
    /// One thing that somebody did.
    struct Step: Sendable, Decodable {
        /// By the office's calendar and the clock on its wall: `2026-01-28 09.40`.
        let at: String
        /// The login of who did it; empty for whoever sent the record from outside.
        let by: String
        /// `enter`, `change`, `note`, `say`, `give`, `merge`, `rate`, or the key of a transition.
        let does: String
        /// By their fields, as people type them.
        let answers: [String: String]
        /// The rows of small tables, by their fields.
        let rows: [String: [[String: String]]]
        /// What was said.
        let text: String
        /// The login of who gets it, or the name of the record that it is made one with.
        let to: String
        let score: Int?

        /// The day, and the minutes since it began.
        var moment: (day: Day, minute: Int)? {
            let parts = at.split(separator: " ")
            guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
            let clock = parts[1].split(separator: ".").compactMap { Int($0) }
            guard clock.count == 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else { return nil }
            return (day, clock[0] * 60 + clock[1])
        }
    }

    // Not within `read`: a release build makes that function part of other modules, which know no types within it.
    struct File: Decodable { let records: [RecordStory] }

    /// What others of the file call it.
    let name: String
    let register: String
    let steps: [Step]

    /// Reads a file of them.
    ///
    /// - Throws: `DefinitionProblems` with every place that is not as it should be.
    public static func read(_ file: URL) throws -> [RecordStory] {
        let text = ShapedText(
            try String(contentsOf: file, encoding: .utf8), named: file.lastPathComponent, as: fileShape)
        return try text.decoded(as: File.self).records
    }

    private static let fileShape = ObjectShape(
        "stories", [.init("records", .list(.object(shape), most: 200), required: true, "what became of each record")])

    private static let shape = ObjectShape(
        "story",
        [
            .init("name", .key, required: true, "what others of the file call it"),
            .init("register", .key, required: true, "the register that it is in"),
            .init("steps", .list(.object(stepShape), most: 50), required: true, "what was done, in its order"),
        ])

    private static let stepShape = ObjectShape(
        "step",
        [
            .init("at", .text(most: 16), required: true, "a moment such as 2026-01-28 09.40"),
            .init("by", .text(most: 60), otherwise: "\"\"", "the login of who did it"),
            .init("does", .key, required: true, "what was done"),
            .init("answers", .map(.text(most: 5000), most: 40), otherwise: "{}", "what was answered, by field"),
            .init(
                "rows", .map(.list(.map(.text(most: 300), most: 20), most: 50), most: 5), otherwise: "{}",
                "the rows of small tables, by field"),
            .init("text", .text(most: 5000), otherwise: "\"\"", "what was said"),
            .init("to", .text(most: 60), otherwise: "\"\"", "who gets it, or what it is made one with"),
            .init("score", .number(1...5), "how it was"),
        ])
}
