import Jobs
import Testing

@testable import Registers
@testable import Site
@testable import Storage

/// Holidays and zones that change later move what still runs, and the page never shows another day than lists do.
@Suite struct ClockRecountTests {
    /// Loans of five working days: of what is lent on Monday, 14 September, until Monday, 21 September.
    private static let yaml = Loans.yaml.replacing("{ tool: 3, car: 1 }", with: "{ tool: 5, car: 1 }")
    private static let first = OwnRegisterTests.list + "/PJM-2026-001"
    private static let second = OwnRegisterTests.list + "/PJM-2026-002"
    private static let moved = "hitungan per hari tidak ditampilkan"

    private static func lend(_ count: Int, _ town: Town) async throws {
        for number in 1...count {
            let added = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            #expect(added.location.hasSuffix("PJM-2026-00\(number)"))
        }
    }

    /// Until when every loan is due, by its list and by its clock.
    private static func due(_ town: Town) async throws -> [String] {
        try await town.store.read { reading in
            try reading.texts(
                """
                SELECT record.due_on || ' ' || record_deadline.due_on
                FROM record JOIN record_deadline ON record_deadline.record = record.id ORDER BY record.code
                """)
        }
    }

    private static func both(_ day: String) -> String { "\(day) \(day)" }

    /// Whether a loan's page shows a day as its deadline, and a sum that leads there.
    private static func shows(_ day: String, at place: String, _ town: Town) async throws -> Bool {
        let page = try await town.page(place)
        return page.has("<h3>Pengembalian</h3><p>\(day) ") && page.has("<ol class=\"sum small\">")
            && page.has("</span> \(day) <span class=\"soft\">hari kerja</span></li>\n</ol>") && !page.has(moved)
    }

