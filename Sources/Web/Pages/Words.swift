public import Foundation
public import People
import Yams

/// The words of a room: each case is a key of the locales. A test compares them with every locale.
public protocol Word: RawRepresentable<String>, CaseIterable, Sendable {}

/// The texts of one language.
public struct Words: Sendable {
    public let language: Language
    let texts: [String: String]

    public subscript(_ word: some Word) -> String { self[key: word.rawValue] }

    /// The text with its `{places}` filled.
    public func callAsFunction(_ word: some Word, _ values: KeyValuePairs<String, String>) -> String {
        fill(self[word]) { place in values.first { $0.key == place }?.value }
    }

    /// The text with its `{places}` filled in one pass over its bytes; a place that has no value stays as it is.
    public func fill(_ text: String, _ value: (String) -> String?) -> String {
        var result: [UInt8] = []
        var rest = text.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            let name = rest[rest.index(after: open)...].prefix { $0 != UInt8(ascii: "}") }
            guard name.endIndex < rest.endIndex, let value = value(String(Substring(name))) else {
                result += rest[...open]
                rest = rest[rest.index(after: open)...]
                continue
            }
            result += rest[..<open]
            result += value.utf8
            rest = rest[rest.index(after: name.endIndex)...]
        }
        result += rest
        return String(decoding: result, as: UTF8.self)
    }

    /// A text whose key is only known when it is needed, as those of refusals and doubts; the key itself if there is
    /// none, which is easier to report than an empty place.
    public subscript(key key: String) -> String { texts[key] ?? key }

    public func has(key: String) -> Bool { texts[key] != nil }
}

/// The words of every language, read from `Resources/locales`.
public struct Locales: Sendable {
    private let words: [Language: Words]

    public init(folder: URL) throws {
        var words: [Language: Words] = [:]
        for language in Language.allCases {
            let file = folder.appending(path: "\(language.rawValue).yaml")
            // Yams' decoder looks every key up by walking through all of them.
            let lines = try compose(yaml: try String(contentsOf: file, encoding: .utf8))?.mapping
            var texts: [String: String] = [:]
            for (key, text) in lines ?? [:] { texts[key.string ?? ""] = text.string }
            words[language] = Words(language: language, texts: texts)
        }
        self.words = words
    }

    public subscript(_ language: Language) -> Words { words[language] ?? Words(language: language, texts: [:]) }

    /// The keys of a language, for the test that compares them.
    public func keys(_ language: Language) -> Set<String> { Set(self[language].texts.keys) }
}
