import Deadlines
import People
import Storage

/// How long it took to meet the main deadline, in working days, and how often that was in time.
struct HandlingTime: Sendable, Equatable {
    /// How many were met in the year.
    let met: Int
    /// Twice the median, so that it is whole.
    let doubleMedian: Int
    let longest: Int
    /// Met no later than they were due.
    let onTime: Int
    /// Met, or due and still not met.
    let of: Int

    /// - Parameter overdue: how many are past their limit on the last day and not met.
    init(
        _ deadline: RegisterDefinition.Deadline, _ query: YearQuery, overdue: Int, _ office: Office, in reading: Reading
    ) throws {
        let met: SQL =
            """
            FROM record JOIN record_deadline ON record_deadline.record = record.id
                AND record_deadline.key = \(deadline.key)
            """
        let within: SQL =
            """
            WHERE \(query.living) AND record.met_on >= \(query.first) AND record.met_on <= \(query.until)
            """
        let holidays = try Holidays.of(office: office.id, in: reading)
        var rests: [String: Set<Int>] = [:]
        try reading.each(
            """
            SELECT record.id, record_rest.state, record_rest.from_at, record_rest.until_at \(met)
            JOIN record_rest ON record_rest.record = record.id \(within)
            """
        ) { row in
            guard deadline.rests.contains(try row.text(1)) else { return }
            let from = try row.instant(2).day(in: office.zone).sinceEpoch
            let until = try row.optionalText(3) == nil ? query.until : row.instant(3).day(in: office.zone)
            guard from <= until.sinceEpoch else { return }
            rests[try row.text(0), default: []].formUnion(from...until.sinceEpoch)
        }
        var (lengths, onTime): ([Int], Int) = ([], 0)
        var days = WorkingDays(holidays)
        try reading.each(
            "SELECT record.id, record_deadline.started_at, record.met_on, record.due_on \(met) \(within)"
        ) { row in
            let start = try row.instant(1).day(in: office.zone)
            let end = try row.day(2)
            lengths.append(days.count(after: start, until: end, without: rests[try row.text(0)] ?? []))
            if let due = Day(try row.text(3)), end <= due { onTime += 1 }
        }
        self.init(lengths, onTime: onTime, of: lengths.count + overdue)
    }

    init(_ lengths: [Int], onTime: Int, of: Int) {
        let sorted = lengths.sorted()
        (met, longest, self.onTime, self.of) = (sorted.count, sorted.last ?? 0, onTime, of)
        let middle = sorted.count / 2
        doubleMedian =
            sorted.isEmpty ? 0 : sorted.count % 2 == 1 ? 2 * sorted[middle] : sorted[middle - 1] + sorted[middle]
    }
}

/// Working days between many pairs of days, each year counted once.
private struct WorkingDays {
    private let holidays: Holidays
    /// How many working days lie between 1 January of a year and each of its days.
    private var years: [Int: [Int]] = [:]

    init(_ holidays: Holidays) { self.holidays = holidays }

    /// The day of the start is not counted.
    mutating func count(after start: Day, until end: Day, without rests: Set<Int>) -> Int {
        guard start < end else { return 0 }
        var count = place(end) - place(start)
        for year in start.year..<end.year { count += of(year).last ?? 0 }
        for day in rests where day > start.sinceEpoch && day <= end.sinceEpoch {
            if holidays.isWorking(Day(sinceEpoch: day)) { count -= 1 }
        }
        return count
    }

    /// How many working days of its year have passed with a day.
    private mutating func place(_ day: Day) -> Int {
        guard let first = Day(year: day.year, month: 1, day: 1) else { return 0 }
        return of(day.year)[day.sinceEpoch - first.sinceEpoch]
    }

    private mutating func of(_ year: Int) -> [Int] {
        if let known = years[year] { return known }
        guard let first = Day(year: year, month: 1, day: 1), let last = Day.last(of: 12, in: year) else { return [0] }
        var count = 0
        let all = (first.sinceEpoch...last.sinceEpoch).map { day in
            if holidays.isWorking(Day(sinceEpoch: day)) { count += 1 }
            return count
        }
        years[year] = all
        return all
    }
}
