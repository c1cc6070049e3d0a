import Foundation
import Storage
import Testing
import Web

@testable import People
@testable import Plans

/// A month's work: written, proven, submitted, returned, approved.
@Suite struct EntryTests {
    @Test func `what is done, proven and accepted is selesai`() async throws {
        try await Town.working { town async throws in
            #expect(try await town.mark("7.5.2.a", 9) == "sedang-berjalan")
            #expect(try await town.prove("7.5.2", 9).status == 303)
            #expect(try await town.mark("7.5.2.a", 9) == "sedang-berjalan")
            let answer = try await town.submit("7.5.2", 9)
            #expect(answer.status == 303, "\(answer.body.suffix(900))")
            #expect(try await town.mark("7.5.2.a", 9) == "menunggu-verifikasi")
            #expect(try await town.decide("persetujuan", "7.5.2", 9).status == 303)
            #expect(try await town.mark("7.5.2.a", 9) == "selesai")
            let page = try await town.page(Town.card("7.5.2", 9))
            #expect(page.has("data-seal=\"same\"") && page.has("Yang dapat mengembalikan: "))
            #expect(
                try await town.events().filter { $0.hasPrefix("plans.entries") || $0.hasPrefix("evidence.") } == [
                    "evidence.added", "evidence.linked", "plans.entries-submitted", "plans.entries-approved",
                ])
        }
    }

    @Test func `an entry that is returned says why, and can be written again`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9)
            #expect(try await town.decide("pengembalian", "7.5.2", 9).status == 422)
            #expect(try await town.decide("pengembalian", "7.5.2", 9, note: "Lampirkan daftar hadir").status == 303)
            #expect(try await town.mark("7.5.2.a", 9) == "perlu-revisi")
            let page = try await town.page(Town.card("7.5.2", 9))
            #expect(page.has("Lampirkan daftar hadir") && page.has("Rapat bersama seluruh Kasubbag"))
            let again = try await town.submit(
                "7.5.2", 9, [("uraian", "Rapat, dengan daftar hadir"), ("versi-7.5.2.a", "3")])
            #expect(again.status == 303)
            #expect(try await town.mark("7.5.2.a", 9) == "menunggu-verifikasi")
        }
    }

    @Test func `nobody decides on their own entry, and a head's own goes to another`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9, as: "Yulia")
            let own = try await town.decide("persetujuan", "7.5.2", 9, as: "Yulia", note: "baik")
            #expect(own.status == 422 && own.has("entries.refused.own-entry"))
            #expect(try await town.decide("persetujuan", "7.5.2", 9, as: "Bambang", note: "baik").status == 303)
            #expect(try await town.decide("persetujuan", "7.5.3", 9, as: "Sari").status == 404)
        }
    }

    @Test func `done without proof is accepted only with a reason`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9)
            let bare = try await town.decide("persetujuan", "7.5.2", 9)
            #expect(bare.status == 422 && bare.has("entries.refused.no-proof"))
            #expect(try await town.decide("persetujuan", "7.5.2", 9, note: "Buktinya di lemari arsip").status == 303)
            let page = try await town.page(Town.card("7.5.2", 9))
            #expect(page.has("Buktinya di lemari arsip") && page.has("Dilaksanakan tanpa bukti"))
        }
    }

    @Test func `an approval notices when its proof changes`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9)
            try await town.submit("7.5.2", 9)
            try await town.decide("persetujuan", "7.5.2", 9)
            #expect(try await town.page(Town.card("7.5.2", 9)).has("data-seal=\"same\""))
            try await town.prove("7.5.2", 9, "Notulen lain", file: "lain.txt")
            #expect(try await town.page(Town.card("7.5.2", 9)).has("data-seal=\"changed\""))
            #expect(try await town.page("/pelabuhan/rencana/2026/siap").has("Berubah sejak disetujui (1)"))
        }
    }

    @Test func `nihil and tidak berlaku take a reason and no proof`() async throws {
        try await Town.working { town async throws in
            #expect(try await town.submit("1.2.2", 9, [("capaian", "nothing")]).status == 422)
            try await town.submit("1.2.2", 9, [("capaian", "nothing"), ("alasan", "Tidak ada pelanggaran")])
            try await town.submit(
                "1.2.2", 9, indicators: ["1.2.2.b"],
                [("capaian", "not-binding"), ("alasan", "Tidak ada ASN yang dinilai")])
            #expect(
                try await town.decide("persetujuan", "1.2.2", 9, indicators: ["1.2.2.a", "1.2.2.b"]).status == 303)
            #expect(try await town.mark("1.2.2.a", 9) == "nihil")
            #expect(try await town.mark("1.2.2.b", 9) == "tidak-berlaku")
        }
    }

    @Test func `work is moved with the Secretary's consent, and stays visible where it was`() async throws {
        try await Town.working { town async throws in
            let fields = [("capaian", "moved"), ("alasan", "Menunggu anggaran perubahan"), ("pindah-ke", "11")]
            #expect(try await town.submit("8.4.3", 9, fields).status == 303)
            let head = try await town.decide("persetujuan", "8.4.3", 9, as: "Yulia")
            #expect(head.status == 422 && head.has("entries.refused.needs-consent"))
            #expect(try await town.decide("persetujuan", "8.4.3", 9, as: "Bambang").status == 303)
            #expect(try await town.mark("8.4.3.a", 9) == "digeser")
            let past = try await town.submit("4.1.1", 4, [("capaian", "moved"), ("alasan", "x"), ("pindah-ke", "6")])
            #expect(past.status == 422 && past.has("sudah lewat"))
            // A month that had nothing to do has the moved line now.
            try await town.submit("7.6.1", 3, [("capaian", "moved"), ("alasan", "Menunggu SK"), ("pindah-ke", "12")])
            try await town.decide("persetujuan", "7.6.1", 3, as: "Bambang")
            #expect(try await town.mark("7.6.1.a", 12) == "belum-waktunya")
        }
    }

    @Test func `early work counts, and late work keeps its days`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.3", 10)
            try await town.submit("7.5.3", 10)
            #expect(try await town.mark("7.5.3.a", 10) == "belum-waktunya")
            try await town.decide("persetujuan", "7.5.3", 10)
            #expect(try await town.mark("7.5.3.a", 10) == "selesai")
            #expect(try await town.mark("7.5.3.a", 8) == "lewat-jadwal")
            try await town.prove("7.5.3", 8, "Buku kendali Agustus", file: "agustus.txt")
            try await town.submit("7.5.3", 8)
            try await town.decide("persetujuan", "7.5.3", 8)
            #expect(try await town.mark("7.5.3.a", 8) == "selesai")
            #expect(try await town.page(Town.card("7.5.3", 8)).has("terlambat 15 hari"))
        }
    }

    @Test func `what can't be taken says why, and what was typed is still there`() async throws {
        try await Town.working { town async throws in
            let cases: [([(String, String)], String)] = [
                ([("uraian", "")], "Tulis apa yang dikerjakan"),
                ([("tanggal", "2026-09-31")], "Isi tanggal pelaksanaan"),
                ([("tanggal", "2026-09-16")], "belum tiba"), ([("tanggal", "2024-01-01")], "di luar tahun rencana"),
                ([("angka-7.5.2.a", "dua belas")], "bilangan dengan paling banyak dua desimal"),
                ([("uraian", String(repeating: "a", count: 4001))], "paling panjang 4.000 huruf"),
                ([("capaian", "nothing")], "Tulis alasannya"), ([("capaian", "?")], "Tulis apa yang dikerjakan"),
                ([("capaian", "moved"), ("alasan", "x"), ("pindah-ke", "13")], "Pilih bulan tujuan"),
            ]
            for (fields, text) in cases {
                let answer = try await town.submit("7.5.2", 9, fields + [("tindak-lanjut", "Diketik <panjang>")])
                #expect(answer.status == 422 && answer.has(text), "\(text): \(answer.status)")
                #expect(answer.has("Diketik &lt;panjang&gt;"), "\(text)")
            }
            #expect(try await town.submit("7.5.2", 9, indicators: []).has("data-error=\"entries.refused.no-line\""))
            #expect(try await town.mark("7.5.2.a", 9) == "sedang-berjalan")
        }
    }

    @Test func `two people on the same card are shown both texts`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9, [("uraian", "Tulisan Sari")])
            let answer = try await town.submit(
                "7.5.2", 9, as: "Yulia", [("uraian", "Tulisan Yulia"), ("versi-7.5.2.a", "1")])
            #expect(answer.status == 409 && answer.has("Tulisan Sari") && answer.has("Tulisan Yulia"))
        }
    }

    @Test func `a draft is one's own, keeps what was typed, and is no event`() async throws {
        try await Town.working { town async throws in
            let before = try await town.events().count
            try await town.as("Sari") { browser async throws in
                let answer = try await browser.post(
                    Town.card("7.5.2", 9) + "/draf", Town.typed("7.5.2", nil, [("uraian", "Baru setengah jalan")]),
                    from: Town.card("7.5.2", 9))
                #expect(answer.status == 303)
                #expect(try await browser.get(Town.card("7.5.2", 9)).has("Baru setengah jalan"))
            }
            let other = try await town.page(Town.card("7.5.2", 9), as: "Yulia")
            #expect(!other.has("Baru setengah jalan") && other.has("Sari sedang mengisi kartu ini"))
            #expect(try await town.events().count == before)
            try await town.submit("7.5.2", 9)
            #expect(!(try await town.page(Town.card("7.5.2", 9), as: "Yulia").has("sedang mengisi")))
        }
    }

    @Test func `both sides are told of what looks copied`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 8, [("uraian", "Rapat pengendalian intern triwulan")])
            try await town.submit(
                "7.5.2", 9,
                [("uraian", "Rapat pengendalian  intern triwulan."), ("angka-7.5.2.a", "12"), ("target-7.5.2.a", "10")])
            try await town.submit("7.5.3", 9, [("uraian", "Buku kendali bulan Maret sudah dikirim")])
            for name in ["Sari", "Yulia"] {
                let page = try await town.page(Town.card("7.5.2", 9), as: name)
                #expect(page.has("Uraian sama persis dengan Agustus") && page.has("Capaian 120 %"), "\(name)")
                #expect(
                    try await town.page(Town.card("7.5.3", 9), as: name).has("Uraian menyebut bulan Maret"), "\(name)")
            }
        }
    }

    @Test func `where each unit answers for itself, the line is settled when all are`() async throws {
        try await Town.working { town async throws in
            let units = try await town.store.read {
                try $0.texts("SELECT number FROM unit WHERE office = 'o-1' ORDER BY number")
            }
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE sub_activity SET asked = 'each' WHERE code = '4.1.1'")
                change.record("plans.test", on: "-", office: "o-1")
            }
            #expect(units.count == 4)
            for (index, unit) in units.enumerated() {
                #expect(try await town.mark("4.1.1.a", 4) == (index == 0 ? "lewat-jadwal" : "lewat-jadwal"))
                try await town.as("Sari") { browser async throws in
                    let card = Town.card("4.1.1", 4)
                    let answer = try await browser.post(
                        "\(card)/pengajuan?unit=\(unit)",
                        Town.typed("4.1.1", nil, [("capaian", "nothing"), ("alasan", "Tidak ada SOP baru")]),
                        from: "\(card)?unit=\(unit)")
                    #expect(answer.status == 303, "\(unit)")
                }
                #expect(try await town.decide("persetujuan", "4.1.1", 4, unit: unit).status == 303, "\(unit)")
            }
            #expect(try await town.mark("4.1.1.a", 4) == "nihil")
        }
    }

    @Test func `what one submitted can be taken back until somebody decides`() async throws {
        try await Town.working { town async throws in
            try await town.submit("7.5.2", 9)
            #expect(try await town.decide("penarikan", "7.5.2", 9, as: "Yulia").has("entries.refused.not-yours"))
            #expect(try await town.decide("penarikan", "7.5.2", 9, as: "Sari").status == 303)
            #expect(try await town.mark("7.5.2.a", 9) == "sedang-berjalan")
        }
    }

    @Test func `nobody approves what they did not see`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9)
            try await town.submit("7.5.2", 9, [("uraian", "Yang dilihat Yulia")])
            let card = Town.card("7.5.2", 9)
            let seen = try await town.page(card, as: "Yulia").body
                .matches(of: /name="(segel-[^"]+)" value="([0-9a-f]+)"/).map { (String($0.1), String($0.2)) }
            #expect(seen.count == 1)
            try await town.decide("penarikan", "7.5.2", 9, as: "Sari")
            // What was taken back is still in the form.
            #expect(try await town.page(card).has("Yang dilihat Yulia"))
            try await town.submit("7.5.2", 9, [("uraian", "Yang diganti Sari"), ("versi-7.5.2.a", "3")])
            let fields = [("indikator[]", "7.5.2.a"), ("catatan", "")] + seen
            let blind = try await town.post("\(card)/persetujuan", fields, as: "Yulia", from: card)
            #expect(blind.status == 422 && blind.has("entries.refused.changed-since"))
            #expect(try await town.mark("7.5.2.a", 9) == "menunggu-verifikasi")
        }
    }

    @Test func `the approval's hash stands in the trail, and a withdrawn packet is noticed`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                _ = try await browser.uploadAll(
                    Town.card("7.5.2", 9) + "/bukti/berkas-kegiatan", [("undangan.txt", Array("u".utf8))],
                    fields: [("indikator[]", "7.5.2.a")], from: Town.card("7.5.2", 9))
            }
            try await town.submit("7.5.2", 9)
            #expect(try await town.decide("persetujuan", "7.5.2", 9).status == 303)
            let (hash, bodies) = try await town.store.read { reading in
                (
                    try reading.texts("SELECT hash FROM entry WHERE hash IS NOT NULL").first ?? "-",
                    try reading.texts(
                        """
                        SELECT event_payload.body FROM event
                        JOIN event_payload ON event_payload.office = event.office AND event_payload.seq = event.seq
                        WHERE event.kind = 'plans.entries-approved'
                        """)
                )
            }
            #expect(bodies.count == 1 && bodies[0].contains(hash))
            let packet = "/pelabuhan/data-dukung/2"
            #expect(
                try await town.post("\(packet)/penarikan", [("alasan", "Keliru")], as: "Sari", from: packet).status
                    == 303)
            #expect(try await town.page(Town.card("7.5.2", 9)).has("data-seal=\"changed\""))
        }
    }

    @Test func `a card of another unit says who fills it in`() async throws {
        try await Town.working { town async throws in
            #expect(!(try await town.page(Town.card("7.5.2", 9)).has("Hanya untuk dibaca")))
            let sari = try town.id("Sari")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run(
                    """
                    UPDATE role_grant SET unit = (SELECT id FROM unit WHERE office = 'o-1' AND name = 'Subbag Umum')
                    WHERE person = \(sari)
                    """)
                change.record("test.limited", on: sari, office: "o-1")
            }
            let card = try await town.page(Town.card("7.5.2", 9))
            #expect(card.has("Hanya untuk dibaca: kartu ini diisi oleh Subbag Tekhum. Yang dapat mengisi: "))
            #expect(card.has("Rina") && !card.has("Isi realisasi"))
        }
    }
}