    @Test func `a holiday that is announced moves what runs, taking it back moves it back, and what is over stays`()
        async throws
    {
        try await Town.lending(Self.yaml) { town async throws in
            try await Self.lend(2, town)
            let back = [("f-back-on", "2026-09-15"), ("versi", "1")]
            let returned = try await town.post(
                Self.second + "/langkah/return", back, as: "Bambang", from: Self.second)
            #expect(returned.status == 303)
            #expect(try await Self.due(town) == [Self.both("2026-09-21"), Self.both("2026-09-21")])
            town.now.pass(seconds: 2 * 86_400)

            let day = [
                ("tanggal", "2026-09-18"), ("nama", "Libur daerah"), ("jenis", "local"), ("sumber", "SK Wali Kota 9"),
                ("cocok", "1"),
            ]
            let days = "/pelabuhan/hari-libur"
            #expect(try await town.post(days, day, as: "Rina", from: days).status == 303)
            #expect(try await Self.due(town) == [Self.both("2026-09-22"), Self.both("2026-09-21")])
            #expect(try await Self.shows("22 September 2026", at: Self.first, town))
            #expect(try await town.page(Self.first).has("Libur daerah"))
            let over = try await town.page(Self.second)
            #expect(over.has("<h3>Pengembalian</h3><p>21 September 2026 ") && over.has(Self.moved))
            #expect(over.has("dipenuhi 15 September 2026") && !over.has("Libur daerah"))

            let removed = try await town.post(
                days + "/2026-09-18/penghapusan", [("versi", "1")], as: "Rina", from: days)
            #expect(removed.status == 303)
            #expect(try await Self.due(town) == [Self.both("2026-09-21"), Self.both("2026-09-21")])
            for place in [Self.first, Self.second] {
                #expect(try await Self.shows("21 September 2026", at: place, town), "\(place)")
            }
            #expect(
                try await town.events().suffix(4) == [
                    "offices.holiday-added", "registers.deadlines-recounted", "offices.holiday-removed",
                    "registers.deadlines-recounted",
                ])
        }
    }

    @Test func `a holiday of everybody's is counted within the hour, and until then no page shows another day`()
        async throws
    {
        try await Town.lending(Self.yaml) { town async throws in
            try await Self.lend(1, town)
            let recount = ClockRecount(shelf: try Town.resources.get().shelf)
            #expect(town.app.jobs.contains { $0.name == recount.kind.name })
            try await town.runJob(recount.kind)
            let before = try await town.events()

            try await town.store.write {
                _ = try $0.write(
                    """
                    INSERT INTO holiday (id, day, kind, name, source, confidence)
                    VALUES ('national-2026-09-18', '2026-09-18', 'national', 'Libur nasional baru', 'SKB', 'verified')
                    """)
            }
            let waiting = try await town.page(Self.first)
            #expect(waiting.has("<h3>Pengembalian</h3><p>21 September 2026 ") && waiting.has(Self.moved))

            for _ in 1...2 {
                town.now.pass(seconds: 3600)
                try await town.runJob(recount.kind)
                #expect(try await Self.due(town) == [Self.both("2026-09-22")])
                #expect(try await town.events() == before + ["registers.deadlines-recounted"])
            }
            #expect(try await Self.shows("22 September 2026", at: Self.first, town))
        }
    }

    @Test func `where many clocks run, a job counts them in portions`() async throws {
        try await Town.lending(Self.yaml) { town async throws in
            try await Self.lend(3, town)
            let recount = ClockRecount(shelf: try Town.resources.get().shelf, mostAtOnce: 2)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run(
                    """
                    INSERT INTO holiday (id, office, day, kind, name, source, confidence)
                    VALUES ('h-1', 'o-1', '2026-09-18', 'local', 'Libur daerah', 'SK', 'verified')
                    """)
                change.record("offices.holiday-added", on: "holiday-2026-09-18", office: "o-1")
                try recount.daysChanged(of: "o-1", in: change)
            }
            let queued = try await town.store.read {
                try $0.texts("SELECT office FROM job WHERE kind = 'registers.recount'")
            }
            #expect(queued == ["o-1"])
            #expect(try await Self.due(town) == Array(repeating: Self.both("2026-09-21"), count: 3))

            try await town.runJob(recount.kind)

            #expect(try await Self.due(town) == Array(repeating: Self.both("2026-09-22"), count: 3))
            #expect(try await town.events().filter { $0 == "registers.deadlines-recounted" }.count == 2)
        }
    }

    /// Says that the office lies in another zone.
    private static func move(to zone: String, version: Int, _ town: Town) async throws {
        let settings = [
            ("nama", "KPU Kota Pelabuhan"), ("singkat", "KPU Pelabuhan"), ("alamat", "pelabuhan"), ("zona", zone),
            ("versi", String(version)),
        ]
        let page = "/pelabuhan/pengaturan"
        #expect(try await town.post(page, settings, as: "Rina", from: page).status == 303)
    }

    @Test func `in another zone what began late in the evening began on the next day`() async throws {
        let yaml = Self.yaml.replacing(" from: lent-on,", with: "")
        try await Town.lending(yaml) { town async throws in
            town.now.pass(seconds: 13 * 3600)
            try await Self.lend(1, town)
            #expect(try await Self.due(town) == [Self.both("2026-09-22")])

            try await Self.move(to: "WIT", version: 1, town)

            #expect(try await Self.due(town) == [Self.both("2026-09-23")])
            #expect(try await Self.shows("23 September 2026", at: Self.first, town))
        }
    }

    @Test func `a day that somebody typed is the same in any zone`() async throws {
        try await Town.lending(Self.yaml) { town async throws in
            try await Self.move(to: "WIT", version: 1, town)
            try await Self.lend(1, town)

            try await Self.move(to: "WIB", version: 2, town)

            #expect(try await Self.due(town) == [Self.both("2026-09-21")])
            #expect(try await Self.shows("21 September 2026", at: Self.first, town))
            #expect(!(try await town.events().contains("registers.deadlines-recounted")))
        }
    }
}
