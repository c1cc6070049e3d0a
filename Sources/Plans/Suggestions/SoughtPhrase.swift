/// What a phrase asks for: its words, and what else may be said for one or several of them.
struct SoughtPhrase {
    /// So many words of a phrase are read, and so many different ones are looked for.
    static let mostRead = 200
    static let most = 32

    /// Words of the phrase that stand together, and other terms for all of them.
    struct Span {
        let words: [Word]
        let others: [[SoughtWord]]
    }

    /// One word of the phrase, and other terms for it alone.
    struct Word {
        let word: SoughtWord
        let others: [[SoughtWord]]
    }

    let spans: [Span]

    init(_ folded: [String], _ vocabulary: SuggestionWords) {
        var seen: Set<String> = []
        var sought: [SoughtWord] = []
        for word in folded where sought.count < Self.most && vocabulary.speaks(word) && seen.insert(word).inserted {
            sought.append(vocabulary.sought(word))
        }
        var spans: [Span] = []
        var start = 0
        while start < sought.count {
            let others = vocabulary.others(from: start, of: sought)
            let length = others.first?.length ?? 1
            let single = sought[start..<start + length].map { word in
                Word(word: word, others: Self.others(for: word, vocabulary))
            }
            let whole = length > 1 ? others.first?.terms ?? [] : []
            spans.append(Span(words: single, others: whole))
            start += length
        }
        self.spans = spans
    }

    private static func others(for word: SoughtWord, _ vocabulary: SuggestionWords) -> [[SoughtWord]] {
        if let others = vocabulary.others(from: 0, of: [word]).last { return others.terms }
        return vocabulary.nearest(to: word).map { near in
            [[near]] + (vocabulary.others(from: 0, of: [near]).last?.terms ?? [])
        } ?? []
    }
}
