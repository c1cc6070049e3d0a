import Foundation
import Storage
import Testing

@testable import Measures
@testable import People
@testable import Plans
@testable import Site

/// Change agents: the record of the choice, their own plan, and the five steps from nothing to evaluated.
@Suite struct ChangeAgentTests {
    private static let list = "/pelabuhan/agen-perubahan/2026"
    private static let page = list + "/1"

    private static func unit(_ town: Town) async throws -> String {
        try await town.store.read { try #require(try $0.texts("SELECT id FROM unit ORDER BY position").first) }
    }

    private static func record(_ town: Town, decree: String = "") async throws -> [(String, String)] {
        [
            ("nama", "Sari Dewi"), ("unit", try await unit(town)), ("perubahan", "Arsip unit tersusun setiap bulan"),
            ("dipilih", "2026-02-10"), ("cara", "Pemilihan terbuka"), ("alasan", "Teliti dan didengar"),
            ("sk", decree), ("sk-tanggal", decree.isEmpty ? "" : "2026-02-20"),
        ]
    }

    /// The step that the list says.
    private static func step(_ town: Town) async throws -> Int? {
        let body = try await town.page(list).body
        return body.firstMatch(of: /data-step="(\d)"/).flatMap { Int($0.1) }
    }

    private static func change(_ fields: [(String, String)], _ town: Town) async throws -> Browser.Answer {
        let version = try await town.store.read { try $0.number("SELECT version FROM change_agent") ?? 0 }
        return try await town.post(page, fields + [("versi", String(version))], as: "Rina", from: page)
    }

    private static let activities: [(String, String)] = [
        ("kegiatan-1", "Menata arsip"), ("keluaran-1", "Daftar arsip"), ("bulan-1[]", "6"), ("bulan-1[]", "12"),
        ("kegiatan-2", "Melatih rekan"), ("bulan-2[]", "8"),
    ]

    @Test func `an agent goes from nothing to evaluated, each step by what is really there`() async throws {
        try await Town.working { town async throws in
            let added = try await town.post(
                Self.list, try await Self.record(town), as: "Rina", from: Self.list)
            #expect(added.location == Self.page)
            #expect(try await Self.step(town) == 0)
            #expect(try await Self.change(try await Self.record(town, decree: "12/2026"), town).status == 303)
            #expect(try await Self.step(town) == 1)

            let made = try await town.post(Self.page + "/rencana", Self.activities, as: "Rina", from: Self.page)
            #expect(made.location == "/pelabuhan/rencana/usulan/2")
            // A proposal is no plan yet.
            #expect(try await Self.step(town) == 1)
            let review = try await town.page(made.location, as: "Rina").body
            #expect(review.contains("value=\"Sari Dewi\"") && review.contains("Daftar arsip"))
            let adopted = try await town.post(
                made.location + "/penetapan",
                [("sebagai", "baru:change-agent"), ("nama", "Sari Dewi"), ("judul", "Rencana Sari Dewi")],
                as: "Rina", from: made.location)
            #expect(adopted.status == 303)
            #expect(try await Self.step(town) == 2)

            // June and August are due; December is not.
            for (code, month) in [("1.1.1", 6), ("1.1.2", 8)] {
                let card = "/pelabuhan/rencana/2026-agen-perubahan-sari-dewi/\(code)/realisasi/\(month)"
                try await town.post(
                    card + "/pengajuan", Town.typed(code, nil, []), as: "Sari", from: card)
                let seal = try #require(
                    try await town.page(card, as: "Rina").body.firstMatch(
                        of: /name="(segel-[^"]+)" value="([0-9a-f]+)"/))
                #expect(try await Self.step(town) == 2)
                try await town.post(
                    card + "/persetujuan",
                    [("catatan", "Sudah dilihat"), ("indikator[]", "\(code).a"), (String(seal.1), String(seal.2))],
                    as: "Rina", from: card)
            }
            #expect(try await Self.step(town) == 3)
            #expect(try await town.page(Self.page).body.contains("2 dari 2 yang jatuh tempo selesai"))
            try await town.post(
                Self.page + "/evaluasi", [("hasil", "Arsip ditemukan dalam semenit"), ("versi", "2")], as: "Rina",
                from: Self.page)
            #expect(try await Self.step(town) == 4)
            let events = try await town.events()
            #expect(events.contains("plans.agent-added") && events.last == "plans.agent-evaluated")
        }
    }

