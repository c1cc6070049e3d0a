import Deadlines
public import Jobs
import People
import Storage
import Subjects

/// Reminds each office's people once a working day, in the hours in which the office is not quiet.
public enum ReminderWork {
    /// How long a notice is kept.
    private static let keptDays = 400

    /// What people are told of here, the most usual first.
    public static let noticeKinds = [
        "plans.month-begins", "plans.due", "plans.late", "plans.returned", "plans.digest",
    ]

    public static let kind = JobKind("plans.remind", every: 600) { lease, store in
        let offices = try await store.read { try Office.all(in: $0) }
        for (done, office) in offices.enumerated() {
            guard try await store.housekeeping({ try lease.progress(done, of: offices.count, in: $0) }) else { return }
            try await remind(office, in: store)
        }
        try await store.housekeeping { keeping in
            let old = keeping.at.adding(seconds: -keptDays * 86_400)
            try keeping.run("DELETE FROM letter WHERE notice IN (SELECT id FROM notice WHERE at < \(old))")
            try keeping.run("DELETE FROM notice WHERE at < \(old)")
        }
    }

    /// - Returns: whether this was the day's time.
    @discardableResult
    static func remind(_ office: Office, in store: Store) async throws -> Bool {
        let today = office.today(store.clock)
        let isTime = try await store.read { reading in
            let hours = try NoticeHours.of(office.id, in: reading)
            let holidays = try Holidays.of(office: office.id, in: reading)
            let last = try reading.texts("SELECT day FROM reminder_day WHERE office = \(office.id)").first
            return last != today.description && hours.isOpen(at: store.clock.now(), office, holidays)
        }
        guard isTime else { return false }
        try await store.housekeeping(queue: "reminders \(office.id)") { keeping in
            try Reminders(office, today: today, in: keeping).tell(in: keeping.reading)
            try keeping.run(
                """
                INSERT INTO reminder_day (office, day) VALUES (\(office.id), \(today))
                ON CONFLICT (office) DO UPDATE SET day = excluded.day
                """)
        }
        return true
    }
}
