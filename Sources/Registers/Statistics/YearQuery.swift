import Forms
import Storage

/// The queries behind a register's year.
struct YearQuery {
    let rights: RecordRights
    let first: Day
    /// The last day that is counted.
    let until: Day
    /// Whether the year is over; one that runs is counted as it stands.
    let isOver: Bool

    /// - Returns: `nil` for a year that no calendar has.
    init?(_ year: Int, _ rights: RecordRights, today: Day) {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day.last(of: 12, in: year) else { return nil }
        (self.rights, self.first, until, isOver) = (rights, first, min(last, today), last < today)
    }

    private var definition: RegisterDefinition { rights.register.definition }

    /// What is due on this day or before, and was not met, is late. A day that still runs is no day too late.
    private var dueLimit: Day { isOver ? until : until.adding(days: -1) }

    /// The day on which a record came in: that from which its main deadline counts, because what is entered later than
    /// it came in, or imported, would else belong to the month of the typing.
    ///
    /// A deadline of no days is due on the very day that its field names; such a day is no beginning.
    var start: SQL {
        guard let main = definition.deadlines.first(where: \.main), main.by != nil || main.workingDays > 0,
            let column = main.from.flatMap({ definition.field($0)?.index }), column.content == .day
        else { return "record.created_on" }
        return "coalesce(\(column.nullable), record.created_on)"
    }

    /// Those that the visitor may count. One that was made one with another is the other.
    var living: SQL { "\(rights.visible) AND record.destroyed_at IS NULL AND record.merged_into IS NULL" }

    /// Those that were open on some day of the year.
    var present: SQL {
        "\(living) AND \(start) <= \(until) AND (record.closed_on = '' OR record.closed_on >= \(first))"
    }

    private var isOpen: SQL { "(record.closed_on = '' OR record.closed_on > \(until))" }

    private var counts: SQL {
        """
        coalesce(SUM(CASE WHEN \(start) >= \(first) THEN 1 ELSE 0 END), 0),
        coalesce(SUM(CASE WHEN \(isOpen) THEN 0 ELSE 1 END), 0),
        coalesce(SUM(CASE WHEN \(isOpen) THEN 1 ELSE 0 END), 0),
        coalesce(SUM(CASE WHEN \(isOpen) AND record.due_on <> '' AND record.due_on <= \(dueLimit)
            AND (record.met_on = '' OR record.met_on > \(until)) THEN 1 ELSE 0 END), 0)
        """
    }

    private func counted(_ column: SQL, in reading: Reading) throws -> [(key: String, counts: RegisterYear.Counts)] {
        var found: [(String, RegisterYear.Counts)] = []
        try reading.each("SELECT \(column) AS answer, \(counts) FROM record WHERE \(present) GROUP BY 1") { row in
            found.append(
                (
                    try row.optionalText(0) ?? "",
                    .init(
                        entered: try row.int(1), closed: try row.int(2), open: try row.int(3), late: try row.int(4))
                ))
        }
        return found
    }

    /// By the states in which they stand now.
    func states(in reading: Reading) throws -> [RegisterYear.Breakdown.Row] {
        let found = try counted("record.state", in: reading)
        return ordered(found, definition.states.map(\.key))
    }

    /// By the answers to a field. Of several answers to one question each counts.
    func rows(_ field: Field, in reading: Reading) throws -> [RegisterYear.Breakdown.Row] {
        guard let column = field.index else { return [] }
        if field.kind == .flag {
            let found = try counted("CASE \(column.sql) WHEN 1 THEN 'ya' WHEN 0 THEN 'tidak' ELSE '' END", in: reading)
            return ordered(found, ["ya", "tidak"])
        }
        let keys = field.options.filter { !$0.ended }.map(\.key)
        let found = try counted(column.sql, in: reading)
        guard field.kind == .choices else { return ordered(found, keys) }
        return ordered(
            found.flatMap { key, counts in
                let answers = key.split(separator: " ").map(String.init)
                return (answers.isEmpty ? [""] : answers).map { ($0, counts) }
            }, keys)
    }

    /// Every key in its order, those that nobody expected behind them, and what has none last, where there is any.
    private func ordered(_ found: [(key: String, counts: RegisterYear.Counts)], _ keys: [String])
        -> [RegisterYear.Breakdown.Row]
    {
        let sums = Dictionary(found.map { ($0.key, $0.counts) }, uniquingKeysWith: +)
        let known = Set(keys)
        let others = sums.keys.filter { !known.contains($0) && !$0.isEmpty }.sorted()
        let last = sums[""] == nil ? [] : [""]
        return (keys + others + last).map { .init(key: $0, counts: sums[$0] ?? .init()) }
    }

    /// By month.
    ///
    /// - Parameter now: how it stands on the last day, which is the count of the last month.
    func months(in reading: Reading, now: RegisterYear.Counts) throws -> [RegisterYear.Counts?] {
        var months = [RegisterYear.Counts](repeating: .init(), count: 12)
        let year = first.year
        try reading.each(
            """
            SELECT substr(\(start), 1, 7), substr(record.closed_on, 1, 7), substr(record.due_on, 1, 7),
                substr(record.met_on, 1, 7), COUNT(*)
            FROM record WHERE \(present) GROUP BY 1, 2, 3, 4
            """
        ) { row in
            let (start, closed) = (place(try row.text(0), year), place(try row.text(1), year))
            let (due, met) = (place(try row.text(2), year), place(try row.text(3), year))
            let count = try row.int(4)
            if (1...12).contains(start) { months[start - 1].entered += count }
            if (1...12).contains(closed), closed <= until.month { months[closed - 1].closed += count }
            for month in 1...until.month where start <= month && closed > month {
                months[month - 1].open += count
                if due <= month, met > month { months[month - 1].late += count }
            }
        }
        // The month that runs is counted to the day, as the year is.
        months[until.month - 1].open = now.open
        months[until.month - 1].late = now.late
        return months.enumerated().map { $0 < until.month ? $1 : nil }
    }

    /// The month of the year, 0 for one before it, 13 for one behind it or none.
    private func place(_ text: String, _ year: Int) -> Int {
        guard let of = Int(text.prefix(4)), let month = Int(text.suffix(2)) else { return 13 }
        return of < year ? 0 : of > year ? 13 : month
    }
}
