public import Storage

/// How a deadline adds up: its end as it was first, its end after an extension, and every day between.
public struct DeadlineSum: Sendable, Equatable {
    /// Where it ends: with a day, or at a moment.
    public enum Due: Sendable, Equatable {
        case day(Day)
        case moment(Instant)

        /// Whether it is too late at `now`.
        public func isOver(at now: Instant, in zone: Zone) -> Bool {
            switch self {
            case .day(let day): now.day(in: zone) > day
            case .moment(let moment): now > moment
            }
        }

        /// The day it ends on.
        public func day(in zone: Zone) -> Day {
            switch self {
            case .day(let day): day
            case .moment(let moment): moment.day(in: zone)
            }
        }
    }

    /// The end without the extension; `nil` when a pause that lasts keeps it open.
    public let original: Due?
    /// The end after the extension; `nil` without one.
    public let extended: Due?
    /// Whether a pause that lasts keeps it open.
    public let isPaused: Bool
    public let steps: [DeadlineStep]

    /// The end that holds.
    public var due: Due? { isPaused ? nil : extended ?? original }
}

/// One day of the sum.
public struct DeadlineStep: Sendable, Equatable {
    public enum State: Sendable, Equatable {
        /// The day from which it counts, itself not counted.
        case start
        /// A working day, with its place in the sum.
        case counted(Int)
        case weekend
        case holiday(Holiday)
        case paused
        /// Minutes by the clock on the wall.
        case running(minutes: Int)
    }

    public let day: Day
    public let state: State

    public init(day: Day, state: State) { (self.day, self.state) = (day, state) }
}
