import Foundation
import Storage
import Testing

@testable import Plans

/// Plans and units that were merged or closed: the sample names Subbag Rendatin first.
@Suite struct ClosedUnitTests {
    /// The sample as the plan of 2026; then its first unit is merged into the second, or closed, in July.
    private func closeFirst(mergedInto second: String?, in town: Town) async throws {
        try await town.adoptSample()
        try await town.as("Rina") { browser async throws in
            let noun = second == nil ? "penutupan" : "penggabungan"
            let fields = [("sejak", "2026-07-01"), ("versi", "1")] + (second.map { [("ke", $0)] } ?? [])
            #expect(try await browser.post("/pelabuhan/unit/1/\(noun)", fields).status == 303)
        }
    }

    private func uploadNextYear(_ browser: Browser) async throws -> String {
        let answer = try await browser.upload(
            "/pelabuhan/rencana/usulan", Array(try Data(contentsOf: Town.sample)), name: "rencana-2027.txt",
            fields: [("tahun", "2027")], from: "/pelabuhan/rencana/unggah")
        #expect(answer.status == 303)
        return answer.location
    }

    private func place(_ legend: String, on page: Browser.Answer) throws -> String {
        String(try #require(page.body.firstMatch(of: try Regex("id=\"q(\\d+)\"><legend>\(legend)")))[1].substring ?? "")
    }

    /// Adopts with the lost item left for later, and with what else is answered.
    private func adopt(
        _ review: String, _ answers: [(String, String)] = [], _ browser: Browser
    ) async throws -> Browser.Answer {
        let lost = try place("8\\.4\\.2", on: try await browser.get(review))
        return try await browser.post(
            "\(review)/penetapan", [("q\(lost)", "later"), ("v\(lost)", "0")] + answers, from: review)
    }

    /// The units with lines in the plan of a year.
    private func responsible(in year: Int, of town: Town) async throws -> Set<String> {
        Set(
            try await town.store.read {
                try $0.texts(
                    """
                    SELECT DISTINCT unit.name FROM sub_activity_unit JOIN unit ON unit.id = sub_activity_unit.unit
                    JOIN plan ON plan.id = sub_activity_unit.plan WHERE plan.year = \(year)
                    """)
            })
    }

    @Test func `a new plan that names a merged unit asks, and gives the work to the one that goes on with it`()
        async throws
    {
        try await Town.with { town async throws in
            try await closeFirst(mergedInto: "2", in: town)
            try await town.as("Rina") { browser async throws in
                let review = try await uploadNextYear(browser)
                let page = try await browser.get(review)
                #expect(page.has("Subbag Rendatin (dilanjutkan Subbag Parmas dan SDM sejak 1 Juli 2026)"))
                let select = try #require(page.body.split(separator: "“Subbag Rendatin” adalah").last)
                    .split(separator: "</select>")[0]
                #expect(select.contains(" selected>Subbag Parmas dan SDM</option>"))
                #expect(!select.contains(">Subbag Rendatin</option>"))
                #expect(try await adopt(review, [], browser).location == "/pelabuhan/rencana/2027?baru=1")
            }
            #expect(try await responsible(in: 2026, of: town).contains("Subbag Rendatin"))
            #expect(
                try await responsible(in: 2027, of: town) == ["Subbag Parmas dan SDM", "Subbag Tekhum", "Subbag Umum"])
            let doubled = try await town.store.read {
                try $0.finds(
                    "SELECT 1 FROM sub_activity_unit GROUP BY plan, version, sub_activity, unit HAVING COUNT(*) > 1")
            }
            #expect(!doubled, "a unit stands twice at one line")
            let bodies = try await town.store.read { try $0.texts("SELECT body FROM event_payload") }
            #expect(bodies.contains { $0.contains("Subbag Rendatin: Subbag Parmas dan SDM") })
        }
    }

