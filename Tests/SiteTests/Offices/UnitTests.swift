import Storage
import Testing

@testable import People

@Suite struct UnitTests {
    /// Adds a unit as Rina does, and says its number.
    private func add(_ name: String, below parent: Int? = nil, from day: String = "", in town: Town) async throws -> Int
    {
        try await town.as("Rina") { browser async throws in
            let fields = [("nama", name), ("induk", parent.map(String.init) ?? ""), ("sejak", day)]
            let answer = try await browser.post("/pelabuhan/unit", fields, from: "/pelabuhan/unit")
            let match = try #require(answer.location.firstMatch(of: /unit\/(\d+)\?/))
            return try #require(Int(match.1))
        }
    }

    private func post(
        _ noun: String, _ number: Int, _ fields: [(String, String)], version: Int? = nil, in town: Town
    ) async throws -> Browser.Answer {
        let seen = try await unit(number, in: town).version
        return try await town.as("Rina") { browser async throws in
            try await browser.post(
                "/pelabuhan/unit/\(number)/\(noun)", fields + [("versi", String(version ?? seen))],
                from: "/pelabuhan/unit")
        }
    }

    private func unit(_ number: Int, in town: Town) async throws -> Unit {
        let units = try await town.store.read { try Unit.all(of: "o-1", in: $0) }
        return try #require(units.first { $0.number == number })
    }

    @Test func `a unit is added and stands below its parent`() async throws {
        try await Town.with { town async throws in
            let top = try await add("Bagian Umum", in: town)
            let below = try await add("Subbag Keuangan", below: top, from: "2026-02-01", in: town)
            #expect(try await unit(below, in: town).parent == unit(top, in: town).id)
            #expect(try await town.events() == ["offices.unit-added", "offices.unit-added"])
            try await town.as("Sari") { browser async throws in
                let page = try await browser.get("/pelabuhan/unit")
                #expect(page.has("Bagian Umum") && page.has("Subbag Keuangan"))
                #expect(!page.has("name=\"induk\""))
                #expect(try await browser.get("/pelabuhan/unit.json").has("\"parent\":\"Bagian Umum\""))
                #expect(try await browser.get("/pelabuhan/unit/\(below)").has("1 Februari 2026"))
                #expect(try await browser.post("/pelabuhan/unit", [("nama", "Unit Sari")]).status == 404)
                #expect(try await browser.get("/pelabuhan/unit/99").status == 404)
            }
            #expect(try await town.as("Budi") { try await $0.get("/pelabuhan/unit").status } == 404)
        }
    }

