public import Storage

/// Work that is done later, by whichever server holds its lease.
public struct Job: Sendable, Stored, Equatable {
    public enum State: String, Storable {
        case queued, running, done, failed, cancelled
    }

    public let id: String
    public let kind: String
    public let office: String?
    public let payload: String
    public let state: State
    /// How often it was begun, the present time included.
    public let attempts: Int
    public let mostAttempts: Int
    /// Seconds from one run to the next, for work on a schedule.
    public let every: Int?
    public let done: Int
    public let total: Int
    public let error: String?

    static let columns: SQL =
        "id, kind, office, payload, state, attempts, most_attempts, every_seconds, done, total, error"

    public init(row: Row) throws {
        id = try row.text(0)
        kind = try row.text(1)
        office = try row.optionalText(2)
        payload = try row.text(3)
        state = try row.choice(4)
        attempts = try row.int(5)
        mostAttempts = try row.int(6)
        every = try row.optionalInt(7)
        done = try row.int(8)
        total = try row.int(9)
        error = try row.optionalText(10)
    }

    public static func find(_ id: String, in reading: Reading) throws -> Job? {
        try reading.first("SELECT \(columns) FROM job WHERE id = \(id)")
    }

    /// Queues work in the change that decided on it: without the commit there is no job.
    public static func queue(
        _ kind: String, payload: String = "", office: String? = nil, at: Instant? = nil, mostAttempts: Int = 5,
        in change: Change
    ) throws -> String {
        let id = change.newID()
        try change.run(
            """
            INSERT INTO job (id, kind, office, payload, state, run_at, most_attempts)
            VALUES (\(id), \(kind), \(office), \(payload), \(State.queued), \(at ?? change.at), \(mostAttempts))
            """)
        return id
    }

    /// Puts work on a schedule, once for all servers of the installation.
    static func schedule(_ kind: String, every seconds: Int, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            INSERT INTO job (id, kind, payload, state, run_at, every_seconds, most_attempts)
            VALUES (\("every:" + kind), \(kind), '', \(State.queued), \(keeping.at), \(seconds), 1)
            ON CONFLICT (id) DO UPDATE SET every_seconds = excluded.every_seconds
            """)
    }

    /// Stops work that has not ended; a worker notices at its next step.
    public static func cancel(_ id: String, in change: Change) throws {
        let count = try change.run(
            "UPDATE job SET state = \(State.cancelled) WHERE id = \(id) AND state IN \(list: [State.queued, .running])")
        if count > 0 { change.record("jobs.job-cancelled", on: id, office: nil) }
    }
}
