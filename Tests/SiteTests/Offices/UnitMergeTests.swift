import Storage
import Testing

@testable import People

@Suite struct UnitMergeTests {
    private struct Held: Stored, Equatable {
        let unit: String
        let from: String
        let until: String?

        init(row: Row) throws {
            unit = try row.text(0)
            from = try row.text(1)
            until = try row.optionalText(2)
        }

        init(_ unit: String, _ from: String, _ until: String?) {
            (self.unit, self.from, self.until) = (unit, from, until)
        }
    }

    /// Two units of the harbour, `u-1` from 2026 on and `u-2` since always, and what Sari and Yulia hold in the first.
    private func units(_ town: Town) async throws {
        let (sari, yulia) = (try town.id("Sari"), try town.id("Yulia"))
        try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
            for (id, number, name, from) in [
                ("u-1", 1, "Subbag Hukum", "2026-01-05"), ("u-2", 2, "Subbag Teknis", "0001-01-01"),
            ] {
                try change.run(
                    """
                    INSERT INTO unit (id, office, number, name, position)
                    VALUES (\(id), 'o-1', \(number), \(name), \(number))
                    """)
                try change.run("INSERT INTO unit_name (unit, from_day, name) VALUES (\(id), \(from), \(name))")
            }
            for (number, person, from, until) in [
                (11, sari, "2026-02-01", nil), (12, sari, "2026-02-01", "2026-06-30"),
                (13, sari, "2026-08-01", "2026-12-31"),
                (14, yulia, "2026-02-01", "2026-12-31"),
            ] as [(Int, String, String, String?)] {
                try change.run(
                    """
                    INSERT INTO role_grant (id, person, number, role, office, unit, from_day, until_day, kind, basis)
                    VALUES (\("g-\(number)"), \(person), \(number), 'kasubbag', 'o-1', 'u-1', \(from), \(until), 'plt',
                        'SPT 7')
                    """)
            }
            try change.run(
                """
                INSERT INTO post (id, person, unit, title, from_day, until_day)
                VALUES ('p-1', \(sari), 'u-1', 'Staf Subbag Hukum', '2026-02-01', NULL)
                """)
            change.record("people.test-units", on: "o-1", office: "o-1")
        }
    }

    private func merge(
        _ town: Town, into: String, from day: String, version: Int = 1
    ) async throws -> Browser.Answer {
        try await town.as("Rina") { browser async throws in
            try await browser.post(
                "/pelabuhan/unit/1/penggabungan", [("ke", into), ("sejak", day), ("versi", String(version))],
                from: "/pelabuhan/unit/1")
        }
    }

    private func held(_ table: SQL, by name: String, in town: Town) async throws -> [Held] {
        let person = try town.id(name)
        return try await town.store.read { reading in
            try reading.all(
                """
                SELECT unit, from_day, until_day FROM \(table) WHERE person = \(person) AND unit IS NOT NULL
                ORDER BY from_day, until_day, unit
                """)
        }
    }

    @Test func `what is held in a merged unit goes on in the other from the day on`() async throws {
        try await Town.with { town async throws in
            try await units(town)
            #expect(try await merge(town, into: "2", from: "2026-07-01").status == 303)
            let grants = try await held("role_grant", by: "Sari", in: town)
            #expect(grants.count == 4)
            #expect(grants.count { $0 == Held("u-1", "2026-02-01", "2026-06-30") } == 2)
            #expect(grants.contains(Held("u-2", "2026-07-01", nil)))
            #expect(grants.contains(Held("u-2", "2026-08-01", "2026-12-31")))
            #expect(
                try await held("role_grant", by: "Yulia", in: town) == [
                    Held("u-1", "2026-02-01", "2026-06-30"), Held("u-2", "2026-07-01", "2026-12-31"),
                ])
            #expect(
                try await held("post", by: "Sari", in: town) == [
                    Held("u-1", "2026-02-01", "2026-06-30"), Held("u-2", "2026-07-01", nil),
                ])
            let kinds = try await town.store.read {
                try $0.texts("SELECT kind || ' ' || basis FROM role_grant WHERE unit = 'u-2'")
            }
            #expect(kinds == ["plt SPT 7", "plt SPT 7", "plt SPT 7"])
            #expect(try await town.events() == ["offices.unit-merged"])
        }
    }

    @Test func `a merged unit says who continues it`() async throws {
        try await Town.with { town async throws in
            try await units(town)
            _ = try await merge(town, into: "2", from: "2026-07-01")
            try await town.as("Sari") { browser async throws in
                #expect(try await browser.get("/pelabuhan/unit/1").has("sejak 1 Juli 2026 dilanjutkan Subbag Teknis"))
                #expect(try await browser.get("/pelabuhan/unit/2").has("Subbag Hukum"))
                #expect(try await browser.get("/pelabuhan/unit.json").has("\"merged_into\":\"Subbag Teknis\""))
            }
            let units = try await town.store.read { try Unit.all(of: "o-1", in: $0) }
            #expect(units.map(\.id) == ["u-1", "u-2"])
            let again = try await merge(town, into: "2", from: "2026-08-01", version: 2)
            #expect(again.has("data-error=\"units.refused.already-closed\""))
        }
    }

    @Test func `nobody is given a role in a unit beyond its last day`() async throws {
        try await Town.with { town async throws in
            try await units(town)
            _ = try await merge(town, into: "2", from: "2026-12-01")
            try await town.as("Rina") { browser async throws in
                for end in ["", "2026-12-01"] {
                    let refused = try await GrantTests.give(browser, "staf", to: "4", until: end, [("unit", "u-1")])
                    #expect(refused.has("data-error=\"people.refused.unit-ends\""))
                }
                let given = try await GrantTests.give(browser, "staf", to: "4", until: "2026-11-30", [("unit", "u-1")])
                #expect(given.location == "/pelabuhan/orang/4?tersimpan=1")
            }
        }
    }

    @Test(arguments: [
        ("1", "2026-07-01", "units.refused.into-itself"), ("", "2026-07-01", "units.refused.no-such-unit"),
        ("9", "2026-07-01", "units.refused.no-such-unit"), ("2", "2026-01-05", "units.refused.before-beginning"),
        ("2", "31-12-2026", "units.refused.no-day"),
    ])
    func `a merge that makes no sense is refused`(into: String, day: String, reason: String) async throws {
        try await Town.with { town async throws in
            try await units(town)
            let answer = try await merge(town, into: into, from: day)
            #expect(answer.status == 422)
            #expect(answer.has("data-error=\"\(reason)\"") && answer.has("value=\"\(day)\""))
            #expect(try await held("role_grant", by: "Sari", in: town).allSatisfy { $0.unit == "u-1" })
            #expect(try await town.events().isEmpty)
        }
    }

    @Test func `a stale merge moves nobody`() async throws {
        try await Town.with { town async throws in
            try await units(town)
            let answer = try await merge(town, into: "2", from: "2026-07-01", version: 3)
            #expect(answer.status == 409)
            #expect(answer.has("<dd>Subbag Teknis</dd>"))
            #expect(try await town.events().isEmpty)
        }
    }

    @Test func `lines of a plan stay with the unit that answered for them`() async throws {
        try await Town.working { town async throws in
            func lines() async throws -> [String] {
                try await town.store.read {
                    try $0.texts("SELECT sub_activity || ' ' || unit FROM sub_activity_unit ORDER BY 1")
                }
            }
            let before = try await lines()
            #expect(try await merge(town, into: "2", from: "2026-07-01").status == 303)
            #expect(try await lines() == before && before.count > 70)
        }
    }
}
