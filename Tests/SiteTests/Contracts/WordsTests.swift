import Desk
import Foundation
import Identity
import People
import Plans
import TestStore
import Testing
import Web

@Suite struct WordsTests {
    private let locales: Locales

    init() throws { locales = try Locales(folder: TestStore.resources.appending(path: "locales")) }

    private static let words: [String] =
        WebWord.allCases.map(\.rawValue) + PlanWord.allCases.map(\.rawValue) + IdentityWord.allCases.map(\.rawValue)
        + DeskWord.allCases.map(\.rawValue)

    @Test func `every word of the code stands in every language`() {
        for language in Language.allCases {
            #expect(Set(Self.words).subtracting(locales.keys(language)) == [], "\(language)")
        }
    }

    @Test func `the languages have the same words`() {
        #expect(locales.keys(.indonesian) == locales.keys(.english))
    }

    @Test func `no word is there twice and none is empty`() {
        #expect(Set(Self.words).count == Self.words.count)
        for language in Language.allCases {
            for key in locales.keys(language) { #expect(!locales[language][key: key].isEmpty, "\(key)") }
        }
    }

    @Test func `no word is kept that nothing says`() throws {
        var code = ""
        let sources = TestStore.root.appending(path: "Sources")
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
            code += try String(contentsOf: sources.appending(path: path), encoding: .utf8)
        }
        let composed = [
            "plans.doubt.", "plans.doubt-kind.", "plans.refused.", "plans.review.state.", "plans.unit-read.", "event.",
            "subject.",
        ]
        for key in locales.keys(.indonesian) where !composed.contains(where: key.hasPrefix) {
            #expect(code.contains("\"\(key)\""), "\(key)")
        }
    }

    @Test func `months and numbers are written as each language writes them`() {
        let (id, en) = (locales[.indonesian], locales[.english])
        #expect([id.month(8), en.month(8), id.shortMonth(8)] == ["Agustus", "August", "Agu"])
        #expect([id.number(31_445), en.number(1_000_000), id.number(-12)] == ["31.445", "1,000,000", "-12"])
    }
}
