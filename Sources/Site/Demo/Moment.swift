import Storage
import Synchronization

/// A clock that is set from step to step, and runs on a millisecond with each look, so that nothing happens at once.
final class Moment: Sendable {
    private let milliseconds = Mutex<Int64>(0)
    private let zone: Zone
    private let shift: Int

    /// - Parameter shift: seconds that the office's clock is ahead of this one.
    init(zone: Zone, shift: Int) { (self.zone, self.shift) = (zone, shift) }

    var now: Instant {
        milliseconds.withLock { moment in
            moment += 1
            return Instant(milliseconds: moment)
        }
    }

    /// Sets it by the office's calendar and the minutes since the day began. Never back: what happened later on the
    /// same day stays later.
    func move(to day: Day, minute: Int) {
        let local = Int64(day.sinceEpoch) * 86_400_000 + Int64(minute - zone.hours * 60) * 60_000
        milliseconds.withLock { $0 = max($0, local - Int64(shift) * 1000) }
    }
}
