import Foundation
import Measures
import Storage
import Testing

@testable import Audit
@testable import Registers
@testable import Site

/// What is destroyed when its time has passed is gone from every table, and the chain verifies all the same.
@Suite struct RetentionTests {
    /// Stands in every text that is typed, and afterwards nowhere.
    static let marker = "Penanda-7741"

    /// The columns of the database, in any table, that hold the marker.
    static func places(_ town: Town) async throws -> [String] {
        var found: [String] = []
        for name in try await town.store.columns() {
            let parts = name.split(separator: ".").map(String.init)
            let sql = SQL(
                stringLiteral:
                    "SELECT 1 FROM \(parts[0]) WHERE lower(CAST(\(parts[1]) AS TEXT)) LIKE '%\(marker.lowercased())%'")
            if try await town.store.read({ try $0.finds(sql) }) { found.append(name) }
        }
        return found
    }

    /// Something that was worked on to its end.
    struct Worked: Sendable {
        let name: String
        let register: String
        let code: String
        let retention: Int
        /// The columns that hold it before, some of them at least.
        let holds: Set<String>
        let work: @Sendable (Town) async throws -> Void
    }

    static let worked: [Worked] = [
        Worked(
            name: "a complaint", register: "/pelabuhan/register/pengaduan", code: "ADU-2026-0001", retention: 60,
            holds: [
                "record.data", "record.text6", "subject.folded", "record_message.body", "event_payload.body",
                "file.name",
                "record_rating.body",
            ], work: complaint),
        Worked(
            name: "a loan", register: OwnRegisterTests.list, code: "PJM-2026-001", retention: 12,
            holds: ["record.data", "record.text1", "subject.label", "event_payload.body"], work: loan),
        Worked(
            name: "an imported loan", register: OwnRegisterTests.list, code: "PJM-2026-001", retention: 12,
            holds: ["record.data", "record_import_row.former", "event_payload.body"], work: imported),
    ]

    @Sendable static func complaint(_ town: Town) async throws {
        let said = ComplaintTests.said.map {
            ["f-kind", "f-confidentiality"].contains($0.0) ? $0 : ($0.0, "\(marker) \($0.1)")
        }
        let sent = try await ComplaintTests.send(town, said, files: [("\(marker).txt", Array(marker.utf8))])
        let ticket = try ComplaintTests.ticket(sent)
        let page = ComplaintTests.register + "/ADU-2026-0001"
        for to in ["dalam", "pelapor"] {
            try await town.post(page + "/pesan", [("pesan", marker), ("kepada", to)], as: "Bambang", from: page)
        }
        try await town.post(
            page + "/petugas", [("petugas", try town.id("Yulia")), ("keterangan", marker)], as: "Bambang", from: page)
        let comment = ("keterangan", "\(marker), sudah")
        for (step, fields) in [
            ("verify", [("f-classification", "no-supervision"), comment]), ("start", [comment]),
            (
                "answer",
                [("f-action", marker), ("f-action-on", "2026-09-15"), ("f-outcome", "solved"), comment]
            ),
            ("close", [comment]),
        ] {
            let moved = try await ComplaintTests.move(town, step, fields)
            #expect(moved.status == 303, "\(step): \(moved.errors)")
        }
        let rated = try await town.as(nil) {
            try await $0.post(ticket + "/nilai", [("nilai", "4"), ("keterangan", marker)], from: ticket)
        }
        #expect(rated.status == 303)
    }

    @Sendable static func imported(_ town: Town) async throws {
        _ = try await OwnRegisterTests.take(Loans.yaml + "retention: { months: 12, confidence: unverified }\n", town)
        try await town.take(try await town.bring("Barang;Jenis;Dipinjam\n\(marker) lama;Alat;14/9/2026\n"))
        try await town.take(try await town.bring("Nomor;Barang\nPJM-2026-001;\(marker) baru\n"))
        let version = try await OwnRegisterTests.version("PJM-2026-001", town)
        let place = OwnRegisterTests.list + "/PJM-2026-001"
        let returned = try await town.post(
            place + "/langkah/return", [("f-back-on", "2026-09-15"), ("keterangan", marker), ("versi", version)],
            as: "Yulia", from: place)
        #expect(returned.status == 303)
        let bytes = try await town.store.read { try $0.number("SELECT COUNT(*) FROM file WHERE size > 1") }
        #expect(bytes == 2)
    }

