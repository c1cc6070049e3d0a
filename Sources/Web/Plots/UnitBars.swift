/// Units side by side: a bar each, of what is done, waiting, under way and late.
///
/// The names are text of the page, not of the drawing: they wrap, and lead to the unit.
public struct UnitBars: Sendable {
    public struct Row: Sendable {
        let label: String
        let address: String?
        let counts: [Int]
        let total: Int

        /// - Parameter total: All there is; what the four don't account for is not yet due.
        public init(
            _ label: String, address: String? = nil, done: Int, waiting: Int, underWay: Int, late: Int, total: Int
        ) {
            (self.label, self.address) = (label, address)
            counts = [done, waiting, underWay, late].map { max(0, $0) }
            self.total = max(0, total)
        }

        /// A total that is less than its parts would draw a bar beyond its end.
        var length: Int { max(total, counts.reduce(0, +)) }
    }

    /// What the length of a bar says.
    public enum Length: Sendable {
        /// Every bar is whole: who is how far.
        case share
        /// The longest bar is the longest list: who has how much.
        case count
    }

    /// The words of the parts, and the heads of the table.
    public struct Names: Sendable {
        let unit: String
        let parts: [String]
        let rest: String
        let total: String

        public init(
            unit: String, done: String, waiting: String, underWay: String, late: String, rest: String, total: String
        ) {
            (self.unit, self.rest, self.total) = (unit, rest, total)
            parts = [done, waiting, underWay, late]
        }
    }

    private static let marks: [PlotMark] = [.done, .waiting, .underWay, .late]
    /// The narrowest a bar gets, on a page of 320 pixels.
    private static let narrowest = 256

    let texts: PlotTexts
    let names: Names
    let rows: [Row]
    let length: Length

    public init(texts: PlotTexts, names: Names, rows: [Row], length: Length = .share) {
        (self.texts, self.names, self.rows, self.length) = (texts, names, rows, length)
    }

    public func write(_ html: inout HTML) {
        let figure = PlotFigure(texts: texts)
        figure.open(&html, isDrawn: false)
        guard !rows.isEmpty else {
            html.add("<p class=\"soft\">\(texts.empty)</p>")
            return figure.close(&html)
        }
        html.raw("<svg class=\"plot-tiles\" width=\"0\" height=\"0\" aria-hidden=\"true\">")
        PlotMark.patterns(&html, of: Self.marks, id: texts.id)
        html.raw("</svg>")
        PlotMark.keys(
            &html, of: Array(zip(Self.marks + [.notYet], names.parts + [names.rest])), id: texts.id)
        html.raw("<ul class=\"plot-bars\">\n")
        let longest = rows.map(\.length).max() ?? 0
        for (index, row) in rows.enumerated() { write(row, "\(texts.id)-\(index + 1)", longest, figure, &html) }
        html.raw("</ul>\n")
        figure.table(
            &html, head: [names.unit] + names.parts + [names.rest, names.total],
            rows: rows.map { ($0.label, false, $0.counts + [$0.length - $0.counts.reduce(0, +), $0.total]) })
        figure.close(&html)
    }

    private func write(_ row: Row, _ id: String, _ longest: Int, _ figure: PlotFigure, _ html: inout HTML) {
        let label: HTML = row.address.map { "<a href=\"\($0)\">\(row.label)</a>" } ?? "\(row.label)"
        html.add("<li><span class=\"plot-name\">\(label)</span>")
        let parts = zip(names.parts, row.counts).map { "\($0) \(texts.number($1))" }
        figure.drawing(
            &html, id: id, title: row.label,
            summary: (parts + ["\(names.total) \(texts.number(row.total))"]).joined(separator: ", "), height: 22)
        bar(row, of: length == .share ? row.length : longest, &html)
        html.add(
            """
            </svg><span class="plot-sum" aria-hidden="true"><b>\(texts.number(row.counts[0]))</b>/\(texts.number(row.total))</span></li>

            """)
    }

    private func bar(_ row: Row, of whole: Int, _ html: inout HTML) {
        html.add(
            "<rect\(PlotMark.notYet.fill(id: texts.id)) y=\"1\" width=\"\(percent(row.length, of: whole))\" height=\"20\"/>"
        )
        var from = 0
        for (mark, count) in zip(Self.marks, row.counts) where count > 0 {
            html.add(
                """
                <rect\(mark.fill(id: texts.id)) x="\(percent(from, of: whole))" y="1" width="\(percent(count, of: whole))" height="20"/>
                """)
            let text = texts.number(count)
            if pixels(count, of: whole, in: Self.narrowest) >= text.count * 8 + 6 {
                html.add(
                    """
                    <text class="\(mark.letters)" x="\(percent(2 * from + count, of: 2 * whole))" y="15">\(text)</text>
                    """)
            }
            from += count
        }
    }
}
