import Deadlines
import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Plans

/// Days and happenings that no plan foresees.
@Suite struct OddDayTests {
    @Test func `marks follow the days of the month, its due day and what was decided`() throws {
        func mark(_ today: String, _ month: Int, _ state: EntryState? = nil) throws -> Mark {
            MonthDays(2026, today: try #require(Day(today)), rules: []).mark(month, state)
        }
        #expect(try mark("2026-05-31", 6) == .notYet)
        #expect(try mark("2026-06-01", 6) == .underWay)
        #expect(try mark("2026-06-30", 6) == .underWay)
        #expect(try mark("2026-07-01", 6) == .late)
        #expect(try mark("2026-05-31", 6, EntryState(.submitted, .done)) == .notYet)
        #expect(try mark("2026-06-30", 6, EntryState(.submitted, .done)) == .waiting)
        #expect(try mark("2026-07-01", 6, EntryState(.submitted, .done)) == .waiting)
        #expect(try mark("2026-07-01", 6, EntryState(.returned, .done)) == .returned)
        #expect(try mark("2026-07-01", 6, EntryState(.draft, .done)) == .late)
        let decided: [(EntryOutcome, Mark)] = [
            (.done, .done), (.nothing, .nothing), (.notBinding, .notBinding), (.moved, .moved),
        ]
        for (outcome, expected) in decided {
            #expect(try mark("2026-01-02", 6, EntryState(.approved, outcome)) == expected)
            #expect(try mark("2027-02-02", 6, EntryState(.approved, outcome)) == expected)
        }
    }

    @Test func `a month is closed on the fifth working day after it, unless the office says otherwise`() throws {
        let today = try #require(Day("2026-09-15"))
        let days = MonthDays(2026, today: today, rules: [])
        #expect(days.closing(of: 8, Holidays()).description == "2026-09-07")
        #expect(days.closing(of: 12, Holidays()).description == "2027-01-07")
        #expect(days.due[1].description == "2026-02-28")
        let rule = MonthRule(from: try #require(Day("2026-06-01")), dueDay: 30, closingDays: 2)
        let own = MonthDays(2026, today: today, rules: [rule])
        #expect(own.due[4].description == "2026-05-31" && own.due[5].description == "2026-06-30")
        #expect(own.closing(of: 8, Holidays()).description == "2026-09-02")
        let february = MonthDays(2027, today: today, rules: [rule])
        #expect(february.due[1].description == "2027-02-28")
    }

    @Test func `numbers are read as they are written here, and as computers write them`() {
        let read = [
            ("12,5", 1250), ("12.5", 1250), ("1.250", 125_000), ("1.250,75", 125_075), ("100 %", 10_000), ("0", 0),
            ("7,05", 705),
        ]
        for (text, number) in read { #expect(Decimal2.read(text) == number, "\(text)") }
        for text in ["", "dua", "1,234", "1..2", "9999999999999999", "1e5", "٣"] {
            #expect(Decimal2.read(text) == nil, "\(text)")
        }
        for (text, number) in [("12,5", 1250), ("1250", 125_000), ("7,05", 705), ("0", 0)] {
            #expect(Decimal2.text(number) == text)
        }
    }

    @Test func `December is late in January, closed in January, and can still be done`() async throws {
        try await Town.working { town async throws in
            town.now.pass(seconds: 120 * 86_400)
            #expect(try await town.mark("7.5.3.a", 12) == "lewat-jadwal")
            let month = "/pelabuhan/rencana/2026/bulan/12"
            #expect(try await town.post("\(month)/penutupan", as: "Rina", from: month).status == 303)
            try await town.prove("7.5.3", 12)
            let fields = [("tanggal", "2027-01-11"), ("uraian", "Buku kendali Desember disusulkan")]
            #expect(try await town.submit("7.5.3", 12, fields).status == 303)
            #expect(try await town.decide("persetujuan", "7.5.3", 12).status == 303)
            #expect(try await town.mark("7.5.3.a", 12) == "selesai")
            #expect(try await town.page("/pelabuhan/beranda").status == 200)
        }
    }

    @Test func `a clock that was set back makes nothing earlier than it was`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9)
            try await town.submit("7.5.2", 9)
            town.now.pass(seconds: -40 * 86_400)
            #expect(try await town.decide("persetujuan", "7.5.2", 9).status == 303)
            let events = try await town.store.read { reading in
                try reading.texts("SELECT at FROM event WHERE office = 'o-1' ORDER BY seq")
            }
            #expect(events == events.sorted())
            #expect(try await town.mark("7.5.2.a", 9) == "selesai")
        }
    }

