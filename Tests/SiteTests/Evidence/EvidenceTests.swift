import Foundation
import HTTPTypes
import Storage
import Testing
import Web

@testable import Evidence
@testable import Files
@testable import People
@testable import Plans

/// What proves the office's work: brought, described, linked, found, let be read, taken along.
@Suite struct EvidenceTests {
    private static let add = "/pelabuhan/data-dukung/tambah"

    /// A picture that a camera marked with its place.
    private static let photo: [UInt8] = {
        let exif = Array("Exif\0\0".utf8) + Array("II*\0GPS -1.60,103.12".utf8)
        let length = UInt16(exif.count + 2)
        return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + exif
            + [0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
            + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
            + [0xFF, 0xC4, 0, 20, 0, 1] + [UInt8](repeating: 0, count: 15) + [0]
            + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0xD9]
    }()

    private static func bring(
        _ files: [(name: String, bytes: [UInt8])], _ fields: [(String, String)] = [], to town: Town,
        as name: String = "Sari"
    ) async throws -> Browser.Answer {
        try await town.as(name) { browser in
            try await browser.uploadAll("/pelabuhan/data-dukung", files, fields: fields, from: add)
        }
    }

    @Test func `a file is kept with its title, day and hash, and proposes the lines it may prove`() async throws {
        try await Town.working { town async throws in
            let answer = try await Self.bring(
                [("Notulen SPIP.txt", Array("Rapat SPIP".utf8))], [("tanggal", "2026-09-10"), ("halaman", "hal. 3")],
                to: town)
            #expect(answer.location == "/pelabuhan/data-dukung/1?baru=1")
            let page = try await town.page(answer.location)
            #expect(page.has("Notulen SPIP") && page.has("10 September 2026") && page.has("hal. 3"))
            #expect(page.has("data-code=\"7.5.2.a\"") || page.has("data-code=\"7.5.1.a\""))
            let file = try await town.page("/pelabuhan/data-dukung/1/berkas")
            #expect(file.body == "Rapat SPIP" && file.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        }
    }

    @Test func `the links of a filtered list keep its filters, and its days are written out`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("a.txt", Array("a".utf8))], [("tanggal", "2026-09-10")], to: town)
            let list = try await town.page("/pelabuhan/data-dukung?jenis=file&q=&dari=2026-09-01&urut=title&hal=1")
            let asked = "&amp;jenis=file&amp;dari=2026-09-01"
            #expect(list.has("data-dukung?urut=title&amp;arah=turun\(asked)\""))
            #expect(list.has("data-dukung?urut=number\(asked)\""))
            #expect(list.has("data-dukung.csv?jenis=file&amp;q=&amp;dari=2026-09-01"))
            #expect(list.has("<td>10 September 2026</td>"))
            #expect(try await town.page("/pelabuhan/data-dukung.csv?jenis=file").has("2026-09-10"))
            #expect(!(try await town.page("/pelabuhan/data-dukung.csv?jenis=link").has("2026-09-10")))
        }
    }

    @Test func `a line that an item proves already is not suggested for it again`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("Notulen rapat SPIP.txt", Array("isi".utf8))], to: town)
            let page = "/pelabuhan/data-dukung/1"
            #expect(try await town.page(page).has("data-code=\"7.5.2.a\""))
            let fields = [("kode", "7.5.2.a"), ("rencana", "2026"), ("bulan", "9"), ("unit", "")]
            _ = try await town.post("\(page)/baris", fields, as: "Sari", from: page)
            #expect(!(try await town.page(page).has("data-code=\"7.5.2.a\"")))
        }
    }

    @Test func `an item is linked to a line of the plan with one tap`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("bukti.txt", Array("isi".utf8))], to: town)
            try await town.as("Sari") { browser async throws in
                let fields = [("kode", "7.5.2.a"), ("rencana", "2026"), ("bulan", "9"), ("unit", "")]
                let answer = try await browser.post(
                    "/pelabuhan/data-dukung/1/baris", fields, from: "/pelabuhan/data-dukung/1")
                #expect(answer.status == 303 && answer.location.contains("7.5.2/realisasi/9"))
                #expect(try await browser.get("/pelabuhan/data-dukung/1").has("7.5.2.a September 2026"))
                #expect(try await browser.get(Town.card("7.5.2", 9)).has("DD-1"))
            }
        }
    }

    @Test func `a photo loses the place where it was taken`() async throws {
        try await Town.working { town async throws in
            let answer = try await Self.bring([("rapat.jpg", Self.photo)], to: town)
            #expect(answer.status == 303, "\(answer.body.suffix(400))")
            let file = try await town.page("/pelabuhan/data-dukung/1/berkas")
            #expect(file.status == 200 && !file.body.contains("GPS"))
        }
    }

    @Test func `a file that lies, is empty, is a program or is too large is refused, and nothing is kept`() async throws
    {
        try await Town.working { town async throws in
            let cases: [(String, [UInt8], Int)] = [
                ("foto.jpg", Array("%PDF-1.7\n%%EOF\n".utf8), 422), ("kosong.pdf", [], 422),
                ("alat.exe", Array("MZ".utf8) + [UInt8](repeating: 0, count: 200), 422),
                ("halaman.html", Array("<html><script>alert(1)</script></html>".utf8), 422),
                ("besar.txt", [UInt8](repeating: 65, count: 30 * 1_048_576 + 1), 413),
            ]
            for (name, bytes, status) in cases {
                #expect(try await Self.bring([(name, bytes)], to: town).status == status, "\(name)")
            }
            #expect(try await Self.bring([], to: town).status == 422)
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM evidence") } == 0)
            #expect(
                try await town.store.read {
                    try $0.number("SELECT COUNT(*) FROM file WHERE media LIKE 'text%' AND name = 'foto.jpg'")
                } == 0)
        }
    }

    @Test func `a name with a path or control characters becomes a plain one`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("..\\..\\etc/pass\u{202E}wd\u{7}.txt", Array("isi".utf8))], to: town)
            let name = try await town.store.read { try $0.texts("SELECT name FROM file WHERE name NOT LIKE 'batang%'") }
            #expect(name == ["passwd.txt"])
        }
    }

    @Test func `the same file is not kept twice where one may see the first, and is where one may not`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("a.txt", Array("sama".utf8))], to: town)
            let again = try await Self.bring([("b.txt", Array("sama".utf8))], to: town, as: "Yulia")
            #expect(again.location == "/pelabuhan/data-dukung/1?sama=1")
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE subject SET action = 'nobody' WHERE kind = 'evidence.item'")
                change.record("evidence.test", on: "-", office: "o-1")
            }
            let hidden = try await Self.bring([("c.txt", Array("sama".utf8))], to: town, as: "Yulia")
            #expect(hidden.location == "/pelabuhan/data-dukung/2?baru=1")
        }
    }

    @Test func `what is confidential is seen by its owner and heads, and counted for others`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("rahasia.txt", Array("x".utf8))], [("rahasia", "1")], to: town)
            try await town.as("Sari") { browser async throws in
                let fields = [("kode", "7.5.2.a"), ("rencana", "2026"), ("bulan", "9"), ("unit", "")]
                _ = try await browser.post("/pelabuhan/data-dukung/1/baris", fields, from: "/pelabuhan/data-dukung/1")
            }
            #expect(try await town.page("/pelabuhan/data-dukung/1").status == 200)
            #expect(try await town.page("/pelabuhan/data-dukung/1", as: "Bambang").status == 200)
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                try change.run("UPDATE role_grant SET role = 'anggota' WHERE person = \(try town.id("Yulia"))")
                change.record("people.test", on: "-", office: "o-1")
            }
            for path in ["data-dukung/1", "data-dukung/1/berkas", "data-dukung/1/paket"] {
                #expect(try await town.page("/pelabuhan/\(path)", as: "Yulia").status == 404, "\(path)")
            }
            #expect(!(try await town.page("/pelabuhan/data-dukung.json", as: "Yulia").has("rahasia")))
            #expect(!(try await town.page("/pelabuhan/cari?q=rahasia", as: "Yulia").has("data-dukung/1")))
            #expect(try await town.page(Town.card("7.5.2", 9), as: "Yulia").has("1 bukti lain bersifat rahasia"))
        }
    }

    @Test func `a new content is a new version, the old one stays, and a withdrawn item proves nothing`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9)
            try await town.as("Sari") { browser async throws in
                let page = "/pelabuhan/data-dukung/1"
                let bare = try await browser.uploadAll("\(page)/versi", [("baru.txt", Array("baru".utf8))], from: page)
                #expect(bare.status == 422)
                let new = try await browser.uploadAll(
                    "\(page)/versi", [("baru.txt", Array("baru".utf8))], fields: [("alasan", "Sudah ditandatangani")],
                    from: page)
                #expect(new.status == 303)
                #expect(try await browser.get("\(page)/berkas").body == "baru")
                #expect(try await browser.get("\(page)/versi/1").body == "Notulen rapat")
                #expect(try await browser.post("\(page)/penarikan", [("alasan", "Keliru")], from: page).status == 303)
                #expect(try await browser.get(page).has("Ditarik sejak"))
            }
            try await town.submit("7.5.2", 9)
            #expect(try await town.decide("persetujuan", "7.5.2", 9).has("entries.refused.no-proof"))
        }
    }

    @Test func `a stale description is answered with both texts`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("a.txt", Array("x".utf8))], to: town)
            @Sendable func change(_ title: String) -> [(String, String)] {
                [("versi", "1"), ("judul", title), ("tanggal", "2026-09-10")]
            }
            try await town.as("Sari") { browser async throws in
                let page = "/pelabuhan/data-dukung/1"
                #expect(try await browser.post(page, change("Pertama"), from: page).status == 303)
                let stale = try await browser.post(page, change("Kedua"), from: page)
                #expect(stale.status == 409 && stale.has("Pertama") && stale.has("Kedua"))
            }
        }
    }

    @Test func `a packet names its missing parts and puts files where their names say`() async throws {
        try await Town.working { town async throws in
            try await town.as("Sari") { browser async throws in
                let answer = try await browser.uploadAll(
                    Town.card("7.5.2", 9) + "/bukti/berkas-kegiatan",
                    [
                        ("undangan rapat.txt", Array("u".utf8)), ("daftar hadir.txt", Array("d".utf8)),
                        ("kegiatan.jpg", Self.photo),
                    ],
                    fields: [("indikator[]", "7.5.2.a")], from: Town.card("7.5.2", 9))
                #expect(answer.status == 303)
                let card = try await browser.get(Town.card("7.5.2", 9))
                #expect(card.has("belum ada: Notulen, Laporan"), "\(card.body.suffix(3000))")
                let more = try await browser.uploadAll(
                    "/pelabuhan/data-dukung/4/bagian", [("x.txt", Array("n".utf8))], fields: [("bagian", "notulen")],
                    from: "/pelabuhan/data-dukung/4")
                #expect(more.status == 303)
                #expect(try await browser.get(Town.card("7.5.2", 9)).has("belum ada: Laporan"))
            }
        }
    }

    @Test func `only addresses of the open network are asked`() {
        for address in ["8.8.8.8", "103.10.1.1", "2606:4700::1111"] {
            #expect(PublicAddress.isPublic(address), "\(address)")
        }
        for address in [
            "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.20.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "224.0.0.1",
            "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "x", "",
        ] { #expect(!PublicAddress.isPublic(address), "\(address)") }
    }

    @Test func `a link is an address of the web and nothing else`() throws {
        for good in ["https://kpu.go.id", "http://a.example:8080/x?y=1#z"] {
            #expect(try WebAddress(good).text == good)
        }
        for bad in ["javascript:alert(1)", "https://", "ftp://a", "https://a b", "https://u:p@a.example", "//a", ""] {
            #expect(throws: EvidenceRefusal.badLink, "\(bad)") { try WebAddress(bad) }
        }
    }
}