    @Test func `a new plan that names a closed unit is not adopted before somebody says which one is meant`()
        async throws
    {
        try await Town.with { town async throws in
            try await closeFirst(mergedInto: nil, in: town)
            try await town.as("Rina") { browser async throws in
                let review = try await uploadNextYear(browser)
                let early = try await adopt(review, [], browser)
                #expect(early.status == 422 && early.has("data-error=\"plans.review.closed-unit\""))
                let unit = try place("“Subbag Rendatin”", on: early)
                #expect(early.has("href=\"#q\(unit)\"") && early.has("Subbag Rendatin (ditutup sejak 1 Juli 2026)"))
                let junk = try await adopt(review, [("q\(unit)", "tidak-ada"), ("v\(unit)", "0")], browser)
                #expect(junk.has("data-error=\"plans.review.closed-unit\""))
                let made = try await adopt(review, [("q\(unit)", "baru"), ("v\(unit)", "0")], browser)
                #expect(made.status == 303)
            }
            let open = try await town.store.read {
                try $0.texts("SELECT name FROM unit WHERE closed_day IS NULL ORDER BY number")
            }
            #expect(open.last == "Subbag Rendatin" && open.count == 4)
        }
    }

    @Test func `an answer that names a unit which is merged before the adoption means its successor`() async throws {
        try await Town.working { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploadNextYear(browser)
                let page = try await browser.get(review)
                let unit = try place("“Subbag Tekhum”", on: page)
                let first = try await town.store.read { try $0.texts("SELECT id FROM unit WHERE number = 1")[0] }
                let answered = try await browser.post(
                    "\(review)/jawaban", [("q\(unit)", first), ("v\(unit)", "0")], from: review)
                #expect(answered.status == 303)
                let merge = [("ke", "4"), ("sejak", "2026-07-01"), ("versi", "1")]
                #expect(try await browser.post("/pelabuhan/unit/1/penggabungan", merge).status == 303)
                #expect(try await adopt(review, [], browser).status == 303)
            }
            // Tekhum is still open, so it has its part in the lines of all units.
            let led = try await town.store.read {
                try $0.texts(
                    """
                    SELECT DISTINCT unit.name FROM sub_activity_unit JOIN unit ON unit.id = sub_activity_unit.unit
                    JOIN plan ON plan.id = sub_activity_unit.plan AND plan.year = 2027
                    JOIN sub_activity ON sub_activity.plan = plan.id AND sub_activity.position = sub_activity_unit.sub_activity
                    WHERE sub_activity.asked = 'units' ORDER BY unit.name
                    """)
            }
            #expect(led == ["Subbag Parmas dan SDM", "Subbag Umum"])
        }
    }

    @Test func `wherever a responsible unit stands it is said who goes on with its work`() async throws {
        try await Town.with { town async throws in
            try await closeFirst(mergedInto: "2", in: town)
            let chip =
                "<span class=\"chip\">Subbag Rendatin <span class=\"soft\">(dilanjutkan Subbag Parmas dan SDM sejak 1 Juli 2026)</span></span>"
            let second = try await town.store.read { try $0.texts("SELECT id FROM unit WHERE number = 2")[0] }
            try await town.as("Sari") { browser async throws in
                for page in ["2026", "2026?ringkas=1", "2026?kertas=f4", "2026/1.1.1"] {
                    #expect(try await browser.get("/pelabuhan/rencana/\(page)").has(chip), "\(page)")
                }
                let own = try await browser.get("/pelabuhan/rencana/2026?unit=\(second)")
                #expect(own.has(">1.1.1<") && own.has(">6.1.1<"))
                let json = try await browser.get("/pelabuhan/rencana/2026.json").body
                #expect(
                    json.contains(
                        #""responsible":["Subbag Rendatin"],"responsible_now":["Subbag Parmas dan SDM"]"#))
                #expect(try await browser.get("/pelabuhan/rencana/2026.csv").has("Penanggung jawab kini"))
            }
        }
    }

    @Test func `a unit that ends later is still the one that works`() async throws {
        try await Town.working { town async throws in
            try await town.as("Rina") { browser async throws in
                let merge = [("ke", "2"), ("sejak", "2026-12-01"), ("versi", "1")]
                #expect(try await browser.post("/pelabuhan/unit/1/penggabungan", merge).status == 303)
                let page = try await browser.get("/pelabuhan/rencana/2026")
                #expect(page.has("<span class=\"chip\">Subbag Rendatin</span>") && !page.has("dilanjutkan"))
            }
            town.now.pass(seconds: 80 * 86_400)
            #expect(try await town.as("Sari") { try await $0.get("/pelabuhan/rencana/2026").has("dilanjutkan") })
        }
    }
}
