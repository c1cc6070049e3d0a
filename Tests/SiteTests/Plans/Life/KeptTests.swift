import Storage
import Testing

@testable import Plans

/// What was read is kept, shown and given back: time in quarters, details, printed codes, levels, lines that lack something.
@Suite struct KeptTests {
    private static let rich: Proposal = {
        var plan = SmallPlan.plan
        plan[0, 0, 0].printedCode = "I.A.1"
        plan[0, 0, 0].details = [Proposal.Detail(role: "output", head: "Keluaran", text: "Daftar <arsip>")]
        plan[0, 0, 0].indicators[0].months = [6]
        plan[0, 0, 0].indicators[0].time = Proposal.Time(text: "TW II", quarters: [2])
        plan[0, 0, 0].indicators[1].time = Proposal.Time(text: "semester kedua", semesters: [2])
        plan[0, 0, 0].indicators[1].months = [12]
        plan[0, 0, 0].indicators[1].details = [Proposal.Detail(role: "target", head: "Target", text: "2 berkas")]
        plan[1, 0, 0].indicators[0].months = []
        plan[1, 0, 0].indicators[0].time = Proposal.Time(text: "2025, 2026", years: [2025, 2026])
        plan[1, 0, 1].responsible = []
        plan[1, 0, 1].responsibleRead = .missing
        plan.areas[1].activities[0].above = [Proposal.Level(role: "program", code: "B", title: "Program mutu")]
        plan.areas[1].activities[1].title = ""
        plan.counts = Proposal.Counts(of: plan.areas)
        return plan
    }()

    @Test func `a version gives back what was adopted`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(Self.rich)
            var kept = try await town.kept()
            kept.document = Self.rich.document
            #expect(kept.withLineages { _, _ in nil } == Self.rich)
        }
    }

    @Test func `quarters, half-years and years are shown where the document says them`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(Self.rich)
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/rencana/2026")
                #expect(
                    page.has("1.1.1/realisasi/6\" title=\"Triwulan 2\"") && page.has("Triwulan 2, Juni: lewat jadwal"))
                #expect(page.has("1.1.1/realisasi/12\" title=\"Semester 2\""))
                #expect(page.has("<span class=\"soft small\">2025, 2026</span>"))
                let sub = try await browser.get("/pelabuhan/rencana/2026/1.1.1")
                #expect(sub.has("TW II (Triwulan 2)") && sub.has("semester kedua (Semester 2)"))
                #expect(sub.has("<dt>Keluaran</dt><dd>Daftar &lt;arsip&gt;</dd>") && sub.has("kode cetak I.A.1"))
                #expect(sub.has("<dt>Target</dt><dd>2 berkas</dd>"))
                #expect(try await browser.get("/pelabuhan/rencana/2026/2.1.1").has("<li>B Program mutu</li>"))
                let json = try await browser.get("/pelabuhan/rencana/2026.json")
                #expect(json.has("\"time\":\"TW II (TW 2)\"") && json.has("\"printed_code\":\"I.A.1\""))
                #expect(json.has("\"details\":[\"Keluaran: Daftar <arsip>\",\"Target: 2 berkas\"]"))
            }
        }
    }

    @Test func `a plan without such times says nothing of them`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(SmallPlan.plan)
            try await town.as("Sari") { browser async throws in
                #expect(!(try await browser.get("/pelabuhan/rencana/2026").has("Triwulan")))
            }
        }
    }

    @Test func `what lacks months or units is counted and can be listed`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(Self.rich)
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/rencana/2026")
                #expect(page.has("<b>1</b> indikator belum terjadwal"))
                #expect(page.has("<b>1</b> subkegiatan belum ada penanggung jawab"))
                let unscheduled = try await browser.get("/pelabuhan/rencana/2026?belum=jadwal")
                #expect(unscheduled.body.matches(of: /<tr class="months">/).count == 1)
                #expect(unscheduled.has("Loket pengaduan dibuka") && unscheduled.has("Hanya sebagian: indikator belum"))
                let unanswered = try await browser.get("/pelabuhan/rencana/2026.json?belum=unit")
                #expect(unanswered.has("\"total\":1") && unanswered.has("2.1.2.a"))
            }
        }
    }

    @Test func `an activity without a title has no heading`() async throws {
        try await Town.with { town async throws in
            try await town.adopt(Self.rich)
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/rencana/2026")
                #expect(page.body.matches(of: /<tr class="activity">/).count == 2)
                #expect(page.has(">2.2.1<"))
                #expect(!(try await browser.get("/pelabuhan/rencana/2026/2.2.1").has("<li>2.2 </li>")))
            }
        }
    }
}
