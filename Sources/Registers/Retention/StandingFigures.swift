import Measures
import People
import Storage

/// Figures that are not counted anew, because records behind them were destroyed: a year keeps its numbers when the
/// records are gone.
enum StandingFigures {
    /// Those of the months of a year that had ended when a record was destroyed that was still counted in that year.
    static func of(
        _ register: OfficeRegister, _ measures: [Measure], _ office: Office, _ year: Int, in reading: Reading
    ) throws -> [MeasureSource.Place: Figure] {
        guard let first = Day(year: year, month: 1, day: 1) else { return [:] }
        let destroyed = try reading.texts(
            """
            SELECT destroyed_at FROM record WHERE office = \(office.id) AND register = \(register.key)
                AND closed_on >= \(first) AND destroyed_at IS NOT NULL ORDER BY destroyed_at DESC LIMIT 1
            """
        ).first
        guard let day = destroyed.flatMap({ Instant($0) }).map({ office.day(of: $0) }) else { return [:] }
        var figures: [MeasureSource.Place: Figure] = [:]
        let known = try KeptFigure.all(measures.map(\.key), office: office.id, year: year, in: reading)
        for (measure, months) in known {
            for (month, kept) in months {
                guard let last = Day.last(of: month, in: year), last < day else { continue }
                figures[.init(measure, month: month)] = kept.figure
            }
        }
        return figures
    }
}
