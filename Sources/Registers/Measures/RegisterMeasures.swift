import Forms
public import Measures
import People
import Storage

/// What registers measure: each measure counts the records for which an expression of the definition holds.
public enum RegisterMeasures {
    /// One source for each register that ships.
    public static func sources(_ shelf: RegisterShelf) -> [MeasureSource] {
        shelf.shipped.filter { !$0.counted.isEmpty }.map { register in
            source(register.key, shelf.measured(register)) { try shelf.named(register.key, of: $0, in: $1) }
        }
    }

    /// Says that what an office's register measures may read otherwise now.
    static func dirty(_ register: OfficeRegister, _ office: Office, year: Int, in change: Change) {
        guard !register.measured.isEmpty else { return }
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
            for month in 1...12 {
                if let stands = standing[.init(measure.key, month: month)] {
                    figures[.init(measure.key, month: month)] = stands
                    continue
                }
                guard let days = days(month, year, measure.covers), days.lowerBound <= today else { continue }
                // A month that runs is measured as it stands.
                let until = min(days.upperBound, today)
                func count(_ expression: Forms.Expression) throws -> Int {
                    try reading.number(
                        "SELECT COUNT(*) FROM record WHERE \(condition(expression, register, days.lowerBound, until, today))"
                    ) ?? 0
                }
                let numerator = try count(counted.counts)
                let place = MeasureSource.Place(measure.key, month: month)
                switch measure.kind {
                case .yesNo: figures[place] = isUsed ? .yes(numerator > 0) : .unsaid
                case .ratio:
                    let denominator = try counted.of.map(count) ?? 0
                    figures[place] = isUsed ? .ratio(numerator, of: denominator, empty: measure.empty) : .unsaid
                default:
                    figures[place] =
                        !isUsed
                        ? .unsaid
                        : numerator == 0 ? .none(measure.empty == .unsaid ? .zero : measure.empty) : .value(numerator)
                }
            }
        }
        return figures
    }

    private static func condition(
        _ expression: Forms.Expression, _ register: OfficeRegister, _ from: Day, _ until: Day, _ today: Day
    ) -> SQL {
        let holds = expression.sql(
            { name in
                switch name {
                case "from": "CAST(\(from) AS TEXT)"
                case "until": "CAST(\(until) AS TEXT)"
                default: register.register.column(name)
                }
            }, today: today)
        return """
            record.office = \(register.office) AND record.register = \(register.key) AND record.merged_into IS NULL
            AND record.destroyed_at IS NULL AND \(holds)
            """
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
