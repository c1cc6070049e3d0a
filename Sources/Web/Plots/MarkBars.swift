/// The marks of a year: a column a month, its marks stacked in an order that never changes.
public struct MarkBars: Sendable {
    public struct Series: Sendable {
        let mark: PlotMark
        let name: String
        let counts: [Int]

        /// - Parameter counts: One a month, January first; what is missing is nothing.
        public init(_ mark: PlotMark, _ name: String, counts: [Int]) {
            (self.mark, self.name, self.counts) = (
                mark, name, (0..<12).map { $0 < counts.count ? max(0, counts[$0]) : 0 }
            )
        }
    }

    let texts: PlotTexts
    let series: [Series]
    let now: Int
    let month: String
    let total: String

    /// - Parameters:
    ///   - now: The present month, 1 to 12, or 0 in another year.
    ///   - month: The head of the table's first column.
    ///   - total: The head of its last one.
    public init(texts: PlotTexts, series: [Series], now: Int, month: String, total: String) {
        self.texts = texts
        self.series = PlotMark.allCases.flatMap { mark in series.filter { $0.mark == mark } }
        (self.now, self.month, self.total) = (now, month, total)
    }

    private static let base = 200
    /// Room for the numbers on top.
    private static let top = 22

    public func write(_ html: inout HTML) {
        let figure = PlotFigure(texts: texts)
        let totals = (0..<12).map { month in series.reduce(0) { $0 + $1.counts[month] } }
        let shown = series.filter { $0.counts.contains { $0 > 0 } }
        figure.open(&html, isDrawn: true)
        if !shown.isEmpty { PlotMark.keys(&html, of: shown.map { ($0.mark, $0.name) }, id: texts.id) }
        figure.openDrawing(&html, height: Self.base + 26)
        PlotMark.patterns(&html, of: shown.map(\.mark), id: texts.id)
        figure.months(&html, base: Self.base, now: now)
        for month in 0..<12 { column(month, shown, most: totals.max() ?? 0, &html) }
        if shown.isEmpty { figure.empty(&html, height: Self.base) }
        html.raw("</svg>\n")
        figure.table(
            &html, head: [month] + series.map(\.name) + [total],
            rows: (0..<12).map { month in
                (texts.month(month), month + 1 == now, series.map { $0.counts[month] } + [totals[month]])
            })
        figure.close(&html)
    }

    private func column(_ month: Int, _ shown: [Series], most: Int, _ html: inout HTML) {
        let room = Self.base - Self.top
        let left = percent(50 * month + 8, of: 600)
        var below = 0
        var floor = Self.base
        for series in shown where series.counts[month] > 0 {
            below += series.counts[month]
            // The edges are rounded, not the heights: else twelve roundings would add up to a wrong column.
            let ceiling = Self.base - pixels(below, of: most, in: room)
            let height = floor - ceiling
            if height > 0 {
                html.add(
                    """
                    <rect\(series.mark.fill(id: texts.id)) x="\(left)" y="\(ceiling)" width="\(percent(34, of: 600))" height="\(max(1, height - 1))"/>
                    """)
            }
            if height >= 18 {
                html.add(
                    """
                    <text class="plot-more \(series.mark.letters)" x="\(percent(2 * month + 1, of: 24))" y="\(ceiling + height / 2 + 4)">\(texts.number(series.counts[month]))</text>
                    """)
            }
            floor = ceiling
        }
        guard below > 0 else { return }
        html.add(
            """
            <text class="plot-count\(" now", if: month + 1 == now)" x="\(percent(2 * month + 1, of: 24))" y="\(floor - 6)">\(texts.number(below))</text>

            """)
    }
}
