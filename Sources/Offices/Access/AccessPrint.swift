import Foundation
import People
import Storage
import Subjects
public import Web

/// An explanation in the terminal: as sentences, or as JSON.
public enum AccessPrint {
    public static func text(_ explanation: Access.Explanation, _ words: Words) -> String {
        let sentences = AccessSentences(words: words)
        var lines = sentences.decision(explanation)
        for line in explanation.lines {
            lines.append("  \(sentences.grant(line))")
            let result = sentences.result(of: line, in: explanation)
            lines.append("    \(result): \(sentences.reason(of: line, in: explanation)).")
        }
        return lines.joined(separator: "\n")
    }

    public static func json(_ explanation: Access.Explanation, _ words: Words) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(Answer(explanation, words)), as: UTF8.self)
    }

    private struct Answer: Encodable {
        struct Grant: Encodable {
            let number: Int
            let role: String
            let unit: String?
            let from: String
            let until: String?
            let kind: String
            let actingFor: String?
            let basis: String?
            let gives: Bool
            let because: String
        }

        let person: String
        let office: String
        let action: String
        /// The address of the subject; none for the whole office.
        let subject: String?
        let on: String
        let allowed: Bool
        let holdsAction: Bool
        let seesSubject: Bool
        let grants: [Grant]

        init(_ explanation: Access.Explanation, _ words: Words) {
            let sentences = AccessSentences(words: words)
            person = explanation.person.name
            office = explanation.office.slug
            action = explanation.action.rawValue
            subject = explanation.subject?.address
            on = explanation.day.description
            allowed = explanation.isAllowed
            holdsAction = explanation.has
            seesSubject = explanation.sees
            grants = explanation.lines.map { line in
                let given = line.given
                return Grant(
                    number: given.number, role: given.role, unit: given.unitName, from: given.from.description,
                    until: given.until?.description, kind: given.kind.rawValue, actingFor: given.actingForName,
                    basis: given.basis, gives: explanation.obstacles(of: line).isEmpty,
                    because: sentences.reason(of: line, in: explanation))
            }
        }
    }
}
