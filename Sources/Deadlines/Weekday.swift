public import Storage

extension Day {
    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int {
        // 1 January 1970 was a Thursday.
        let rest = (sinceEpoch + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }

    /// Saturdays and Sundays: offices work from Monday to Friday.
    public var isWeekend: Bool { weekday > 5 }

    var firstOfMonth: Day { adding(days: 1 - day) }
    // 31 days after the first of a month lie in the next one, whatever its length.
    var firstOfNextMonth: Day { firstOfMonth.adding(days: 31).firstOfMonth }
}

extension Instant {
    /// The first moment of a day in `zone`.
    public init(_ day: Day, in zone: Zone) {
        self.init(milliseconds: Int64(day.sinceEpoch * 24 - zone.hours) * 3_600_000)
    }
}
