import Testing

@Suite struct WorkingDayTests {
    private func get(_ query: String, in town: Town, data: String = "") async throws -> Browser.Answer {
        try await town.as("Sari") { try await $0.get("/pelabuhan/hari-kerja\(data)\(query)") }
    }

    @Test func `the sum is shown day by day, in a table and in its months`() async throws {
        try await Town.with { town async throws in
            let page = try await get("?mulai=2026-03-16&hari=10", in: town)
            #expect(page.has("Batas waktu: Selasa, 7 April 2026"))
            #expect(page.has("Cuti bersama: Cuti Bersama Hari Suci Nyepi") && page.has("akhir pekan"))
            #expect(page.has("<caption>Maret 2026</caption>") && page.has("<caption>April 2026</caption>"))
            #expect(page.has("<td class=\"end\"><b>7</b><span aria-hidden=\"true\">10</span>"))
            let json = try await get("?mulai=2026-03-16&hari=10", in: town, data: ".json")
            #expect(json.has("{\"day\":\"2026-04-07\",\"number\":10,"))
        }
    }

    @Test func `a pause and an extension move the end, and the original end stays to be seen`() async throws {
        try await Town.with { town async throws in
            let query = "?mulai=2026-03-16&hari=10&jeda-dari=2026-04-01&jeda-sampai=2026-04-02&tambahan=7"
            let page = try await get(query, in: town)
            #expect(page.has("Batas semula: Kamis, 9 April 2026"))
            #expect(page.has("Batas waktu: Senin, 20 April 2026"))
            #expect(page.has("jeda, tidak dihitung"))
        }
    }

    @Test(arguments: [
        ("?mulai=kemarin&hari=10", "holidays.wrong.start", "kemarin"),
        ("?mulai=2026-03-16&hari=0", "holidays.wrong.count", "2026-03-16"),
        ("?mulai=2026-03-16&hari=4000000000", "holidays.wrong.count", "4000000000"),
        ("?mulai=2026-03-16&hari=3&jeda-dari=2026-04-02&jeda-sampai=2026-04-01", "holidays.wrong.pause", "2026-04-02"),
        ("?mulai=2026-03-16&hari=3&tambahan=banyak", "holidays.wrong.added", "banyak"),
    ])
    func `what can't be counted is answered with its reason and what was typed`(
        query: String, reason: String, typed: String
    ) async throws {
        try await Town.with { town async throws in
            let page = try await get(query, in: town)
            #expect(page.status == 422)
            #expect(page.has("data-error=\"\(reason)\"") && page.has("value=\"\(typed)\""))
            #expect(try await get(query, in: town, data: ".json").status == 400)
        }
    }

    @Test func `whoever asks nothing is shown the form with today`() async throws {
        try await Town.with { town async throws in
            let page = try await get("", in: town)
            #expect(page.status == 200 && page.has("name=\"mulai\" value=\"2026-09-15\""))
            #expect(!page.has("class=\"calendar\""))
        }
    }
}