    @Sendable static func loan(_ town: Town) async throws {
        _ = try await OwnRegisterTests.take(Loans.yaml + "retention: { months: 12, confidence: unverified }\n", town)
        let place = try await OwnRegisterTests.add(
            [
                ("f-item", "Avanza \(marker)"), ("f-kind", "car"), ("f-licence", "SIM \(marker)"),
                ("f-lent-on", "2026-09-14"), ("f-parts.0.name", marker), ("f-borrower", try town.id("Sari")),
            ], town, as: "Bambang"
        ).location
        let first = try await town.as("Bambang") {
            try await $0.uploadAll(
                place + "/bukti", [("berita.txt", Array("Berita acara".utf8))], fields: [("judul", "Berita acara")],
                from: place)
        }
        #expect(first.status == 303)
        let moved: [(String, [(String, String)], String)] = [
            ("miss", [("keterangan", marker)], "Sari"), ("return", [("f-back-on", "2026-09-15")], "Yulia"),
        ]
        for (step, fields, name) in moved {
            let version = try await OwnRegisterTests.version("PJM-2026-001", town)
            let answer = try await town.post(
                "\(place)/langkah/\(step)", fields + [("versi", version)], as: name, from: place)
            #expect(answer.status == 303, "\(step): \(answer.errors)")
        }
    }

    /// Somebody destroys records of a register.
    static func destroy(
        _ codes: [String], of register: String, _ town: Town, _ fields: [(String, String)]? = nil,
        as name: String = "Bambang"
    ) async throws -> Browser.Answer {
        let sure = [("alasan", "Berita acara 12/2032"), ("yakin", "1")]
        return try await town.post(
            register + "/masa-simpan", codes.map { ("catatan[]", $0) } + (fields ?? sure), as: name,
            from: register + "/masa-simpan")
    }

