/// Suggests the lines of a plan that what somebody did belongs to, in that person's own words.
///
/// A word counts the more the fewer lines have it (BM25 over the wording and, less, the titles above it). What the
/// vocabulary says for a word counts nearly as the word itself.
public struct LineSuggester: Sendable {
    /// What is due now, and what is one's own, comes first where words fit alike.
    private static let (due, own) = (1.15, 1.1)
    /// A line whose words fit so many times better comes first, whatever is due.
    static let clearly = due * own

    private let candidates: [SuggestedLine.Candidate]
    private let vocabulary: SuggestionWords
    private let index: LineIndex

    public init(_ candidates: [SuggestedLine.Candidate], words vocabulary: SuggestionWords) {
        self.candidates = candidates
        self.vocabulary = vocabulary
        index = LineIndex(candidates, vocabulary)
    }

    /// The lines that fit best, best first. A phrase without a word gets what is due of one's own unit.
    public func suggest(_ phrase: String, most: Int = 3) -> [SuggestedLine] {
        let spoken = TextWords.of(phrase, most: SoughtPhrase.mostRead).map(\.folded)
        let sought = SoughtPhrase(spoken, vocabulary)
        var scoring = LineScoring(index)
        var seen: Set<String> = []
        let ranked = spoken.isEmpty ? dueNow() : ranked(scoring.scores(sought))
        return ranked.filter { seen.insert(candidates[$0.line].code).inserted }.prefix(max(0, most)).map {
            line, score in
            SuggestedLine(code: candidates[line].code, score: score, words: scoring.words(of: sought, in: line))
        }
    }

    private func dueNow() -> [(line: Int, score: Double)] {
        candidates.indices.filter { candidates[$0].isDue && candidates[$0].isMine }.map { ($0, 0) }
    }

    private func ranked(_ scores: [Double]) -> [(line: Int, score: Double)] {
        let least = max(LineScoring.least, (scores.max() ?? 0) * LineScoring.leastShare)
        return candidates.indices.filter { scores[$0] >= least }.map { line in
            let candidate = candidates[line]
            return (line, scores[line] * (candidate.isDue ? Self.due : 1) * (candidate.isMine ? Self.own : 1))
        }.sorted { ($1.score, $0.line) < ($0.score, $1.line) }
    }
}
