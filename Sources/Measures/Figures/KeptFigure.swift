public import People
public import Storage

/// A figure as it was written, with the moment it last changed.
public struct KeptFigure: Sendable, Equatable {
    public let figure: Figure
    public let at: Instant
    /// The office's day on which anything was first said of it.
    public let saidOn: Day?

    init(_ row: Row, from first: Int) throws {
        figure = try Figure(row, from: first)
        at = try row.instant(first + 3)
        saidOn = try row.optionalDay(first + 4)
    }

    static let columns: SQL = "figure.state, figure.numerator, figure.denominator, figure.at, figure.said_on"

    /// The key of a month: `2026-06`.
    public static func month(_ month: Int, of year: Int) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

    /// Those of one part of an office in a year, by measure and month.
    public static func all(
        _ keys: [String], office: String, year: Int, part: String = "", in reading: Reading
    ) throws -> [String: [Int: KeptFigure]] {
        var found: [String: [Int: KeptFigure]] = [:]
        guard !keys.isEmpty else { return found }
        try reading.each(
            """
            SELECT figure.measure, figure.month, \(columns) FROM figure
            WHERE figure.office = \(office) AND figure.month BETWEEN \(month(1, of: year)) AND \(month(12, of: year))
                AND figure.part = \(part) AND figure.measure IN \(list: keys)
            """
        ) { row in
            guard let month = Int(try row.text(1).suffix(2)) else { return }
            found[try row.text(0), default: [:]][month] = try KeptFigure(row, from: 2)
        }
        return found
    }
}

/// Writes what measures say. Figures are derived from records and can be made anew, so writing them is nobody's decision:
/// within a change, once at its end; at midnight and in a rebuild as housekeeping.
public struct FigureWriter {
    let reading: Reading
    let at: Instant
    let run: (SQL) throws -> Void

    public init(_ change: Change) { (reading, at, run) = (change.reading, change.at, { _ = try change.run($0) }) }
    public init(_ keeping: Housekeeping) {
        (reading, at, run) = (keeping.reading, keeping.at, { _ = try keeping.run($0) })
    }

    /// Measures an office's year and writes the figures that differ from those that stand there.
    ///
    /// - Returns: the places whose figures differed.
    @discardableResult
    public func measure(_ source: MeasureSource, _ office: Office, year: Int, isTrial: Bool = false) throws
        -> [MeasureSource.Place]
    {
        let today = office.day(of: at)
        let figures = try source.measure(office, year, today, reading)
        var known: [MeasureSource.Place: KeptFigure] = [:]
        try reading.each(
            """
            SELECT figure.measure, figure.month, figure.part, \(KeptFigure.columns) FROM figure
            WHERE figure.office = \(office.id) AND figure.measure IN \(list: source.keys)
                AND figure.month BETWEEN \(KeptFigure.month(1, of: year)) AND \(KeptFigure.month(12, of: year))
            """
        ) { row in
            guard let month = Int(try row.text(1).suffix(2)) else { return }
            known[.init(try row.text(0), month: month, part: try row.text(2))] = try KeptFigure(row, from: 3)
        }
        let changed = figures.filter { known[$0.key]?.figure != $0.value }
        let gone = known.keys.filter { figures[$0] == nil }
        guard !isTrial else { return (Array(changed.keys) + gone).sorted { $0.order < $1.order } }
        for (place, figure) in changed {
            let month = KeptFigure.month(place.month, of: year)
            let said = known[place]?.saidOn ?? (figure.isSaid ? today : nil)
            try run(
                """
                INSERT INTO figure (month, measure, part, office, state, numerator, denominator, at, said_on)
                VALUES (\(month), \(place.measure), \(place.part), \(office.id), \(figure.state), \(figure.numerator),
                    \(figure.denominator), \(at), \(said))
                ON CONFLICT (month, measure, part, office) DO UPDATE SET state = excluded.state,
                    numerator = excluded.numerator, denominator = excluded.denominator, at = excluded.at,
                    said_on = excluded.said_on
                """)
        }
        for place in gone {
            try run(
                """
                DELETE FROM figure WHERE month = \(KeptFigure.month(place.month, of: year)) AND office = \(office.id)
                    AND measure = \(place.measure) AND part = \(place.part)
                """)
        }
        return (Array(changed.keys) + gone).sorted { $0.order < $1.order }
    }
}

extension MeasureSource.Place {
    fileprivate var order: String { "\(measure) \(month + 10) \(part)" }
}

extension Change {
    /// Says that an office's year may read otherwise now; it is measured once, when all of the change is written.
    public func dirties(_ source: MeasureSource, office: String, year: Int) {
        atEnd("figures \(source.name) \(office) \(year)") { change in
            guard let office = try Office.find(office, in: change.reading) else { return }
            try FigureWriter(change).measure(source, office, year: year)
        }
    }
}
