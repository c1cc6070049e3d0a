import Hummingbird
import Synchronization
import Web

/// Counts what the house answers: by route pattern, method and class of status, never by who asked for what.
struct RequestCounts: RouterMiddleware {
    /// What was counted of one route and method.
    struct Tally: Sendable {
        /// Answers 1xx to 5xx.
        var classes = [Int](repeating: 0, count: 5)
        /// Answers that took no longer than each of `bounds`, and any longer.
        var buckets = [Int](repeating: 0, count: RequestCounts.bounds.count + 1)
        var seconds = 0.0
        var count: Int { classes.reduce(0, +) }

        mutating func add(place: Int, bucket: Int, seconds: Double) {
            classes[place] += 1
            buckets[bucket] += 1
            self.seconds += seconds
        }
    }

    struct Key: Hashable, Sendable {
        let route: String
        let method: String
    }

    /// In seconds; a page should be in one of the first.
    static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5]
    /// Visitors may invent methods; a table must not grow by them.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    private final class Counts: Sendable {
        let tallies = Mutex<[Key: Tally]>([:])
        let running = Atomic(0)
    }

    private let counts = Counts()

    var running: Int { counts.running.load(ordering: .relaxed) }
    var tallies: [Key: Tally] { counts.tallies.withLock { $0 } }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let began = ContinuousClock.now
        counts.running.add(1, ordering: .relaxed)
        defer { counts.running.subtract(1, ordering: .relaxed) }
        let response = try await next(request, context)
        let method = request.method.rawValue
        count(
            Key(route: context.endpointPath ?? "-", method: Self.methods.contains(method) ? method : "-"),
            status: response.status.code, seconds: (ContinuousClock.now - began) / .seconds(1))
        return response
    }

    func count(_ key: Key, status: Int, seconds: Double) {
        let place = min(4, max(0, status / 100 - 1))
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        counts.tallies.withLock { $0[key, default: Tally()].add(place: place, bucket: bucket, seconds: seconds) }
    }
}
