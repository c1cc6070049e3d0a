import People
import Storage
import Web

/// One part of a plan under review: its fields beside the cells of the document that they were read from.
struct NodePage {
    let visit: Visit<Member>
    let review: Review
    let node: PlanNode
    let units: UnitsOnDay
    let side: SourceSide?
    var refusal: ReviewRefusal?
    /// What was typed, when it was refused.
    var typed: Form?

    private var words: Words { visit.words }
    private var outline: Outline { review.folded.outline }
    private var base: String { visit.base(of: review) }

    func reply() -> Reply {
        let codes = review.folded.codes
        let code = codes[node.key] ?? node.key
        var frame = Frame("\(code) \(node.text)", year: review.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            head(code, codes, &html)
            notices(&html)
            html.raw("<div class=\"versus\"><div>\n")
            if review.state == .open {
                NodeFields(visit: visit, review: review, node: node, units: units, typed: typed).write(&html)
            } else {
                facts(&html)
            }
            children(codes, &html)
            html.raw("</div><div>\n")
            if let side { side.write(visit, review, &html) } else { noSource(&html) }
            html.raw("</div></div>\n")
            if review.state == .open {
                NodeMoves(visit: visit, review: review, node: node, codes: codes, typed: typed).write(&html)
            }
            turn(codes, &html)
        }
    }

    private func head(_ code: String, _ codes: [String: String], _ html: inout HTML) {
        html.add(
            "<nav class=\"crumbs\" aria-label=\"\(words[PlanWord.crumbs])\"><ol><li><a href=\"\(base)\">\(words[PlanWord.reviewTitle])</a></li>"
        )
        for parent in parents {
            html.add(
                "<li><a href=\"\(visit.address(of: parent.key, in: review))\">\(codes[parent.key] ?? "") \(parent.text.shortened)</a></li>"
            )
        }
        html.add(
            """
            <li aria-current="page">\(code)</li></ol></nav>
            <div class="page-head"><div><h1 class="long"><span class="code">\(code)</span> \(node.text.isEmpty ? words[ReviewWord.noWording] : node.text)</h1><p>\(words[node.rank.word])</p></div>
            <div class="actions">\(visit.undoForms(review), if: review.state == .open)</div></div>

            """)
    }

    private var parents: [PlanNode] {
        var parents: [PlanNode] = []
        var key = node.parent
        while let parent = key.flatMap({ outline.nodes[$0] }) {
            parents.insert(parent, at: 0)
            key = parent.parent
        }
        return parents
    }

    private func notices(_ html: inout HTML) {
        if visit.query("tersimpan") == "1" {
            html.add(
                "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[ReviewWord.saved])</p></div></div>\n"
            )
        }
        guard let refusal else { return }
        html.add(
            """
            <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(refusal.rawValue)">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>

            """)
    }

    private func facts(_ html: inout HTML) {
        html.add("<dl class=\"facts\"><dt>\(words[ReviewWord.wording])</dt><dd>\(node.text)</dd>")
        if node.rank == .subActivity {
            let units = node.responsible.joined(separator: "\n")
            html.add("<dt>\(words[ReviewWord.responsible])</dt><dd>\(words.value(units, of: .units))</dd>")
        }
        if node.rank == .indicator {
            html.add("<dt>\(words[ReviewWord.months])</dt><dd>\(words.months(node.months.listed))</dd>")
        }
        if let time = node.time { html.add("<dt>\(words[ReviewWord.time])</dt><dd>\(time.text)</dd>") }
        for detail in node.details ?? [] { html.add("<dt>\(detail.head)</dt><dd>\(detail.text)</dd>") }
        html.raw("</dl>\n")
    }

    private func children(_ codes: [String: String], _ html: inout HTML) {
        guard let below = node.rank.below else { return }
        html.add("<h2>\(words[below.word])</h2>\n")
        if !node.children.isEmpty { html.raw("<ol class=\"stack small\">") }
        for key in node.children.prefix(200) {
            html.add(
                "<li><a href=\"\(visit.address(of: key, in: review))\">\(codes[key] ?? key)</a> \(outline.nodes[key]?.text ?? "")</li>\n"
            )
        }
        if !node.children.isEmpty { html.raw("</ol>\n") }
        guard review.state == .open else { return }
        html.add(
            """
            <form class="stack" method="post" action="\(visit.address(of: node.key, in: review))/tambahan">\(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)">
            <div class="field"><label for="teks-baru">\(words(ReviewWord.addBelow, ["rank": words[below.word]]))</label><input class="input" id="teks-baru" name="teks-baru" maxlength="\(Outline.longest)" value="\(typed?.text("teks-baru") ?? "")"></div>
            <p class="actions"><button class="button">\(words[ReviewWord.add])</button></p></form>

            """)
    }

    private func noSource(_ html: inout HTML) {
        html.add(
            "<h2>\(words[PlanWord.source])</h2><p class=\"soft\">\(words[review.file == nil ? ReviewWord.noDocument : .noCells])</p>\n"
        )
    }

    /// The way to the node before and behind it, in the order of the plan.
    private func turn(_ codes: [String: String], _ html: inout HTML) {
        let order = outline.ordered
        guard let place = order.firstIndex(of: node.key) else { return }
        html.add("<nav class=\"turn\" aria-label=\"\(words[ReviewWord.otherNodes])\">")
        for (index, rel, word) in [(place - 1, "prev", PlanWord.previous), (place + 1, "next", .next)] {
            guard order.indices.contains(index), let other = outline.nodes[order[index]] else { continue }
            html.add(
                "<a rel=\"\(rel)\" href=\"\(visit.address(of: other.key, in: review))\"><span>\(words[word])</span>\(codes[other.key] ?? "") \(other.text.shortened)</a>"
            )
        }
        html.raw("</nav>\n")
    }
}

extension PlanNode.Rank {
    var word: ReviewWord {
        switch self {
        case .area: .rankArea
        case .activity: .rankActivity
        case .subActivity: .rankSubActivity
        case .indicator: .rankIndicator
        }
    }
}

extension String {
    /// The first words of it, for places where it only reminds.
    var shortened: String { count > 60 ? String(prefix(60)) + "…" : self }
}
