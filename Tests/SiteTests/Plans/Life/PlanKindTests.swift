import Storage
import Testing

@testable import Plans

/// Several plans of a year, side by side.
@Suite struct PlanKindTests {
    @Test func `plans of several kinds stand side by side, each at its own address`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            var zone = SmallPlan.plan
            zone.title = "Rencana zona integritas"
            zone[0, 0, 0].title = "Menetapkan tim zona"
            #expect(try await town.adopt(zone, kind: "integrity-zone") == "2026-zi")
            #expect(
                try await town.adopt(SmallPlan.plan, kind: "change-agent", name: "Sari Dewi, S.H.")
                    == "2026-agen-perubahan-sari-dewi-s-h")
            #expect(
                try await town.adopt(SmallPlan.plan, kind: "change-agent", name: "Yulia")
                    == "2026-agen-perubahan-yulia")

            try await town.as("Sari") { browser async throws in
                let list = try await browser.get("/pelabuhan/rencana")
                #expect(list.body.matches(of: /<li class="card">/).count == 4)
                #expect(list.has("Rencana Aksi Zona Integritas 2026"))
                #expect(list.has("Rencana Aksi Agen Perubahan 2026: Yulia"))
                let json = try await browser.get("/pelabuhan/rencana.json")
                #expect(json.has("\"total\":4") && json.has("\"address\":\"2026-zi\""))
                #expect(try await browser.get("/pelabuhan/rencana/2026/1.1.1").has("Menyusun daftar arsip aktif"))
                #expect(try await browser.get("/pelabuhan/rencana/2026-zi/1.1.1").has("Menetapkan tim zona"))
                let csv = try await browser.get("/pelabuhan/rencana/2026-zi.csv")
                #expect(csv.status == 200 && csv.has("Menetapkan tim zona"))
                #expect(try await browser.get("/pelabuhan/rencana/2026-zi/indikator.json").has("\"total\":6"))
                #expect(try await browser.get("/pelabuhan/rencana/2026-wbk").status == 404)
                #expect(try await browser.get("/pelabuhan/cari?q=menetapkan+tim").has("/rencana/2026-zi/1.1.1"))
            }
            try await town.as("Budi") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana/2026-zi").status == 404)
                #expect(try await browser.get("/bukit/rencana/2026-zi").status == 404)
            }
        }
    }

    @Test func `a plan of a kind and year is there once`() async throws {
        try await Town.with { town async throws in
            for (kind, name) in [("reform", "Sari"), ("integrity-zone", ""), ("change-agent", "Sari")] {
                try await town.adopt(SmallPlan.plan, kind: kind, name: name)
                await #expect(throws: ReviewRefusal.yearTaken) {
                    try await town.adopt(SmallPlan.plan, kind: kind, name: name)
                }
            }
            await #expect(throws: AdoptionRefusal.unknownKind) { try await town.adopt(SmallPlan.plan, kind: "other") }
        }
    }

    @Test func `the plans of kinds have lineages and years of their own`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.adopt(SmallPlan.plan, kind: "integrity-zone")
            try await town.adopt(SmallPlan.plan, year: 2027, kind: "integrity-zone")
            let (reform, zone) = (try await town.kept("2026"), try await town.kept("2026-zi"))
            let next = try await town.kept("2027-zi")
            #expect(
                Set(reform.subActivities.compactMap(\.lineage)).isDisjoint(
                    with: zone.subActivities.compactMap(\.lineage)))
            #expect(zone.subActivities.map(\.lineage) == next.subActivities.map(\.lineage))
        }
    }
}
