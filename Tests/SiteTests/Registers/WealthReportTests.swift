import Foundation
import Storage
import Testing

@testable import Registers
@testable import Site

/// What officials must report of themselves is seen by those who keep it and by each of their own; by nobody else, on
/// no way out of the product.
@Suite struct WealthReportTests {
    static let list = "/pelabuhan/register/lhkpn"
    static let code = "LHKPN-2026-001"
    /// What must not get out: days, status, receipt, whose it is.
    static let secrets = ["2026-03-21", "21 Maret 2026", "RCP-771122", "LHKPN-2026-001"]

    /// Sari's report of the year, submitted; and one of Yulia's that is still to be made.
    static func fill(_ town: Town) async throws {
        let sari: [(String, String)] = [
            ("f-person", try town.id("Sari")), ("f-post", "Bendahara"), ("f-obliged-as", "treasurer"),
            ("f-report-kind", "periodic"), ("f-report-year", "2026"), ("f-obliged", "ya"), ("f-due", "2026-03-31"),
        ]
        #expect(try await town.post(list, sari, as: "Bambang", from: list + "/tambah").status == 303)
        let other = try town.id("Yulia")
        let yulia = sari.map { $0.0 == "f-person" ? ($0.0, other) : $0 }
        #expect(try await town.post(list, yulia, as: "Bambang", from: list + "/tambah").status == 303)
        let moved = try await town.post(
            "\(list)/\(code)/langkah/submit", [("f-submitted-on", "2026-03-21"), ("versi", "1")], as: "Bambang",
            from: "\(list)/\(code)")
        #expect(moved.status == 303)
        let page = try await town.page("\(list)/\(code)/ubah", as: "Bambang")
        let version = try #require(page.body.firstMatch(of: /name="versi" value="(\d+)"/))
        let receipt =
            sari + [
                ("f-submitted-on", "2026-03-21"), ("f-receipt-number", "RCP-771122"), ("versi", String(version.1)),
            ]
        #expect(
            try await town.post("\(list)/\(code)", receipt, as: "Bambang", from: "\(list)/\(code)/ubah").status == 303)
    }

    @Test func `nobody else finds any of it on any way out`() async throws {
        try await Town.with { town async throws in
            try await Self.fill(town)
            let ways = [
                Self.list, Self.list + ".json", Self.list + ".csv", Self.list + "/ekspor.csv", Self.list + "?q=rcp",
                Self.list + "?status=submitted", Self.list + "?f-obliged=ya", Self.list + "?urut=submitted-on",
                "\(Self.list)/\(Self.code)", "\(Self.list)/\(Self.code)/ubah", "/pelabuhan/cari?q=lhkpn",
                "/pelabuhan/cari?q=bendahara", "/pelabuhan/jejak", "/pelabuhan/jejak.json", "/pelabuhan/jejak.csv",
                "/pelabuhan/ukuran/lhkpn.submitted?bulan=2026-09", "/pelabuhan/register.json", "/-/pemberitahuan",
                "/-/kalender",
            ]
            for name in ["Rina", "Fajar", "Budi"] {
                for way in ways {
                    let answer = try await town.page(way, as: name)
                    for secret in Self.secrets { #expect(!answer.has(secret), "\(name) reads \(secret) at \(way)") }
                }
            }
            #expect(try await town.page("\(Self.list)/\(Self.code)", as: "Rina").status == 404)
            #expect(try await town.page(Self.list + ".json", as: "Rina").has("\"total\":0"))
        }
    }

    @Test func `everybody sees their own row, and only that`() async throws {
        try await Town.with { town async throws in
            try await Self.fill(town)
            let own = try await town.page("\(Self.list)/\(Self.code)", as: "Sari")
            #expect(own.status == 200 && own.has("RCP-771122") && own.has("21 Maret 2026"))
            #expect(!own.has("/ubah\"") && !own.has("/langkah/"))
            #expect(try await town.page("\(Self.list)/LHKPN-2026-002", as: "Sari").status == 404)
            let list = try await town.page(Self.list + ".json", as: "Sari")
            #expect(list.has("\"total\":1") && list.has(Self.code) && !list.has("LHKPN-2026-002"))
            #expect(try await town.page("/pelabuhan/cari?q=lhkpn", as: "Yulia").has("LHKPN-2026-002"))
            #expect(
                try await town.post("\(Self.list)/\(Self.code)", [("versi", "3")], as: "Sari", from: Self.list).status
                    == 404)
        }
    }

    @Test func `the trail says that something changed and never what`() async throws {
        try await Town.with { town async throws in
            try await Self.fill(town)
            let trail = try await town.store.read { try $0.texts("SELECT body FROM event_payload").joined() }
            for secret in ["2026-03-21", "21 Maret", "RCP-771122"] { #expect(!trail.contains(secret), "\(secret)") }
            #expect(trail.contains("receipt-number"))
        }
    }

    @Test func `the figure counts, and leads to the records of those alone who may see them`() async throws {
        try await Town.with { town async throws in
            try await Self.fill(town)
            let page = "/pelabuhan/ukuran/lhkpn.submitted?bulan=2026-09"
            #expect(try await town.page(page, as: "Rina").has("50 % (1 dari 2)"))
            #expect(try await town.page(page, as: "Bambang").has(Self.code))
            #expect(!(try await town.page(page, as: "Rina").has(Self.code)))
        }
    }
}
