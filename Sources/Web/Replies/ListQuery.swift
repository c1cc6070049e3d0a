import HummingbirdCore
import People
public import Storage

/// How a visitor wants a list: sorted by which column, which page of it, holding which words.
public struct ListQuery: Sendable, Equatable {
    public static let pageSize = 80

    /// The key of the column; the list's own order when it is none of the list's columns.
    public let sort: String
    public let isDescending: Bool
    public let page: Int
    public let words: [String]

    public init(_ visit: Visit<Member>) {
        sort = visit.query("urut")
        isDescending = visit.query("arah") == "turun"
        page = min(max(1, Int(visit.query("hal")) ?? 1), 1_000_000)
        words = visit.query("q").lowercased().split(separator: " ").map(String.init)
    }

    /// `ORDER BY` from a closed list of columns, so that no visitor writes SQL.
    public func order(_ columns: [String: SQL], otherwise: SQL) -> SQL {
        guard let column = columns[sort] else { return otherwise }
        return isDescending ? "\(column) DESC, \(otherwise)" : "\(column) ASC, \(otherwise)"
    }

    /// True for rows whose `column` holds every word.
    public func holding(_ column: SQL) -> SQL { .holding(words, in: "lower(\(column))") }

    public var slice: SQL { "LIMIT \(Self.pageSize) OFFSET \((page - 1) * Self.pageSize)" }
}

extension Table {
    /// The rows as an HTML table with heads that sort, and the way to the other pages.
    ///
    /// - Parameters:
    ///   - sortable: the keys of the columns that a visitor may sort by.
    ///   - links: where each row's first cell leads.
    ///   - alarms: what stands loud beside a row's first cell, by the row's place.
    public func page(
        _ visit: Visit<Member>, _ query: ListQuery, sortable: Set<String>, links: [String], alarms: [Int: String] = [:]
    ) -> HTML {
        var html = HTML(capacity: rows.count * 256)
        let words = visit.words
        guard !rows.isEmpty else { return "<p class=\"empty\">\(words[WebWord.nothingFound])</p>" }
        let filters = visit.filterQuery
        html.raw("<div class=\"scroll\"><table class=\"table\"><thead><tr>")
        for column in columns {
            guard sortable.contains(column.key) else {
                html.add("<th scope=\"col\">\(column.title)</th>")
                continue
            }
            let isSorted = query.sort == column.key
            let sorted: HTML = query.isDescending ? " aria-sort=\"descending\"" : " aria-sort=\"ascending\""
            let direction = isSorted && !query.isDescending ? "&arah=turun" : ""
            html.add(
                """
                <th scope="col"\(sorted, if: isSorted)><a href="\(visit.place)?urut=\(column.key)\(direction)\(filters)">\(column.title)</a></th>
                """)
        }
        html.raw("</tr></thead><tbody>\n")
        for (place, (row, link)) in zip(rows, links).enumerated() {
            html.raw("<tr>")
            let alarm: HTML = alarms[place].map { " <span class=\"badge badge-bad\">\($0)</span>" as HTML } ?? ""
            for (index, cell) in row.enumerated() {
                html.add(
                    index == 0
                        ? "<th scope=\"row\"><a href=\"\(link)\">\(cell.shown(words))</a>\(alarm)</th>"
                        : "<td>\(cell.shown(words))</td>"
                )
            }
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n")
        html.add(pager(visit, query))
        return html
    }

    private func pager(_ visit: Visit<Member>, _ query: ListQuery) -> HTML {
        let (words, filters) = (visit.words, visit.filterQuery)
        let pages = max(1, (total + ListQuery.pageSize - 1) / ListQuery.pageSize)
        let sort =
            query.sort.isEmpty
            ? "" : "&urut=\(query.sort.addingPercentEncoding)\(query.isDescending ? "&arah=turun" : "")"
        func link(_ page: Int, _ word: WebWord, _ rel: String) -> HTML {
            "<a class=\"button\" rel=\"\(rel)\" href=\"\(visit.place)?hal=\(page)\(sort)\(filters)\">\(words[word])</a>"
        }
        let count = words(WebWord.rowsOf, ["count": words.number(rows.count), "total": words.number(total)])
        guard pages > 1 else { return "<p class=\"paging small soft\">\(count)</p>" }
        return """
            <nav class="paging" aria-label="\(words(WebWord.pageOf, ["page": String(query.page), "pages": String(pages)]))">
            \(link(query.page - 1, .previous, "prev"), if: query.page > 1)
            <span>\(words(WebWord.pageOf, ["page": String(query.page), "pages": String(pages)])) · \(count)</span>
            \(link(query.page + 1, .next, "next"), if: query.page < pages)
            </nav>
            """
    }
}

extension Visit {
    /// What was asked of a list beside its order and page, to be set behind those of a link: `&q=notulen&jenis=file`.
    fileprivate var filterQuery: String {
        let own: Set<Substring> = ["urut", "arah", "hal"]
        let parts = (request.uri.query ?? "").split(separator: "&").filter { part in
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return sides.count == 2 && !sides[1].isEmpty && !own.contains(sides[0])
        }
        return parts.map { "&\($0)" }.joined()
    }
}

extension Table.Cell {
    /// As a person reads it.
    public func shown(_ words: Words) -> String {
        switch self {
        case .none: "–"
        case .text(let text): text
        case .number(let number): String(number)
        case .texts(let texts): texts.joined(separator: ", ")
        case .numbers(let numbers): numbers.map(String.init).joined(separator: ", ")
        case .day(let day): words.date(day)
        }
    }
}
