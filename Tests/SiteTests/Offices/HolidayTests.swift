import Deadlines
import Storage
import Testing

@Suite struct HolidayTests {
    private static let election = [
        ("tanggal", "2026-11-25"), ("nama", "Pemungutan suara Pilkada"), ("jenis", "local"),
        ("sumber", "SK Gubernur 12/2026"), ("cocok", "1"),
    ]

    private func post(
        _ path: String, _ fields: [(String, String)], as name: String = "Rina", in town: Town
    ) async throws -> Browser.Answer {
        try await town.as(name) { browser async throws in
            try await browser.post("/pelabuhan/hari-libur\(path)", fields)
        }
    }

    private func get(_ path: String, as name: String = "Sari", in town: Town) async throws -> Browser.Answer {
        try await town.as(name) { try await $0.get("/pelabuhan/\(path)") }
    }

    private func holidays(_ office: String, in town: Town) async throws -> Holidays {
        try await town.store.read { try Holidays.of(office: office, in: $0) }
    }

    @Test func `everybody in the office reads the days, and nobody else does`() async throws {
        try await Town.with { town async throws in
            let page = try await get("hari-libur?tahun=2026", in: town)
            #expect(page.has("Hari Raya Natal") && page.has("Cuti bersama") && page.has("240 hari kerja"))
            #expect(!page.has("name=\"tanggal\"") && !page.has("belum diverifikasi"))
            #expect(try await get("hari-libur.json?tahun=2026", in: town).has("{\"total\":25,"))
            #expect(try await get("hari-libur.csv?tahun=2026", in: town).has("2026-12-25"))
            #expect(try await get("hari-libur", as: "Budi", in: town).status == 404)
            #expect(try await get("hari-libur/2026-12-25", in: town).status == 404)
            #expect(try await post("", Self.election, as: "Sari", in: town).status == 404)
        }
    }

    @Test func `what is not verified says so, and so does a year that nobody has entered`() async throws {
        try await Town.with { town async throws in
            for year in [2025, 2027] {
                #expect(try await get("hari-libur?tahun=\(year)", in: town).has("belum diverifikasi"), "\(year)")
            }
            #expect(try await get("hari-libur?tahun=2031", in: town).has("Hari libur 2031 belum dimuat"))
            let sum = try await get("hari-kerja?mulai=2026-12-18&hari=60", in: town)
            #expect(sum.has("31 Maret 2027") && sum.has("belum diverifikasi"))
        }
    }

