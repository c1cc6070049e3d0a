public import Storage

/// What an indicator asks of a figure.
public enum Comparison: String, Storable, CaseIterable, Decodable {
    case yes
    case atLeast = "at-least"
    case atMost = "at-most"
    case equals
    /// Not above the same months of last year.
    case notAboveLastYear = "not-above-last-year"
    /// Nothing: the figure is only shown.
    case shown

    public var needsTarget: Bool { [.atLeast, .atMost, .equals].contains(self) }

    /// Whether it says something of measures of this kind.
    public func fits(_ kind: Measure.Kind) -> Bool {
        switch self {
        case .yes: kind == .yesNo
        case .atLeast, .atMost, .equals: kind != .yesNo && kind != .date
        case .notAboveLastYear: kind == .count || kind == .amount
        case .shown: true
        }
    }
}

/// How a figure stands to its target.
public enum Verdict: String, Sendable, CaseIterable {
    case met, missed
    case nothing
    case notBinding = "not-binding"
    case unsaid
    /// There is no target.
    case shown
    /// Nothing measures it yet.
    case unavailable
}

extension Measure {
    /// - Parameters:
    ///   - target: hundredths of the measure's unit.
    ///   - lastYear: the same months of last year, where that is asked.
    public func verdict(_ figure: Figure, _ comparison: Comparison, target: Int?, lastYear: Figure? = nil) -> Verdict {
        switch figure.state {
        case .nothing: return .nothing
        case .notBinding: return .notBinding
        case .unsaid, .zero: return .unsaid
        case .value: break
        }
        switch comparison {
        case .shown: return .shown
        case .yes: return figure.numerator == figure.denominator ? .met : .missed
        case .notAboveLastYear:
            guard let lastYear, lastYear.state == .value || lastYear.state == .nothing else { return .unsaid }
            return figure.numerator <= lastYear.numerator ? .met : .missed
        case .atLeast, .atMost, .equals:
            guard let target, let sign = order(figure, target) else { return .unsaid }
            let isMet =
                switch comparison {
                case .atLeast: sign >= 0
                case .atMost: sign <= 0
                default: sign == 0
                }
            return isMet ? .met : .missed
        }
    }

    /// Whether a figure is smaller than what somebody says, in hundredths of its unit: percent, things, points.
    public func isBelow(_ said: Int, _ figure: Figure) -> Bool {
        guard figure.state == .value, kind != .yesNo, kind != .date, let sign = order(figure, said) else {
            return false
        }
        return sign < 0
    }

    /// Below zero, zero or above: how a figure stands to a target, exact. `nil` where the numbers are too large.
    private func order(_ figure: Figure, _ target: Int) -> Int? {
        guard figure.denominator > 0 else { return nil }
        // Multiplied out, so that nothing is rounded: 2 of 3 is below 66,67 %.
        var scale = 1
        if kind != .ratio { for _ in 0..<decimals { scale *= 10 } }
        let factor = kind == .ratio ? 10_000 : 100
        let (left, isLeftOver) = figure.numerator.multipliedReportingOverflow(by: factor)
        let (whole, isWholeOver) = figure.denominator.multipliedReportingOverflow(by: scale)
        let (right, isRightOver) = whole.multipliedReportingOverflow(by: target)
        guard !isLeftOver, !isWholeOver, !isRightOver else { return nil }
        return left < right ? -1 : left == right ? 0 : 1
    }
}
