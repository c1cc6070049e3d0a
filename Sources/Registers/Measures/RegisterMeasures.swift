import Forms
public import Measures
import People
import Storage

/// What registers measure: each measure counts the records for which an expression of the definition holds.
public enum RegisterMeasures {
    /// One source for each register that ships.
    public static func sources(_ shelf: RegisterShelf) -> [MeasureSource] {
        shelf.shipped.filter { !$0.counted.isEmpty }.map { source($0, shelf) }
    }

    /// What measures one register, as each office has it.
    static func source(_ register: Register, _ shelf: RegisterShelf) -> MeasureSource {
        source(register.key, shelf.measured(register)) { try shelf.named(register.key, of: $0, in: $1) }
    }

    /// Records of a year above which nobody waits for figures: the watch measures them within a minute.
    private static let mostAtOnce = 1000

    /// Says that what an office's register measures may read otherwise now.
    static func dirty(_ register: OfficeRegister, _ office: Office, year: Int, in change: Change) throws {
        guard !register.measured.isEmpty else { return }
        let newest = try change.reading.number(
            """
            SELECT MAX(number) FROM record
            WHERE office = \(register.office) AND register = \(register.key) AND year = \(year)
            """)
        guard (newest ?? 0) <= mostAtOnce else { return }
        let source = source(register.key, register.measured) { _, _ in register }
        for year in Set([year, office.day(of: change.at).year]) {
            change.dirties(source, office: office.id, year: year)
        }
    }

    private static func source(
        _ key: String, _ measures: [Measure],
        _ find: @escaping @Sendable (_ office: String, Reading) throws -> OfficeRegister?
    ) -> MeasureSource {
        MeasureSource(
            "register:\(key)", keys: measures.map(\.key),
            measure: { office, year, today, reading in
                guard let register = try find(office.id, reading) else { return [:] }
                return try figures(register, measures, office, year, today, reading)
            },
            records: { place, office, year, today, person, reading in
                guard let register = try find(office.id, reading),
                    let measure = measures.first(where: { $0.key == place.measure })
                else { return [] }
                return try records(place, measure, register, office, year, today, person, reading)
            })
    }

    /// The days that a month's figure is about.
    static func days(_ month: Int, _ year: Int, _ cover: Measure.Cover) -> ClosedRange<Day>? {
        let first: Int =
            switch cover {
            case .day, .month: month
            case .quarter: (month - 1) / 3 * 3 + 1
            case .halfYear: month <= 6 ? 1 : 7
            case .year, .yearToDate: 1
            }
        guard let from = Day(year: year, month: first, day: 1), let until = Day.last(of: month, in: year) else {
            return nil
        }
        return from...until
    }

    private static func figures(
        _ register: OfficeRegister, _ measures: [Measure], _ office: Office, _ year: Int, _ today: Day,
        _ reading: Reading
    ) throws -> [MeasureSource.Place: Figure] {
        var figures: [MeasureSource.Place: Figure] = [:]
        if register.way == .summary { return try TypedFigures.figures(register, year, in: reading) }
        let isUsed = try reading.finds(
            "SELECT 1 FROM record WHERE office = \(register.office) AND register = \(register.key)")
        let standing = try StandingFigures.of(register, measures, office, year, in: reading)
        for measure in measures {
            guard let counted = register.register.counted[measure.key] else { continue }
            var months: [(month: Int, days: ClosedRange<Day>)] = []
            for month in 1...12 {
                if let stands = standing[.init(measure.key, month: month)] {
                    figures[.init(measure.key, month: month)] = stands
                } else if let days = days(month, year, measure.covers), days.lowerBound <= today {
                    // A month that runs is measured as it stands.
                    months.append((month, days.lowerBound...min(days.upperBound, today)))
                }
            }
            let counts = isUsed ? try Self.counts(counted, months.map(\.days), register, today, reading) : []
            for (place, month) in months.enumerated() {
                let (above, below) = isUsed ? counts[place] : (0, 0)
                figures[.init(measure.key, month: month.month)] =
                    switch measure.kind {
                    case _ where !isUsed: .unsaid
                    case .yesNo: .yes(above > 0)
                    case .ratio: .ratio(above, of: below, empty: measure.empty)
                    default: above == 0 ? .none(measure.empty == .unsaid ? .zero : measure.empty) : .value(above)
                    }
            }
        }
        return figures
    }

    /// How many records hold in each of some spans, and of how many: all of it in one pass over them.
    private static func counts(
        _ counted: (counts: Forms.Expression, of: Forms.Expression?), _ spans: [ClosedRange<Day>],
        _ register: OfficeRegister, _ today: Day,
        _ reading: Reading
    ) throws -> [(Int, Int)] {
        guard !spans.isEmpty else { return [] }
        let expressions = [counted.counts] + (counted.of.map { [$0] } ?? [])
        let sums: [SQL] = spans.flatMap { days in
            expressions.map { one in
                let holds = holds(one, register, days.lowerBound, days.upperBound, today)
                return "coalesce(SUM(CASE WHEN \(holds) THEN 1 ELSE 0 END), 0)"
            }
        }
        var counts: [(Int, Int)] = []
        try reading.each(
            "SELECT \(sums.dropFirst().reduce(sums[0]) { "\($0), \($1)" }) FROM record WHERE \(living(register))"
        ) { row in
            counts = try spans.indices.map { place in
                let first = place * expressions.count
                return (try row.int(first), expressions.count > 1 ? try row.int(first + 1) : 0)
            }
        }
        return counts
    }

    private static func living(_ register: OfficeRegister) -> SQL {
        """
        record.office = \(register.office) AND record.register = \(register.key) AND record.merged_into IS NULL
        AND record.destroyed_at IS NULL
        """
    }

    private static func condition(
        _ expression: Forms.Expression, _ register: OfficeRegister, _ from: Day, _ until: Day, _ today: Day
    ) -> SQL {
        "\(living(register)) AND \(holds(expression, register, from, until, today))"
    }

    private static func holds(
        _ expression: Forms.Expression, _ register: OfficeRegister, _ from: Day, _ until: Day, _ today: Day
    ) -> SQL {
        expression.sql(
            { name in
                switch name {
                case "from": "CAST(\(from) AS TEXT)"
                case "until": "CAST(\(until) AS TEXT)"
                default: register.register.column(name)
                }
            }, today: today)
    }

    /// The records behind a figure, as far as the reader may see them.
    private static func records(
        _ place: MeasureSource.Place, _ measure: Measure, _ register: OfficeRegister, _ office: Office, _ year: Int,
        _ today: Day,
        _ person: Person?, _ reading: Reading
    ) throws -> [MeasureSource.Record] {
        guard let counted = register.register.counted[place.measure],
            let days = days(place.month, year, measure.covers)
        else { return [] }
        let until = min(days.upperBound, today)
        let visible = person.map { RecordRights(person: $0, register: register).visible } ?? "1 = 1"
        func found(_ expression: Forms.Expression) throws -> [(id: String, label: String, address: String)] {
            var all: [(String, String, String)] = []
            try reading.each(
                """
                SELECT record.id, subject.label, subject.address FROM record JOIN subject ON subject.id = record.id
                WHERE \(visible) AND \(condition(expression, register, days.lowerBound, until, today))
                ORDER BY record.id LIMIT 500
                """
            ) { all.append((try $0.text(0), try $0.text(1), try $0.text(2))) }
            return all
        }
        let above = try found(counted.counts)
        let below = try counted.of.map(found) ?? above
        let counts = Set(above.map(\.id))
        return below.map { .init(label: $0.label, address: $0.address, isCounted: counts.contains($0.id)) }
    }
}
