import People
import Web

/// What was read from a document: the plan with its months and units, what was doubted, what stayed unread.
struct TrialResult {
    /// Longer lists say how much more there is.
    static let most = 600

    let visit: Visit<Person?>
    let proposal: Proposal
    let document: String

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let counts = proposal.counts
        html.add(
            """
            <section class="stack" aria-labelledby="hasil"><h2 id="hasil">\(words(TrialWord.readFrom, ["document": document]))</h2>
            <p><b>\(proposal.title.isEmpty ? words[TrialWord.untitled] : proposal.title)</b></p>
            <p data-counts="\(counts.areas) \(counts.activities) \(counts.subActivities) \(counts.indicators) \(counts.indicatorMonths)">\(words.counts(proposal))</p></section>

            """)
        if let reported = proposal.reported { html.add(words.notice(reported, icon: visit.icon("warning"))) }
        outline(&html)
        doubts(&html)
        unread(&html)
    }

    private func outline(_ html: inout HTML) {
        html.add("<section aria-labelledby=\"susunan\"><h2 id=\"susunan\">\(words[TrialWord.outline])</h2>\n")
        var left = Self.most
        for area in proposal.areas where left > 0 {
            html.add("<details class=\"group\"><summary>\(area.no). \(area.title)</summary><div class=\"stack\">\n")
            for activity in area.activities where left > 0 {
                for level in activity.above ?? [] { html.add("<p class=\"soft\">\(level.title)</p>\n") }
                if !activity.title.isEmpty { html.add("<h3>\(activity.code) \(activity.title)</h3>\n") }
                for sub in activity.subActivities where left > 0 {
                    left -= 1
                    write(sub, &html)
                }
            }
            html.raw("</div></details>\n")
        }
        more(proposal.counts.subActivities - Self.most, &html)
        html.raw("</section>\n")
    }

    private func write(_ sub: Proposal.SubActivity, _ html: inout HTML) {
        let units = sub.responsible.isEmpty ? words[PlanWord.noUnit] : sub.responsible.joined(separator: ", ")
        html.add(
            "<p><b>\(sub.printedCode ?? sub.code)</b> \(sub.title) <span class=\"soft small\">\(units)</span></p>\n")
        write(sub.details ?? [], &html)
        html.raw("<ul class=\"small\">")
        for indicator in sub.indicators {
            let months = indicator.months.map(words.shortMonth).joined(separator: " ")
            let time = indicator.time?.text ?? ""
            html.add(
                "<li>\(indicator.text) <span class=\"soft\">\(months.isEmpty && time.isEmpty ? words[PlanWord.noMonth] : months)\(" (\(time))", if: !time.isEmpty)</span>"
            )
            write(indicator.details ?? [], &html)
            html.raw("</li>\n")
        }
        html.raw("</ul>\n")
    }

    private func write(_ details: [Proposal.Detail], _ html: inout HTML) {
        guard !details.isEmpty else { return }
        html.raw("<dl class=\"facts\">")
        for detail in details { html.add("<div><dt>\(detail.head)</dt><dd>\(detail.text)</dd></div>") }
        html.raw("</dl>")
    }

    private func doubts(_ html: inout HTML) {
        var doubts: [(code: String, note: Note)] = []
        for area in proposal.areas {
            for activity in area.activities {
                for sub in activity.subActivities { doubts += sub.notes.map { (sub.code, $0) } }
            }
        }
        html.add(
            "<section class=\"stack\" aria-labelledby=\"ragu\"><h2 id=\"ragu\">\(words[TrialWord.doubts]) <span class=\"badge badge-doubt\">\(words.number(doubts.count))</span></h2>\n"
        )
        if doubts.isEmpty {
            html.add("<p>\(words[TrialWord.noDoubts])</p>")
        } else {
            html.raw("<ul class=\"small\">")
            for (code, note) in doubts.prefix(Self.most) {
                html.add(
                    "<li><b>\(code)</b> \(words.doubt(note.code, note.values ?? [:], otherwise: note.text))</li>\n")
            }
            html.raw("</ul>")
        }
        more(doubts.count - Self.most, &html)
        html.raw("</section>\n")
    }

    private func unread(_ html: inout HTML) {
        html.add(
            "<section class=\"stack\" aria-labelledby=\"sisa\"><h2 id=\"sisa\">\(words[TrialWord.unread]) <span class=\"badge\">\(words.number(proposal.unread.count))</span></h2>\n"
        )
        if proposal.unread.isEmpty {
            html.add("<p>\(words[TrialWord.allRead])</p>")
        } else {
            html.add(
                "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\" class=\"number\">\(words[PlanWord.line])</th><th scope=\"col\" class=\"number\">\(words[PlanWord.column])</th><th scope=\"col\">\(words[TrialWord.text])</th></tr></thead><tbody>\n"
            )
            for cell in proposal.unread.prefix(Self.most) {
                html.add(
                    "<tr><td class=\"number\">\(cell.line)</td><td class=\"number\">\(cell.column)</td><td>\(cell.text)</td></tr>\n"
                )
            }
            html.raw("</tbody></table></div>")
        }
        more(proposal.unread.count - Self.most, &html)
        html.raw("</section>\n")
    }

    private func more(_ count: Int, _ html: inout HTML) {
        guard count > 0 else { return }
        html.add("<p class=\"small soft\">\(words(TrialWord.more, ["count": words.number(count)]))</p>\n")
    }
}
