import Storage
import Testing

@testable import Plans

/// The next year begins as a copy, and afterwards one can see what changed from year to year.
@Suite struct NextYearTests {
    @Test func `a copy keeps wording, months and lineages, and doubts what names the old year`() {
        let old = SmallPlan.plan.numbered("old")

        let copy = old.copied(from: 2026, to: 2027)

        #expect(PlanDifference.between(old, copy).changes.isEmpty)
        #expect(copy.decree.number == nil && copy.decree.date == nil && copy.decree.signer == "Rina")
        let doubts = copy.subActivities.flatMap { sub in sub.notes.map { "\(sub.code) \($0.values?["text"] ?? "")" } }
        #expect(doubts == ["1.1.1 Rencana aksi tahun 2026", "2.1.2 Laporan kepuasan tamu tahun 2026"])
        #expect(copy.subActivities.allSatisfy { $0.notes.allSatisfy { $0.code == "old-year" } })
    }

    @Test func `a number that only holds the year is not the year`() {
        var plan = SmallPlan.plan
        plan[0, 0, 0].title = "Surat 12026 dan 20260"
        plan.title = "Rencana"
        #expect(plan.copied(from: 2026, to: 2027)[0, 0, 0].notes == [])
    }

    @Test func `the next year's plan is prepared, adopted and compared`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.as("Rina") { browser async throws in
                let begun = try await browser.post(
                    "/pelabuhan/rencana/2026/tahun-depan", from: "/pelabuhan/rencana/2026")
                #expect(begun.status == 303)
                #expect(begun.location == "/pelabuhan/rencana/usulan/2")
                let adopted = try await browser.post("\(begun.location)/penetapan", from: begun.location)
                #expect(adopted.status == 303)
                let page = try await browser.get("/pelabuhan/rencana/2027")
                #expect(page.has("Rencana Aksi Reformasi Birokrasi 2027"))
                #expect(try await browser.get("/pelabuhan/rencana/2027/2.1.2").has("Masih menyebut 2026"))
                let same = try await browser.get("/pelabuhan/rencana/2027/perubahan?dari=2026&ke=1")
                #expect(same.has("Tidak ada perbedaan."))
                let again = try await browser.post(
                    "/pelabuhan/rencana/2026/tahun-depan", from: "/pelabuhan/rencana/2026")
                #expect(again.status == 422)
            }
            try await town.amend("2027", from: 1) {
                $0[1, 0, 1].indicators[0].text = "Laporan kepuasan tamu tahun 2027"
            }
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/rencana/2027/perubahan?dari=2026")
                #expect(page.body.matches(of: /<li class="card" data-kind="/).count == 1)
                #expect(page.has("<del><span class=\"sr\">dihapus: </span>2026</del>"))
                #expect(page.has("<ins><span class=\"sr\">ditambahkan: </span>2027</ins>"))
                // Last year's plan is as it was, and found under its own address.
                #expect(try await browser.get("/pelabuhan/rencana/2026/2.1.2").has("tamu tahun 2026"))
            }
            let (first, second) = (try await town.kept("2026"), try await town.kept("2027"))
            #expect(first.subActivities.map(\.lineage) == second.subActivities.map(\.lineage))
            let subjects = try await town.store.read {
                try $0.number("SELECT COUNT(*) FROM subject WHERE kind = 'plans.sub-activity'")
            }
            #expect(subjects == 10)
        }
    }

    @Test func `another year's plan is compared with the version that holds, whatever its own is called`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.amend(from: 1) { $0[0, 0, 0].title = "Menyusun daftar semua arsip" }
            try await town.adopt(try await town.kept().copied(from: 2026, to: 2027), year: 2027)
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/rencana/2026/perubahan?ke=2027")
                #expect(page.has("Tidak ada perbedaan."))
                #expect(page.has("<option value=\"2\" selected>"))
            }
        }
    }

    @Test func `a document that is read for the next year finds the lineages of this one`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            var next = SmallPlan.plan
            next.areas.swapAt(0, 1)
            next[0, 0, 1].indicators[0].text = "Laporan kepuasan tamu tahun 2027"
            try await town.adopt(next.renumbered, year: 2027)

            let (first, second) = (try await town.kept("2026"), try await town.kept("2027"))

            #expect(second.areas.map(\.lineage) == first.areas.map(\.lineage).reversed())
            #expect(second[0, 0, 1].indicators[0].lineage == first[1, 0, 1].indicators[0].lineage)
        }
    }

    @Test func `who may not propose prepares no year`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            for (name, office) in [("Sari", "pelabuhan"), ("Budi", "pelabuhan"), ("Budi", "bukit")] {
                try await town.as(name) { browser async throws in
                    for noun in ["tahun-depan", "perubahan"] {
                        let answer = try await browser.post("/\(office)/rencana/2026/\(noun)", from: "/-/akun")
                        #expect(answer.status == 404, "\(name) \(office) \(noun)")
                    }
                }
            }
        }
    }
}
