import People
import Storage
import Web

/// The cells that the reading left unread: each can be picked into a field, or put aside.
struct UnreadPage {
    static let pageSize = 50

    let visit: Visit<Member>
    let review: Review
    var refusal: ReviewRefusal?
    var typed: Form?

    private var words: Words { visit.words }
    private var base: String { visit.base(of: review) }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let number = try visit.number("nomor")
        let review = try await visit.store.read { try visit.review(number, in: $0) }
        return UnreadPage(visit: visit, review: review).reply()
    }

    func reply() -> Reply {
        let cells = review.reading.unread
        let pages = max(1, (cells.count + Self.pageSize - 1) / Self.pageSize)
        let page = min(max(1, Int(typed?.text("hal") ?? visit.query("hal")) ?? 1), pages)
        var frame = Frame(words[PlanWord.unread], year: review.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(words[PlanWord.reviewTitle])</a></li><li aria-current="page">\(words[PlanWord.unread])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[PlanWord.unread])</h1><p>\(words[PlanWord.unreadText])</p></div>
                <div class="actions">\(visit.undoForms(review), if: review.state == .open)</div></div>

                """)
            if let refusal {
                html.add(
                    """
                    <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(refusal.rawValue)">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>

                    """)
            }
            guard !cells.isEmpty else {
                html.add("<p class=\"empty\">\(words[PlanWord.allRead])</p>\n")
                return
            }
            html.add(
                """
                <form class="stack" method="post" action="\(base)/sel">\(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)"><input type="hidden" name="hal" value="\(page)">

                """)
            let outline = review.folded.outline
            let codes = review.folded.codes
            let starts = outline.nodes.values.compactMap { node in
                node.rank == .subActivity ? node.sourceLines.first.map { (line: $0, key: node.key) } : nil
            }
            .sorted { ($0.line, $0.key) < ($1.line, $1.key) }
            for cell in cells.dropFirst((page - 1) * Self.pageSize).prefix(Self.pageSize) {
                let near = starts.last { $0.line <= cell.line } ?? starts.first
                write(cell, near.flatMap { codes[$0.key] } ?? "", codes, &html)
            }
            html.raw("</form>\n")
            pager(page, pages, &html)
        }
    }

    private func write(
        _ cell: Proposal.Unread, _ near: String, _ codes: [String: String], _ html: inout HTML
    ) {
        let place = "\(cell.line)-\(cell.column)"
        html.add(
            """
            <section class="question" id="s\(place)" aria-label="\(words[PlanWord.line]) \(cell.line), \(words[PlanWord.column]) \(cell.column)"><p class="small soft"><a href="\(base)/naskah?baris=\(cell.line)#b\(cell.line)k\(cell.column)">\(words[PlanWord.line]) \(cell.line), \(words[PlanWord.column]) \(cell.column)</a></p>
            <p class="source">\(cell.text)</p>

            """)
        if let seq = review.folded.picked[cell.place] {
            return html.add("<p class=\"small\">\(fate(seq, codes))</p></section>\n")
        }
        guard review.state == .open else { return html.raw("</section>\n") }
        html.add(
            """
            <div class="filters"><div><label for="k\(place)">\(words[ReviewWord.nodeCode])</label><input class="input" id="k\(place)" name="kode-\(place)" maxlength="40" value="\(typed?.text("kode-\(place)") ?? near)"></div>
            <div><label for="i\(place)">\(words[ReviewWord.field])</label><select class="input" id="i\(place)" name="isian-\(place)">
            """)
        let chosen = typed.flatMap { CellTarget(rawValue: $0.text("isian-\(place)")) } ?? .text
        for target in CellTarget.allCases {
            html.add(
                "<option value=\"\(target.rawValue)\"\(" selected", if: target == chosen)>\(words[target.word])</option>"
            )
        }
        html.add(
            """
            </select></div></div>
            <p class="actions"><button class="button" name="ambil" value="\(place)">\(words[ReviewWord.pick])</button> <button class="button" name="buang" value="\(place)">\(words[ReviewWord.putAside])</button></p></section>

            """)
    }

    private func fate(_ seq: Int, _ codes: [String: String]) -> HTML {
        let operation = review.operations.first { $0.seq == seq }
        guard case .take(_, _, _, let node, _) = operation?.step.edit else {
            return "<span class=\"badge\">\(words[ReviewWord.wasPutAside])</span> \(operation?.authorName ?? "")"
        }
        return
            "<span class=\"badge badge-good\">\(words[ReviewWord.wasPicked])</span> <a href=\"\(visit.address(of: node, in: review))\">\(codes[node] ?? node)</a> \(operation?.authorName ?? "")"
    }

    private func pager(_ page: Int, _ pages: Int, _ html: inout HTML) {
        guard pages > 1 else { return }
        html.add(
            """
            <nav class="paging" aria-label="\(words[PlanWord.unread])">\("<a class=\"button\" rel=\"prev\" href=\"\(base)/sel?hal=\(page - 1)\">\(words[WebWord.previous])</a>", if: page > 1)
            <span>\(words(WebWord.pageOf, ["page": String(page), "pages": String(pages)]))</span>
            \("<a class=\"button\" rel=\"next\" href=\"\(base)/sel?hal=\(page + 1)\">\(words[WebWord.next])</a>", if: page < pages)</nav>

            """)
    }
}

extension CellTarget {
    var word: ReviewWord {
        switch self {
        case .text: .wording
        case .units: .responsible
        case .detail: .details
        case .child: .newBelow
        }
    }
}
