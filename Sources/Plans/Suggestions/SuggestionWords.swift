public import Foundation

/// The words by which what somebody did is matched with the lines of a plan: which say nothing, which say little, and which
/// are said for each other.
///
/// They are data (`Resources/suggestions/words.yaml`): an office's word is added there, not in code.
public struct SuggestionWords: Sendable {
    /// Letters of the longest word that plays a part.
    private static let longest = 40

    private let silent: Set<String>
    private let weak: Set<String>
    /// Terms that are taken for each other, each as its words.
    private let groups: [[[SoughtWord]]]
    /// By each form of a term's first word, where the term stands.
    private let places: [String: [Place]]
    private let singleWords: [String]

    private struct Place {
        let group: Int
        let term: Int
    }

    /// Reads them from their text; throws with the line of the first fault.
    public init(yaml: String) throws {
        let file = try SuggestionWordsFile(yaml)
        let silent = Set(file.silent.map(Self.folded))
        let weak = Set(file.weak.map(Self.folded))
        groups = file.same.map { group in
            group.map { term in
                TextWords.of(term).map(\.folded).filter { Self.speaks($0, silent) }.map {
                    SoughtWord($0, isSpoken: false, weak: weak)
                }
            }
        }
        (self.silent, self.weak) = (silent, weak)
        var places: [String: [Place]] = [:]
        var singleWords: Set<String> = []
        for (group, terms) in groups.enumerated() {
            for (term, words) in terms.enumerated() {
                guard let first = words.first else { continue }
                for form in first.forms { places[form, default: []].append(Place(group: group, term: term)) }
                if words.count == 1 { singleWords.insert(first.text) }
            }
        }
        self.places = places
        self.singleWords = singleWords.sorted()
    }

    /// Reads `suggestions/words.yaml` in the folder of resources.
    public init(resources: URL) throws {
        try self.init(yaml: String(contentsOf: resources.appending(path: SuggestionWordsFile.path), encoding: .utf8))
    }

    /// Whether a word plays a part: no number, no single letter, no endless row of them, none that says nothing.
    func speaks(_ word: String) -> Bool { Self.speaks(word, silent) }

    private static func speaks(_ word: String, _ silent: Set<String>) -> Bool {
        (2...longest).contains(word.utf8.count) && !word.utf8.allSatisfy(Letters.isDigit) && !silent.contains(word)
    }

    /// A word of a phrase as it is looked for.
    func sought(_ word: String) -> SoughtWord { SoughtWord(word, isSpoken: true, weak: weak) }

    /// What may stand for the words from a place on: how many of them, and what else is said for these.
    func others(from start: Int, of words: [SoughtWord]) -> [(length: Int, terms: [[SoughtWord]])] {
        var found: [Int: [[SoughtWord]]] = [:]
        var seen: Set<[Int]> = []
        for form in words[start].forms {
            for place in places[form] ?? [] where seen.insert([place.group, place.term]).inserted {
                let terms = groups[place.group]
                let term = terms[place.term]
                guard start + term.count <= words.count,
                    zip(term, words[start...]).allSatisfy({ $0.isAkin(to: $1) })
                else { continue }
                found[term.count, default: []] += terms.indices.filter { $0 != place.term }.map { terms[$0] }
            }
        }
        return found.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    /// The word of the vocabulary that was meant by one that nobody knows.
    ///
    /// Short ones are everyday words rather than mistyped ones.
    func nearest(to word: SoughtWord) -> SoughtWord? {
        guard word.text.utf8.count > SoughtWord.leastMistyped, places[word.text] == nil else { return nil }
        return singleWords.first { $0.utf8.count > SoughtWord.leastMistyped && $0.isWithinOneEdit(of: word.text) }
            .map { SoughtWord($0, isSpoken: false, weak: weak) }
    }

    private static func folded(_ word: String) -> String { TextWords.of(word).first?.folded ?? word }
}
