/// Rows by months, each cell as dark as its share that is done, with a hatched foot as wide as its share that is late.
///
/// A table and not a drawing: it is read cell by cell under its heads, its rows are links, and its numbers are text
/// already, so no second table stands behind it. The roles are said aloud because a narrow page lays it out as a grid,
/// and some browsers then forget that it is a table.
public struct HeatGrid: Sendable {
    public struct Cell: Sendable {
        let done: Int
        let late: Int
        let total: Int

        public init(done: Int, late: Int, total: Int) {
            self.total = max(0, total)
            self.done = min(max(0, done), self.total)
            self.late = min(max(0, late), self.total - self.done)
        }

        /// Rounded down: 100 is said of what is whole and of nothing else.
        var percent: Int { total > 0 ? Int(Double(done) / Double(total) * 100) : 0 }

        /// 0 for nothing done, 5 for all, quarters between.
        var shade: Int { done == 0 ? 0 : done == total ? 5 : 1 + min(3, percent / 25) }

        /// Quarters, rounded up: what is late is never invisible.
        var hatch: Int { late == 0 ? 0 : max(1, pixels(late, of: total, in: 4)) }
    }

    public struct Row: Sendable {
        let label: String
        let address: String
        let cells: [Cell]

        /// - Parameter cells: One a month, January first; a total of 0 is a month in which nothing is due.
        public init(_ label: String, address: String, cells: [Cell]) {
            (self.label, self.address) = (label, address)
            self.cells = (0..<12).map { $0 < cells.count ? cells[$0] : Cell(done: 0, late: 0, total: 0) }
        }
    }

    /// The words of the heads and the key.
    public struct Names: Sendable {
        let row: String
        let done: String
        let late: String
        let none: String

        /// - Parameters:
        ///   - row: The head of the labels.
        ///   - done: The head of the year's sum, also before the shades of the key.
        ///   - none: What an empty cell says.
        public init(row: String, done: String, late: String, none: String) {
            (self.row, self.done, self.late, self.none) = (row, done, late, none)
        }
    }

    let texts: PlotTexts
    let names: Names
    let rows: [Row]
    let now: Int

    /// - Parameter now: The present month, 1 to 12, or 0 in another year.
    public init(texts: PlotTexts, names: Names, rows: [Row], now: Int) {
        (self.texts, self.names, self.rows, self.now) = (texts, names, rows, now)
    }

    public func write(_ html: inout HTML) {
        let figure = PlotFigure(texts: texts)
        figure.open(&html, isDrawn: false)
        guard !rows.isEmpty else {
            html.add("<p class=\"soft\">\(texts.empty)</p>")
            return figure.close(&html)
        }
        keys(&html)
        html.add(
            """
            <table class="heat" role="table" aria-label="\(texts.title)"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="head">\(names.row)</th>
            """)
        for month in 0..<12 {
            html.add(
                """
                <th role="columnheader" scope="col"\(" class=\"now\" aria-current=\"date\"", if: month + 1 == now)><abbr title="\(texts.month(month))">\(texts.shortMonth(month, in: "span"))</abbr></th>
                """)
        }
        html.add(
            """
            <th role="columnheader" scope="col" class="sum">\(names.done)</th><th role="columnheader" scope="col" class="sum">\(names.late)</th></tr></thead><tbody role="rowgroup">

            """)
        for row in rows { write(row, &html) }
        html.raw("</tbody></table>\n")
        figure.close(&html)
    }

    private func keys(_ html: inout HTML) {
        html.add("<ul class=\"plot-keys\" aria-hidden=\"true\"><li>\(names.done) %</li>")
        for (shade, text) in ["0", "1–24", "25–49", "50–74", "75–99", "100"].enumerated() {
            html.add("<li class=\"heat-key\"><span class=\"heat-\(shade)\"></span>\(text)</li>")
        }
        html.add(
            """
            <li class="heat-key"><span class="heat-0 late-4"></span>\(names.late)</li><li>· \(names.none)</li></ul>

            """)
    }

    private func write(_ row: Row, _ html: inout HTML) {
        html.add(
            "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><a href=\"\(row.address)\">\(row.label)</a></th>")
        for cell in row.cells {
            guard cell.total > 0 else {
                html.add(
                    "<td role=\"cell\" class=\"heat-none\"><span aria-hidden=\"true\">·</span><span class=\"sr\">\(names.none)</span></td>"
                )
                continue
            }
            if cell.late > 0 {
                html.add(
                    """
                    <td role="cell" class="heat-\(cell.shade) late-\(cell.hatch)">\(cell.percent)<span class="sr">%, \(names.late) \(texts.number(cell.late))</span></td>
                    """)
            } else {
                html.add("<td role=\"cell\" class=\"heat-\(cell.shade)\">\(cell.percent)</td>")
            }
        }
        let (done, late, total) = row.cells.reduce((0, 0, 0)) { ($0.0 + $1.done, $0.1 + $1.late, $0.2 + $1.total) }
        html.add(
            """
            <td role="cell" class="sum"><b>\(texts.number(done))</b>/\(texts.number(total))</td><td role="cell" class="sum\(" late", if: late > 0)">\(texts.number(late))</td></tr>

            """)
    }
}
