/// A year as two lines: what was planned up to each month, thin, and what is done, thick and ending at the present.
public struct YearCurve: Sendable {
    /// What the lines across say.
    public enum Axis: Sendable {
        /// Shares of the year's plan.
        case percent
        case count
    }

    /// The words at the ends of the lines, and the heads of the table.
    public struct Names: Sendable {
        let month: String
        let planned: String
        let done: String

        public init(month: String, planned: String, done: String) {
            (self.month, self.planned, self.done) = (month, planned, done)
        }
    }

    let texts: PlotTexts
    let names: Names
    let planned: [Int]
    let done: [Int]
    let now: Int
    let axis: Axis

    /// - Parameters:
    ///   - planned: Up to the end of each month, January first, twelve.
    ///   - done: The same, up to the present month; what is beyond it is not drawn.
    ///   - now: The present month, 1 to 12; 0 in another year, of which all of `done` is drawn.
    public init(
        texts: PlotTexts, names: Names, planned: [Int], done: [Int], now: Int, axis: Axis = .percent
    ) {
        (self.texts, self.names, self.now, self.axis) = (texts, names, now, axis)
        let last = planned.last ?? 0
        self.planned = (0..<12).map { max(0, $0 < planned.count ? planned[$0] : last) }
        self.done = done.prefix((1...12).contains(now) ? now : 12).map { max(0, $0) }
    }

    static let base = 220
    /// Room for the words above the highest point.
    private static let top = 40
    private var room: Int { Self.base - Self.top }

    public func write(_ html: inout HTML) {
        let figure = PlotFigure(texts: texts)
        figure.open(&html, isDrawn: true)
        figure.openDrawing(&html, height: Self.base + 26)
        figure.months(&html, base: Self.base, now: now)
        if most > 0 {
            grid(&html)
            line(planned, "plot-planned", &html)
            line(done, "plot-made", &html)
            ends(&html)
        } else {
            figure.empty(&html, height: Self.base)
        }
        html.raw("</svg>\n")
        figure.table(
            &html, head: [names.month, names.planned, names.done],
            rows: (0..<12).map { month in
                (texts.month(month), month + 1 == now, [planned[month], month < done.count ? done[month] : nil])
            })
        figure.close(&html)
    }

    private var most: Int { max(planned.max() ?? 0, done.max() ?? 0) }

    func y(_ count: Int) -> Int { Self.base - pixels(count, of: most, in: room) }

    func x(_ month: Int) -> String { percent(2 * month + 1, of: 24) }

    /// Few lines: halves of the year's plan, or up to four round counts.
    private func grid(_ html: inout HTML) {
        var ticks: [(y: Int, text: String)] = []
        if axis == .percent, planned[11] > 0 {
            ticks = [1, 2].map { (Self.base - pixels($0 * planned[11], of: 2 * most, in: room), "\($0 * 50)%") }
        } else {
            let step = Self.step(most)
            ticks = (1...max(1, most / step)).map { (y($0 * step), texts.number($0 * step)) }
        }
        for (y, text) in ticks {
            html.add("<line class=\"plot-grid\" x1=\"0\" x2=\"100%\" y1=\"\(y).5\" y2=\"\(y).5\"/>")
            guard !isNamed(at: y) else { continue }
            html.add("<text class=\"plot-start plot-halo\" x=\"0\" y=\"\(y - 4)\">\(text)</text>")
        }
        html.raw("\n")
    }

    /// The least of 1, 2, 5, 10, 20, 50 … that goes into `most` at most four times.
    private static func step(_ most: Int) -> Int {
        var power = 1
        while true {
            for step in [power, power * 2, power * 5] where most / step <= 4 { return step }
            power *= 10
        }
    }

    private func line(_ counts: [Int], _ name: HTML, _ html: inout HTML) {
        html.add("<g class=\"\(name)\">")
        var (left, height) = ("0%", Self.base)
        for (month, count) in counts.enumerated() {
            html.add("<line x1=\"\(left)\" y1=\"\(height)\" x2=\"\(x(month))\" y2=\"\(y(count))\"/>")
            (left, height) = (x(month), y(count))
        }
        html.raw("</g>\n")
    }
}
