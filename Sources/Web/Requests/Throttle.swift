import Storage
import Synchronization

/// How often one source may do something.
public struct Limit: Sendable {
    let name: String
    let most: Int
    let seconds: Int

    /// - Parameter name: what is counted; routes of one name share the count.
    public static func perMinute(_ most: Int, _ name: String) -> Limit { Limit(name: name, most: most, seconds: 60) }
}

/// Counts what each source does, in the memory of this server.
final class Throttle: Sendable {
    private struct Window {
        var began: Int64
        var count: Int
    }

    private let clock: Clock
    private let windows = Mutex<[String: Window]>([:])

    init(clock: Clock) { self.clock = clock }

    func admit(_ source: String, _ limit: Limit) throws {
        let now = clock.now().milliseconds / 1000
        let wait: Int64? = windows.withLock { windows in
            if windows.count > 20_000 { windows = windows.filter { now - $0.value.began < 3600 } }
            var window = windows["\(limit.name) \(source)"] ?? Window(began: now, count: 0)
            if now - window.began >= limit.seconds { window = Window(began: now, count: 0) }
            window.count += 1
            windows["\(limit.name) \(source)"] = window
            return window.count > limit.most ? window.began + Int64(limit.seconds) - now : nil
        }
        if let wait { throw Problem.tooMany(seconds: Int(max(1, wait))) }
    }
}
