/// A line of the plan that what somebody did may belong to.
public struct SuggestedLine: Sendable, Equatable {
    public let code: String
    /// To compare within one answer only: how much of the phrase the line says, rare words counting most.
    public let score: Double
    /// The line's words that agreed, in lower case without accents, in the order in which they were sought.
    public let words: [String]

    /// What can be suggested: a line with the titles above it.
    public struct Candidate: Sendable {
        public let code: String
        public let wording: String
        public let subActivity: String
        public let activity: String
        public let area: String
        /// Due this month, or overdue and open.
        public let isDue: Bool
        /// Of the unit of the person who asks.
        public let isMine: Bool

        public init(
            code: String, wording: String, subActivity: String, activity: String, area: String, isDue: Bool,
            isMine: Bool
        ) {
            self.code = code
            self.wording = wording
            self.subActivity = subActivity
            self.activity = activity
            self.area = area
            self.isDue = isDue
            self.isMine = isMine
        }

        /// The texts in the order of `LineIndex.fields`.
        var texts: [String] { [wording, subActivity, activity, area] }
    }

    /// A piece of a text, and whether it agreed.
    public struct Run: Sendable, Equatable {
        public let text: Substring
        public let isMatch: Bool
    }

    /// A text of the line in pieces, so that a page can mark what agreed. Put together they are the text.
    public func runs(in text: String) -> [Run] {
        var runs: [Run] = []
        var end = text.startIndex
        for word in TextWords.of(text) where words.contains(word.folded) {
            if end < word.range.lowerBound { runs.append(Run(text: text[end..<word.range.lowerBound], isMatch: false)) }
            runs.append(Run(text: text[word.range], isMatch: true))
            end = word.range.upperBound
        }
        if end < text.endIndex { runs.append(Run(text: text[end...], isMatch: false)) }
        return runs
    }
}
