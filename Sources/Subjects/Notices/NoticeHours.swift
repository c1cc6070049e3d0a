public import Deadlines
public import People
public import Storage

/// The hours of an office's working days in which its people are told of anything; the rest is quiet.
public struct NoticeHours: Sendable, Stored, Equatable {
    public static let usual = NoticeHours(from: 7, until: 17)

    public let from: Int
    /// The hour that is quiet again.
    public let until: Int

    public init(from: Int, until: Int) { (self.from, self.until) = (from, until) }

    public init(row: Row) throws { (from, until) = (try row.int(0), try row.int(1)) }

    public static func of(_ office: String, in reading: Reading) throws -> NoticeHours {
        try reading.first("SELECT from_hour, until_hour FROM notice_hours WHERE office = \(office)") ?? usual
    }

    public func set(for office: String, in change: Change) throws {
        try change.run(
            """
            INSERT INTO notice_hours (office, from_hour, until_hour) VALUES (\(office), \(from), \(until))
            ON CONFLICT (office) DO UPDATE SET from_hour = excluded.from_hour, until_hour = excluded.until_hour
            """)
    }

    /// Whether people may be told of something at a moment of ours.
    public func isOpen(at moment: Instant, _ office: Office, _ holidays: Holidays) -> Bool {
        next(from: moment, office, holidays) == moment
    }

    /// The first moment of ours, from one on, at which people may be told of something.
    public func next(from moment: Instant, _ office: Office, _ holidays: Holidays) -> Instant {
        let day = office.day(of: moment)
        let begins = opening(of: day, office)
        if holidays.isWorking(day) {
            if moment < begins { return begins }
            if moment < begins.adding(seconds: (until - from) * 3600) { return moment }
        }
        return opening(of: holidays.workingDay(onOrAfter: day.adding(days: 1)), office)
    }

    private func opening(of day: Day, _ office: Office) -> Instant {
        Instant(day, in: office.zone).adding(seconds: from * 3600 - office.clockShift)
    }
}
