import Jobs
import Mail
import Storage

/// How the queue of jobs stands.
struct QueueState: Sendable {
    /// How long a job may be due before somebody should look.
    static let patience = 600

    /// Every state, also those that no job is in.
    let jobs: [(state: String, count: Int)]
    let overdue: Int
    /// Jobs on a schedule whose last run failed, and what they said.
    let complaints: [String]

    /// - Parameter sendsMail: whether letters are sent here. Otherwise their schedule, left from when they were, waits for
    ///   nobody.
    init(_ reading: Reading, now: Instant, sendsMail: Bool) throws {
        var counts: [String: Int] = [:]
        try reading.each("SELECT state, COUNT(*) FROM job GROUP BY state") {
            counts[try $0.text(0)] = try $0.int(1)
        }
        let states: [Job.State] = [.queued, .running, .done, .failed, .cancelled]
        jobs = states.map { ($0.rawValue, counts[$0.rawValue] ?? 0) }
        let late = now.adding(seconds: -Self.patience)
        let isOurs: SQL = sendsMail ? "1 = 1" : "kind <> \(Post.work)"
        overdue =
            try reading.number(
                """
                SELECT COUNT(*) FROM job
                WHERE ((state = 'queued' AND run_at < \(late)) OR (state = 'running' AND lease_until < \(late)))
                    AND \(isOurs)
                """) ?? 0
        complaints = try reading.texts(
            """
            SELECT kind || ': ' || error FROM job
            WHERE error IS NOT NULL AND (state = 'failed' OR every_seconds IS NOT NULL) AND \(isOurs)
            ORDER BY run_at DESC LIMIT 3
            """)
    }

    func count(_ state: Job.State) -> Int { jobs.first { $0.state == state.rawValue }?.count ?? 0 }
}
