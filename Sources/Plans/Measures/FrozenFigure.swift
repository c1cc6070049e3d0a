import Deadlines
import Measures
import People
import Storage

/// A figure of an indicator as it was when its month was approved.
struct FrozenFigure: Sendable, Equatable {
    let measure: String
    let figure: Figure
    let comparison: Comparison
    let target: Int?

    /// Part of what an approval's hash covers.
    var seal: String {
        "figure \(measure) \(figure.state.rawValue) \(figure.numerator)/\(figure.denominator) \(comparison.rawValue) \(target.map(String.init) ?? "-")"
    }

    /// Of some entries, by their ids.
    static func all(of entries: [String], in reading: Reading) throws -> [String: [FrozenFigure]] {
        var all: [String: [FrozenFigure]] = [:]
        guard !entries.isEmpty else { return all }
        try reading.each(
            """
            SELECT entry, measure, state, numerator, denominator, comparison, target FROM frozen_figure
            WHERE entry IN \(list: entries) ORDER BY entry, position
            """
        ) { row in
            all[try row.text(0), default: []].append(
                FrozenFigure(
                    measure: try row.text(1), figure: try Figure(row, from: 2), comparison: try row.choice(5),
                    target: try row.optionalInt(6)))
        }
        return all
    }

    /// Keeps the figures that an entry's approval sees: those that are measured, of the measures that hold in its month.
    static func freeze(of entry: Entry, in change: Change) throws {
        let reading = change.reading
        try change.run("DELETE FROM frozen_figure WHERE entry = \(entry.id)")
        guard let bindings = try Binding.all(of: entry.plan, only: entry.lineage, in: reading)[entry.lineage] else {
            return
        }
        let (year, office) = (
            try reading.number("SELECT year FROM plan WHERE id = \(entry.plan)") ?? 0,
            try reading.texts("SELECT office FROM plan WHERE id = \(entry.plan)").first ?? ""
        )
        let figures = try KeptFigure.all(bindings.map(\.measure), office: office, year: year, in: reading)
        var position = 0
        for binding in Binding.holding(bindings, in: entry.month) {
            guard let figure = figures[binding.measure]?[entry.month]?.figure else { continue }
            position += 1
            try change.run(
                """
                INSERT INTO frozen_figure (entry, position, measure, state, numerator, denominator, comparison, target)
                VALUES (\(entry.id), \(position), \(binding.measure), \(figure.state), \(figure.numerator),
                    \(figure.denominator), \(binding.comparison), \(binding.target))
                """)
        }
    }
}

extension Change {
    /// Says that a plan's own measures may read otherwise now.
    func dirties(plan: String) throws {
        var place: (office: String, year: Int, kind: String)?
        try reading.each("SELECT office, year, kind FROM plan WHERE id = \(plan)") {
            place = (try $0.text(0), try $0.int(1), try $0.text(2))
        }
        let sources = [
            PlanKind.reform: PlanMeasures.source, ChangeAgent.kind: PlanMeasures.source,
            ZoneMeasures.kind: ZoneMeasures.source,
        ]
        guard let place, let source = sources[place.kind] else { return }
        dirties(source, office: place.office, year: place.year)
    }
}
