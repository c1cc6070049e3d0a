import Foundation
import Storage
import Testing
import Web

@testable import Plans
@testable import Site

/// Many entries at once, the end of a month, and what goes on after it.
@Suite struct MonthTests {
    private static let plan = "/pelabuhan/rencana/2026"

    private static func ids(_ town: Town) async throws -> [String] {
        try await town.store.read {
            try $0.texts("SELECT id FROM entry WHERE stage = 'submitted' ORDER BY position, month")
        }
    }

    private static func approve(_ ids: [String], _ town: Town, note: String = "") async throws -> Browser.Answer {
        try await town.as("Yulia") { browser in
            let queue = "\(plan)/verifikasi"
            let seen = try await browser.get(queue).body
                .matches(of: /name="(segel-[^"]+)" value="([0-9a-f]+)"/).map { (String($0.1), String($0.2)) }
            return try await browser.post(
                "\(queue)/persetujuan", ids.map { ("realisasi[]", $0) } + seen + [("catatan", note)], from: queue)
        }
    }

    @Test func `many are approved in one decision, those without proof are left and named, and it can be undone`()
        async throws
    {
        try await Town.working { town async throws in
            for month in 6...9 {
                try await town.prove("7.5.2", month, "bukti \(month)", file: "bukti-\(month).txt")
                try await town.submit("7.5.2", month, [("uraian", "Rapat ke-\(month) dengan pembahasan sendiri")])
            }
            try await town.submit("7.5.3", 9)
            let page = try await town.page("\(Self.plan)/verifikasi", as: "Yulia")
            #expect(page.has("5 realisasi menunggu") && page.has("Dilaksanakan tanpa bukti"))
            let answer = try await Self.approve(try await Self.ids(town), town)
            #expect(answer.status == 303 && answer.location.contains("disetujui=4"))
            let after = try await town.page(answer.location, as: "Yulia")
            #expect(after.has("4 realisasi disetujui") && after.has("1 tidak diproses"))
            #expect(try await town.mark("7.5.2.a", 6) == "selesai")
            #expect(try await town.events().filter { $0 == "plans.entries-approved" }.count == 1)
            let at = String(try #require(after.body.firstMatch(of: /name="saat" value="([^"]+)"/)).1)
            try await town.as("Yulia") { browser async throws in
                let undone = try await browser.post(
                    "\(Self.plan)/verifikasi/urung", [("saat", at)], from: "\(Self.plan)/verifikasi")
                #expect(undone.status == 303)
            }
            #expect(try await town.mark("7.5.2.a", 6) == "menunggu-verifikasi")
        }
    }

    @Test func `a month that ended is closed: what was decided is locked, what is open may come late`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 8)
            try await town.submit("7.5.2", 8)
            try await town.decide("persetujuan", "7.5.2", 8)
            let month = "\(Self.plan)/bulan/8"
            #expect(
                try await town.post("\(month)/penutupan", as: "Yulia", from: month).status == 404)
            let early = try await town.as("Rina") { browser async throws in
                try await browser.post("\(Self.plan)/bulan/9/penutupan", from: "\(Self.plan)/bulan/9")
            }
            #expect(early.status == 422 && early.has("entries.refused.month-ahead"))
            #expect(try await town.page(month, as: "Rina").has("baris masih terbuka"))
            #expect(
                try await town.post("\(month)/penutupan", as: "Rina", from: month).status == 303)
            let locked = try await town.decide("pengembalian", "7.5.2", 8, note: "ulang")
            #expect(locked.status == 422 && locked.has("entries.refused.month-closed"))
            let card = try await town.page(Town.card("7.5.2", 8))
            #expect(card.has("Terkunci karena bulannya sudah ditutup. Yang dapat membuka: Bambang, Rina"))
            // What was open is done late.
            try await town.prove("7.5.3", 8, "susulan", file: "susulan.txt")
            #expect(try await town.submit("7.5.3", 8).status == 303)
            #expect(try await town.decide("persetujuan", "7.5.3", 8).status == 303)
            #expect(try await town.mark("7.5.3.a", 8) == "selesai")
            @Sendable func reopen(_ reason: String) async throws -> Browser.Answer {
                try await town.post("\(month)/pembukaan", [("alasan", reason)], as: "Rina", from: month)
            }
            #expect(try await reopen("").status == 422)
            #expect(try await reopen("Ada bukti yang keliru").status == 303)
            #expect(try await town.decide("pengembalian", "7.5.2", 8, note: "ulang").status == 303)
        }
    }

    @Test func `the end of a month sums up, and nihil takes one tap`() async throws {
        try await Town.working { town async throws in
            let month = "\(Self.plan)/bulan/9"
            let page = try await town.page(month)
            #expect(page.has("0 beres") && page.has("nihil?"))
            #expect(page.has("name=\"kode\" value=\"7.6.2.a\""))
            try await town.as("Sari") { browser async throws in
                let answer = try await browser.post(
                    "\(month)/nihil", [("kode", "7.6.2.a"), ("unit", ""), ("alasan", "Tidak ada pengaduan")],
                    from: month)
                #expect(answer.status == 303)
            }
            #expect(try await town.mark("7.6.2.a", 9) == "menunggu-verifikasi")
            #expect(try await town.page("\(Self.plan)/bulan/13").status == 404)
            #expect(try await town.page("\(Self.plan)/bulan/5").status == 200)
        }
    }

    @Test func `an office sets its own days, and marks follow them`() async throws {
        try await Town.working { town async throws in
            let rules = "/pelabuhan/rencana/aturan-bulan"
            try await town.as("Rina") { browser async throws in
                @Sendable func set(_ due: String, _ days: String) async throws -> Browser.Answer {
                    try await browser.post(
                        rules, [("mulai", "2026-09-01"), ("jatuh-tempo", due), ("penutupan", days)], from: rules)
                }
                #expect(try await set("32", "5").status == 422)
                #expect(try await set("10", "0").status == 422)
                #expect(try await set("10", "3").status == 303)
            }
            #expect(try await town.mark("7.5.2.a", 9) == "lewat-jadwal")
            #expect(try await town.page(rules).has("10 September 2026"))
        }
    }

    @Test func `a sample is drawn by its seed, and what is found stays with the entry`() async throws {
        try await Town.working { town async throws in
            for month in 5...9 { try await town.submit("7.5.2", month, [("uraian", "Kegiatan nomor \(month)")]) }
            @Sendable func draw(_ seed: String) async throws -> [String] {
                try await town.page("\(Self.plan)/pemeriksaan?jumlah=3&benih=\(seed)", as: "Rina").body
                    .matches(of: /realisasi\/(\d+)/).map { String($0.1) }
            }
            let first = try await draw("a")
            #expect(first.count == 3)
            #expect(try await draw("a") == first)
            let card = Town.card("7.5.2", 9)
            try await town.as("Rina") { browser async throws in
                @Sendable func check(_ note: String) async throws -> Browser.Answer {
                    try await browser.post(
                        "\(card)/pemeriksaan",
                        [("putusan", "doubtful"), ("catatan", note), ("indikator[]", "7.5.2.a")],
                        from: card)
                }
                #expect(try await check("").status == 422)
                #expect(try await check("Foto tidak menunjukkan rapat").status == 303)
            }
            #expect(try await town.page(card).has("Foto tidak menunjukkan rapat"))
        }
    }

    @Test func `a message calls people by name, and they are told until they saw it`() async throws {
        try await Town.working { town async throws in
            let card = Town.card("7.5.2", 9)
            try await town.as("Yulia") { browser async throws in
                #expect(try await browser.post("\(card)/pesan", [("pesan", " ")], from: card).status == 422)
                let said = [("pesan", "@Sari, fotonya mana? <b>")]
                #expect(try await browser.post("\(card)/pesan", said, from: card).status == 303)
            }
            #expect(try await town.page("/pelabuhan/beranda").has("fotonya mana?"))
            #expect(try await town.page(card).has("fotonya mana? &lt;b&gt;"))
            #expect(!(try await town.page("/pelabuhan/beranda").has("fotonya mana?")))
        }
    }

    @Test func `Beranda says what is mine, what was returned and what waits for me`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9)
            let head = try await town.page("/pelabuhan/beranda", as: "Yulia")
            #expect(head.has("Menunggu verifikasi saya</h2>") || head.has("Menunggu verifikasi saya (1)"))
            try await town.decide("pengembalian", "7.5.2", 9, note: "Lengkapi foto")
            let own = try await town.page("/pelabuhan/beranda")
            #expect(own.has("Dikembalikan (1)") && own.has("Lengkapi foto"))
            #expect(own.has("<svg") && own.has("Tabel angka"))
        }
    }

    @Test func `search finds entries, proofs and people by word, number and day, within what one may see`() async throws
    {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9, file: "Notulen SPIP.txt")
            try await town.submit("7.5.2", 9)
            @Sendable func found(_ query: String) async throws -> Browser.Answer {
                try await town.page("/pelabuhan/cari?q=\(query)")
            }
            #expect(try await found("notulen").has("data-kind=\"evidence.item\""))
            #expect(try await found("DD-1").has("data-dukung/1"))
            #expect(try await found("14%20September%202026").has("data-kind=\"plans.entry\""))
            #expect(try await found("September%202026").has("data-kind=\"evidence.item\""))
            #expect(try await found("yulia").has("data-kind=\"people.person\""))
            #expect(
                try await town.as("Fajar") { browser async throws in try await browser.get("/pelabuhan/cari?q=notulen")
                }.has("evidence.item")
                    == false)
        }
    }

    @Test func `work is given to somebody of the unit and handed over when they leave`() async throws {
        try await Town.working { town async throws in
            let (page, sari, yulia) = ("\(Self.plan)/penugasan", try town.id("Sari"), try town.id("Yulia"))
            let unit = try await town.store.read {
                try $0.texts("SELECT unit.id FROM unit WHERE unit.office = 'o-1' AND unit.name LIKE '%Tekhum%'")
            }[0]
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE post SET unit = \(unit) WHERE person IN \(list: [sari, yulia])")
                change.record("people.test", on: "-", office: "o-1")
            }
            let number = try await town.store.read { try $0.number("SELECT number FROM unit WHERE id = \(unit)") } ?? 0
            @Sendable func give(_ to: String) async throws -> Browser.Answer {
                try await town.post(page, [("orang-7.5.2/\(number)", to)], as: "Rina", from: page)
            }
            #expect(try await give("o-1").status == 422)
            #expect(try await give(sari).status == 303)
            #expect(try await town.page(Town.card("7.5.2", 9)).has("dikerjakan Sari"))
            let budi = try town.id("Budi")
            @Sendable func over(_ to: String) async throws -> Browser.Answer {
                try await town.post("\(page)/serah-terima", [("dari", sari), ("kepada", to)], as: "Rina", from: page)
            }
            #expect(try await over(budi).status == 422)
            // Whoever leaves is followed by the one whom the leaving names.
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE account SET active = 0 WHERE person = \(sari)")
                change.record(
                    "people.handed-over", on: sari, office: "o-1", [FieldChange("person", old: sari, new: yulia)])
            }
            try await town.runJob(LeaverWork.kind)
            let holder = try await town.store.read { try $0.texts("SELECT person FROM assignment") }
            #expect(holder == [yulia])
        }
    }
}
