import Foundation
import Storage
import Testing
import Web

@testable import Measures
@testable import People
@testable import Plans
@testable import Site

/// The plan's own measures move with the work, and are the same however they are made.
@Suite struct PlanMeasureTests {
    private static func figure(_ key: String, _ month: Int, part: String = "", in town: Town) async throws -> Figure? {
        try await town.store.read {
            try KeptFigure.all([key], office: "o-1", year: 2026, part: part, in: $0)[key]?[month]?.figure
        }
    }

    private static func differing(_ town: Town) async throws -> [String] {
        try await FigureWatch.rebuild(
            town.harbour, years: [2025, 2026], town.app.catalogue, isTrial: true, in: town.store)
    }

    @Test func `a figure moves in the change that moves it`() async throws {
        try await Town.working { town async throws in
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            #expect(try await Self.figure("plans.complete", 8, in: town) == .ratio(0, of: 13, empty: .unsaid))
            #expect(try await Self.figure("plans.accepted", 8, in: town) == .unsaid)
            // September is not due yet, so nobody has said anything of it.
            #expect(try await Self.figure("plans.done", 9, in: town) == .unsaid)

            try await town.prove("7.5.2", 8)
            try await town.submit("7.5.2", 8)
            #expect(try await Self.figure("plans.complete", 8, in: town) == .ratio(1, of: 13, empty: .unsaid))
            #expect(try await Self.figure("plans.accepted", 8, in: town) == .ratio(0, of: 1, empty: .unsaid))
            #expect(try await Self.figure("plans.proven", 8, in: town) == .ratio(1, of: 1, empty: .unsaid))

            try await town.decide("persetujuan", "7.5.2", 8)
            #expect(try await Self.figure("plans.done", 8, in: town) == .ratio(1, of: 13, empty: .unsaid))
            #expect(try await Self.figure("plans.done", 8, part: "area:7", in: town)?.numerator == 1)
            #expect(try await Self.figure("plans.done", 8, part: "area:1", in: town)?.numerator == 0)
            // Submitted on the fifteenth of September, due on the last of August: complete, and not in time.
            #expect(try await Self.figure("plans.on-time", 8, in: town) == .ratio(0, of: 13, empty: .unsaid))
            #expect(try await Self.figure("plans.days-late", 8, in: town) == .value(15))
            #expect(try await Self.differing(town) == [])
        }
    }

    @Test func `nihil is complete and no case; what does not bind is neither`() async throws {
        try await Town.working { town async throws in
            let reason = ("alasan", "Tidak ada kejadian pada bulan ini")
            try await town.submit("7.5.2", 8, [("capaian", "nothing"), reason])
            try await town.decide("persetujuan", "7.5.2", 8)
            #expect(try await Self.figure("plans.done", 8, in: town) == .ratio(0, of: 12, empty: .unsaid))
            #expect(try await Self.figure("plans.complete", 8, in: town) == .ratio(1, of: 13, empty: .unsaid))
            #expect(try await Self.figure("plans.nothing", 8, in: town) == .value(1))
            try await town.submit("7.5.3", 8, [("capaian", "not-binding"), reason])
            try await town.decide("persetujuan", "7.5.3", 8)
            #expect(try await Self.figure("plans.done", 8, in: town) == .ratio(0, of: 11, empty: .unsaid))
            #expect(try await Self.figure("plans.on-time", 8, in: town)?.denominator == 12)
        }
    }

    @Test func `a day that ends moves what time alone moves`() async throws {
        try await Town.working { town async throws in
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            #expect(try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store) == false)
            #expect(try await Self.figure("plans.complete", 9, in: town) == .unsaid)
            // The thirtieth of September is due when it has come, by the office's own zone.
            town.now.pass(seconds: 15 * 86_400)
            #expect(try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store))
            #expect(try await Self.figure("plans.complete", 9, in: town) == .ratio(0, of: 13, empty: .unsaid))
        }
    }

