import Foundation
import HTTPTypes
import Storage
import Testing
import Web

@testable import People
@testable import Plans
@testable import Site

@Suite struct MatrixTests {
    private static let matrix = "/pelabuhan/rencana/2026"

    private func rows(_ answer: Browser.Answer) -> Int { answer.body.matches(of: /<tr class="months">/).count }

    @Test func `the matrix shows the whole plan with a word in every planned cell`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get(Self.matrix)
                #expect(page.status == 200)
                #expect(rows(page) == 130)
                #expect(page.body.matches(of: /<tr class="area">/).count == 8)
                #expect(page.body.matches(of: /<tr class="activity">/).count == 28)
                #expect(page.body.matches(of: /<tr class="sub">/).count == 74)
                #expect(page.body.matches(of: /<span class="sr">[A-Z][a-z]+: [a-z ]+<\/span><\/a><\/td>/).count == 261)
                #expect(page.has("<th scope=\"col\" class=\"now\" aria-current=\"date\"><abbr title=\"September\">"))
                #expect(page.has("Keputusan Nomor 9 Tahun 2026 tanggal 22 Januari 2026"))
                #expect(page.has("<p class=\"name\">Bambang</p>"))
            }
        }
    }

    @Test func `the levels of a plan that has five stand above its activities, each once`() async throws {
        let fixture = try #require(LayoutFixture.all.first { $0.name == "04-five-levels-ministry.txt" })
        try await Town.with { town async throws in
            let intake = PlanIntake(
                office: town.harbour, vault: town.app.ground.vault, store: town.store, reader: town.app.reader,
                worker: town.app.worker)
            let number = try await intake.read(
                fixture.bytes, named: fixture.name, year: 2026, by: Actor(person: try town.id("Rina")))
            try await intake.adopt(number, lostItems: nil, by: .system("cli"))
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get(Self.matrix)
                let levels = page.body.matches(of: /<tr class="level"><th[^>]*>([^<]+)</).map { String($0.1) }
                #expect(
                    levels == [
                        "Pengembangan kompetensi", "Penilaian kinerja", "Perencanaan berbasis data", "Pelaporan",
                    ])
            }
        }
    }

    @Test func `marks follow the office's own day`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let september = try await browser.get(Self.matrix)
                #expect(september.has("Agustus: lewat jadwal") && september.has("September: sedang berjalan"))
                #expect(september.has("Oktober: belum waktunya"))
            }
            town.now.pass(seconds: 16 * 86_400)
            #expect(try await town.as("Sari") { try await $0.get(Self.matrix).has("September: lewat jadwal") })
        }
    }

    @Test(arguments: [
        ("area=3", 1), ("area=8", 27), ("bulan=1", 20), ("area=2&bulan=7", 4), ("q=LHKPN", 5), ("q=lhkpn+100%25", 1),
        ("tanda=sedang-berjalan", 13), ("unit=tidak-ada", 0), ("q=%3Cscript%3E", 0), ("area=x&bulan=99", 0),
    ])
    func `a filter keeps what fits it`(query: String, count: Int) async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("\(Self.matrix)?\(query)")
                let total = try JSONSerialization.jsonObject(
                    with: Data(try await browser.get("\(Self.matrix).json?\(query)").body.utf8))
                #expect(rows(page) == count)
                #expect((total as? [String: Any])?["total"] as? Int == count)
                #expect(!page.has("<script>"))
                if count == 0 { #expect(page.has("Tidak ada baris yang cocok")) }
            }
        }
    }

    @Test func `a unit sees its own lines, those of all units among them`() async throws {
        try await Town.working { town async throws in
            let unit = try await town.store.read { try $0.texts("SELECT id FROM unit WHERE name = 'Subbag Umum'")[0] }
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("\(Self.matrix)?unit=\(unit)")
                #expect(page.has(">4.1.1<") && page.has(">7.8.1<") && !page.has(">1.1.1<"))
            }
        }
    }

    @Test func `the list is JSON and CSV at the same address`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let json = try await browser.get("\(Self.matrix).json")
                let object = try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any]
                let rows = try #require(object?["rows"] as? [[String: Any]])
                #expect(rows.count == 131)
                #expect(rows[0]["code"] as? String == "1.1.1.a")
                #expect(rows[0]["months"] as? [Int] == [1])
                #expect(rows[0]["marks"] as? [String] == ["lewat-jadwal"])
                #expect(rows[0]["responsible"] as? [String] == ["Subbag Rendatin"])
                let csv = try await browser.get("\(Self.matrix).csv")
                #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
                #expect(csv.body.split(separator: "\r\n").count == 132)
            }
        }
    }

    @Test func `an unchanged page is not sent again, and a changed one is`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let tag = try #require(try await browser.get(Self.matrix).headers[.eTag])
                let known: HTTPFields = [.ifNoneMatch: tag]
                let again = try await browser.get(Self.matrix, known)
                #expect(again.status == 304 && again.body.isEmpty)
                #expect(try await browser.get("\(Self.matrix)?area=1", known).status == 200)
                try await town.store.change(by: .system("test"), in: ["o-1"]) {
                    $0.record("test.happened", on: "x", office: "o-1")
                }
                #expect(try await browser.get(Self.matrix, known).status == 200)
                let newer = try #require(try await browser.get(Self.matrix).headers[.eTag])
                town.now.pass(seconds: 86_400)
                #expect(try await browser.get(Self.matrix, [.ifNoneMatch: newer]).status != 304)
            }
        }
    }

    @Test func `pages are compressed for those who ask`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let answer = try await browser.get(Self.matrix, [.acceptEncoding: "gzip"])
                #expect(answer.headers[.contentEncoding] == "gzip")
            }
        }
    }

    @Test func `the list of indicators is sorted, searched and paged`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                func codes(_ query: String) async throws -> [String] {
                    let body = try await browser.get("\(Self.matrix)/indikator.json?\(query)").body
                    return body.matches(of: /"code":"([^"]+)"/).map { String($0.1) }
                }
                #expect(try await codes("").count == 80)
                #expect(try await codes("hal=2").count == 50)
                #expect(try await codes("hal=3") == [])
                #expect(try await codes("urut=code&arah=turun").first == "8.4.3.a")
                #expect(try await codes("urut=indicator;DROP+TABLE+plan").first == "1.1.1.a")
                #expect(try await codes("q=LHKPN+persentase") == ["1.2.3.b"])
                #expect(try await codes("q=100%25").count == 2)
                let page = try await browser.get("\(Self.matrix)/indikator?urut=indicator")
                #expect(page.has("aria-sort=\"ascending\"") && page.has("rel=\"next\""))
            }
        }
    }

    @Test func `a sub-activity has its page, its doubts and its neighbours`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("\(Self.matrix)/1.2.3")
                #expect(page.has("baris 87, 92") && page.has("id=\"keraguan\""))
                #expect(page.has("rel=\"prev\"") && page.has("rel=\"next\""))
                #expect(page.has("— menetapkan rencana"))
                #expect(try await browser.get("\(Self.matrix)/9.9.9").status == 404)
                #expect(try await browser.get("/pelabuhan/rencana/1999").status == 404)
            }
        }
    }

    @Test func `the decree is kept as it came`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let file = try await browser.get("\(Self.matrix)/naskah/berkas")
                #expect(file.headers[.contentDisposition]?.contains("batang-hari-2026.txt") ?? false)
                #expect(Array(file.body.utf8) == Array(try Data(contentsOf: Town.sample)))
                #expect(try await browser.get("\(Self.matrix)/naskah").has("Menimbang"))
            }
        }
    }

    @Test func `search finds lines of the plan and not those of others`() async throws {
        try await Town.working { town async throws in
            #expect(
                try await town.as("Sari") { try await $0.get("/pelabuhan/cari?q=benturan+kepentingan").has("7.4.1") })
            #expect(
                try await town.as("Sari") {
                    try await $0.get("/pelabuhan/cari?q=b%25kepentingan").has("Tidak ada yang cocok")
                })
            #expect(try await town.as("Fajar") { try await $0.get("/pelabuhan/cari?q=benturan").has("7.4.1") } == false)
        }
    }
}
