import Foundation
import Storage
import Testing

@testable import Registers
@testable import Site

/// A register whose records are kept elsewhere: which way it is run, and the figures that are typed instead.
@Suite struct TypedFigureTests {
    static let register = "/pelabuhan/register/pengaduan"
    static let sheet = register + "/rekap/2026"

    /// Says how the register is run, as Rina does.
    @discardableResult
    static func choose(_ way: String, _ town: Town, version: Int = 0, as name: String = "Rina") async throws
        -> Browser.Answer
    {
        try await town.post(
            register + "/cara", [("cara", way), ("unit", ""), ("versi", String(version))], as: name,
            from: register + "/tentang")
    }

    /// What the sheet's page says of what stands there.
    static func mark(_ town: Town, as name: String = "Bambang") async throws -> String {
        let page = try await town.page(sheet, as: name)
        return String(try #require(page.body.firstMatch(of: /name="sidik" value="([0-9a-f]+)"/)).1)
    }

    static func type(_ fields: [(String, String)], _ town: Town, mark: String? = nil, as name: String = "Bambang")
        async throws -> Browser.Answer
    {
        let seen: String
        if let mark { seen = mark } else { seen = try await Self.mark(town) }
        return try await town.post(sheet, fields + [("sidik", seen)], as: name, from: sheet)
    }

    /// A figure as it is shown in the plan: state, numerator, denominator.
    static func figure(_ measure: String, _ month: String, _ town: Town) async throws -> String? {
        try await town.store.read { reading in
            var found: String?
            try reading.each(
                """
                SELECT state, numerator, denominator FROM figure
                WHERE office = 'o-1' AND measure = \(measure) AND month = \(month) AND part = ''
                """
            ) { found = "\(try $0.text(0)) \(try $0.int(1))/\(try $0.int(2))" }
            return found
        }
    }

    static let august: [(String, String)] = [
        ("n-complaints.received-8", "1.012"), ("n-complaints.closed-8", "3"), ("d-complaints.closed-8", "4"),
        ("k-complaints.closed-on-time-8", "nihil"),
    ]

    @Test func `the way is chosen once by who defines registers, and the list then leads to the figures`() async throws
    {
        try await Town.with { town async throws in
            #expect(try await Self.choose("rekap", town, as: "Bambang").status == 303)
            #expect(try await town.page(Self.register, as: "Bambang").has(Self.sheet))
            #expect(try await town.page(Self.register + "/tambah", as: "Bambang").status == 404)
            #expect(try await town.page(Self.register + "/rekap", as: "Bambang").location == Self.sheet)
            #expect(try await Self.choose("penuh", town, version: 0).status == 409)
            #expect(try await Self.choose("kertas", town, version: 1).errors == ["registers.way.refused.unknown"])
            let noUnit = try await town.post(
                Self.register + "/cara", [("cara", "rekap"), ("unit", "x"), ("versi", "1")], as: "Rina",
                from: Self.register + "/tentang")
            #expect(noUnit.status == 422 && noUnit.errors == ["registers.way.refused.no-unit"])
            #expect(try await Self.choose("penuh", town, version: 1, as: "Yulia").status == 404)
            #expect(try await Self.choose("rekap", town, version: 7).status == 303)
            #expect(try await town.events() == ["registers.way-chosen"])
            #expect(try await Self.choose("penuh", town, version: 2).status == 303)
            #expect(try await town.page(Self.sheet, as: "Bambang").location == Self.register)
        }
    }

    @Test func `typed figures move at once, in one event that says each of them`() async throws {
        try await Town.with { town async throws in
            try await Self.choose("rekap", town)
            #expect(try await Self.type(Self.august, town).status == 303)
            #expect(try await Self.figure("complaints.received", "2026-08", town) == "value 1012/1")
            #expect(try await Self.figure("complaints.closed", "2026-08", town) == "value 3/4")
            #expect(try await Self.figure("complaints.closed-on-time", "2026-08", town) == "nothing 0/0")
            #expect(try await Self.figure("complaints.received", "2026-07", town) == nil)

            let better = Self.august.map { $0.0 == "n-complaints.closed-8" ? ($0.0, "4") : $0 }
            #expect(try await Self.type(better, town).status == 303)
            #expect(try await Self.figure("complaints.closed", "2026-08", town) == "value 4/4")
            #expect(try await Self.type(better, town).status == 303)
            #expect(try await Self.type([("n-complaints.received-8", "")], town).status == 303)
            #expect(try await Self.figure("complaints.received", "2026-08", town) == nil)
            #expect(
                try await town.events() == [
                    "registers.way-chosen", "registers.figures-typed", "registers.figures-typed",
                    "registers.figures-typed",
                ])
            let trail = try await town.store.read {
                try $0.texts(
                    """
                    SELECT event_payload.body FROM event_payload JOIN event ON event.office = event_payload.office
                        AND event.seq = event_payload.seq
                    WHERE event.kind = 'registers.figures-typed' ORDER BY event.seq
                    """)
            }
            #expect(trail.count == 3)
            #expect(trail[0].contains("complaints.closed 2026-08") && trail[0].contains("75 % (3 dari 4)"))
            #expect(trail[1].contains("75 % (3 dari 4)") && trail[1].contains("100 % (4 dari 4)"))
            #expect(!trail[1].contains("complaints.received"))
            let page = try await town.page(Self.sheet, as: "Bambang")
            #expect(page.has("mengetik angka rekap") && page.has("value=\"4\""))
            #expect(try await town.page("/pelabuhan/cari?q=rekap", as: "Bambang").has(Self.sheet))

            // The other way reads the records, of which there are none; back again, what was typed is there.
            let version = try await Self.version(town)
            try await Self.choose("penuh", town, version: version)
            #expect(try await Self.figure("complaints.closed", "2026-08", town) != "value 4/4")
            try await Self.choose("rekap", town, version: version + 1)
            #expect(try await Self.figure("complaints.closed", "2026-08", town) == "value 4/4")
        }
    }

