import People
import Web

/// The plan as it would be, area by area: each line leads to the page where it is edited.
struct OutlineList {
    /// Larger plans show one area at a time, and so many sub-activities of it.
    static let most = 400
    static let pageSize = 100
    /// No area has a sub-activity behind this one; places up to it can be added to.
    static let lastPlace = 1_000_000

    let visit: Visit<Member>
    let review: Review

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let outline = review.folded.outline
        let codes = review.folded.codes
        html.add("<h2 id=\"susunan\">\(words[PlanWord.asItWouldBe])</h2>\n<div>\n")
        let isLarge = outline.nodes.count > Self.most
        let chosen = visit.query("area")
        for key in outline.roots {
            guard let area = outline.nodes[key] else { continue }
            let title: HTML = "\(codes[key] ?? key) \(area.text)"
            if isLarge, key != chosen {
                html.add(
                    "<p><a href=\"\(visit.base(of: review))?area=\(key.addingPercentEncoding)#susunan\">\(title)</a></p>\n"
                )
                continue
            }
            html.add("<details class=\"group\"\(" open", if: isLarge)><summary>\(title)</summary><div class=\"stack\">")
            html.add("<p>\(link(key, words[ReviewWord.openNode], codes))</p>")
            write(area, isLarge ? Self.pageSize : .max, outline, codes, &html)
            html.raw("</div></details>\n")
        }
        html.raw("</div>\n")
        if review.state == .open { add(&html) }
    }

    private func write(
        _ area: PlanNode, _ most: Int, _ outline: Outline, _ codes: [String: String], _ html: inout HTML
    ) {
        let first = most == .max ? 0 : min(max(0, Int(visit.query("mulai")) ?? 0), Self.lastPlace)
        var place = 0
        for key in area.children {
            guard let activity = outline.nodes[key] else { continue }
            let subs = activity.children.enumerated().filter { offset, _ in
                place + offset >= first && place + offset < (most == .max ? .max : first + most)
            }
            place += activity.children.count
            guard !subs.isEmpty || activity.children.isEmpty else { continue }
            html.add("<h3>\(link(key, codes[key] ?? key, codes)) \(activity.text)</h3>")
            for (_, sub) in subs { write(sub, outline, codes, &html) }
        }
        guard most != .max, place > most else { return }
        let base = "\(visit.base(of: review))?area=\(area.key.addingPercentEncoding)&mulai="
        html.add(
            """
            <nav class="paging" aria-label="\(area.text)">\("<a class=\"button\" rel=\"prev\" href=\"\(base)\(max(0, first - most))#susunan\">\(words[WebWord.previous])</a>", if: first > 0)
            \("<a class=\"button\" rel=\"next\" href=\"\(base)\(first + most)#susunan\">\(words[WebWord.next])</a>", if: first + most < place)</nav>
            """)
    }

    private func write(_ key: String, _ outline: Outline, _ codes: [String: String], _ html: inout HTML) {
        guard let sub = outline.nodes[key] else { return }
        html.add(
            "<p><b>\(link(key, codes[key] ?? key, codes))</b> \(sub.text) <span class=\"soft small\">\(sub.responsible.joined(separator: ", "))</span></p><ul class=\"small\">"
        )
        for child in sub.children {
            guard let indicator = outline.nodes[child] else { continue }
            let months = indicator.months.map(words.shortMonth).joined(separator: " ")
            html.add(
                "<li>\(link(child, codes[child] ?? child, codes)) \(indicator.text) <span class=\"soft\">\(months.isEmpty ? words[PlanWord.noMonth] : months)</span></li>"
            )
        }
        html.raw("</ul>")
    }

    private func link(_ key: String, _ text: String, _ codes: [String: String]) -> HTML {
        "<a href=\"\(visit.address(of: key, in: review))\">\(text)</a>"
    }

    private func add(_ html: inout HTML) {
        html.add(
            """
            <details class="group"><summary>\(words[ReviewWord.addArea])</summary><form class="stack" method="post" action="\(visit.base(of: review))/butir">\(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)">
            <div class="field"><label for="area-baru">\(words[ReviewWord.wording])</label><input class="input" id="area-baru" name="teks" maxlength="\(Outline.longest)"></div>
            <p class="actions"><button class="button">\(words[ReviewWord.add])</button></p></form></details>

            """)
    }
}
