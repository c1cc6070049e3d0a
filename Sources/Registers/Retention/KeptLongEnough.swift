import Storage

/// The records of a register whose time has passed: so many months after they were closed.
struct KeptLongEnough {
    /// The most that a page lists and a person destroys at once.
    static let most = 200

    let rights: RecordRights
    let retention: RegisterDefinition.Retention
    let today: Day

    /// - Returns: `nil` where the definition says nothing of keeping.
    init?(_ rights: RecordRights, today: Day) {
        guard let retention = rights.register.definition.retention else { return nil }
        (self.rights, self.retention, self.today) = (rights, retention, today)
    }

    /// What was closed before this day has been kept long enough.
    var limit: Day { today.before(months: retention.months) }

    private var condition: SQL {
        """
        \(rights.visible) AND record.destroyed_at IS NULL AND record.is_over = 1 AND record.closed_on <> ''
        AND record.closed_on < \(limit)
        """
    }

    /// The oldest first.
    func records(in reading: Reading) throws -> [Record] {
        try reading.all(
            """
            SELECT \(Record.columns) FROM record WHERE \(condition)
            ORDER BY record.closed_on, record.id LIMIT \(Self.most)
            """)
    }

    func count(in reading: Reading) throws -> Int {
        try reading.number("SELECT COUNT(*) FROM record WHERE \(condition)") ?? 0
    }

    /// Those of some codes, as far as they may be destroyed.
    func records(_ codes: [String], in reading: Reading) throws -> [Record] {
        try reading.all(
            "SELECT \(Record.columns) FROM record WHERE \(condition) AND record.code IN \(list: codes) ORDER BY record.id"
        )
    }
}

extension Day {
    /// The same day so many months before, or the last of that month where it is shorter.
    func before(months: Int) -> Day {
        let all = year * 12 + month - 1 - months
        let (year, month) = (all / 12, all % 12 + 1)
        guard let last = Day.last(of: month, in: year) else { return self }
        return Day(year: year, month: month, day: min(day, last.day)) ?? last
    }
}
