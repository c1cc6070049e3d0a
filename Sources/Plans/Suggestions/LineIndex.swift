/// In which lines a word stands, and how much it weighs there.
struct LineIndex {
    /// The texts of a line, the nearest first: how much a word in one counts, and how far length takes away from that.
    private static let fields: [(weight: Double, length: Double)] = [(1, 0.5), (0.75, 0.6), (0.35, 0.5), (0.2, 0.3)]

    struct Posting {
        let line: Int
        var weight: Double
    }

    let lines: Int
    /// The words of all lines, each once; a word is known by its place here.
    private(set) var words: [String] = []
    /// By word where it stands.
    private(set) var postings: [[Posting]] = []
    private var places: [String: Int] = [:]
    private var byForm: [String: [Int]] = [:]

    init(_ candidates: [SuggestedLine.Candidate], _ vocabulary: SuggestionWords) {
        lines = candidates.count
        // Lines share their titles: each text is taken apart once.
        var known: [String: [Int]] = [:]
        var texts: [[[Int]]] = []
        for candidate in candidates {
            var fields: [[Int]] = []
            for text in candidate.texts {
                let words = known[text] ?? wordsOf(text, vocabulary)
                known[text] = words
                fields.append(words)
            }
            texts.append(fields)
        }
        let means = Self.fields.indices.map { field in
            max(1, Double(texts.reduce(0) { $0 + $1[field].count }) / Double(max(1, lines)))
        }
        for (line, fields) in texts.enumerated() {
            for (field, words) in fields.enumerated() {
                let (weight, length) = Self.fields[field]
                let share = weight / (1 - length + length * Double(words.count) / means[field])
                for word in words { add(share, to: word, in: line) }
            }
        }
    }

    private mutating func wordsOf(_ text: String, _ vocabulary: SuggestionWords) -> [Int] {
        var places: [Int] = []
        for word in TextWords.of(text) where vocabulary.speaks(word.folded) { places.append(place(of: word.folded)) }
        return places
    }

    private mutating func place(of word: String) -> Int {
        if let place = places[word] { return place }
        let place = words.count
        places[word] = place
        words.append(word)
        postings.append([])
        for form in WordForms.of(word) { byForm[form, default: []].append(place) }
        return place
    }

    private mutating func add(_ weight: Double, to word: Int, in line: Int) {
        if let last = postings[word].indices.last, postings[word][last].line == line {
            postings[word][last].weight += weight
        } else {
            postings[word].append(Posting(line: line, weight: weight))
        }
    }

    func holds(_ word: Int, in line: Int) -> Bool { postings[word].contains { $0.line == line } }

    /// The words that are the one sought or share a form with it; if there are none, those that differ from it in a letter.
    func matches(_ sought: SoughtWord) -> (words: [Int], certainty: Double) {
        var found: [Int] = []
        for form in sought.forms {
            for word in byForm[form] ?? [] where !found.contains(word) { found.append(word) }
        }
        guard found.isEmpty, sought.mayBeMistyped else { return (found, 1) }
        for (word, text) in words.enumerated()
        where text.utf8.count >= SoughtWord.leastMistyped && text.isWithinOneEdit(of: sought.text) {
            found.append(word)
        }
        return (found, sought.text.utf8.count > SoughtWord.leastMistyped ? 0.8 : 0.5)
    }
}
