/// What one month's work came to, as the report card says it.
struct ReportCard: Sendable {
    /// What is done of what there is.
    struct Share: Sendable {
        let done: Int
        let total: Int

        init(done: Int, total: Int) {
            self.total = countable(total)
            self.done = min(countable(done), self.total)
        }

        /// Rounded down: 100 is said of what is whole and of nothing else. None of nothing.
        var percent: Int? { total > 0 ? done * 100 / total : nil }
    }

    /// A figure beside the headline, such as how much was on time.
    struct Fact: Sendable {
        let label: String
        let value: String
        /// A smaller line below the value, such as `31 dari 36`.
        let note: String

        init(label: String, value: String, note: String = "") {
            (self.label, self.value, self.note) = (label, value, note)
        }
    }

    /// An area or a unit; what its parts don't account for is not yet due.
    struct Row: Sendable {
        let label: String
        let done: Int
        let waiting: Int
        let underWay: Int
        let late: Int
        let notYet: Int
        let total: Int

        init(
            label: String, done: Int, waiting: Int = 0, underWay: Int = 0, late: Int = 0, notYet: Int = 0, total: Int
        ) {
            self.label = label
            self.done = countable(done)
            self.waiting = countable(waiting)
            self.underWay = countable(underWay)
            self.late = countable(late)
            let rest = countable(total) - self.done - self.waiting - self.underWay - self.late
            self.notYet = max(countable(notYet), rest)
            // A total that is less than its parts would draw a bar beyond its end.
            self.total = self.done + self.waiting + self.underWay + self.late + self.notYet
        }
    }

    /// Work whose day has passed.
    struct Late: Sendable {
        let code: String
        let text: String
        let unit: String
        let days: Int
    }

    /// How many late ones are named; the others are counted.
    static let namedLate = 6

    let office: String
    let title: String
    /// The plan's name, or the unit that the card is of.
    let subtitle: String
    let asOf: String
    /// What is done of what was due; none where nothing was.
    let headline: Share?
    /// The first four are shown.
    let facts: [Fact]
    let areas: [Row]
    let units: [Row]
    /// All of them, the worst first.
    let late: [Late]

    /// Whether there is nothing to draw at all.
    var isEmpty: Bool { (headline?.total ?? 0) == 0 && areas.isEmpty && units.isEmpty && late.isEmpty }
}

/// A count that can be added up and multiplied whatever it was.
private func countable(_ count: Int) -> Int { min(max(count, 0), 1_000_000_000) }