    static func version(_ town: Town) async throws -> Int {
        try await town.store.read {
            try $0.number("SELECT version FROM register WHERE office = 'o-1' AND register = 'complaints'") ?? 0
        }
    }

    @Test func `what is no figure is named at its cell, nothing is written, and what was typed comes back`()
        async throws
    {
        try await Town.with { town async throws in
            try await Self.choose("rekap", town)
            let cases: [(fields: [(String, String)], error: String)] = [
                ([("n-complaints.received-8", "banyak")], "no-count"),
                ([("n-complaints.received-8", "-3")], "no-count"),
                ([("n-complaints.received-8", "2,5")], "no-count"),
                ([("n-complaints.received-8", "99999999999999999999")], "no-count"),
                ([("n-complaints.closed-8", "3")], "both-needed"),
                ([("n-complaints.closed-8", "5"), ("d-complaints.closed-8", "4")], "part-too-large"),
                ([("n-complaints.closed-8", "0"), ("d-complaints.closed-8", "0")], "no-cases"),
                ([("n-complaints.received-8", "3"), ("k-complaints.received-8", "nihil")], "both-said"),
                ([("k-complaints.received-8", "ya")], "unknown-choice"),
                ([("n-complaints.received-10", "3")], "not-begun"),
            ]
            for (fields, error) in cases {
                let refused = try await Self.type(fields + [("n-complaints.received-7", "31")], town)
                #expect(refused.status == 422, "\(fields)")
                #expect(refused.errors.contains("registers.figures.\(error)"), "\(fields): \(refused.errors)")
                #expect(refused.has("value=\"31\""), "\(fields)")
            }
            let refused = try await Self.type(cases[0].fields, town)
            #expect(refused.has("href=\"#k-complaints.received-8\"") && refused.has("value=\"banyak\""))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM register_figure") } == 0)
            #expect(try await town.page(Self.register + "/rekap/2027", as: "Bambang").status == 404)
        }
    }

    @Test func `two who type one sheet don't overwrite each other`() async throws {
        try await Town.with { town async throws in
            try await Self.choose("rekap", town)
            let mark = try await Self.mark(town)
            #expect(try await Self.type(Self.august, town, mark: mark).status == 303)
            let late = try await Self.type([("n-complaints.received-8", "8")], town, mark: mark, as: "Yulia")
            #expect(late.status == 409 && late.has("1.012"))
            #expect(try await Self.figure("complaints.received", "2026-08", town) == "value 1012/1")
        }
    }

    @Test func `who only reads sees the figures and types none, and who may not read sees no sheet`() async throws {
        try await Town.with { town async throws in
            try await town.inspect("Fajar")
            try await Self.choose("rekap", town)
            let mark = try await Self.mark(town)
            #expect(try await Self.type(Self.august, town).status == 303)
            let seen = try await town.page(Self.sheet, as: "Fajar")
            #expect(seen.has("75 % (3 dari 4)") && !seen.has("name=\"n-complaints"))
            #expect(try await Self.type(Self.august, town, mark: mark, as: "Fajar").status == 404)
            #expect(try await town.page(Self.sheet, as: "Sari").status == 404)
            #expect(try await Self.type(Self.august, town, mark: mark, as: "Sari").status == 404)
            #expect(try await town.page(Self.sheet, as: "Budi").status == 404)
        }
    }

    @Test func `a year's figures are proven like anything else`() async throws {
        try await Town.with { town async throws in
            try await Self.choose("rekap", town)
            let brought = try await town.as("Bambang") { browser in
                try await browser.uploadAll(
                    Self.sheet + "/bukti", [("laporan.txt", Array("Laporan SP4N".utf8))],
                    fields: [("judul", "Laporan SP4N Agustus")], from: Self.sheet)
            }
            #expect(brought.location == Self.sheet + "#bukti")
            #expect(try await town.page(Self.sheet, as: "Bambang").has("Laporan SP4N Agustus"))
            let proof = try await town.page("/pelabuhan/data-dukung/1", as: "Bambang")
            #expect(proof.has("Rekap Pengaduan masyarakat 2026"))
            let nothing = try await town.as("Bambang") { browser in
                try await browser.uploadAll(Self.sheet + "/bukti", [], from: Self.sheet)
            }
            #expect(nothing.status == 422)
        }
    }
}