    @Test func `an office adds a day of its own, which moves its deadlines and no other's`() async throws {
        try await Town.with { town async throws in
            #expect(
                try await get("hari-kerja?mulai=2026-11-23&hari=2", in: town).has("Batas waktu: Rabu, 25 November 2026")
            )
            #expect(try await post("", Self.election, in: town).status == 303)
            #expect(try await get("hari-libur?tahun=2026", in: town).has("Pemungutan suara Pilkada"))
            #expect(
                try await get("hari-kerja?mulai=2026-11-23&hari=2", in: town).has(
                    "Batas waktu: Kamis, 26 November 2026"))
            let day = try #require(Day("2026-11-25"))
            #expect(try await !holidays("o-1", in: town).isWorking(day))
            #expect(try await holidays("o-2", in: town).isWorking(day))
            #expect(try await town.events() == ["offices.holiday-added"])
            let twice = try await post("", Self.election, in: town)
            #expect(twice.status == 422 && twice.has("data-error=\"holidays.refused.day-taken\""))
        }
    }

    @Test(arguments: [
        ("tanggal", "25-11-2026", "holidays.refused.no-day"), ("nama", "", "holidays.refused.no-name"),
        ("sumber", "", "holidays.refused.no-source"), ("jenis", "not-observed", "holidays.refused.no-kind"),
    ])
    func `a day that won't do is refused, and what was typed comes back`(
        field: String, value: String, reason: String
    ) async throws {
        try await Town.with { town async throws in
            let fields = Self.election.map { $0.0 == field ? (field, value) : $0 }
            let answer = try await post("", fields, in: town)
            #expect(answer.status == 422)
            #expect(answer.has("data-error=\"\(reason)\""))
            for (name, typed) in fields where !["cocok", "jenis"].contains(name) {
                #expect(answer.has("name=\"\(name)\" value=\"\(typed)\""), "\(name)")
            }
            #expect(try await town.events().isEmpty)
        }
    }

    @Test func `a day is edited, also to another date, and a stale form gets both texts`() async throws {
        try await Town.with { town async throws in
            _ = try await post("", Self.election, in: town)
            var fields = Self.election + [("versi", "1")]
            fields[0].1 = "2026-12-02"
            let moved = try await post("/2026-11-25/perubahan", fields, in: town)
            #expect(moved.location.hasPrefix("/pelabuhan/hari-libur/2026-12-02"))
            let page = try await get("hari-libur/2026-12-02", as: "Rina", in: town)
            #expect(page.has("name=\"versi\" value=\"2\"") && page.has("— mengubah hari libur"))
            fields[1].1 = "Pemungutan suara ulang"
            let stale = try await post("/2026-12-02/perubahan", fields, in: town)
            #expect(stale.status == 409)
            #expect(stale.has("<dd>Pemungutan suara Pilkada</dd>") && stale.has("<dd>Pemungutan suara ulang</dd>"))
            let removed = try await post("/2026-12-02/penghapusan", [("versi", "2")], in: town)
            #expect(removed.status == 303)
            #expect(try await holidays("o-1", in: town).isWorking(try #require(Day("2026-12-02"))))
            #expect(
                try await town.events() == [
                    "offices.holiday-added", "offices.holiday-edited", "offices.holiday-removed",
                ])
        }
    }

    @Test func `a national day can be worked on here, and observed again`() async throws {
        try await Town.with { town async throws in
            let day = try #require(Day("2026-12-24"))
            let reasonless = try await post("/2026-12-24/pengecualian", [("dasar", "")], in: town)
            #expect(reasonless.has("data-error=\"holidays.refused.no-source\""))
            let answer = try await post("/2026-12-24/pengecualian", [("dasar", "SE 4/2026")], in: town)
            #expect(answer.status == 303)
            #expect(try await holidays("o-1", in: town).isWorking(day))
            #expect(try await !holidays("o-2", in: town).isWorking(day))
            let list = try await get("hari-libur?tahun=2026", in: town)
            #expect(list.has("<del>Cuti Bersama Hari Raya Natal</del>") && list.has("241 hari kerja"))
            let stale = try await post("/2026-12-24/penghapusan", [("versi", "0")], in: town)
            #expect(stale.status == 409)
            #expect(try await post("/2026-12-24/penghapusan", [("versi", "1")], in: town).status == 303)
            #expect(try await !holidays("o-1", in: town).isWorking(day))
            #expect(try await town.events() == ["offices.holiday-not-observed", "offices.holiday-observed"])
            // The day keeps its history when nothing of the office's own is left of it.
            let page = try await get("hari-libur/2026-12-24", as: "Rina", in: town)
            #expect(page.body.matches(of: /<li><time [^>]+>[^<]+<\/time> <b>Rina<\/b>/).count == 2)
        }
    }

    @Test func `a national day is corrected for one office alone`() async throws {
        try await Town.with { town async throws in
            let fields = [
                ("tanggal", "2027-03-10"), ("nama", "Hari Raya Idul Fitri"), ("jenis", "national"),
                ("sumber", "SKB 2027"), ("cocok", "1"), ("versi", "0"),
            ]
            #expect(try await post("/2027-03-10/perubahan", fields, in: town).status == 303)
            let day = try #require(Day("2027-03-10"))
            #expect(try await holidays("o-1", in: town)[day]?.confidence == .verified)
            #expect(try await holidays("o-2", in: town)[day]?.confidence == .unverified)
            let national = try await post("/2027-03-11/penghapusan", [("versi", "0")], in: town)
            #expect(national.has("data-error=\"holidays.refused.not-ours\""))
        }
    }
}
