public import Storage

/// A stretch of the calendar that work is planned and reported by.
public struct Period: Sendable, Hashable, Comparable {
    /// A half-year and a semester are the same six months; which word a report uses is the report's own custom.
    public enum Kind: String, Storable, CaseIterable {
        case month, quarter
        case halfYear = "half-year"
        case semester, year

        /// How many months it lasts.
        public var months: Int {
            switch self {
            case .month: 1
            case .quarter: 3
            case .halfYear, .semester: 6
            case .year: 12
            }
        }

        /// The key of its name: a text with places for `{month}`, `{number}` and `{year}`.
        public var nameKey: String {
            switch self {
            case .month: "deadlines.period.month"
            case .quarter: "deadlines.period.quarter"
            case .halfYear: "deadlines.period.half-year"
            case .semester: "deadlines.period.semester"
            case .year: "deadlines.period.year"
            }
        }
    }

    public let kind: Kind
    public let first: Day
    public let last: Day

    /// The period of a kind in which a day lies.
    public init(_ kind: Kind, containing day: Day) {
        var first = day.firstOfMonth
        while (first.month - 1) % kind.months != 0 { first = first.adding(days: -1).firstOfMonth }
        var end = first
        for _ in 0..<kind.months { end = end.firstOfNextMonth }
        (self.kind, self.first, last) = (kind, first, end.adding(days: -1))
    }

    /// - Parameter number: 1 to 12 for a month, 1 to 4 for a quarter, 1 or 2 for a half of the year.
    public init?(_ kind: Kind, year: Int, number: Int = 1) {
        guard (1...12 / kind.months).contains(number),
            let first = Day(year: year, month: (number - 1) * kind.months + 1, day: 1)
        else { return nil }
        self.init(kind, containing: first)
    }

    /// Reads `2026`, `2026-03`, `2026-Q1` or `2026-H1`, and no other form.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = Self.digits(parts[0], 4), (1900...2999).contains(year) else { return nil }
        guard parts.count == 2 else {
            guard parts.count == 1 else { return nil }
            self.init(.year, year: year)
            return
        }
        switch parts[1].first {
        case "Q": self.init(.quarter, year: year, number: Self.digits(parts[1].dropFirst(), 1) ?? 0)
        case "H": self.init(.halfYear, year: year, number: Self.digits(parts[1].dropFirst(), 1) ?? 0)
        default: self.init(.month, year: year, number: Self.digits(parts[1], 2) ?? 0)
        }
    }

    private static func digits(_ text: Substring, _ count: Int) -> Int? {
        guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    public var year: Int { first.year }
    /// Its place in the year, from 1.
    public var number: Int { (first.month - 1) / kind.months + 1 }
    public var days: ClosedRange<Day> { first...last }
    public var next: Period { Period(kind, containing: last.adding(days: 1)) }
    public var previous: Period { Period(kind, containing: first.adding(days: -1)) }

    public func contains(_ day: Day) -> Bool { days.contains(day) }

    public static func < (left: Period, right: Period) -> Bool {
        (left.first, left.last) < (right.first, right.last)
    }
}