    @Test func `what can not be taken comes back with all that was typed`() async throws {
        try await Town.working { town async throws in
            var record = try await Self.record(town)
            record[0] = ("nama", "")
            let nameless = try await town.post(Self.list, record, as: "Rina", from: Self.list)
            #expect(nameless.status == 422 && nameless.body.contains("Arsip unit tersusun setiap bulan"))
            let bad = try await Self.record(town).map { $0.0 == "dipilih" ? ("dipilih", "2026-02-31") : $0 }
            #expect(try await town.post(Self.list, bad, as: "Rina", from: Self.list).body.contains("bad-day"))
            try await town.post(Self.list, try await Self.record(town), as: "Rina", from: Self.list)
            let twice = try await town.post(Self.list, try await Self.record(town), as: "Rina", from: Self.list)
            #expect(twice.body.contains("name-taken"))
            // An activity without a month, and an evaluation before anything was done.
            let monthless = try await town.post(
                Self.page + "/rencana", [("kegiatan-1", "Menata arsip")], as: "Rina", from: Self.page)
            #expect(monthless.body.contains("no-month") && monthless.body.contains("value=\"Menata arsip\""))
            let early = try await town.post(
                Self.page + "/evaluasi", [("hasil", "Bagus"), ("versi", "1")], as: "Rina", from: Self.page)
            #expect(early.status == 422 && early.body.contains("too-early"))
            #expect(
                try await town.post(Self.list, try await Self.record(town), as: "Sari", from: Self.list).status == 404)
        }
    }

    @Test func `the plans that there must be are the reform plan and one for each agent chosen by then`() async throws {
        try await Town.working { town async throws in
            try await town.post(Self.list, try await Self.record(town), as: "Rina", from: Self.list)
            func adopted(_ month: Int) async throws -> Figure? {
                try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
                return try await town.store.read {
                    try KeptFigure.all(["plans.adopted"], office: "o-1", year: 2026, in: $0)["plans.adopted"]?[month]?
                        .figure
                }
            }
            // Chosen on the tenth of February; both plans are adopted in September.
            #expect(try await adopted(1) == .ratio(0, of: 1, empty: .unsaid))
            #expect(try await adopted(2) == .ratio(0, of: 2, empty: .unsaid))
            #expect(try await adopted(9) == .ratio(1, of: 2, empty: .unsaid))
            #expect(try await adopted(10) == .unsaid)
            try await town.adopt(SmallPlan.plan, kind: "change-agent", name: "Sari Dewi")
            #expect(try await adopted(9) == .ratio(2, of: 2, empty: .unsaid))
            // Another name changes nothing about whose plan it is.
            let renamed = try await Self.record(town).map { $0.0 == "nama" ? ("nama", "Sari Dewi, S.H.") : $0 }
            #expect(try await Self.change(renamed, town).status == 303)
            #expect(try await adopted(9) == .ratio(2, of: 2, empty: .unsaid))
            #expect(try await town.page(Self.page).body.contains("Menyusun daftar arsip aktif") == false)
            #expect(try await town.page(Self.page).body.contains("Daftar arsip aktif tersusun lengkap"))
            let alike = try await Self.record(town).map { $0.0 == "nama" ? ("nama", "sari dewi s.h") : $0 }
            #expect(try await town.post(Self.list, alike, as: "Rina", from: Self.list).body.contains("name-taken"))
        }
    }

    @Test func `a plan is typed once, and an office without any has adopted none of one`() async throws {
        try await Town.with { town async throws in
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            let figure = try await town.store.read {
                try KeptFigure.all(["plans.adopted"], office: "o-1", year: 2026, in: $0)["plans.adopted"]?[9]?.figure
            }
            #expect(figure == .ratio(0, of: 1, empty: .unsaid))
            let unit = try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                change.record("test.unit", on: "-", office: "o-1")
                return try Unit.add("Subbag Umum", to: "o-1", in: change).id
            }
            let record = [("nama", "Sari"), ("unit", unit), ("perubahan", "Arsip rapi")]
            try await town.post(Self.list, record, as: "Rina", from: Self.list)
            let made = try await town.post(Self.page + "/rencana", Self.activities, as: "Rina", from: Self.page)
            #expect(made.location == "/pelabuhan/rencana/usulan/1")
            #expect(try await town.page(Self.page, as: "Rina").body.contains("/pelabuhan/rencana/usulan/1"))
            let again = try await town.post(Self.page + "/rencana", Self.activities, as: "Rina", from: Self.list)
            #expect(again.status == 422 && again.body.contains("plan-waits"))
        }
    }
}
