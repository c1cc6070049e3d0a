import People
import Storage
import Web

/// The whole document beside its reading: each cell leads to the part of the plan that it went into.
enum SourcePage {
    static let pageSize = 60

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let number = try visit.number("nomor")
        let (review, document, places) = try await visit.store.read { reading in
            let review = try visit.review(number, in: reading)
            return (
                review, try visit.document(of: review, in: reading), try review.places(of: nil, in: reading)
            )
        }
        let words = visit.words
        let base = visit.base(of: review)
        let all = document?.lines ?? []
        let asked = Int(visit.query("baris")) ?? 0
        let place = all.firstIndex { $0.number >= asked } ?? max(0, all.count - 1)
        let page = place / pageSize
        let lines = all.dropFirst(page * pageSize).prefix(pageSize)
        let shown = Set(lines.map(\.number))
        let fields = Dictionary(grouping: places.filter { shown.contains($0.place.line) }, by: \.place)
        let codes = review.folded.codes
        return visit.page(Frame(words[ReviewWord.sideBySide], year: review.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(words[PlanWord.reviewTitle])</a></li><li aria-current="page">\(words[ReviewWord.sideBySide])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[ReviewWord.sideBySide])</h1><p>\(review.fileName)</p></div>
                \("<div class=\"actions\"><a class=\"button\" href=\"\(base)/berkas\">\(visit.icon("download")) \(words[PlanWord.download])</a></div>", if: review.file != nil)</div>

                """)
            guard !lines.isEmpty else {
                html.add("<p class=\"empty\">\(words[ReviewWord.noDocument])</p>\n")
                return
            }
            for picture in SourcePicture.pages(of: lines.flatMap(\.cells), visit, review, most: 8) {
                html.add(
                    "<details class=\"group\"><summary>\(words(FileWord.page, ["page": String(picture.page)]))</summary>"
                )
                SourcePicture(visit: visit, review: review, page: picture.page, boxes: []).write(&html)
                html.raw("</details>\n")
            }
            html.add(
                "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[PlanWord.line])</th><th scope=\"col\">\(words[PlanWord.text])</th><th scope=\"col\">\(words[ReviewWord.inPlan])</th></tr></thead><tbody>\n"
            )
            for line in lines {
                for (index, cell) in line.cells.enumerated() {
                    let own = fields[CellPlace(line: line.number, column: cell.column)] ?? []
                    html.add(
                        "<tr id=\"b\(line.number)k\(cell.column)\">\("<th scope=\"rowgroup\" rowspan=\"\(line.cells.count)\" class=\"number\">\(line.number)</th>", if: index == 0)<td>\(cell.text)</td><td>"
                    )
                    Self.write(own, codes, review, visit, &html)
                    html.raw("</td></tr>\n")
                }
            }
            html.raw("</tbody></table></div>\n")
            let (first, next) = ((page - 1) * pageSize, (page + 1) * pageSize)
            html.add(
                """
                <nav class="paging" aria-label="\(words[PlanWord.line])">\("<a class=\"button\" rel=\"prev\" href=\"\(base)/naskah?baris=\(all[max(0, first)].number)\">\(words[WebWord.previous])</a>", if: page > 0)
                \("<a class=\"button\" rel=\"next\" href=\"\(base)/naskah?baris=\(all[min(next, all.count - 1)].number)\">\(words[WebWord.next])</a>", if: next < all.count)</nav>

                """)
        }
    }

    private static func write(
        _ fields: [FieldPlace], _ codes: [String: String], _ review: Review, _ visit: Visit<Member>, _ html: inout HTML
    ) {
        if fields.isEmpty {
            return html.add(
                "<a class=\"soft\" href=\"\(visit.base(of: review))/sel\">\(visit.words[PlanWord.unread])</a>")
        }
        var known: Set<String> = []
        for field in fields where known.insert("\(field.node) \(field.field)").inserted {
            let word = visit.words[SourceSide.word(of: field.field)]
            if let code = codes[field.node] {
                html.add(
                    "<a href=\"\(visit.address(of: field.node, in: review))#f-\(SourceSide.anchor(of: field.field))\">\(code)</a> <span class=\"soft\">\(word)</span> "
                )
            } else {
                let name = field.node == "decree" ? visit.words[PlanWord.decree] : visit.words[ReviewWord.heading]
                html.add(
                    "<span class=\"soft\">\(review.folded.outline.isOfReading(field.node) ? field.node : name)</span> ")
            }
            if let certainty = field.certainty, certainty < 100 {
                html.add("<span class=\"badge badge-doubt\">\(certainty) %</span> ")
            }
        }
    }
}

extension Outline {
    /// Whether it looks like a node of the reading that is gone now: its key begins with a digit.
    fileprivate func isOfReading(_ key: String) -> Bool { key.first?.isNumber ?? false }
}
