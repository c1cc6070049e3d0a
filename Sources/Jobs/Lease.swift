public import Storage

/// A job that this worker alone may do, until its time runs out.
public struct Lease: Sendable {
    public static let seconds = 60

    public let job: Job
    let worker: String

    /// Takes the next job that is due: a queued one, or one whose worker died and let its lease run out.
    static func take(worker: String, kinds: [String], in keeping: Housekeeping) throws -> Lease? {
        guard
            let due = try keeping.reading.first(
                """
                SELECT \(Job.columns) FROM job
                WHERE kind IN \(list: kinds)
                    AND ((state = 'queued' AND run_at <= \(keeping.at)) OR (state = 'running' AND lease_until < \(keeping.at)))
                ORDER BY run_at, id LIMIT 1
                """, as: Job.self)
        else { return nil }
        // A job that took its worker down with it so many times would take down the next one too.
        if due.state == .running, due.attempts >= due.mostAttempts, due.every == nil {
            try keeping.run(
                "UPDATE job SET state = 'failed', error = 'the worker died', lease_by = NULL WHERE id = \(due.id)")
            return nil
        }
        let taken = try keeping.run(
            """
            UPDATE job SET state = 'running', lease_by = \(worker), attempts = attempts + 1,
                lease_until = \(keeping.at.adding(seconds: seconds))
            WHERE id = \(due.id) AND attempts = \(due.attempts) AND state = \(due.state)
            """)
        guard taken == 1, let job = try Job.find(due.id, in: keeping.reading) else { return nil }
        return Lease(job: job, worker: worker)
    }

    /// Says how far the work is and keeps the lease; `false` when it was cancelled or taken over.
    public func progress(_ done: Int, of total: Int, in keeping: Housekeeping) throws -> Bool {
        try keeping.run(
            """
            UPDATE job SET done = \(done), total = \(total), lease_until = \(keeping.at.adding(seconds: Self.seconds))
            WHERE id = \(job.id) AND state = 'running' AND lease_by = \(worker)
            """) == 1
    }

    /// Ends the job, or sets the next run of one on a schedule.
    func finish(in keeping: Housekeeping) throws {
        let next: SQL =
            job.every.map { "state = 'queued', attempts = 0, run_at = \(keeping.at.adding(seconds: $0))" }
            ?? "state = 'done'"
        try keeping.run(
            """
            UPDATE job SET \(next), lease_by = NULL, lease_until = NULL, error = NULL
            WHERE id = \(job.id) AND state = 'running' AND lease_by = \(worker)
            """)
    }

    /// Tries again after a pause that grows, or gives up and keeps the reason.
    func fail(_ reason: String, in keeping: Housekeeping) throws {
        let pause = job.every ?? min(3600, 5 << min(job.attempts, 9))
        let state: Job.State = job.every == nil && job.attempts >= job.mostAttempts ? .failed : .queued
        try keeping.run(
            """
            UPDATE job SET state = \(state), run_at = \(keeping.at.adding(seconds: pause)), lease_by = NULL,
                lease_until = NULL, error = \(String(reason.prefix(500)))
            WHERE id = \(job.id) AND state = 'running' AND lease_by = \(worker)
            """)
    }
}