    @Test func `a unit that was merged is followed by the one that goes on with its work`() async throws {
        try await Town.working { town async throws in
            let units = try await town.store.read {
                try $0.texts("SELECT id FROM unit WHERE office = 'o-1' ORDER BY position")
            }
            let tekhum = try await town.store.read {
                try $0.texts("SELECT id FROM unit WHERE office = 'o-1' AND name LIKE '%Tekhum%'")
            }[0]
            let heir = try #require(units.first { $0 != tekhum })
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE unit SET closed_day = '2026-09-01', merged_into = \(heir) WHERE id = \(tekhum)")
                try change.run("UPDATE role_grant SET unit = \(heir) WHERE person = \(sari)")
                change.record("units.test", on: "-", office: "o-1")
            }
            #expect(try await town.submit("7.5.2", 9).status == 303)
            let other = try #require(units.first { $0 != tekhum && $0 != heir })
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE role_grant SET unit = \(other) WHERE person = \(sari)")
                change.record("people.test", on: "-", office: "o-1")
            }
            #expect(try await town.submit("7.5.3", 9).has("entries.refused.not-yours"))
        }
    }

    @Test func `an amendment carries what was done along, wherever its line goes`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.3", 9)
            try await town.submit("7.5.3", 9)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let plan = try #require(try change.reading.texts("SELECT id FROM plan WHERE year = 2026").first)
                try change.run(
                    "UPDATE indicator SET code = '7.5.9.z' WHERE plan = \(plan) AND code = '7.5.3.a' AND version = 1")
                try change.run(
                    "UPDATE sub_activity SET code = '7.5.9' WHERE plan = \(plan) AND code = '7.5.3' AND version = 1")
                try EntryPlaces.settle(
                    plan: plan, version: 1, address: "2026", year: 2026, office: town.harbour, in: change)
                change.record("plans.test", on: plan, office: "o-1")
            }
            #expect(try await town.mark("7.5.9.z", 9) == "menunggu-verifikasi")
            #expect(try await town.page(Town.card("7.5.9", 9)).has("Rapat bersama seluruh Kasubbag"))
            #expect(try await town.page("/pelabuhan/cari?q=7.5.9.z").has("7.5.9/realisasi/9"))
        }
    }

    @Test func `a full disk is said plainly, and nothing half is kept`() async throws {
        try await Town.working { town async throws in
            let incoming = town.folder.appending(path: "files/incoming")
            try FileManager.default.removeItem(at: incoming)
            try Data().write(to: incoming)
            let answer = try await town.as("Sari") { browser async throws in
                try await browser.uploadAll(
                    "/pelabuhan/data-dukung", [("a.txt", Array("isi".utf8))], from: "/pelabuhan/data-dukung/tambah")
            }
            #expect(answer.status == 503 && answer.has("Penyimpanan server penuh"))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM evidence") } == 0)
        }
    }

    @Test func `what shall prove a line is what the office says, else what is usual`() async throws {
        try await Town.working { town async throws in
            let card = Town.card("7.5.3", 9)
            #expect(try await town.page(card).has("Bukti yang biasa diminta: Buku kendali"))
            let set = [("indikator", "7.5.3.a"), ("bagian", "Buku kendali bertanda tangan\n\n Tanda terima ")]
            #expect(try await town.post("\(card)/bukti-diharapkan", set, as: "Sari", from: card).status == 404)
            #expect(try await town.post("\(card)/bukti-diharapkan", set, as: "Yulia", from: card).status == 303)
            #expect(try await town.page(card).has("Buku kendali bertanda tangan · Tanda terima"))
            let none = [("indikator", "7.5.3.a"), ("bagian", "")]
            #expect(try await town.post("\(card)/bukti-diharapkan", none, as: "Yulia", from: card).status == 303)
            #expect(try await town.page(card).has("Bukti yang biasa diminta: Buku kendali"))
        }
    }
}
