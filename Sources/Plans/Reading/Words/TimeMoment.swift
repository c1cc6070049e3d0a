/// A month, quarter, half-year or year that a phrase names.
struct TimeMoment: Equatable {
    var period: Period
    /// Which one of its period; of a year nothing.
    var number = 0
    /// Its first and last month.
    var first: Int
    var last: Int
    var year: Int?
    /// Whether all of its months are meant, not only its end.
    var fills = false

    static func month(_ month: Int) -> TimeMoment {
        TimeMoment(period: .month, number: month, first: month, last: month)
    }

    static func year(_ year: Int?) -> TimeMoment { TimeMoment(period: .year, first: 1, last: 12, year: year) }

    /// One of a period; `nil` where a year has fewer of them.
    init?(_ number: Int, of period: Period) {
        guard let months = period.months, let count = period.count, (1...count).contains(number) else { return nil }
        self.init(period: period, number: number, first: (number - 1) * months + 1, last: number * months)
    }

    init(period: Period, number: Int = 0, first: Int, last: Int, year: Int? = nil, fills: Bool = false) {
        (self.period, self.number, self.first, self.last) = (period, number, first, last)
        (self.year, self.fills) = (year, fills)
    }
}

/// What stands in a phrase of time, one behind the other.
enum TimeAtom: Equatable {
    case moment(TimeMoment)
    /// Every so many months, quarters or half-years; `atStart` where their beginning is meant.
    case every(Int, Period, atStart: Bool)
    case range, and, from, before
    /// It comes, but nobody says when.
    case undated
}

/// The days of months.
enum MonthLength {
    static func days(_ month: Int, _ year: Int?) -> Int {
        switch month {
        case 2:
            year.map { $0.isMultiple(of: 4) && (!$0.isMultiple(of: 100) || $0.isMultiple(of: 400)) } ?? true ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
