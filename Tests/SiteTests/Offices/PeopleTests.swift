import Foundation
import Storage
import Testing

@testable import Offices
@testable import People

@Suite struct PeopleTests {
    static let dina = [
        ("nama", "Dina Kusuma"), ("nip", "19900101 201503 2 001"), ("email", "dina@kpu.example"),
        ("jabatan", "Staf Subbag Umum"), ("unit", ""), ("sejak", "2026-09-01"),
    ]

    static func add(_ browser: Browser, _ changes: [String: String] = [:]) async throws -> Browser.Answer {
        let fields = dina.map { ($0.0, changes[$0.0] ?? $0.1) }
        return try await browser.post("/pelabuhan/orang", fields, from: "/pelabuhan/orang/baru")
    }

    @Test func `somebody added stands in the list and has an event`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.add(browser)
                #expect(answer.location == "/pelabuhan/orang/6?tersimpan=1")
                let list = try await browser.get("/pelabuhan/orang?q=dina")
                #expect(list.has("Dina Kusuma") && !list.has("Fajar"))
                let page = try await browser.get("/pelabuhan/orang/6")
                #expect(page.has("199001012015032001") && page.has("<b>Rina</b> — "))
            }
            let events = try await town.store.read { try $0.events(of: "o-1") }
            #expect(events.last?.kind == "people.person-added")
        }
    }

    @Test func `employee numbers are for those who manage people, in every form of the list`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { _ = try await Self.add($0) }
            for address in ["/pelabuhan/orang", "/pelabuhan/orang.json", "/pelabuhan/orang.csv", "/pelabuhan/orang/6"] {
                let managed = try await town.as("Rina") { try await $0.get(address) }
                #expect(managed.has("Dina Kusuma") && managed.has("199001012015032001"), "\(address)")
                let read = try await town.as("Sari") { try await $0.get(address) }
                #expect(read.has("Dina Kusuma") && !read.has("1990010120"), "\(address)")
                #expect(!read.has("dina@kpu.example"), "\(address)")
            }
            let found = try await town.as("Sari") { try await $0.get("/pelabuhan/orang.json?q=199001012015032001") }
            #expect(found.has("\"total\":0"))
            let sorted = try await town.as("Sari") { try await $0.get("/pelabuhan/orang.json?urut=nip&arah=turun") }
            let plain = try await town.as("Sari") { try await $0.get("/pelabuhan/orang.json") }
            #expect(sorted.body == plain.body)
        }
    }

    @Test(arguments: [
        ("nama", "", PeopleRefusal.nameMissing), ("jabatan", " ", .postMissing), ("nip", "1990", .nip),
        ("email", "dina.kpu", .email), ("unit", "no-such", .unit), ("sejak", "2026-09-16", .postDay),
        ("sejak", "kemarin", .postDay),
    ])
    func `what won't do is refused at its field and what was typed comes back`(
        field: String, value: String, refusal: PeopleRefusal
    ) async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await Self.add(browser, [field: value])
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"\(refusal.rawValue)\"") && answer.has("id=\"\(field)-salah\""))
                #expect(answer.has(field == "jabatan" ? "Dina Kusuma" : "Staf Subbag Umum"))
                #expect(try await !browser.get("/pelabuhan/orang").has("Dina"))
            }
        }
    }

    @Test func `an employee number belongs to one person`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                _ = try await Self.add(browser)
                let answer = try await Self.add(browser, ["nama": "Orang Lain"])
                #expect(answer.status == 422 && answer.has(PeopleRefusal.nipTaken.rawValue))
            }
        }
    }

    @Test func `a stale form is answered with both texts and changes nothing`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let fields = { (name: String) in
                    [("nama", name), ("jabatan", "Staf"), ("sejak", "2026-01-01"), ("versi", "1")]
                }
                let page = "/pelabuhan/orang/4/ubah"
                let first = try await browser.post("/pelabuhan/orang/4", fields("Sari Wulandari"), from: page)
                #expect(first.status == 303)
                let second = try await browser.post("/pelabuhan/orang/4", fields("Sari Lestari"), from: page)
                #expect(second.status == 409)
                #expect(second.has("<dd>Sari Wulandari</dd>") && second.has("<dd>Sari Lestari</dd>"))
                #expect(try await browser.get("/pelabuhan/orang/4").has("Sari Wulandari"))
            }
        }
    }

    @Test func `a new post ends the one before on the day before`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let fields = [("nama", "Sari"), ("jabatan", "Bendahara"), ("sejak", "2026-09-10"), ("versi", "1")]
                #expect(
                    try await browser.post("/pelabuhan/orang/4", fields, from: "/pelabuhan/orang/4/ubah").status == 303)
                let early = [("nama", "Sari"), ("jabatan", "Arsiparis"), ("sejak", "2026-02-01"), ("versi", "2")]
                let answer = try await browser.post("/pelabuhan/orang/4", early, from: "/pelabuhan/orang/4/ubah")
                #expect(answer.has(PeopleRefusal.postDay.rawValue))
            }
            let sari = try town.id("Sari")
            let posts = try await town.store.read { reading in
                try reading.texts(
                    """
                    SELECT title || ' ' || from_day || ' ' || coalesce(until_day, '') FROM post
                    WHERE person = \(sari) ORDER BY from_day
                    """)
            }
            #expect(posts == ["staf 2026-01-01 2026-09-09", "Bendahara 2026-09-10 "])
        }
    }

    @Test func `a post in a unit that was closed stays there until another is chosen`() async throws {
        try await Town.with { town async throws in
            let sari = try town.id("Sari")
            let (closed, open) = try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let closed = try Unit.add("Subbag Lama", to: "o-1", in: change).id
                let open = try Unit.add("Subbag Baru", to: "o-1", in: change).id
                try change.run("UPDATE post SET unit = \(closed) WHERE person = \(sari)")
                try change.run("UPDATE unit SET closed_day = '2026-09-01' WHERE id = \(closed)")
                change.record("offices.unit-closed", on: closed, office: "o-1")
                return (closed, open)
            }
            @Sendable func unit() async throws -> [String] {
                try await town.store.read { reading in
                    try reading.texts(
                        "SELECT coalesce(unit, '') FROM post WHERE person = \(sari) AND until_day IS NULL")
                }
            }
            @Sendable func fields(_ name: String, _ unit: String, since: String, _ version: Int) -> [(String, String)] {
                [
                    ("nama", name), ("jabatan", "staf"), ("unit", unit), ("sejak", since), ("versi", String(version)),
                ]
            }
            try await town.as("Rina") { browser async throws in
                let page = "/pelabuhan/orang/4/ubah"
                let form = try await browser.get(page)
                #expect(form.has("<option value=\"\(closed)\" selected>Subbag Lama · Ditutup sejak 1 September 2026"))
                #expect(try await !browser.get("/pelabuhan/orang/5/ubah").has("Subbag Lama"))
                #expect(try await !browser.get("/pelabuhan/orang/4/hak/baru").has("Subbag Lama"))
                let named = fields("Sari Wulandari", closed, since: "2026-01-01", 1)
                #expect(try await browser.post("/pelabuhan/orang/4", named, from: page).status == 303)
                #expect(try await unit() == [closed])
                // A post that begins after the end of its unit never was.
                let begun = fields("Sari", closed, since: "2026-09-10", 2)
                let refused = try await browser.post("/pelabuhan/orang/4", begun, from: page)
                #expect(refused.status == 422 && refused.has("data-error=\"\(PeopleRefusal.unit.rawValue)\""))
                #expect(refused.has("<option value=\"\(closed)\" selected>"))
                let elsewhere = try await browser.post(
                    "/pelabuhan/orang/5", fields("Fajar", closed, since: "2026-01-01", 1), from: page)
                #expect(elsewhere.status == 422 && elsewhere.has(PeopleRefusal.unit.rawValue))
                let moved = fields("Sari", open, since: "2026-09-10", 2)
                #expect(try await browser.post("/pelabuhan/orang/4", moved, from: page).status == 303)
                #expect(try await unit() == [open])
            }
        }
    }

    @Test func `who manages one unit reaches its people and nobody else`() async throws {
        try await Town.with { town async throws in
            let (yulia, sari) = (try town.id("Yulia"), try town.id("Sari"))
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let unit = try Unit.add("Subbag Umum", to: "o-1", in: change).id
                try change.run("UPDATE post SET unit = \(unit) WHERE person = \(sari)")
                try change.run("UPDATE person SET nip = '199001012015032001' WHERE id = \(sari)")
                try change.run("UPDATE person SET nip = '198001012005031002' WHERE office = 'o-1' AND number = 1")
                try Account.grant(
                    "admin-rb", to: yulia, office: "o-1", unit: unit, from: Day(sinceEpoch: 20_454), in: change)
            }
            try await town.as("Yulia") { browser async throws in
                let list = try await browser.get("/pelabuhan/orang.csv")
                #expect(list.has("199001012015032001") && !list.has("198001012005031002"))
                #expect(try await browser.get("/pelabuhan/orang/4/ubah").status == 200)
                #expect(try await browser.get("/pelabuhan/orang/1/ubah").status == 404)
                #expect(try await browser.post("/pelabuhan/orang/1/undangan").status == 404)
                #expect(try await !browser.get("/pelabuhan/orang").has("id=\"tamu\""))
                let grant = [("peran", "anggota"), ("unit", ""), ("mulai", "2026-09-15"), ("sampai", "")]
                let answer = try await browser.post("/pelabuhan/orang/4/hak", grant)
                #expect(answer.status == 422 && answer.has("data-error=\"\(PeopleRefusal.unit.rawValue)\""))
            }
        }
    }

    @Test func `another office's people are nobody here until they are guests`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/pelabuhan/orang/bukit-1").status == 404)
                #expect(try await browser.post("/pelabuhan/orang/bukit-1/hak").status == 404)
            }
        }
    }

    @Test(arguments: [
        ("7", PersonAddress(home: nil, number: 7)), ("bukit-7", PersonAddress(home: "bukit", number: 7)),
        ("muara-baru-12", PersonAddress(home: "muara-baru", number: 12)),
    ])
    func `an address names a person`(text: String, address: PersonAddress) {
        #expect(PersonAddress(text) == address)
        #expect(address.text == text)
    }

    @Test(arguments: ["", "0", "-", "bukit", "bukit-", "7x", "bukit-0"])
    func `what is no address of a person names nobody`(text: String) {
        #expect(PersonAddress(text) == nil)
    }
}
