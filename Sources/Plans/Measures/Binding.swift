import Foundation
import Measures
import Storage

/// By what an indicator is measured, and what it asks of the figure; an indicator has a list of these.
struct Binding: Sendable, Equatable {
    let measure: String
    let comparison: Comparison
    /// Hundredths of the measure's unit.
    let target: Int?
    /// The months for which it holds; all where there is none.
    let months: [Int]

    /// The most measures of one indicator.
    static let most = 12

    init(measure: String, comparison: Comparison, target: Int? = nil, months: [Int] = []) {
        (self.measure, self.comparison, self.target, self.months) = (measure, comparison, target, months)
    }

    /// Those of an indicator that hold in a month. One for certain months holds on until the next of them: a target of
    /// April is that of May, too, if work was moved there.
    static func holding(_ bindings: [Binding], in month: Int) -> [Binding] {
        let last = bindings.flatMap(\.months).filter { $0 <= month }.max()
        return bindings.filter { $0.months.isEmpty || last.map($0.months.contains) ?? false }
    }

    /// As an event says it: `complaints.closed at-least 100 (6, 12)`.
    var text: String {
        var text = "\(measure) \(comparison.rawValue)"
        if let target { text += " \(Decimal2.text(target))" }
        if !months.isEmpty { text += " (\(months.map(String.init).joined(separator: ", ")))" }
        return text
    }

    /// Of every indicator of a plan, by its lineage.
    ///
    /// - Parameter lineage: of this one alone.
    static func all(of plan: String, only lineage: String? = nil, in reading: Reading) throws -> [String: [Binding]] {
        var all: [String: [Binding]] = [:]
        let one: SQL = lineage.map { "lineage = \($0)" } ?? "1 = 1"
        try reading.each(
            """
            SELECT lineage, measure, comparison, target, months FROM indicator_measure WHERE plan = \(plan) AND \(one)
            ORDER BY lineage, position
            """
        ) { row in
            let months: [Int] = try row.decoded(4) ?? []
            all[try row.text(0), default: []].append(
                Binding(
                    measure: try row.text(1), comparison: try row.choice(2), target: try row.optionalInt(3),
                    months: months))
        }
        return all
    }

    /// Puts a list in the place of what an indicator was bound to; whoever calls it records why.
    static func set(_ bindings: [Binding], of lineage: String, plan: String, in change: Change) throws {
        try change.run("DELETE FROM indicator_measure WHERE plan = \(plan) AND lineage = \(lineage)")
        for (position, binding) in bindings.enumerated() {
            let months = binding.months.isEmpty ? nil : try stableJSON(binding.months)
            try change.run(
                """
                INSERT INTO indicator_measure (plan, lineage, position, measure, comparison, target, months)
                VALUES (\(plan), \(lineage), \(position), \(binding.measure), \(binding.comparison), \(binding.target),
                    \(months))
                """)
        }
    }
}

/// Why an indicator is not bound so.
enum BindingRefusal: String, Refusal, CaseIterable {
    case noMeasure = "measures.refused.no-measure"
    case badComparison = "measures.refused.bad-comparison"
    case badTarget = "measures.refused.bad-target"
    case badMonths = "measures.refused.bad-months"
    case twice = "measures.refused.twice"
    case tooMany = "measures.refused.too-many"
    case noIndicator = "measures.refused.no-indicator"
}
