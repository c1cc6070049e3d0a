/// A title copied under the wrong activity: the same one stands elsewhere, where it fits.
enum TitleMismatch {
    static func settle(_ marks: [UInt64], _ areas: inout [Proposal.Area], _ places: [PlanAssembly.Place]) {
        var pairs: [(Int, Int)] = []
        let illegible = ContentWords.mark(of: PlanAssembly.illegible.utf8)
        for position in marks.indices where marks[position] != illegible {
            guard let other = marks[..<position].firstIndex(of: marks[position]) else { continue }
            pairs.append((other, position))
        }
        for (one, other) in pairs where !isSameActivity(places[one], places[other]) {
            judge(places[one], places[other], &areas)
            judge(places[other], places[one], &areas)
        }
    }

    private static func isSameActivity(_ one: PlanAssembly.Place, _ other: PlanAssembly.Place) -> Bool {
        one.area == other.area && one.activity == other.activity
    }

    private static func judge(
        _ place: PlanAssembly.Place, _ other: PlanAssembly.Place, _ areas: inout [Proposal.Area]
    ) {
        let words = ContentWords(areas[place].title.utf8)
        let activity = areas[place.area].activities[place.activity].title
        let elsewhere = areas[other.area].activities[other.activity].title
        guard !ContentWords(activity.utf8).shares(with: words), ContentWords(elsewhere.utf8).shares(with: words)
        else { return }
        areas[place].notes.append(.mismatch(fits: areas[other].code, elsewhere))
    }
}