    @Test func `what another room changed is measured by its event`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 8)
            try await town.submit("7.5.2", 8)
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            let withdrawn = try await town.post(
                "/pelabuhan/data-dukung/1/penarikan", [("alasan", "Berkas keliru")], as: "Sari",
                from: "/pelabuhan/data-dukung/1")
            #expect(withdrawn.status == 303)
            #expect(try await Self.figure("plans.proven", 8, in: town)?.numerator == 1)
            try await town.runJob(FigureWatch.kind(town.app.catalogue))
            #expect(try await Self.figure("plans.proven", 8, in: town) == .ratio(0, of: 1, empty: .unsaid))
            #expect(try await Self.differing(town) == [])
        }
    }

    @Test func `a rebuild finds and mends a figure that is wrong`() async throws {
        try await Town.working { town async throws in
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            try await town.store.housekeeping {
                _ = try $0.run("UPDATE figure SET numerator = 5 WHERE measure = 'plans.complete' AND month = '2026-08'")
            }
            #expect(try await Self.differing(town).contains { $0.hasPrefix("2026-08 plans.complete") })
            _ = try await FigureWatch.rebuild(
                town.harbour, years: [2026], town.app.catalogue, isTrial: false, in: town.store)
            #expect(try await Self.differing(town) == [])
        }
    }

    @Test func `a figure's page leads to the records behind it`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 8)
            let page = try await town.page("/pelabuhan/ukuran/plans.complete?bulan=2026-08")
            #expect(page.has("7,69 % (1 dari 13)"))
            #expect(page.has("/pelabuhan/rencana/2026/7.5.2/realisasi/8") && page.has("Terhitung (1)"))
            #expect(page.has("Belum terhitung (12)"))
            #expect(try await town.page("/pelabuhan/ukuran/whistleblowing.reports").has("belum tersedia"))
            #expect(try await town.page("/pelabuhan/ukuran/nowhere").status == 404)
            #expect(try await town.page("/pelabuhan/ukuran.csv?q=plans.").has("plans.days-late"))
        }
    }

    @Test func `the end of a leap February and of a year comes by the office's own zone`() async throws {
        try await Town.with { town async throws in
            var plan = SmallPlan.plan
            plan[0, 0, 0].indicators = [SmallPlan.indicator("1.1.1.a", "Daftar arsip aktif", [2, 12])]
            func late(_ month: Int, year: Int) async throws -> Figure? {
                try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
                return try await town.store.read {
                    try KeptFigure.all(["plans.complete"], office: "o-1", year: year, in: $0)["plans.complete"]?[month]?
                        .figure
                }
            }
            /// Lets the town's clock show a moment.
            func pass(to text: String) async throws {
                let moment = try #require(Instant(text))
                let now = town.store.clock.now()
                town.now.pass(seconds: Int((moment.milliseconds - now.milliseconds) / 1000))
            }
            try await pass(to: "2028-02-01T03:00:00.000Z")
            try await town.adopt(plan, year: 2028)
            // In Western Indonesia the twenty-ninth begins seven hours early and ends at five in the afternoon, UTC.
            try await pass(to: "2028-02-28T16:59:59.000Z")
            #expect(try await late(2, year: 2028) == .unsaid)
            try await pass(to: "2028-02-28T17:00:00.000Z")
            #expect(try await late(2, year: 2028) == .ratio(0, of: 1, empty: .unsaid))
            // The last day of the year: half past ten in the evening here, half past midnight in the east.
            try await pass(to: "2028-12-31T15:30:00.000Z")
            #expect(try await late(12, year: 2028) == .ratio(0, of: 2, empty: .unsaid))
            #expect(town.harbour.today(town.store.clock) == Day("2028-12-31"))
            #expect(town.hill.today(town.store.clock) == Day("2029-01-01"))
            #expect(try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store) == false)
            try await town.store.change(by: .system("test"), in: [nil, "o-1"]) { change in
                try change.run("UPDATE office SET zone = 'WIT' WHERE id = 'o-1'")
                change.record("test.moved-east", on: "o-1", office: "o-1")
            }
            let moved = try #require(try await town.store.read { try Office.find("o-1", in: $0) })
            // Now it is the new year here, too; the old one's figures are measured once more and stay.
            #expect(try await FigureWatch.measure(moved, town.app.catalogue, in: town.store))
            #expect(try await late(12, year: 2028) == .ratio(0, of: 2, empty: .unsaid))
            #expect(try await late(1, year: 2029) == nil)
            #expect(
                try await FigureWatch.rebuild(
                    moved, years: [2028, 2029], town.app.catalogue, isTrial: true, in: town.store) == [])
        }
    }
}
