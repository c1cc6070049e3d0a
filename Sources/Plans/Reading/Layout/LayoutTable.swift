/// What follows a head: a row of the table, or a paragraph that stands between its rows.
enum LayoutItem {
    case row(Int)
    case paragraph(LayoutSource.Prose)
}

/// The part of a table below one head, or below none where it only goes on from the page before.
struct LayoutPage {
    var head: HeadBlock
    /// Whether the head stands on this page; else it was taken over from the one before.
    let hasHead: Bool
    /// The paragraphs that stand directly above, nearest last.
    var above: [LayoutSource.Prose] = []
    var items: [LayoutItem] = []

    var rows: [Int] { items.compactMap { if case .row(let row) = $0 { row } else { nil } } }
}

/// A table with all pages that have its head.
struct LayoutTable {
    var pages: [LayoutPage]
    /// The kinds of its columns, and the levels among them in their order.
    let kinds: Set<HeadRole>
    let levels: [HeadRole]
    /// Rows that only number the columns.
    var columnNumbers: [Int] = []
    let name: String?

    init(_ page: LayoutPage, name: String?) {
        pages = [page]
        kinds = page.head.kinds
        levels = page.head.levels
        self.name = name
    }

    var head: HeadBlock { pages[0].head }
    var rowCount: Int { pages.reduce(0) { $0 + $1.rows.count } }
    var firstRow: Int { head.rows.lowerBound }
}
