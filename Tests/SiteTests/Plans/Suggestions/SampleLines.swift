import Testing

@testable import Plans

/// The lines of the sample decree, to be suggested.
enum SampleLines {
    static let words: SuggestionWords = {
        do { return try SuggestionWords(resources: PlanSample.resources) } catch { preconditionFailure("\(error)") }
    }()

    /// - Parameters:
    ///   - due: the codes of the lines that are due.
    ///   - mine: the codes of the lines of the asking person's unit.
    static func candidates(
        due: (String) -> Bool = { _ in false }, mine: (String) -> Bool = { _ in false }
    ) throws -> [SuggestedLine.Candidate] {
        try PlanSample.given().areas.flatMap { area in
            area.activities.flatMap { activity in
                activity.subActivities.flatMap { subActivity in
                    subActivity.indicators.map { line in
                        SuggestedLine.Candidate(
                            code: line.code, wording: line.text, subActivity: subActivity.title,
                            activity: activity.title, area: area.title, isDue: due(line.code), isMine: mine(line.code))
                    }
                }
            }
        }
    }

    static func suggester() throws -> LineSuggester { LineSuggester(try candidates(), words: words) }

    /// The phrases whose line is not among the first three.
    static func missed(_ phrases: [OfficePhrases.Phrase]) throws -> [OfficePhrases.Phrase] {
        let suggester = try suggester()
        return phrases.filter { phrase in !suggester.suggest(phrase.text).contains { $0.code == phrase.code } }
    }
}
