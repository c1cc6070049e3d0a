import Foundation
import Jobs
import Storage
import Testing

@testable import Registers
@testable import Site

/// Records from a file: nothing is written before it was seen, everything wrong has its place, and all can be undone.
@Suite struct RecordImportTests {
    @Test func `a file is looked through first, and written when somebody says so`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring(
                "Barang;Jenis;Peminjam;Nilai;Dipinjam;Status\r\n"
                    + "Bor listrik;Alat;Sari;1.250.000;14/9/2026;\r\n"
                    + "\"Tangga\r\nlipat\";tool;;Rp 300.000;2026-09-14;Dicari\r\n"
                    + "Avanza;CAR;bambang;;14 September 2026;Kembali\r\n")
            #expect(try await town.records() == [])
            let page = try await town.page(place)
            #expect(page.has("data-outcome=\"whole\"") && page.has("data-import=\"checked\""))
            #expect(try await town.count("added", place) == 3)

            try await town.take(place)

            #expect(try await town.page(place).has("data-outcome=\"done\""))
            let records = try await town.records()
            try #require(records.count == 3)
            #expect(records[0].hasPrefix("PJM-2026-001 out ") && records[0].contains("\"value\":1250000"))
            #expect(records[0].hasSuffix("2026-09-14 2026-09-17 "))
            let bambang = try town.id("Bambang")
            // What waits has no end yet, and what is over needs none.
            #expect(records[1].hasPrefix("PJM-2026-002 lost ") && records[1].hasSuffix("2026-09-14  "))
            #expect(records[2].hasPrefix("PJM-2026-003 back ") && records[2].contains(bambang))
            #expect(try await town.page("/pelabuhan/cari?q=tangga").has("PJM-2026-002"))
            #expect(
                try await town.events() == [
                    "registers.definition-taken", "registers.import-brought", "registers.import-checked",
                    "registers.import-begun", "registers.rows-imported",
                ])
            #expect(
                try await town.post(place + "/pelaksanaan", as: "Sari", from: Town.loans + "/impor").has(
                    "registers.import.refused.elsewhere"))
        }
    }

    @Test func `every problem is listed with its line, its column, its value and what is accepted`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring(
                "Barang,Jenis,Peminjam,Nilai,Dipinjam,Kembali,Status,Unit\n"
                    + "Bor,Kapal,Siapa,banyak,31/2/2026,,Hilang,Gudang\n" + ",Alat,,,2026-09-14,,,,sisa\n"
                    + "Tangga,Alat,,,2026-09-14,2026-09-01,,\n"
                    + "Palu,Alat,,,2026-09-14,,,\n\"Gergaji\" besar,Alat,,,2026-09-14,,,\n")
            let keys = Set(try await town.found(place))
            #expect(
                keys == [
                    "forms.unknown-choice", "forms.unknown-person", "forms.no-number", "forms.no-day", "unknown-state",
                    "unknown-unit", "forms.missing", "no-head", "forms.rule", "forms.sheet.after-quote",
                ])
            #expect(try await town.count("problems", place) == 10)
            #expect(try await town.count("added", place) == 2)
            let csv = try await town.page(place + "/masalah.csv").body
            #expect(csv.contains("\r\n2,B · Jenis,Kapal,"))
            #expect(csv.contains("\"Alat, Mobil\"") && csv.contains("\r\n3,I,sisa,"))
            #expect(csv.contains("\r\n4,F · Kembali,2026-09-01,Kembali sebelum dipinjam.,"))
            #expect(!(try await town.page(place).has("/pelaksanaan")))
            let forced = try await town.post(place + "/pelaksanaan", as: "Sari", from: Town.loans + "/impor")
            #expect(forced.status == 422 && forced.has("registers.import.refused.not-whole"))
            #expect(try await town.records() == [])
        }
    }

    @Test func `columns are known by label in either language, by key, and by their own name`() async throws {
        let yaml = Loans.yaml.replacing(
            "label: { id: \"Nilai\"", with: "column: \"HARGA (Rp)\", label: { id: \"Nilai\"")
        try await Town.lending(yaml) { town async throws in
            let place = try await town.bring(
                " THING ,kind,Harga  (rp),lent-on,Lama (hari),Kelengkapan,Bukan kolom,Batas waktu\n"
                    + "Bor,tool,5000,2026-09-14,3,x,y,\n")
            #expect(
                try await town.found(place) == [
                    "computed-column", "rows-column", "unknown-column", "kept-column",
                ])
            #expect(try await town.count("added", place) == 1)
            try await town.take(place)
            #expect(try await town.records().first?.contains("\"value\":5000") == true)
            let doubled = try await town.bring("Barang,Jenis,Dipinjam,kind\nBor,Alat,2026-09-14,Mobil\n")
            #expect(try await town.found(doubled) == ["doubled-column"])
            #expect(try await town.count("problems", doubled) == 1)
        }
    }

    @Test func `a number updates its record, and what is the same stays untouched`() async throws {
        try await Town.lending { town async throws in
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            let before = try await town.records()
            // What we export is taken back as it is.
            let export = try await town.page(Town.loans + "/ekspor.csv").body
            let same = try await town.bring(export)
            #expect(try await town.count("same", same) == 2)
            #expect(try await town.count("problems", same) == 0)
            #expect(try await town.page(same).has("data-outcome=\"nothing\""))

            let wrong = try await town.bring(
                "Nomor,Barang\nPJM-2026-001,Bor\nPJM-2026-001,Bor tangan\nPJM-2026-077,Bor\n")
            #expect(try await town.found(wrong) == ["doubled-number", "unknown-number"])

            let place = try await town.bring(
                "number,Barang,Nilai,Status,kind,lent-on\nPJM-2026-002,Bor tangan,,Kembali,Alat,2026-09-14\n"
                    + ",Palu,1,,Alat,2026-09-14\n")
            #expect(try await town.found(place) == ["state-stays"])
            #expect(try await town.count("updated", place) == 1)
            try await town.take(place)
            let after = try await town.records()
            try #require(after.count == 3)
            #expect(after[0] == before[0] && after[1].contains("Bor tangan") && !after[1].contains("1250000"))
            #expect(after[1].contains(" out ") && after[1].contains("Mata bor") && after.count == 3)
        }
    }

    @Test func `the template is a file that is taken`() async throws {
        try await Town.lending { town async throws in
            let template = try await town.page(Town.loans + "/templat.csv").body
            #expect(template.contains("Barang,Jenis,Peminjam") && !template.contains("SIM"))
            let place = try await town.bring(template)
            #expect(try await town.found(place) == [])
            #expect(try await town.count("added", place) == 1)
        }
    }

    @Test func `the template of every register that ships is a file that is taken`() async throws {
        try await Town.with { town async throws in
            for register in try Town.resources.get().shelf.shipped {
                let list = "/pelabuhan/register/\(register.path)"
                let place = try await town.bring(
                    try await town.page(list + "/templat.csv", as: "Bambang").body, as: "Bambang", to: list)
                #expect(try await town.found(place, as: "Bambang") == [], "\(register.key)")
                #expect(try await town.count("added", place, as: "Bambang") == 1, "\(register.key)")
            }
        }
    }

    @Test func `what may be there twice is said, and not refused`() async throws {
        let yaml = Loans.yaml.replacing("index: text1 }", with: "index: text1, same: true }")
        try await Town.lending(yaml) { town async throws in
            _ = try await OwnRegisterTests.add(OwnRegisterTests.drill, town)
            let place = try await town.bring(
                "Nomor,Barang,Jenis,Dipinjam\n,BOR  listrik,Alat,2026-09-14\n,Palu,Alat,2026-09-14\n"
                    + ",palu,Alat,2026-09-14\nPJM-2026-001,Bor Listrik,Alat,2026-09-14\n")
            #expect(try await town.found(place) == ["same-record", "same-row", "same-row"])
            #expect(try await town.count("duplicates", place) == 3)
            #expect(try await town.page(place).has("data-outcome=\"whole\""))
        }
    }

    @Test func `what somebody may not see can't be brought by them, nor read in what others brought`() async throws {
        try await Town.lending { town async throws in
            let file = "Barang,Jenis,Dipinjam,Nomor SIM\nAvanza,Mobil,2026-09-14,SIM-998877\n"
            let own = try await town.bring(file)
            #expect(try await town.found(own) == ["unknown-column"])
            try await town.take(own)
            #expect(!(try await town.records().first?.contains("998877") ?? true))

            let long = String(repeating: "9", count: 150) + "998877"
            let other = try await town.bring(
                file.replacing("SIM-998877", with: long + String(repeating: "x", count: 200)), as: "Bambang")
            #expect(try await town.page(other, as: "Bambang").has("999999"))
            #expect(!(try await town.page(other, as: "Sari").has("999999")))
            #expect(!(try await town.page(other + "/masalah.csv", as: "Sari").has("999999")))
            // A colleague's file is not theirs to write.
            let good = try await town.bring(file, as: "Bambang")
            #expect(
                try await town.post(good + "/pelaksanaan", as: "Sari", from: Town.loans + "/impor").has(
                    "registers.import.refused.no-right"))
            try await town.take(good, as: "Bambang")
            #expect(try await town.records().last?.contains("998877") == true)
            let kept = try await town.store.read {
                try $0.texts("SELECT report || findings FROM record_import WHERE state = 'done'").joined()
                    + $0.texts("SELECT body FROM event_payload").joined()
            }
            #expect(!kept.contains("998877"))
        }
    }

    @Test func `who may not add has none of it, and other offices don't either`() async throws {
        try await Town.lending { town async throws in
            let place = try await town.bring("Barang,Jenis,Dipinjam\nBor,Alat,2026-09-14\n")
            for address in [Town.loans + "/impor", Town.loans + "/templat.csv", place, place + "/masalah.csv"] {
                #expect(try await town.page(address, as: "Fajar").status == 404, "\(address)")
                #expect(try await town.page(address, as: "Budi").status == 404, "\(address)")
            }
            #expect(try await town.page(Town.loans + "/impor/77").status == 404)
            #expect(
                try await town.post(place + "/pelaksanaan", as: "Budi", from: "/bukit/register").status == 404)
        }
    }

    @Test func `files that are none are refused with the reason`() async throws {
        try await Town.lending { town async throws in
            for (bytes, reason) in [
                ([0x50, 0x4B, 0x03, 0x04, 0x00], "forms.sheet.not-text"),
                (Array("Barang,Jenis\n".utf8), "registers.import.refused.nothing"),
                (Array("apa,saja\n1,2\n".utf8), "registers.import.refused.no-columns"),
            ] as [([UInt8], String)] {
                let place = try await town.bring(bytes)
                let page = try await town.page(place)
                #expect(page.has("data-import=\"refused\"") && page.has("data-outcome=\"\(reason)\""), "\(reason)")
            }
            let none = try await town.as("Sari") { browser in
                try await browser.upload(Town.loans + "/impor", [], name: "", from: Town.loans + "/impor")
            }
            #expect(none.status == 422 && none.has("registers.import.refused.no-file"))
        }
    }
}
