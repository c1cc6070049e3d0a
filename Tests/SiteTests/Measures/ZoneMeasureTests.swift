import Storage
import Testing

@testable import Measures
@testable import People
@testable import Plans
@testable import Site

/// What the integrity-zone plan measures, worked out by hand on a small plan with six indicators in two areas.
@Suite struct ZoneMeasureTests {
    private static func figures(_ month: Int, _ town: Town, year: Int = 2026) async throws -> [String: Figure] {
        try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
        return try await town.store.read { reading in
            let keys = ["zone.plan-adopted", "zone.done", "zone.proven", "zone.areas-documented"]
            return try KeptFigure.all(keys, office: "o-1", year: year, in: reading)
                .compactMapValues { $0[month]?.figure }
        }
    }

    @Test func `without a zone plan nobody has said anything, but that there is none`() async throws {
        try await Town.with { town async throws in
            let figures = try await Self.figures(9, town)
            #expect(figures["zone.plan-adopted"] == .yes(false))
            #expect(figures["zone.done"] == .unsaid && figures["zone.areas-documented"] == .unsaid)
        }
    }

    @Test func `what is done, proven and in which areas runs from January on`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan, kind: "integrity-zone")
            // Due by the end of June: January 1, March 1, June 3; the others in December.
            var june = try await Self.figures(6, town)
            #expect(june["zone.done"] == .ratio(0, of: 5, empty: .nothing))
            #expect(june["zone.proven"] == .nothing)
            #expect(june["zone.areas-documented"] == .ratio(0, of: 2, empty: .nothing))
            #expect(june["zone.plan-adopted"] == .yes(false))

            let card = "/pelabuhan/rencana/2026-zi/1.1.1/realisasi/3"
            try await town.as("Sari") { browser async throws in
                _ = try await browser.uploadAll(
                    card + "/bukti", [("daftar.txt", Array("Daftar arsip".utf8))], fields: [("indikator[]", "1.1.1.a")],
                    from: card)
                _ = try await browser.post(card + "/pengajuan", Town.typed("1.1.1", nil, []), from: card)
            }
            let seal = try #require(
                try await town.page(card, as: "Rina").body.firstMatch(of: /name="(segel-[^"]+)" value="([0-9a-f]+)"/))
            try await town.post(
                card + "/persetujuan", [("indikator[]", "1.1.1.a"), (String(seal.1), String(seal.2))], as: "Rina",
                from: card)
            june = try await Self.figures(6, town)
            #expect(june["zone.done"] == .ratio(1, of: 5, empty: .nothing))
            #expect(june["zone.proven"] == .ratio(1, of: 1, empty: .nothing))
            #expect(june["zone.areas-documented"] == .ratio(1, of: 2, empty: .nothing))
            let february = try await Self.figures(2, town)
            #expect(february["zone.done"] == .ratio(0, of: 1, empty: .nothing))
            // The plan was adopted on the fifteenth of September.
            #expect(try await Self.figures(9, town)["zone.plan-adopted"] == .yes(true))
            #expect(try await Self.figures(10, town)["zone.done"] == .unsaid)
            #expect(
                try await FigureWatch.rebuild(
                    town.harbour, years: [2025, 2026], town.app.catalogue, isTrial: true, in: town.store) == [])
        }
    }
}
