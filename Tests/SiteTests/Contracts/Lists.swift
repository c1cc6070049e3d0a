import Foundation
import Testing
import Web

/// What a list says in its three forms.
struct Lists {
    /// The patterns of lists: those that are also `.json` and `.csv`.
    static func paths(_ book: RouteBook) -> [String] {
        let paths = Set(book.routes.filter { $0.method == "GET" }.map(\.path))
        return paths.filter { paths.contains($0 + ".json") && paths.contains($0 + ".csv") }.sorted()
    }

    /// What a row looks like on a page that does not say its total, and how many rows it shows at most.
    private static let marks: [String: (row: String, most: Int)] = [
        "{kantor}/rencana": (#"<li class="card">"#, .max),
        "{kantor}/rencana/{tahun}": (#"<tr class="months">|<td class="units"><div"#, .max),
        "{kantor}/rencana/{tahun}/kokpit": ("<tr data-verdict=", .max),
        "{kantor}/agen-perubahan/{tahun}": (#"<li class="card"><h2 class="h3">"#, .max),
        "{kantor}/jejak": ("<time datetime=", ListQuery.pageSize),
        "{kantor}/register": (#"<li class="card"><h2 class="h3"><a href="/[a-z]+/register/"#, .max),
        "{kantor}/register/{register}/statistik": (#"data-row=""#, .max),
        "{kantor}/unit": (#"<li><a href="/[a-z]+/unit/\d+""#, .max),
        "{kantor}/unit/{nomor}": (#"<tr><th scope="row">"#, .max),
        "{kantor}/hari-libur": (#"<tr><th scope="row">"#, .max),
        "{kantor}/hari-kerja": (#"<tr><th scope="row">"#, .max),
    ]

    struct Data {
        let total: Int
        let rows: [[String: String]]

        init(_ body: String) throws {
            let parsed = try JSONSerialization.jsonObject(with: Foundation.Data(body.utf8))
            let object = try #require(parsed as? [String: Any])
            total = try #require(object["total"] as? Int)
            rows = try #require(object["rows"] as? [[String: Any]]).map { $0.mapValues { "\($0)" } }
        }
    }

    /// Whether a page shows as many rows as there are; `nil` when nobody knows how to count them.
    static func agrees(_ page: String, of path: String, with total: Int) throws -> Bool? {
        if let (row, most) = marks[path] {
            return page.matches(of: try Regex(row)).count == min(total, most)
        }
        if let count = page.firstMatch(of: /([\d.]+) dari ([\d.]+) baris/) {
            return Int(count.2.replacing(".", with: "")) == total
        }
        return total == 0 ? true : nil
    }

    /// How many rows a file of comma-separated values has below its head; a quoted field may hold line ends.
    static func csvRows(_ body: String) -> Int {
        var (lines, isQuoted) = (0, false)
        for byte in body.utf8 {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted { lines += 1 }
        }
        return lines - 1
    }

    /// Every row of a list, page after page.
    static func allRows(_ address: String, _ query: String = "", _ browser: Browser) async throws -> [[String: String]]
    {
        var rows: [[String: String]] = []
        var page = 1
        while true {
            let answer = try await browser.get("\(address).json?hal=\(page)\(query)")
            try #require(answer.status == 200, "\(address)")
            let data = try Data(answer.body)
            rows += data.rows
            // A list that is given whole says so by its total.
            if data.rows.isEmpty || rows.count >= data.total { return rows }
            page += 1
        }
    }
}
