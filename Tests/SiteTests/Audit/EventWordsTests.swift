import Foundation
import People
import TestStore
import Testing
import Web

@Suite struct EventWordsTests {
    /// The kinds that the code records, by the literals of its calls.
    private static func kinds() throws -> Set<String> {
        var kinds: Set<String> = []
        let sources = TestStore.root.appending(path: "Sources")
        for path in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where path.hasSuffix(".swift") {
            let code = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            kinds.formUnion(code.matches(of: /\.record\(\s*"([a-z-]+\.[a-z-]+)"/).map { String($0.1) })
        }
        return kinds
    }

    @Test func `whatever the code records has a sentence in every language`() throws {
        let locales = try Locales(folder: TestStore.resources.appending(path: "locales"))
        let kinds = try Self.kinds()
        #expect(kinds.count > 5)
        for language in Language.allCases {
            let missing = kinds.filter { !locales[language].has(key: "event." + $0) }
            #expect(missing == [], "\(language)")
        }
    }
    @Test func `every sentence goes on behind a name and before what it is about`() throws {
        let locales = try Locales(folder: TestStore.resources.appending(path: "locales"))
        for language in Language.allCases {
            let words = locales[language]
            let sentences = locales.keys(language).filter { $0.hasPrefix("event.") }.map { words[key: $0] }
            #expect(sentences.count > 40)
            for sentence in sentences {
                #expect(sentence.first?.isLowercase == true && sentence.last?.isLetter == true, "\(sentence)")
                // The thing itself follows behind a colon, or is the page's.
                #expect(sentence.firstMatch(of: /\b(ini|this)\b|:/) == nil, "\(sentence)")
            }
            guard language == .indonesian else { continue }
            let others = sentences.filter { $0.prefixMatch(of: /(me[a-z]+|masuk)\b/) == nil }
            #expect(others == [])
        }
    }
}
