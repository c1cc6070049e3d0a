import Foundation
import Testing
import Web

/// A list says the same as a page, as JSON and as CSV, to everybody for themselves.
@Suite struct ListTests {
    @Test func `the page, the JSON and the CSV of a list count the same, for each role`() async throws {
        try await Crowd.with { crowd async throws in
            let lists = Lists.paths(crowd.town.book)
            #expect(lists.count > 2)
            let visitors = crowd.roles.map { Crowd.Visitor.role($0) } + Crowd.limited.map { .limited($0) } + [.stranger]
            for visitor in visitors {
                let places = visitor == .stranger ? Places.there.with(["{kantor}": "bukit"]) : .there
                try await crowd.as(visitor) { browser async throws in
                    for path in lists {
                        let address = try places.address(path)
                        let what: Comment = "\(visitor): \(address)"
                        let page = try await browser.get(address)
                        let json = try await browser.get(address + ".json")
                        let csv = try await browser.get(address + ".csv")
                        #expect(json.status == csv.status, what)
                        guard json.status == 200 else {
                            // Where nothing is, a page may offer to make it.
                            #expect(json.status == 404 && !page.has("<tbody>"), what)
                            continue
                        }
                        #expect(page.status == 200, what)
                        let data = try Lists.Data(json.body)
                        #expect(Lists.csvRows(csv.body) == data.rows.count, what)
                        #expect(data.rows.count <= data.total, what)
                        let agrees = try Lists.agrees(page.body, of: path, with: data.total)
                        #expect(agrees == true, "\(what): say in Lists.marks how its rows are counted")
                    }
                }
            }
        }
    }

    @Test func `a stranger's world is empty where ours is full`() async throws {
        try await Crowd.with { crowd async throws in
            try await crowd.as(.stranger) { browser async throws in
                #expect(try await Lists.allRows("/bukit/rencana", "", browser) == [])
                #expect(try await browser.get("/bukit/rencana/2026.json").status == 404)
            }
            let ours = try await crowd.as(.role("kasubbag")) { try await Lists.allRows("/pelabuhan/rencana", "", $0) }
            #expect(ours.count == 2)
        }
    }

    @Test func `what is left out of a list leaves no gap in its order and its pages`() async throws {
        try await Crowd.with { crowd async throws in
            // What counts what its reader sees has other rows for others.
            let paths = Lists.paths(crowd.town.book).filter { path in
                !["{kantor}/register", "{kantor}/register/{register}/statistik"].contains(path)
                    && crowd.town.book.routes.contains { $0.path == path && crowd.may(.role("kasubbag"), $0.access) }
            }
            let whole = try await crowd.as(.role("kasubbag")) { try await Self.everyOrder(of: paths, $0) }
            let part = try await crowd.as(.limited("kasubbag")) { try await Self.everyOrder(of: paths, $0) }
            #expect(Set(whole.keys) == Set(part.keys))
            for (order, rows) in whole {
                let seen = part[order] ?? []
                #expect(seen == rows.filter(Set(seen).contains), "\(order)")
                #expect(Set(rows).count == rows.count, "\(order) shows a row twice")
            }
            #expect(whole.contains { $0.value.count > (part[$0.key]?.count ?? 0) })
        }
    }

    /// The rows of each list, sorted by each of its columns, up and down.
    private static func everyOrder(
        of paths: [String], _ browser: Browser
    ) async throws -> [String: [[String: String]]] {
        var orders: [String: [[String: String]]] = [:]
        for path in paths {
            let address = try Places.there.address(path)
            let first = try await Lists.allRows(address, "", browser)
            orders[path] = first
            for key in first.first?.keys.sorted() ?? [] {
                for direction in ["", "&arah=turun"] {
                    let query = "&urut=\(key)\(direction)"
                    orders[path + query] = try await Lists.allRows(address, query, browser)
                }
            }
        }
        return orders
    }
}
