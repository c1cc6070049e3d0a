import Foundation
import People
import Plans
import Subjects
import TestStore
import Testing

@testable import Web

@Suite struct WordsTests {
    private let locales: Locales
    private let tree: SourceTree

    init() throws {
        locales = try Locales(folder: TestStore.resources.appending(path: "locales"))
        tree = try SourceTree()
    }

    /// Keys whose beginning stands in the code, and what is put behind it.
    private static let composed = [
        "plans.reported.": "by the code of what a document's format reports",
        "action.": "an action's raw value", "event.": "an event's kind", "subject.": "a subject's kind",
        "evidence.field.": "a field of an item's description", "entries.field.": "a field of an entry",
        "field.": "a field of an event", "plans.doubt.": "a doubt's code", "plans.doubt-kind.": "the same",
        "plans.refused.": "a reading's refusal", "plans.asked.": "a reading's question",
        "plans.review.state.": "a review's state", "plans.unit-read.": "how a unit was read",
        "measures.comparison.": "a comparison", "measures.covers.": "what a figure is about",
        "measures.direction.": "which way is better", "measures.empty.": "what no cases mean",
        "measures.verdict.": "how a figure stands", "notices.kind.": "a kind of notice", "notices.text.": "the same",
        "notices.help.": "the same", "forms.kind.": "a kind of field", "portal.score-": "a mark from 1 to 5",
        "registers.confidence.": "how sure a rule is",
    ]

    private func expectWords(_ keys: some Collection<String>, _ what: String) {
        #expect(!keys.isEmpty, "\(what)")
        for language in Language.allCases {
            let missing = Set(keys).subtracting(locales.keys(language)).sorted()
            #expect(missing == [], "\(what) in \(language)")
        }
    }

    @Test func `every word of the code stands in every language`() throws {
        let words = try tree.cases(of: "Word")
        #expect(words.count > 200)
        #expect(Set(words).count == words.count, "a key is said by two words")
        expectWords(words, "words")
    }

    @Test func `every refusal is explained`() throws {
        expectWords(try tree.cases(of: "Refusal"), "refusals")
        expectWords(try tree.found(#"badForm\("([a-z.-]+)"\)"#), "forms that can't be taken")
        let problems: [Problem] = [
            .notFound, .signInFirst, .staleForm, .badForm(""), .tooLarge(limit: 1), .tooMany(seconds: 1),
        ]
        expectWords(problems.flatMap { ["web.problem.\($0.name).title", "web.problem.\($0.name).text"] }, "problems")
    }

    @Test func `every action, event and subject has a word`() throws {
        expectWords(try tree.found(#"Action\(rawValue: "([a-z.-]+)"\)"#).map { "action.\($0)" }, "actions")
        expectWords(try tree.found(#"record\(\s*"([a-z.-]+)""#).map { "event.\($0)" }, "events")
        expectWords(try tree.found(#"[( ]kind: "([a-z-]+\.[a-z.-]+)""#).map { "subject.\($0)" }, "subjects")
    }

    @Test func `every kind of notice says what it is called, what it is for, and what it tells`() {
        let kinds = ReminderWork.noticeKinds + [Mention.noticeKind]
        expectWords(kinds.flatMap { ["notices.kind.\($0)", "notices.help.\($0)", "notices.text.\($0)"] }, "notices")
    }

    @Test func `the languages have the same words`() {
        #expect(locales.keys(.indonesian) == locales.keys(.english))
    }

    @Test func `no word is empty`() {
        for language in Language.allCases {
            for key in locales.keys(language) { #expect(!locales[language][key: key].isEmpty, "\(key)") }
        }
    }

    @Test func `no word is kept that nothing says`() {
        let said = tree.betweenQuotes
        for key in locales.keys(.indonesian) where !Self.composed.keys.contains(where: key.hasPrefix) {
            #expect(said.contains(key), "\(key)")
        }
    }

    @Test func `months and numbers are written as each language writes them`() {
        let (id, en) = (locales[.indonesian], locales[.english])
        #expect([id.month(8), en.month(8), id.shortMonth(8)] == ["Agustus", "August", "Agu"])
        #expect([id.number(31_445), en.number(1_000_000), id.number(-12)] == ["31.445", "1,000,000", "-12"])
    }
}
