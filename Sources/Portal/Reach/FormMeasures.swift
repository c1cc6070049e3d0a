public import Measures
import People
import Storage

/// What public forms measure: of a month's checks, those that found the form.
public enum FormMeasures {
    private static let ending = ".form-reachable"

    /// The measure of a register's form, whether or not the catalogue has it.
    static func key(of register: String) -> String { register + ending }

    /// Those that the catalogue has.
    public static func source(_ measures: [Measure]) -> MeasureSource {
        let reachable = measures.filter { $0.key.hasSuffix(ending) }
        return MeasureSource(
            "portal.forms", keys: reachable.map(\.key),
            measure: { office, year, today, reading in
                var figures: [MeasureSource.Place: Figure] = [:]
                for measure in reachable {
                    let days = try days(measure.key, office, year, in: reading)
                    for month in 1...12 where (year, month) <= (today.year, today.month) {
                        let counted = days.filter { $0.day.month == month }
                        figures[.init(measure.key, month: month)] = .ratio(
                            counted.reduce(0) { $0 + $1.found }, of: counted.reduce(0) { $0 + $1.checks },
                            empty: measure.empty)
                    }
                }
                return figures
            },
            records: { place, office, year, _, _, reading in
                var records: [MeasureSource.Record] = []
                for (day, checks, found) in try days(place.measure, office, year, in: reading)
                where day.month == place.month {
                    // A day may stand in both lists, each time with how often.
                    for (times, isCounted) in [(found, true), (checks - found, false)] where times > 0 {
                        records.append(
                            .init(
                                label: "\(day) · \(times)×", address: "/\(office.slug)/publik", isCounted: isCounted))
                    }
                }
                return records
            })
    }

    /// What was found of a form on the days of a year.
    private static func days(_ measure: String, _ office: Office, _ year: Int, in reading: Reading) throws
        -> [(day: Day, checks: Int, found: Int)]
    {
        guard let first = Day(year: year, month: 1, day: 1), let last = Day.last(of: 12, in: year) else { return [] }
        var days: [(day: Day, checks: Int, found: Int)] = []
        try reading.each(
            """
            SELECT day, checks, found FROM form_check
            WHERE office = \(office.id) AND register = \(String(measure.dropLast(ending.count)))
                AND day BETWEEN \(first) AND \(last) ORDER BY day
            """
        ) { days.append((day: try $0.day(0), checks: try $0.int(1), found: try $0.int(2))) }
        return days
    }
}
