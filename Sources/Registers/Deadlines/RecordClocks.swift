import Deadlines
import Forms
import People
import Storage

/// A clock of a record, as it was started and counted last.
struct RecordClock: Sendable, Stored {
    /// A time in which a record waited, with the state that it waited in.
    typealias Rest = (state: String, pause: Deadline.Pause)

    let key: String
    /// By the office's clock.
    let startedAt: Instant
    let days: Int
    let hours: Int
    let added: Int
    let dueOn: Day?
    /// The moment, of hours.
    private let dueAt: Instant?
    let metAt: Instant?

    static let columns: SQL =
        """
        record_deadline.key, record_deadline.started_at, record_deadline.days, record_deadline.hours, \
        record_deadline.added, record_deadline.due_on, record_deadline.due_at, record_deadline.met_at
        """

    init(row: Row) throws {
        (key, startedAt, days, hours) = (try row.text(0), try row.instant(1), try row.int(2), try row.int(3))
        (added, dueOn) = (try row.int(4), try row.optionalDay(5))
        dueAt = try row.optionalText(6) == nil ? nil : try row.instant(6)
        metAt = try row.optionalText(7) == nil ? nil : try row.instant(7)
    }

    static func all(of record: String, in reading: Reading) throws -> [RecordClock] {
        try reading.all("SELECT \(columns) FROM record_deadline WHERE record = \(record) ORDER BY started_at, key")
    }

    /// Its end as it was counted last: what lists, reminders and figures go by.
    var due: DeadlineSum.Due? { dueAt.map { .moment($0) } ?? dueOn.map { .day($0) } }

    /// How it adds up now. What came after it was met changes nothing.
    ///
    /// - Parameter rests: those of its record.
    func sum(
        _ deadline: RegisterDefinition.Deadline, _ office: Office, rests: [Rest], _ holidays: Holidays
    ) -> DeadlineSum {
        let resting = rests.filter { rest in
            deadline.rests.contains(rest.state) && (metAt.map { rest.pause.from < $0 } ?? true)
        }
        return Deadline(
            hours > 0 ? .hours(hours) : .workingDays(days), from: start(deadline, office.zone), in: office.zone,
            pauses: resting.map(\.pause), added: added
        ).sum(holidays)
    }

    /// A day that somebody typed begins at midnight of the office's zone, also where the office has another zone since.
    private func start(_ deadline: RegisterDefinition.Deadline, _ zone: Zone) -> Instant {
        guard deadline.from != nil,
            let typed = Zone.allCases.first(where: { Instant(startedAt.day(in: $0), in: $0) == startedAt })
        else { return startedAt }
        return Instant(startedAt.day(in: typed), in: zone)
    }
}

/// Starts, rests and stops the clocks of a record as it moves.
struct RecordClocks {
    private let record: String
    private let draft: RecordDraft
    private let office: Office
    private let change: Change
    private let definition: RegisterDefinition
    private let holidays: Holidays?

    /// - Parameter holidays: the office's, where somebody who writes many records read them once.
    init(_ record: String, _ draft: RecordDraft, _ office: Office, holidays: Holidays? = nil, in change: Change) {
        (self.record, self.draft, self.office, self.change) = (record, draft, office, change)
        self.holidays = holidays
        definition = draft.register.definition
    }

    /// By the office's own clock, in which deadlines are counted.
    private var now: Instant { change.at.adding(seconds: office.clockShift) }

    /// Starts what begins now, and counts all that runs anew: an answer or a holiday may have changed.
    ///
    /// - Parameter transition: what moved the record; `nil` for its entry or new answers.
    func begin(after transition: String?) throws {
        let clocks = try RecordClock.all(of: record, in: change.reading)
        for deadline in definition.deadlines {
            let known = clocks.first { $0.key == deadline.key }
            let isAnew = transition != nil && deadline.after == transition
            if let known, known.metAt != nil, !isAnew { continue }
            guard deadline.after == nil || deadline.after == transition || known != nil else { continue }
            guard let (days, hours) = length(deadline) else {
                if known != nil {
                    try change.run(
                        "DELETE FROM record_deadline WHERE record = \(record) AND key = \(deadline.key)")
                }
                continue
            }
            guard let start = start(deadline, isAnew ? nil : known) else { continue }
            try change.run(
                """
                INSERT INTO record_deadline (record, key, started_at, days, hours)
                VALUES (\(record), \(deadline.key), \(start), \(days), \(hours))
                ON CONFLICT (record, key) DO UPDATE SET started_at = excluded.started_at, days = excluded.days,
                    hours = excluded.hours, met_at = NULL
                """)
        }
        try count()
    }

