public import Storage

/// Until when something must be done, and what moved it.
///
/// There are two kinds, which must not be mixed: working days, which rest at weekends and on holidays, and hours by the
/// clock on the wall, which run through them (*3 × 24 jam*).
public struct Deadline: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        /// The day of the start is not counted; the next working day is the first.
        case workingDays(Int)
        case hours(Int)
    }

    /// A time that doesn't count, such as while an applicant completes a request.
    public struct Pause: Sendable, Equatable {
        public let from: Instant
        /// `nil` while it lasts: so long nobody knows the end.
        public let until: Instant?

        public init(from: Instant, until: Instant?) { (self.from, self.until) = (from, until) }

        /// Whole days, both ends among them.
        public init(_ days: ClosedRange<Day>, in zone: Zone) {
            from = Instant(days.lowerBound, in: zone)
            until = Instant(days.upperBound.adding(days: 1), in: zone).adding(seconds: -1)
        }

        /// Working days know no hours: each day that a pause touches is paused.
        func touches(_ day: Day, in zone: Zone) -> Bool {
            from.day(in: zone) <= day && until.map { day <= $0.day(in: zone) } ?? true
        }
    }

    public let kind: Kind
    public let start: Instant
    public let zone: Zone
    public let pauses: [Pause]
    /// How many working days, or hours, an extension added; 0 without one.
    public let added: Int

    public init(_ kind: Kind, from start: Instant, in zone: Zone, pauses: [Pause] = [], added: Int = 0) {
        self.kind = kind
        self.start = start
        self.zone = zone
        self.pauses = pauses.sorted { $0.from < $1.from }
        self.added = max(0, added)
    }

    /// Working days after a day.
    public init(
        workingDays count: Int, after day: Day, in zone: Zone, pauses: [ClosedRange<Day>] = [], added: Int = 0
    ) {
        self.init(
            .workingDays(count), from: Instant(day, in: zone), in: zone, pauses: pauses.map { Pause($0, in: zone) },
            added: added)
    }

    /// The sum, day by day.
    public func sum(_ holidays: Holidays) -> DeadlineSum {
        switch kind {
        case .workingDays(let count): days(count, holidays)
        case .hours(let count): hours(count)
        }
    }

    private func days(_ count: Int, _ holidays: Holidays) -> DeadlineSum {
        var day = start.day(in: zone)
        var steps = [DeadlineStep(day: day, state: .start)]
        var counted = 0
        var original: Day? = count <= 0 ? day : nil
        while counted < count + added {
            day = day.adding(days: 1)
            let pause = pauses.first { $0.touches(day, in: zone) }
            if let pause, pause.until == nil {
                steps.append(DeadlineStep(day: day, state: .paused))
                return DeadlineSum(original: original.map { .day($0) }, extended: nil, isPaused: true, steps: steps)
            }
            if day.isWeekend {
                steps.append(DeadlineStep(day: day, state: .weekend))
            } else if let holiday = holidays[day] {
                steps.append(DeadlineStep(day: day, state: .holiday(holiday)))
            } else if pause != nil {
                steps.append(DeadlineStep(day: day, state: .paused))
            } else {
                counted += 1
                steps.append(DeadlineStep(day: day, state: .counted(counted)))
            }
            if counted == count, original == nil { original = day }
        }
        return DeadlineSum(
            original: original.map { .day($0) }, extended: added > 0 ? .day(day) : nil, isPaused: false, steps: steps)
    }
}
