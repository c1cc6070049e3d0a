/// The words of a plot's two lines stand at their ends, so that no key has to be learned.
extension YearCurve {
    /// How many months a label covers, in the narrowest drawing and where there is room.
    private static let reach = (narrow: 4, wide: 2)

    private var last: Int { done.count - 1 }
    private var isAhead: Bool { last >= 0 && done[last] > planned[last] }

    func ends(_ html: inout HTML) {
        // Above a rising line there is room at its left, below it at its right; the lower line's words go below.
        let isBelow = isAhead && last > 7
        html.add(
            """
            <text class="plot-end plot-halo" x="100%" y="\(isBelow ? under(planned, from: 12 - Self.reach.narrow) : y(planned[11]) - 8)">\(names.planned) \(texts.number(planned[11]))</text>
            """)
        guard last >= 0 else { return }
        if last < 11 {
            html.add("<circle class=\"plot-point-planned\" cx=\"\(x(last))\" cy=\"\(y(planned[last]))\" r=\"3\"/>")
        }
        html.add("<circle class=\"plot-point\" cx=\"\(x(last))\" cy=\"\(y(done[last]))\" r=\"4.5\"/>")
        label("plot-less", reach: Self.reach.narrow, &html)
        label("plot-more", reach: Self.reach.wide, &html)
    }

    private func label(_ width: HTML, reach: Int, _ html: inout HTML) {
        let end = y(done[last])
        if isAhead, last >= reach {
            label(width, "plot-end", x: x(last), y: end - 26, &html)
        } else if isAhead {
            label(width, "plot-start", x: "0", y: end - 26, &html)
        } else if last + reach < 12 {
            label(width, "plot-start plot-beside", x: x(last), y: min(end + 6, Self.base - 24), &html)
        } else {
            label(width, "plot-end", x: "100%", y: min(under(done, from: 11 - reach) + 2, Self.base - 24), &html)
        }
    }

    private func label(_ width: HTML, _ anchor: HTML, x: String, y: Int, _ html: inout HTML) {
        let share = planned[11] > 0 ? " · \(Int(Double(done[last]) / Double(planned[11]) * 100))%" : ""
        html.add(
            """
            <g class="\(width)"><text class="plot-name-made plot-halo \(anchor)" x="\(x)" y="\(y)">\(names.done)</text><text class="plot-halo \(anchor)" x="\(x)" y="\(y + 16)">\(texts.number(done[last]))\(share)</text></g>

            """)
    }

    /// Whether the words of the thick line, early in the year, stand where a line across has its own.
    func isNamed(at y: Int) -> Bool {
        isAhead && last < Self.reach.narrow && (20...60).contains(self.y(done[last]) - y + 12)
    }

    /// Where a line of text clears the part of a curve above it.
    private func under(_ counts: [Int], from month: Int) -> Int {
        (counts.dropFirst(month).map(y).max() ?? y(counts.last ?? 0)) + 18
    }
}
