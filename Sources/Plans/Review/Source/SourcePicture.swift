import Documents
import Web

/// A page of the document as a picture, with cells marked on it.
struct SourcePicture {
    let visit: Visit<Member>
    let review: Review
    let page: Int
    let boxes: [Box]

    /// The pages that some cells stand on, each with their places; nothing in formats without pages.
    static func pages(
        of cells: [SourceDocument.Cell], _ visit: Visit<Member>, _ review: Review, most: Int
    ) -> [SourcePicture] {
        guard review.document != nil else { return [] }
        let placed = Dictionary(grouping: cells.filter { $0.page != nil }, by: { $0.page ?? 0 })
        return placed.keys.sorted().prefix(most).map { page in
            SourcePicture(
                visit: visit, review: review, page: page, boxes: (placed[page] ?? []).compactMap(\.box))
        }
    }

    func write(_ html: inout HTML) {
        let name = visit.words(FileWord.page, ["page": String(page)])
        html.add(
            """
            <figure class="sheet-page"><a href="\(visit.base(of: review))/halaman/\(page)"><img src="\(visit.base(of: review))/halaman/\(page)" alt="\(name)" loading="lazy"><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            """)
        for box in boxes {
            html.add(
                "<rect x=\"\(box.left)\" y=\"\(box.top)\" width=\"\(max(box.right - box.left, 1))\" height=\"\(max(box.bottom - box.top, 1))\"/>"
            )
        }
        html.add("</svg></a><figcaption>\(name)</figcaption></figure>\n")
    }
}
