public import Web

/// A year of a measure as twelve small bars; what has no number has none.
public struct Trend {
    private let measure: Measure
    private let figures: [Int: KeptFigure]
    private let words: Words

    public init(_ measure: Measure, _ figures: [Int: KeptFigure], _ words: Words) {
        (self.measure, self.figures, self.words) = (measure, figures, words)
    }

    /// How high a month is: a number to compare within the year only.
    private func height(_ month: Int) -> Int? {
        guard let figure = figures[month]?.figure, figure.state == .value, figure.denominator > 0 else { return nil }
        return measure.kind == .ratio ? measure.share(figure) : figure.numerator / figure.denominator
    }

    /// An image with every figure in its text; empty where there is none.
    public var bars: HTML {
        let heights = (1...12).map(height)
        let top = measure.kind == .ratio ? 10_000 : heights.compactMap { $0 }.max() ?? 0
        guard heights.contains(where: { $0 != nil }), measure.kind != .date else { return "" }
        let said = (1...12).compactMap { month in
            figures[month].map { "\(words.shortMonth(month)) \(measure.text($0.figure, words))" }
        }
        var html: HTML =
            "<svg class=\"trend\" viewBox=\"0 0 120 28\" role=\"img\" aria-label=\"\(said.joined(separator: "; "))\">"
        for (index, height) in heights.enumerated() {
            guard let height else {
                html.add(
                    "<rect class=\"trend-none\" x=\"\(String(index * 10 + 1))\" y=\"26\" width=\"8\" height=\"1\"/>")
                continue
            }
            let part = top > 0 ? max(1, min(24, height * 24 / top)) : 1
            html.add(
                "<rect x=\"\(String(index * 10 + 1))\" y=\"\(String(27 - part))\" width=\"8\" height=\"\(String(part))\"/>"
            )
        }
        html.raw("</svg>")
        return html
    }
}