    /// Working days or hours; `nil` where none are said, as long as nobody has classified it.
    private func length(_ deadline: RegisterDefinition.Deadline) -> (days: Int, hours: Int)? {
        if let by = deadline.by {
            // An answer may say that there is none; without an answer the usual number holds, if there is one.
            guard case .text(let answer) = draft.answers[by], let days = deadline.days[answer] else {
                return deadline.workingDays > 0 ? (deadline.workingDays, 0) : nil
            }
            return days > 0 ? (days, 0) : nil
        }
        return (deadline.workingDays, deadline.hours)
    }

    private func start(_ deadline: RegisterDefinition.Deadline, _ known: RecordClock?) -> Instant? {
        if let from = deadline.from {
            guard case .text(let text) = draft.answers[from], let day = Day(text) else { return nil }
            return Instant(day, in: office.zone)
        }
        return known?.startedAt ?? now
    }

    /// What a transition does to them.
    func moved(by transition: String, from old: String, to new: String) throws {
        for deadline in definition.deadlines where deadline.met.contains(transition) {
            try change.run(
                """
                UPDATE record_deadline SET met_at = \(now)
                WHERE record = \(record) AND key = \(deadline.key) AND met_at IS NULL
                """)
        }
        for deadline in definition.deadlines where deadline.again?.contains(transition) == true {
            try change.run(
                "UPDATE record_deadline SET met_at = NULL WHERE record = \(record) AND key = \(deadline.key)")
        }
        let resting = Set(definition.deadlines.flatMap(\.rests))
        if resting.contains(old) {
            try change.run(
                "UPDATE record_rest SET until_at = \(now) WHERE record = \(record) AND until_at IS NULL")
        }
        if resting.contains(new) {
            try change.run("INSERT INTO record_rest (record, state, from_at) VALUES (\(record), \(new), \(now))")
        }
        try begin(after: transition)
    }

    /// Writes when everything that runs, or was met just now, is due. What was met before stays as it was counted then.
    func count() throws {
        let holidays = try self.holidays ?? Holidays.of(office: office.id, in: change.reading)
        let rests = try Self.rests(of: record, in: change.reading)
        var main: (due: Day?, met: Day?) = (nil, nil)
        for clock in try RecordClock.all(of: record, in: change.reading) {
            guard let deadline = definition.deadline(clock.key) else { continue }
            guard clock.metAt == nil || clock.metAt == now else {
                if deadline.main { main = (clock.dueOn, clock.metAt?.day(in: office.zone)) }
                continue
            }
            let sum = clock.sum(deadline, office, rests: rests, holidays)
            let (original, due) = (sum.original?.day(in: office.zone), sum.due?.day(in: office.zone))
            var at: Instant?
            if case .moment(let moment) = sum.due { at = moment }
            try change.run(
                """
                UPDATE record_deadline SET original_on = \(original), due_on = \(due), due_at = \(at)
                WHERE record = \(record) AND key = \(clock.key)
                """)
            if deadline.main { main = (due, clock.metAt?.day(in: office.zone)) }
        }
        try change.run(
            """
            UPDATE record SET due_on = \(main.due?.description ?? ""), met_on = \(main.met?.description ?? "")
            WHERE id = \(record)
            """)
    }

    /// The times in which a record waited.
    static func rests(of record: String, in reading: Reading) throws -> [RecordClock.Rest] {
        try rests("record_rest.record = \(record)", in: reading)[record] ?? []
    }

    /// The same of all records of which `condition` is true, by their ids.
    static func rests(_ condition: SQL, in reading: Reading) throws -> [String: [RecordClock.Rest]] {
        var rests: [String: [RecordClock.Rest]] = [:]
        try reading.each(
            """
            SELECT record_rest.record, record_rest.state, record_rest.from_at, record_rest.until_at
            FROM record JOIN record_rest ON record_rest.record = record.id
            WHERE \(condition) ORDER BY record_rest.from_at
            """
        ) {
            let until = try $0.optionalText(3) == nil ? nil : try $0.instant(3)
            rests[try $0.text(0), default: []].append((try $0.text(1), .init(from: try $0.instant(2), until: until)))
        }
        return rests
    }
}