    @Test func `a new name holds from its day on, and earlier papers keep the old one`() async throws {
        try await Town.with { town async throws in
            let number = try await add("Subbag Hukum", from: "2026-01-05", in: town)
            let answer = try await post(
                "nama", number, [("nama", "Subbag Teknis  dan Hukum"), ("sejak", "2026-07-01")], in: town)
            #expect(answer.status == 303)
            let renamed = try await unit(number, in: town)
            #expect(renamed.name == "Subbag Teknis dan Hukum")
            let (before, after) = (try #require(Day("2026-06-30")), try #require(Day("2026-07-01")))
            let names = try await town.store.read {
                [try renamed.name(on: before, in: $0), try renamed.name(on: after, in: $0)]
            }
            #expect(names == ["Subbag Hukum", "Subbag Teknis dan Hukum"])
            let page = try await town.as("Sari") { try await $0.get("/pelabuhan/unit/\(number)") }
            #expect(page.has("Subbag Hukum") && page.has("1 Juli 2026") && page.has("— mengganti nama unit"))
        }
    }

    @Test(arguments: [
        ("Subbag Umum", "2026-07-01", "units.refused.name-taken"),
        ("subbag  umum", "2026-07-01", "units.refused.name-taken"),
        ("", "2026-07-01", "units.refused.no-name"), ("Subbag Baru", "", "units.refused.no-day"),
        ("Subbag Baru", "2026-09-16", "units.refused.in-future"),
        ("Subbag Baru", "2026-01-04", "units.refused.before-beginning"),
    ])
    func `a name that won't do is refused and comes back`(name: String, day: String, reason: String) async throws {
        try await Town.with { town async throws in
            _ = try await add("Subbag Umum", in: town)
            let number = try await add("Subbag Hukum", from: "2026-01-05", in: town)
            let answer = try await post("nama", number, [("nama", name), ("sejak", day)], in: town)
            #expect(answer.status == 422)
            #expect(answer.has("data-error=\"\(reason)\""))
            #expect(answer.has("value=\"\(name)\"") && answer.has("value=\"\(day)\""))
            #expect(try await unit(number, in: town).name == "Subbag Hukum")
        }
    }

    @Test func `a unit moves, but never below itself`() async throws {
        try await Town.with { town async throws in
            let (a, b) = (try await add("Unit A", in: town), try await add("Unit B", in: town))
            let c = try await add("Unit C", below: b, in: town)
            #expect(try await post("induk", b, [("induk", String(a))], in: town).status == 303)
            #expect(try await unit(b, in: town).parent == unit(a, in: town).id)
            for below in [b, c] {
                let answer = try await post("induk", b, [("induk", String(below))], in: town)
                #expect(answer.has("data-error=\"units.refused.within-itself\""))
            }
            #expect(try await post("induk", b, [("induk", "")], in: town).status == 303)
            #expect(try await unit(b, in: town).parent == nil)
            #expect(try await town.events().suffix(2) == ["offices.unit-moved", "offices.unit-moved"])
        }
    }

    @Test func `neighbours change places`() async throws {
        try await Town.with { town async throws in
            let (a, b) = (try await add("Unit A", in: town), try await add("Unit B", in: town))
            #expect(try await post("urutan", b, [("arah", "naik")], in: town).status == 303)
            let names = try await town.store.read { try Unit.all(of: "o-1", in: $0).map(\.name) }
            #expect(names == ["Unit B", "Unit A"])
            let answer = try await post("urutan", a, [("arah", "turun")], in: town)
            #expect(answer.has("data-error=\"units.refused.at-the-edge\""))
        }
    }

    @Test func `a unit closes only when nothing is left in it, and the closing can be taken back`() async throws {
        try await Town.with { town async throws in
            let top = try await add("Bagian Umum", from: "2026-03-01", in: town)
            let below = try await add("Subbag Umum", below: top, in: town)
            let early = try await post("penutupan", below, [("sejak", "")], in: town)
            #expect(early.has("data-error=\"units.refused.no-day\""))
            let full = try await post("penutupan", top, [("sejak", "2026-10-01")], in: town)
            #expect(full.has("data-error=\"units.refused.has-units\"") && full.has("value=\"2026-10-01\""))
            #expect(try await post("penutupan", below, [("sejak", "2026-10-01")], in: town).status == 303)
            let before = try await post("penutupan", top, [("sejak", "2026-03-01")], in: town)
            #expect(before.has("data-error=\"units.refused.before-beginning\""))
            #expect(try await post("penutupan", top, [("sejak", "2026-10-01")], in: town).status == 303)
            let closed = try await unit(top, in: town)
            #expect(closed.isOpen(on: try #require(Day("2026-09-30"))))
            #expect(!closed.isOpen(on: try #require(Day("2026-10-01"))))
            let again = try await post("nama", top, [("nama", "Bagian Baru"), ("sejak", "2026-09-01")], in: town)
            #expect(again.has("data-error=\"units.refused.already-closed\""))
            let orphan = try await post("pembukaan", below, [], in: town)
            #expect(orphan.has("data-error=\"units.refused.other-is-closed\""))
            #expect(try await post("pembukaan", top, [], in: town).status == 303)
            #expect(try await post("pembukaan", below, [], in: town).status == 303)
            #expect(try await unit(below, in: town).closedDay == nil)
        }
    }

    @Test func `people keep a unit from being closed`() async throws {
        try await Town.with { town async throws in
            let number = try await add("Subbag Umum", in: town)
            let (id, sari, day) = (
                try await unit(number, in: town).id, try town.id("Sari"), try #require(Day("2026-01-01"))
            )
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant("staf", to: sari, office: "o-1", unit: id, from: day, in: change)
            }
            let answer = try await post("penutupan", number, [("sejak", "2026-10-01")], in: town)
            #expect(answer.has("data-error=\"units.refused.has-people\""))
            #expect(try await unit(number, in: town).closedDay == nil)
        }
    }

    @Test func `a stale decision is answered with both texts and changes nothing`() async throws {
        try await Town.with { town async throws in
            let number = try await add("Subbag Umum", in: town)
            let first = [("nama", "Subbag Satu"), ("sejak", "2026-09-01")]
            #expect(try await post("nama", number, first, version: 1, in: town).status == 303)
            let second = [("nama", "Subbag Dua"), ("sejak", "2026-09-01")]
            let answer = try await post("nama", number, second, version: 1, in: town)
            #expect(answer.status == 409)
            #expect(answer.has("<dd>Subbag Satu</dd>") && answer.has("<dd>Subbag Dua</dd>"))
            #expect(try await unit(number, in: town).name == "Subbag Satu")
        }
    }

    @Test func `who manages one unit doesn't arrange the office`() async throws {
        try await Town.with { town async throws in
            let number = try await add("Subbag Umum", in: town)
            let (id, sari, day) = (
                try await unit(number, in: town).id, try town.id("Sari"), try #require(Day("2026-01-01"))
            )
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try Account.grant("admin-rb", to: sari, office: "o-1", unit: id, from: day, in: change)
            }
            try await town.as("Sari") { browser async throws in
                let fields = [("nama", "Unit Sari"), ("sejak", "2026-09-01"), ("versi", "1")]
                #expect(try await browser.post("/pelabuhan/unit/\(number)/nama", fields).status == 404)
                #expect(try await browser.get("/pelabuhan/pengaturan").status == 404)
            }
            #expect(try await unit(number, in: town).name == "Subbag Umum")
        }
    }
}
