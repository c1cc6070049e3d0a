import Foundation
import Storage
import Testing

@Suite struct TrailFilterTests {
    private func shown(_ query: String, in town: Town) async throws -> [String] {
        try await town.as("Rina") { try await shownEvents($0.get("/pelabuhan/jejak?\(query)")) }
    }

    @Test func `events are found by who did them or for whom, by name and by number`() async throws {
        try await Town.with { town async throws in
            let (rina, sari) = (try town.id("Rina"), try town.id("Sari"))
            try await town.happen("test.one", by: Actor(person: rina))
            try await town.happen("test.two", by: Actor(person: sari))
            try await town.happen("test.three", by: Actor(person: sari, actingFor: rina))
            let last = try await town.lastSeq()
            let number = try #require(
                try await town.store.read { try $0.number("SELECT number FROM person WHERE id = \(rina)") })
            #expect(try await shown("orang=rin", in: town) == ["e-\(last)", "e-\(last - 2)"])
            #expect(try await shown("orang=\(number)", in: town) == ["e-\(last)", "e-\(last - 2)"])
            #expect(try await shown("orang=SARI", in: town) == ["e-\(last)", "e-\(last - 1)"])
            #expect(try await shown("orang=%25", in: town) == [])
        }
    }

    @Test func `events are found by the id, the number and the words of what they are about`() async throws {
        try await Town.working { town async throws in
            let sari = try town.id("Sari")
            try await town.happen("test.one", to: sari)
            let last = try await town.lastSeq()
            let plan = try #require(try await town.store.read { try $0.texts("SELECT id FROM plan").first })
            #expect(try await shown("perihal=\(sari)&jenis=test.one", in: town) == ["e-\(last)"])
            #expect(try await shown("perihal=sari&jenis=test.one", in: town) == ["e-\(last)"])
            let adoption = try await shown("perihal=\(plan)", in: town)
            #expect(adoption.count == 1)
            #expect(try await shown("perihal=2026&jenis=plans.plan-adopted", in: town) == adoption)
            #expect(try await shown("perihal=tak+ada", in: town) == [])
        }
    }

    @Test func `days are the office's days, the last one whole`() async throws {
        try await Town.with { town async throws in
            // 09.30 in the harbour; fifteen hours later it is the next day there, and not yet in UTC.
            town.now.pass(seconds: 15 * 3600)
            try await town.happen("test.night")
            let night = "e-\(try await town.lastSeq())"
            #expect(try await shown("dari=2026-09-16", in: town) == [night])
            #expect(try await shown("dari=2026-09-16&sampai=2026-09-16", in: town) == [night])
            #expect(try await !shown("sampai=2026-09-15", in: town).contains(night))
            #expect(try await shown("dari=2026-09-17", in: town) == [])
        }
    }

    @Test func `a day that is none is refused with its place, and what was typed comes back`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("/pelabuhan/jejak?orang=rina&dari=2026-02-30")
                #expect(page.status == 422)
                #expect(page.has("value=\"2026-02-30\" aria-invalid=\"true\" aria-describedby=\"s-dari-salah\""))
                #expect(page.has("value=\"rina\"") && page.has("2026-09-15."))
                #expect(shownEvents(page) == [])
                let data = try await browser.get("/pelabuhan/jejak.json?dari=kemarin")
                #expect(data.status == 400 && data.has("\"code\":"))
            }
        }
    }

    @Test func `page after page shows every event once, in order, also across both chains`() async throws {
        try await Town.with { town async throws in
            let rina = try town.id("Rina")
            for round in 0..<20 {
                try await town.store.change(by: Actor(person: rina), in: ["o-1", nil]) { change in
                    for number in 0..<10 { change.record("test.paged", on: "h\(number)", office: "o-1") }
                    if round % 2 == 0 { change.record("test.paged", on: rina, office: nil) }
                }
                town.now.pass(seconds: 60)
            }
            try await town.as("Rina") { browser async throws in
                var pages: [[String]] = []
                var address = "/pelabuhan/jejak?jenis=test.paged"
                while pages.count < 10 {
                    let page = try await browser.get(address)
                    pages.append(shownEvents(page))
                    guard let next = page.body.firstMatch(of: /rel="next" href="([^"]+)"/) else { break }
                    address = String(next.1).replacing("&amp;", with: "&")
                }
                #expect(pages.map(\.count) == [80, 80, 50])
                let all = pages.flatMap { $0 }
                #expect(Set(all).count == 210)
                for chain in ["e-", "i-"] {
                    let numbers = all.filter { $0.hasPrefix(chain) }.compactMap { Int($0.dropFirst(2)) }
                    #expect(numbers == numbers.sorted(by: >))
                }
                let export = try await browser.get("/pelabuhan/jejak.json?jenis=test.paged")
                #expect(export.body.hasPrefix("{\"total\":210,"))
                #expect(export.body.components(separatedBy: "\"test.paged\",\"actor\"").count - 1 == 210)
                let csv = try await browser.get("/pelabuhan/jejak.csv?jenis=test.paged")
                #expect(csv.body.components(separatedBy: "\r\n").count == 212)
            }
        }
    }

    @Test(arguments: ["sebelum=x", "sebelum=1", "sebelum=-1.5", "sebelum=99999999999999999999.1"])
    func `a place in the trail that is none shows the newest page`(query: String) async throws {
        try await Town.with { town async throws in
            let whole = try await shown("", in: town)
            #expect(!whole.isEmpty)
            #expect(try await shown(query, in: town) == whole)
        }
    }
}
