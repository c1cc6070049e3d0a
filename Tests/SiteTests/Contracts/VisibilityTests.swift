import Foundation
import HTTPTypes
import Testing
import Web

/// What one may not see leaves no trace: not in an answer, a search, a tag, or a list's order.
@Suite struct VisibilityTests {
    /// People who may come to an address and not see everything behind it, and the office in whose address they look.
    private static let onlookers: [(Crowd.Visitor, office: String)] = [
        (.limited("kasubbag"), "pelabuhan"), (.limited("staf"), "pelabuhan"), (.role("kustodian"), "pelabuhan"),
        (.role("staf"), "pelabuhan"), (.stranger, "pelabuhan"), (.stranger, "bukit"), (.stranger, "tak-ada"),
    ]

    @Test func `what is hidden is answered as what does not exist, byte for byte`() async throws {
        try await Crowd.with { crowd async throws in
            let routes = crowd.town.book.routes.filter { $0.isOfOffice && Places.canHide($0.path) }
            #expect(routes.count > 10)
            for (visitor, office) in Self.onlookers {
                try await crowd.as(visitor) { browser async throws in
                    let token = try await browser.token("/-/gaya")
                    for route in routes where hides(route, from: visitor, crowd) {
                        let hidden = Places.hidden.with(["{kantor}": office])
                        let nowhere = Places.nowhere.with(["{kantor}": office])
                        let there = try await browser.answer(route, at: try hidden.address(route), token: token)
                        let nothing = try await browser.answer(route, at: try nowhere.address(route), token: token)
                        let what: Comment = "\(visitor) in \(office): \(route)"
                        #expect(there.lasting(hidden) == nothing.lasting(nowhere), what)
                        for secret in crowd.secrets where visitor == .stranger { #expect(!there.has(secret), what) }
                    }
                }
            }
        }
    }

    /// Whether the thing at `Places.hidden` is hidden from them: a plan of another unit, everything of another office,
    /// and everything that takes an action they don't have.
    private func hides(_ route: DeclaredRoute, from visitor: Crowd.Visitor, _ crowd: Crowd) -> Bool {
        switch visitor {
        case .stranger: true
        case .limited where route.path.hasPrefix("{kantor}/rencana/"): true
        case .limited where route.path.hasPrefix("{kantor}/data-dukung/{nomor}"): true
        default: route.isForAction && !crowd.may(visitor, route.access)
        }
    }

    @Test func `an office that exists is answered as one that does not`() async throws {
        try await Crowd.with { crowd async throws in
            try await crowd.as(.stranger) { browser async throws in
                let token = try await browser.token("/-/gaya")
                for route in crowd.town.book.routes where route.isOfOffice {
                    let ours = try await browser.answer(route, at: try Places.there.address(route), token: token)
                    let none = Places.there.with(["{kantor}": "tak-ada"])
                    let nobodys = try await browser.answer(route, at: try none.address(route), token: token)
                    #expect(ours.lasting(.there) == nobodys.lasting(none), "\(route)")
                }
            }
        }
    }

    @Test func `search finds nothing that its address refuses`() async throws {
        try await Crowd.with { crowd async throws in
            let visitors = crowd.roles.map { Crowd.Visitor.role($0) } + Crowd.limited.map { .limited($0) }
            for visitor in visitors {
                try await crowd.as(visitor) { browser async throws in
                    for words in ["rencana", "1.1.1", "Orang"] {
                        let found = try await Self.found(words, in: "pelabuhan", browser)
                        for address in found.prefix(5) {
                            let status = try await browser.get(address).status
                            #expect(status != 404, "\(visitor) finds \(address)")
                        }
                        if case .limited = visitor { #expect(!found.contains { $0.contains("2025") }, "\(visitor)") }
                    }
                    let plans = try await Self.found("1.1.1", in: "pelabuhan", browser)
                    #expect(plans.isEmpty == !crowd.may(visitor, "plans.read"), "\(visitor)")
                }
            }
            try await crowd.as(.stranger) { browser async throws in
                #expect(try await Self.found("1.1.1", in: "bukit", browser) == [])
                #expect(try await browser.get("/pelabuhan/cari?q=1.1.1").status == 404)
            }
        }
    }

    private static func found(_ words: String, in office: String, _ browser: Browser) async throws -> [String] {
        let page = try await browser.get("/\(office)/cari?q=\(words)")
        #expect(page.status == 200)
        return page.body.matches(of: /<li><a href="(\/[^"]+)">[^<]*<\/a> <span class="small soft">/).map {
            String($0.1)
        }
    }

    @Test func `two people with different sight never share a tag`() async throws {
        try await Crowd.with { crowd async throws in
            let lists = Lists.paths(crowd.town.book)
            let (whole, part) = (Crowd.Visitor.role("kasubbag"), Crowd.Visitor.limited("kasubbag"))
            var compared = 0
            for path in lists
            where crowd.town.book.routes.contains(where: { $0.path == path && crowd.may(whole, $0.access) }) {
                let address = try Places.there.address(path)
                let first = try await crowd.as(whole) { try await $0.get(address) }
                let tag = try #require(first.headers[.eTag], "\(path)")
                compared += 1
                try await crowd.as(part) { browser async throws in
                    let fresh = try await browser.get(address, [.ifNoneMatch: tag])
                    #expect(fresh.status == 200, "\(path)")
                    let own = try #require(fresh.headers[.eTag], "\(path)")
                    #expect(own != tag, "\(path)")
                    #expect(try await browser.get(address, [.ifNoneMatch: own]).status == 304, "\(path)")
                }
            }
            #expect(compared > 1)
        }
    }
}
