/// What all plots have around them: the figure, its caption, its drawing's name, and the table behind it.
///
/// A drawing has no viewBox: it is as wide as its place, positions across are percentages, and heights and texts are
/// not scaled, so that a phone and a wall see the same letters.
struct PlotFigure {
    let texts: PlotTexts

    /// - Parameter isDrawn: The sentence is then read as the description of the drawing, and only shown here.
    func open(_ html: inout HTML, isDrawn: Bool) {
        html.add(
            """
            <figure class="plot plot-fluid"><figcaption><b>\(texts.title)</b>
            """)
        if !texts.summary.isEmpty {
            html.add("<span\(" aria-hidden=\"true\"", if: isDrawn)>\(texts.summary)</span>")
        }
        html.raw("</figcaption>\n")
    }

    func openDrawing(_ html: inout HTML, height: Int) {
        drawing(&html, id: texts.id, title: texts.title, summary: texts.summary, height: height)
    }

    /// A drawing that a screen reader meets as one picture with a name and a description.
    func drawing(_ html: inout HTML, id: String, title: String, summary: String, height: Int) {
        html.add(
            """
            <svg role="img" width="100%" height="\(height)" aria-labelledby="\(id)-t \(id)-d"><title id="\(id)-t">\(title)</title><desc id="\(id)-d">\(summary)</desc>

            """)
    }

    func close(_ html: inout HTML) { html.raw("</figure>\n") }

    /// The months under a drawing, the present one bold over a band of its own.
    func months(_ html: inout HTML, base: Int, now: Int) {
        if (1...12).contains(now) {
            html.add(
                """
                <rect class="plot-band" x="\(percent(now - 1, of: 12))" y="0" width="\(percent(1, of: 12))" height="\(base)"/>
                """)
        }
        html.add("<line class=\"plot-base\" x1=\"0\" x2=\"100%\" y1=\"\(base).5\" y2=\"\(base).5\"/>")
        for month in 0..<12 {
            html.add(
                """
                <text x="\(percent(2 * month + 1, of: 24))" y="\(base + 18)"\(" class=\"now\"", if: month + 1 == now)>\(texts.shortMonth(month, in: "tspan"))</text>
                """)
        }
        html.raw("\n")
    }

    /// A sentence in the middle of a drawing that has nothing to draw.
    func empty(_ html: inout HTML, height: Int) {
        html.add("<text class=\"plot-halo\" x=\"50%\" y=\"\(height / 2)\">\(texts.empty)</text>")
    }

    /// The same figures as a table, folded away.
    func table(_ html: inout HTML, head: [String], rows: [(name: String, isNow: Bool, numbers: [Int?])]) {
        html.add(
            """
            <details class="plot-table"><summary>\(texts.table)</summary><div class="scroll" tabindex="0" role="group" aria-label="\(texts.table): \(texts.title)"><table class="table"><thead><tr>
            """)
        for (index, name) in head.enumerated() {
            html.add("<th scope=\"col\"\(" class=\"number\"", if: index > 0)>\(name)</th>")
        }
        html.raw("</tr></thead><tbody>\n")
        for row in rows {
            html.add("<tr><th scope=\"row\"\(" aria-current=\"date\"", if: row.isNow)>\(row.name)</th>")
            for number in row.numbers {
                html.add("<td class=\"number\">\(number.map(texts.number) ?? "")</td>")
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div></details>\n")
    }
}

/// `8.33%`: a place across a drawing, between its edges whatever the numbers are.
func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "0%" }
    let hundredths = Int((min(max(Double(part) / Double(whole), 0), 1) * 10_000).rounded())
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)%" : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
}

/// A length in pixels of `room`, as great as `part` is of `whole`.
func pixels(_ part: Int, of whole: Int, in room: Int) -> Int {
    guard whole > 0 else { return 0 }
    return Int((min(max(Double(part) / Double(whole), 0), 1) * Double(room)).rounded())
}
