import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Plans

/// A month's report card and the messages about it, as people get them; the town lives on 15 September 2026.
@Suite struct ReportCardTests {
    private let june = "/pelabuhan/rencana/2026/bulan/6"

    @Test func `the card says what the month's lines come to`() async throws {
        try await Town.working { town in
            try await town.prove("1.1.1", 6)
            try await town.submit("1.1.1", 6)
            try await town.decide("persetujuan", "1.1.1", 6)
            let page = try await town.page(june + "/rapor").body
            let lines = try await town.store.read { reading in
                let today = town.harbour.today(town.store.clock)
                let plan = try #require(try Plan.running(of: "o-1", on: today, in: reading).first)
                return try WorkYear(plan, office: town.harbour, today: today, in: reading).lines.filter {
                    $0.month == 6
                }
            }
            #expect(
                page.contains("Rapor Juni 2026") && page.contains("1 dari \(lines.count) selesai dari yang jatuh tempo")
            )
            #expect(page.contains("Lewat jadwal: \(lines.count - 1)"))
            // The same numbers as a table, area by area.
            let first = lines.filter { $0.area == 1 }.count
            #expect(page.contains("<th scope=\"row\">1 "))
            #expect(page.contains("<td class=\"number\">\(first)</td>"))
        }
    }

    @Test func `the picture is a PNG that is as wide as a telephone likes it`() async throws {
        try await Town.working { town in
            let answer = try await town.page(june + "/rapor/gambar").bytes
            #expect(answer.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            // The width stands in the first chunk, in four bytes.
            #expect(answer[16..<20].reduce(0) { $0 * 256 + Int($1) } == 1080)
        }
    }

    @Test func `a month, a unit or a person that is not there has no card and no message`() async throws {
        try await Town.working { town async throws in
            for address in ["/13/rapor", "/6/rapor?unit=x", "/0/pesan", "/6/pesan?unit=x", "/6/pesan?orang=x"] {
                let place = "/pelabuhan/rencana/2026/bulan" + address
                #expect(try await town.page(place).status == 404, "\(address)")
            }
        }
    }

    @Test func `a message names the open cards once each, and leads to WhatsApp with the same text`() async throws {
        try await Town.working { town in
            let page = try await town.page(june + "/pesan").body
            let text = try #require(page.firstMatch(of: /<textarea[^>]*>([^<]*)<\/textarea>/)).1
            let link = try #require(page.firstMatch(of: /href="https:\/\/wa\.me\/\?text=([^"]+)"/)).1
            let said = try #require(String(link).removingPercentEncoding)
            #expect(said == String(text).replacing("&amp;", with: "&").replacing("&quot;", with: "\""))
            #expect(said.hasSuffix("/pelabuhan/rencana/2026/bulan/6"))
            let named = said.split(separator: "\n").filter { $0.hasPrefix("• ") }
            #expect(named.count == 15 && Set(named).count == 15)
            // Nobody is thanked for a month that has not begun.
            let ahead = try await town.page("/pelabuhan/rencana/2026/bulan/12/pesan").body
            #expect(ahead.contains("belum dimulai") && !ahead.contains("sudah diajukan semua"))
        }
    }
}
