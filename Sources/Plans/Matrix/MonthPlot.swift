import Web

/// A small picture of the year: how much is due in each month.
struct MonthPlot {
    let counts: [Int]
    let words: Words
    /// The month it is, or 0 when it is another year.
    let now: Int

    func write(_ html: inout HTML) {
        let most = max(1, counts.max() ?? 1)
        let sentence = counts.enumerated().map { "\(words.month($0 + 1)) \($1)" }.joined(separator: ", ")
        html.add(
            """
            <figure class="plot"><svg width="312" height="88" viewBox="0 0 312 88" role="img" aria-label="\(words[PlanWord.perMonth]): \(sentence)"><line class="plot-base" x1="0" x2="312" y1="70.5" y2="70.5"/>
            """)
        for (index, count) in counts.enumerated() {
            let height = count * 56 / most
            let left = 4 + index * 26
            let isNow: HTML = index + 1 == now ? " class=\"now\"" : ""
            html.add(
                """
                <rect class="plot-plan" x="\(left)" y="\(70 - height)" width="17" height="\(height)"/><text x="\(left + 9)" y="\(66 - height)"\(isNow)>\(count)</text><text x="\(left + 9)" y="85"\(isNow)>\(words.month(index + 1).prefix(1))</text>
                """)
        }
        html.add("</svg><figcaption>\(words[PlanWord.perMonth])</figcaption></figure>\n")
    }
}
