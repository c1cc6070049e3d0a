public import Storage

/// The days on which an office doesn't work, beside Saturdays and Sundays.
public struct Holidays: Sendable, Equatable {
    private var byDay: [Day: Holiday] = [:]
    /// The years whose national days are known; a sum that leaves them knows weekends alone.
    public private(set) var years: Set<Int> = []

    /// Of two rows of one day the office's own holds.
    public init(_ rows: [Holiday] = []) {
        for row in rows where row.office == nil {
            byDay[row.day] = row
            years.insert(row.day.year)
        }
        for row in rows where row.office != nil {
            byDay[row.day] = row.kind == .notObserved ? nil : row
        }
    }

    public subscript(_ day: Day) -> Holiday? { byDay[day] }

    public func isWorking(_ day: Day) -> Bool { !day.isWeekend && byDay[day] == nil }

    /// How many working days there are, both ends counted.
    public func workingDays(in days: ClosedRange<Day>) -> Int {
        var count = 0
        var day = days.lowerBound
        while day <= days.upperBound {
            if isWorking(day) { count += 1 }
            day = day.adding(days: 1)
        }
        return count
    }

    /// The day that lies so many working days after `start`; the day of the start itself is not counted.
    public func day(_ count: Int, workingDaysAfter start: Day) -> Day {
        var (day, left) = (start, count)
        while left > 0 {
            day = day.adding(days: 1)
            if isWorking(day) { left -= 1 }
        }
        return day
    }

    /// `day` itself if it is a working day; else the next one.
    public func workingDay(onOrAfter day: Day) -> Day {
        isWorking(day) ? day : self.day(1, workingDaysAfter: day)
    }
}
