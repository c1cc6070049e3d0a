import Storage
import Subjects
import Testing

@testable import People

@Suite struct OfficeSettingsTests {
    private static let kept = [
        ("nama", "KPU Kota Pelabuhan"), ("singkat", "KPU Pelabuhan"), ("alamat", "pelabuhan"), ("zona", "WIB"),
        ("versi", "1"),
    ]

    private func changed(_ changes: [String: String]) -> [(String, String)] {
        Self.kept.map { ($0.0, changes[$0.0] ?? $0.1) } + (changes["setuju"].map { [("setuju", $0)] } ?? [])
    }

    private func save(_ changes: [String: String], in town: Town) async throws -> Browser.Answer {
        try await town.as("Rina") { browser async throws in
            try await browser.post("/pelabuhan/pengaturan", changed(changes), from: "/pelabuhan/pengaturan")
        }
    }

    private func office(in town: Town) async throws -> Office? {
        try await town.store.read { try Office.all(in: $0).first { $0.id == "o-1" } }
    }

    @Test func `what changed stands in one event, old and new`() async throws {
        try await Town.with { town async throws in
            #expect(try await save(["nama": "KPU Kota Bandar", "zona": "WITA"], in: town).status == 303)
            let office = try await office(in: town)
            #expect(office?.name == "KPU Kota Bandar" && office?.zone == .wita)
            #expect(try await town.events() == ["offices.settings-changed"])
            let bodies = try await town.store.read {
                try $0.texts("SELECT body FROM event_payload WHERE office = 'o-1' ORDER BY seq")
            }
            let body = try #require(bodies.last)
            #expect(body.contains("KPU Kota Pelabuhan") && body.contains("KPU Kota Bandar") && body.contains("WITA"))
            #expect(!body.contains("slug"))
            let page = try await town.as("Rina") { try await $0.get("/pelabuhan/pengaturan") }
            #expect(page.has("<b>Rina</b> — mengubah pengaturan kantor"))
        }
    }

    @Test func `saving without a change records nothing`() async throws {
        try await Town.with { town async throws in
            #expect(try await save([:], in: town).status == 303)
            #expect(try await town.events().isEmpty)
        }
    }

    @Test func `a new address must be agreed to, and the old one is found no more`() async throws {
        try await Town.working { town async throws in
            let asked = try await save(["alamat": "bandar"], in: town)
            #expect(asked.status == 422 && asked.has("data-error=\"settings.refused.slug-unconfirmed\""))
            #expect(asked.has("value=\"bandar\""))
            let answer = try await save(["alamat": "bandar", "setuju": "1"], in: town)
            #expect(answer.location.hasPrefix("/bandar/pengaturan"))
            try await town.as("Sari") { browser async throws in
                #expect(try await browser.get("/pelabuhan/rencana/2026").status == 404)
                #expect(try await browser.get("/bandar/rencana/2026").status == 200)
                let found = try await browser.get("/bandar/cari?q=reformasi")
                #expect(found.has("href=\"/bandar/rencana/2026/") && !found.has("href=\"/pelabuhan/"))
            }
            let left = try await town.store.read {
                try $0.number("SELECT COUNT(*) FROM subject WHERE office = 'o-1' AND address LIKE '/pelabuhan/%'")
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: [
        (["nama": ""], "settings.refused.no-name"),
        (["singkat": String(repeating: "x", count: 41)], "settings.refused.long-name"),
        (["alamat": "kota bandar", "setuju": "1"], "settings.refused.bad-slug"),
        (["alamat": "-", "setuju": "1"], "settings.refused.bad-slug"),
        (["alamat": "bukit", "setuju": "1"], "settings.refused.slug-taken"),
        (["zona": "WX"], "settings.refused.no-zone"),
    ])
    func `settings that won't do are refused, and what was typed comes back`(
        changes: [String: String], reason: String
    ) async throws {
        try await Town.with { town async throws in
            var changes = changes
            if changes["nama"] == nil { changes["nama"] = "Nama yang diketik" }
            let answer = try await save(changes, in: town)
            #expect(answer.status == 422)
            #expect(answer.has("data-error=\"\(reason)\""))
            for field in ["nama", "singkat", "alamat"] {
                if let typed = changes[field] { #expect(answer.has("value=\"\(typed)\""), "\(field)") }
            }
            #expect(try await office(in: town) == town.harbour)
        }
    }

    @Test func `a stale form is answered with both texts`() async throws {
        try await Town.with { town async throws in
            #expect(try await save(["nama": "KPU Kota Satu"], in: town).status == 303)
            let answer = try await save(["nama": "KPU Kota Dua"], in: town)
            #expect(answer.status == 409)
            #expect(answer.has("<dd>KPU Kota Satu</dd>") && answer.has("<dd>KPU Kota Dua</dd>"))
        }
    }

    @Test func `only who manages the office comes here`() async throws {
        try await Town.with { town async throws in
            for (name, status) in [("Bambang", 200), ("Yulia", 404), ("Sari", 404), ("Budi", 404)] {
                #expect(
                    try await town.as(name) { try await $0.get("/pelabuhan/pengaturan").status } == status, "\(name)")
            }
        }
    }
}
