public import Storage

/// What a measure says of an office in a month.
///
/// Four kinds of nothing are four different things: nothing happened (*nihil*), it does not bind the office (*tidak
/// berlaku*), a zero that was counted, and nobody has said.
public struct Figure: Sendable, Equatable {
    public enum State: String, Storable, CaseIterable, Decodable {
        /// A number, zero among them.
        case value
        case nothing
        case notBinding = "not-binding"
        case unsaid
        /// Only in definitions, of measures for which no cases are a zero.
        case zero
    }

    public let state: State
    /// At the measure's scale; days since 1970 of a date, 0 or 1 of a yes or no.
    public let numerator: Int
    /// Of a ratio, and how many an index is the sum of; 1 elsewhere.
    public let denominator: Int

    private init(_ state: State, _ numerator: Int, _ denominator: Int) {
        (self.state, self.numerator, self.denominator) = (state, numerator, denominator)
    }

    public static let nothing = Figure(.nothing, 0, 0)
    public static let notBinding = Figure(.notBinding, 0, 0)
    public static let unsaid = Figure(.unsaid, 0, 0)

    public static func value(_ number: Int) -> Figure { Figure(.value, number, 1) }
    public static func yes(_ flag: Bool) -> Figure { Figure(.value, flag ? 1 : 0, 1) }
    public static func date(_ day: Day) -> Figure { Figure(.value, day.sinceEpoch, 1) }

    /// A ratio; without cases it is what `empty` says, never a share of nothing.
    public static func ratio(_ numerator: Int, of denominator: Int, empty: State) -> Figure {
        denominator == 0 ? none(empty) : Figure(.value, numerator, denominator)
    }

    /// What no cases are.
    public static func none(_ empty: State) -> Figure {
        switch empty {
        case .nothing: nothing
        case .notBinding: notBinding
        case .zero, .value: value(0)
        case .unsaid: unsaid
        }
    }

    /// As it was read.
    init(state: State, numerator: Int, denominator: Int) { self.init(state, numerator, denominator) }

    /// From three columns: state, numerator, denominator.
    public init(_ row: Row, from first: Int) throws {
        self.init(try row.choice(first), try row.int(first + 1), try row.int(first + 2))
    }

    /// Whether anybody has said anything: a nihil is said.
    public var isSaid: Bool { state != .unsaid }

    /// Figures of several months or offices as one: the sum of all that was counted over the sum of all that there was,
    /// never an average of shares. What has no number adds nothing.
    public static func sum(_ figures: some Collection<Figure>) -> Figure {
        let values = figures.filter { $0.state == .value }
        if values.isEmpty {
            if figures.contains(where: { $0.state == .nothing }) { return nothing }
            let isBound = figures.contains { $0.state != .notBinding }
            return figures.isEmpty || isBound ? unsaid : notBinding
        }
        return Figure(.value, values.reduce(0) { $0 + $1.numerator }, values.reduce(0) { $0 + $1.denominator })
    }
}

extension Measure {
    /// Months as one longer period, in their order: added up, or how it stood at the last that says anything.
    public func over(_ months: [Figure]) -> Figure {
        switch overTime {
        case .sum where kind != .index && kind != .ratio:
            let sum = Figure.sum(months)
            return sum.state == .value ? .value(sum.numerator) : sum
        case .sum: return .sum(months)
        case .last: return months.last { $0.isSaid } ?? .unsaid
        }
    }
}