    @Test(arguments: worked.indices)
    func `nothing of a destroyed record is left in any table, and the chain verifies`(place: Int) async throws {
        let worked = Self.worked[place]
        try await Town.with { town async throws in
            try await worked.work(town)
            let before = try await Self.places(town)
            #expect(Set(before).isSuperset(of: worked.holds), "\(worked.name): \(before)")
            let page = worked.register + "/" + worked.code
            #expect(try await town.page(page, as: "Bambang").has("Alasan: \(Self.marker)"))

            town.now.pass(seconds: worked.retention * 31 * 86_400)
            #expect(
                try await town.page(worked.register + "/masa-simpan", as: "Bambang").has("value=\"\(worked.code)\""))
            let done = try await Self.destroy([worked.code], of: worked.register, town)
            #expect(done.location.hasPrefix(worked.register + "/masa-simpan?musnah=1"), "\(done.errors)")

            #expect(try await Self.places(town) == [], "\(worked.name)")
            let files = try await town.store.read { try $0.texts("SELECT DISTINCT hash FROM file WHERE size > 1") }
            // The proof of the loan stays; nothing else names the bytes that came with a record.
            #expect(files.count == (worked.name == "a loan" ? 1 : 0), "\(worked.name)")
            let verdict = try await town.verdict()
            #expect(verdict.findings == [] && verdict.erased > 0)
            #expect(try await town.store.read { try $0.verifyChain(of: "o-1").problems } == [])
            #expect(try await town.events().last == "registers.record-destroyed")
            let seen = try await town.page(page, as: "Bambang")
            #expect(seen.has("Isinya sudah dimusnahkan") && seen.has("Berita acara 12/2032"))
            #expect(!seen.has("<form class=\"stack\"") && !seen.has("/ubah\""))
            #expect(!(try await town.page(worked.register, as: "Bambang").has(worked.code)))
            #expect(!(try await town.page(worked.register + "/ekspor.csv", as: "Bambang").has(worked.code)))
            #expect(
                try await town.page(worked.register + "/statistik?tahun=2026", as: "Bambang").has("1 catatan tahun itu")
            )
            for noun in ["ubah", "pesan", "petugas"] {
                let answer = try await town.post(
                    "\(page)\(noun == "ubah" ? "" : "/\(noun)")", [("pesan", Self.marker), ("f-item", Self.marker)],
                    as: "Bambang", from: "/-/gaya")
                #expect(answer.status == 404, "\(noun)")
            }
            #expect(
                try await Self.destroy([worked.code], of: worked.register, town).errors == [
                    "registers.retention.refused.not-due"
                ])
        }
    }

    @Test func `a year keeps its numbers when its records are gone`() async throws {
        try await Town.with { town async throws in
            try await Self.complaint(town)
            town.now.pass(seconds: 61 * 31 * 86_400)
            let catalogue = try Town.resources.get().catalogue
            func rebuild() async throws -> [String] {
                try await FigureWatch.rebuild(
                    town.harbour, years: [2026], catalogue, isTrial: false, in: town.store
                ).filter { $0.contains("complaints.") }
            }
            _ = try await rebuild()
            #expect(try await ComplaintTests.figure(town, "complaints.closed") == [1, 1])
            #expect(
                try await Self.destroy(["ADU-2026-0001"], of: ComplaintTests.register, town).status == 303)
            #expect(try await rebuild() == [])
            #expect(try await ComplaintTests.figure(town, "complaints.closed") == [1, 1])
        }
    }

    @Test func `proofs stay, and those that prove nothing else are named`() async throws {
        try await Town.with { town async throws in
            try await Self.loan(town)
            let other = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            let both = try await town.as("Bambang") {
                try await $0.uploadAll(
                    other + "/bukti", [("daftar.txt", Array("Daftar barang".utf8))],
                    fields: [("judul", "Daftar barang")],
                    from: other)
            }
            #expect(both.status == 303)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run(
                    """
                    INSERT INTO evidence_link (subject, evidence, at, by)
                    SELECT record.id, evidence.id, \(change.at), evidence.owner FROM record, evidence
                    WHERE record.code = 'PJM-2026-001' AND evidence.number = 2
                    """)
                change.record("evidence.linked", on: "-", office: "o-1")
            }
            town.now.pass(seconds: 13 * 31 * 86_400)
            let done = try await Self.destroy(["PJM-2026-001"], of: OwnRegisterTests.list, town)
            #expect(done.location.hasSuffix("?musnah=1&bukti=1"))
            let page = try await town.page(done.location, as: "Bambang")
            #expect(page.has("/data-dukung/1\"") && !page.has("/data-dukung/2\""))
            #expect(try await town.page("/pelabuhan/data-dukung/1", as: "Bambang").status == 200)
            #expect(try await town.page(other, as: "Bambang").has("Daftar barang"))
            let links = try await town.store.read { try $0.number("SELECT COUNT(*) FROM evidence_link") }
            #expect(links == 1)
        }
    }

    @Test func `nothing is destroyed by half a form, before its time, or by somebody else`() async throws {
        try await Town.with { town async throws in
            try await Self.loan(town)
            let list = OwnRegisterTests.list
            #expect(!(try await town.page(list + "/masa-simpan", as: "Bambang").has("PJM-2026-001")))
            #expect(
                try await Self.destroy(["PJM-2026-001"], of: list, town).errors == [
                    "registers.retention.refused.not-due"
                ])
            town.now.pass(seconds: 13 * 31 * 86_400)
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            let (reason, sure) = (("alasan", "Sudah lewat"), ("yakin", "1"))
            for (codes, fields, error) in [
                ([], [reason, sure], "nothing-chosen"), (["PJM-2026-001"], [sure], "no-reason"),
                (["PJM-2026-001"], [("alasan", String(repeating: "x", count: 501)), sure], "no-reason"),
                (["PJM-2026-001"], [reason], "not-sure"),
                (["PJM-2026-001", "PJM-2027-001"], [reason, sure], "not-due"),
                (["PJM-2026-001", "PJM-2026-099"], [reason, sure], "not-due"),
            ] as [([String], [(String, String)], String)] {
                let refused = try await Self.destroy(codes, of: list, town, fields)
                #expect(refused.status == 422 && refused.errors == ["registers.retention.refused.\(error)"], "\(error)")
                #expect(codes.isEmpty || refused.has("value=\"PJM-2026-001\" checked"), "\(error)")
            }
            for name in ["Rina", "Yulia", "Sari", "Budi"] {
                #expect(try await Self.destroy(["PJM-2026-001"], of: list, town, as: name).status == 404, "\(name)")
                #expect(try await town.page(list + "/masa-simpan", as: name).status == 404, "\(name)")
            }
            #expect(try await Self.places(town).isEmpty == false)
            #expect(!(try await town.events()).contains("registers.record-destroyed"))
            #expect(try await town.page("/pelabuhan/register/tim/masa-simpan", as: "Bambang").has("tidak menetapkan"))
        }
    }

    @Test func `so many months before a day is never too early`() throws {
        for (day, months, before) in [
            ("2026-09-15", 12, "2025-09-15"), ("2026-03-31", 1, "2026-02-28"), ("2028-03-30", 1, "2028-02-29"),
            ("2026-01-15", 1, "2025-12-15"), ("2026-12-31", 60, "2021-12-31"),
        ] {
            #expect(try #require(Day(day)).before(months: months).description == before)
        }
    }
}
