import Measures
import People
import Storage
import Web

/// What measures an indicator, as its month's card shows it: value, target, how it stands, the year, and the way to what
/// stands behind it.
struct CardFigures {
    let visit: Visit<Member>
    let year: Int
    let month: Int

    private var words: Words { visit.words }

    func write(_ line: Cockpit.Line, _ html: inout HTML) {
        guard !line.readings.isEmpty else { return }
        html.add("<ul class=\"figures\" aria-label=\"\(words[MeasureWord.figures])\">\n")
        for one in line.readings {
            let period = KeptFigure.month(month, of: year)
            html.add(
                """
                <li data-measure="\(one.measure.key)"><p><a href="/\(visit.office.slug)/ukuran/\(one.measure.key)?bulan=\(period)">\(words[one.measure.title])</a>: <b>\(one.value(words))</b> <span class="soft">· \(one.target(words))</span> <span class="badge verdict-\(one.verdict.rawValue)"><span aria-hidden="true">\(one.verdict.sign)</span> \(words[key: one.verdict.key])</span></p>\(Trend(one.measure, one.months, words).bars)\(freshness(one))</li>

                """)
        }
        html.raw("</ul>\n")
    }

    private func freshness(_ one: Cockpit.Reading) -> HTML {
        guard let kept = one.months[month], kept.figure.isSaid else { return "" }
        return "<p class=\"small soft\">\(words(MeasureWord.asOf, ["moment": visit.moment(kept.at)]))</p>"
    }
}
