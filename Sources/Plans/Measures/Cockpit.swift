import Measures
import People
import Storage
import Web

/// All indicators of a plan with what measures them: value, target, source and how they stand.
struct Cockpit: Sendable {
    /// A measure of an indicator in a month.
    struct Reading: Sendable {
        let binding: Binding
        let measure: Measure
        let isMeasured: Bool
        /// The months of the year, by their number.
        let months: [Int: KeptFigure]
        let figure: Figure
        let verdict: Verdict
    }

    struct Line: Sendable {
        let code: String
        let wording: String
        let lineage: String
        let area: Int
        let readings: [Reading]

        var subCode: String { code.split(separator: ".").dropLast().joined(separator: ".") }

        /// The worst of its measures speaks for it; `nil` where it is bound to none.
        var verdict: Verdict? {
            let order: [Verdict] = [.missed, .unsaid, .unavailable, .met, .nothing, .shown, .notBinding]
            return order.first { verdict in readings.contains { $0.verdict == verdict } }
        }
    }

    let lines: [Line]

    /// - Parameter codes: those wanted; all where there are none.
    init(
        _ plan: Plan, month: Int, office: String, catalogue: Catalogue, only lineages: Set<String>? = nil,
        in reading: Storage.Reading
    ) throws {
        var bindings = try Binding.all(of: plan.id, in: reading)
        if let lineages { bindings = bindings.filter { lineages.contains($0.key) } }
        let keys = Set(bindings.values.joined().map(\.measure)).sorted()
        let figures = try KeptFigure.all(keys, office: office, year: plan.year, in: reading)
        let needsLastYear = bindings.values.joined().contains { $0.comparison == .notAboveLastYear }
        let before = needsLastYear ? try KeptFigure.all(keys, office: office, year: plan.year - 1, in: reading) : [:]
        var lines: [Line] = []
        try reading.each(
            """
            SELECT indicator.code, indicator.wording, indicator.lineage, area.number
            FROM indicator
            JOIN sub_activity ON sub_activity.plan = indicator.plan AND sub_activity.version = indicator.version
                AND sub_activity.position = indicator.sub_activity
            JOIN activity ON activity.plan = indicator.plan AND activity.version = indicator.version
                AND activity.position = sub_activity.activity
            JOIN area ON area.plan = indicator.plan AND area.version = indicator.version
                AND area.position = activity.area
            WHERE indicator.plan = \(plan.id) AND indicator.version = \(plan.version) ORDER BY indicator.position
            """
        ) { row in
            let lineage = try row.text(2)
            guard lineages?.contains(lineage) ?? true else { return }
            let readings = Binding.holding(bindings[lineage] ?? [], in: month).compactMap { binding in
                catalogue[binding.measure].map { measure in
                    Self.read(
                        binding, measure, isMeasured: catalogue.source(of: measure.key) != nil,
                        figures[measure.key] ?? [:], lastYear: before[measure.key]?[month]?.figure, month: month)
                }
            }
            lines.append(
                Line(
                    code: try row.text(0), wording: try row.text(1), lineage: lineage, area: try row.int(3),
                    readings: readings))
        }
        self.lines = lines
    }

    private static func read(
        _ binding: Binding, _ measure: Measure, isMeasured: Bool, _ months: [Int: KeptFigure], lastYear: Figure?,
        month: Int
    ) -> Reading {
        let figure = months[month]?.figure ?? .unsaid
        let verdict =
            isMeasured
            ? measure.verdict(figure, binding.comparison, target: binding.target, lastYear: lastYear) : .unavailable
        return Reading(
            binding: binding, measure: measure, isMeasured: isMeasured, months: months, figure: figure,
            verdict: verdict)
    }
}

extension Cockpit.Reading {
    /// `66,67 % (2 dari 3)`, or that nothing measures it yet.
    func value(_ words: Words) -> String {
        isMeasured ? measure.text(figure, words) : words[MeasureWord.unavailable]
    }

    /// `paling sedikit 100 %`, `ada`, `tidak di atas tahun lalu`.
    func target(_ words: Words) -> String {
        let text = words[key: "measures.comparison.\(binding.comparison.rawValue)"]
        guard let target = binding.target else { return text }
        return "\(text) \(Decimal2.text(target)) \(words[measure.unit])"
    }
}

extension Verdict {
    /// The mark that stands for it: a shape before a colour.
    var sign: String {
        switch self {
        case .met: "✓"
        case .missed: "✗"
        case .nothing: "–"
        case .notBinding: "⁄"
        case .unsaid: "?"
        case .shown: "·"
        case .unavailable: "○"
        }
    }

    var key: String { "measures.verdict.\(rawValue)" }
}
