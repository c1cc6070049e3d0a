import Foundation
import Storage
import Testing

@testable import Measures
@testable import Registers
@testable import Site

/// A complaint from the public form to its closing, reopening and rating, as citizen and officer meet it.
@Suite struct ComplaintTests {
    static let form = "/pelabuhan/layanan/pengaduan"
    static let register = "/pelabuhan/register/pengaduan"
    static let said: [(String, String)] = [
        ("f-kind", "complaint"), ("f-subject", "Antrean pendaftaran pemilih"), ("f-story", "Dua jam tanpa petugas."),
        ("f-confidentiality", "confidential"), ("f-reporter-name", "Mawar Melati"),
        ("f-reporter-contact", "mawar@surat.example"), ("f-about-name", "Si Fulan"),
    ]

    /// Sends the form as a visitor's browser does, some seconds after it was shown.
    static func send(
        _ town: Town, _ fields: [(String, String)] = said, after seconds: Int = 30,
        files: [(name: String, bytes: [UInt8])] = []
    ) async throws -> Browser.Answer {
        try await town.as(nil) { browser async throws in
            let page = try await browser.get(form)
            let mark = try #require(page.body.firstMatch(of: /name="mulai" value="([^"]+)"/))
            town.now.pass(seconds: seconds)
            return try await browser.uploadAll(
                form, files, fields: fields + [("mulai", String(mark.1)), ("situs", "")], from: form)
        }
    }

    /// A step of an officer's.
    static func move(
        _ town: Town, _ step: String, _ fields: [(String, String)] = [], as name: String = "Bambang",
        code: String = "ADU-2026-0001"
    ) async throws -> Browser.Answer {
        let version = try await OwnRegisterTests.version(code, town)
        return try await town.post(
            "\(register)/\(code)/langkah/\(step)", fields + [("versi", version)], as: name, from: "\(register)/\(code)")
    }

    static func ticket(_ answer: Browser.Answer) throws -> String {
        String(try #require(answer.location.split(separator: "?").first))
    }

    /// What a measure says of September.
    static func figure(_ town: Town, _ measure: String) async throws -> [Int]? {
        try await town.store.read { reading in
            var found: [Int]?
            try reading.each(
                """
                SELECT numerator, denominator FROM figure
                WHERE office = 'o-1' AND measure = \(measure) AND month = '2026-09' AND part = '' AND state = 'value'
                """
            ) { found = [try $0.int(0), try $0.int(1)] }
            return found
        }
    }

    @Test func `a citizen complains, staff settle it, the citizen reopens and rates it, and the figure follows`()
        async throws
    {
        try await Town.with { town async throws in
            let sent = try await Self.send(town)
            #expect(sent.status == 303 && sent.location.hasPrefix("/pelabuhan/tiket/ADU-2026-0001-"))
            let ticket = try Self.ticket(sent)
            let page = try await town.page(sent.location, as: nil)
            #expect(
                page.has("data-ticket") && page.has("Antrean pendaftaran pemilih")
                    && page.has("5 Januari 2027") == false)
            // No citizen waits for figures: the watch measures them within the minute.
            #expect(try await Self.figure(town, "complaints.received") == nil)
            try await FigureWatch.measure(town.harbour, town.app.catalogue, in: town.store)
            #expect(try await Self.figure(town, "complaints.received") == [1, 1])

            #expect(try await Self.move(town, "verify", [("f-classification", "no-supervision")]).status == 303)
            #expect(try await town.page(ticket, as: nil).has("Paling lambat"))
            #expect(try await Self.move(town, "start").status == 303)
            let answer: [(String, String)] = [
                ("f-action", "Loket ditambah"), ("f-action-on", "2026-09-15"), ("f-outcome", "solved"),
                ("keterangan", "Sejak Senin ada dua loket."),
            ]
            #expect(try await Self.move(town, "answer", answer).status == 303)
            #expect(try await town.page(ticket, as: nil).has("Sejak Senin ada dua loket."))
            #expect(try await Self.move(town, "close").status == 303)
            #expect(try await Self.figure(town, "complaints.closed") == [1, 1])

            let reopened = try await town.as(nil) {
                try await $0.post(ticket + "/langkah/reopen", [("keterangan", "Masih antre lama")], from: ticket)
            }
            #expect(reopened.status == 303)
            // It was verified once; what is to be done again is the settling.
            let running = try await town.store.read {
                try $0.texts("SELECT key FROM record_deadline WHERE met_at IS NULL")
            }
            #expect(running == ["settlement"])
            #expect(try await Self.figure(town, "complaints.closed") == nil)
            #expect(try await town.page(Self.register + "/ADU-2026-0001", as: "Bambang").has("Masih antre lama"))
            #expect(try await Self.move(town, "answer", answer).status == 303)
            #expect(try await Self.move(town, "close").status == 303)
            let rated = try await town.as(nil) { try await $0.post(ticket + "/nilai", [("nilai", "4")], from: ticket) }
            #expect(rated.status == 303)
            #expect(try await town.page(ticket, as: nil).has("Nilai Anda: 4 dari 5"))
            #expect(try await town.page(Self.register + "/ADU-2026-0001", as: "Bambang").has("data-rating=\"4\""))
            #expect(try await Self.figure(town, "complaints.closed") == [1, 1])
        }
    }

    @Test func `who complains is seen by those alone who are let to`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.send(town)
            for secret in ["Mawar", "mawar@surat", "Si Fulan"] {
                for address in [
                    Self.register, Self.register + ".json", Self.register + ".csv", Self.register + "/ekspor.csv",
                    Self.register + "/ADU-2026-0001", "/pelabuhan/cari?q=mawar", "/pelabuhan/jejak",
                    "/pelabuhan/jejak.json", "/-/pemberitahuan",
                ] {
                    #expect(!(try await town.page(address, as: "Yulia").has(secret)), "\(address) says \(secret)")
                }
                let trail = try await town.store.read { try $0.texts("SELECT body FROM event_payload").joined() }
                #expect(!trail.contains(secret))
            }
            #expect(try await town.page(Self.register + "/ADU-2026-0001", as: "Bambang").has("Mawar Melati"))
            #expect(try await town.page(Self.register + "?q=mawar", as: "Bambang").has("ADU-2026-0001") == false)
            #expect(try await town.page(Self.register + "/ADU-2026-0001", as: "Sari").status == 404)
            #expect(try await town.page(Self.register, as: "Sari").status == 404)
        }
    }

    @Test func `a program that fills in everything at once enters nothing`() async throws {
        try await Town.with { town async throws in
            let quick = try await Self.send(town, after: 0)
            #expect(quick.status == 422 && quick.has("portal.too-quick") && quick.has("Dua jam tanpa petugas."))
            let trapped = try await town.as(nil) { browser async throws in
                let page = try await browser.get(Self.form)
                let mark = try #require(page.body.firstMatch(of: /name="mulai" value="([^"]+)"/))
                town.now.pass(seconds: 30)
                return try await browser.uploadAll(
                    Self.form, [], fields: Self.said + [("mulai", String(mark.1)), ("situs", "x")], from: Self.form)
            }
            #expect(trapped.has("portal.trapped"))
            let old = try await Self.send(town, after: 90_000)
            #expect(old.has("portal.too-old"))
            let forged = try await town.as(nil) { browser async throws in
                try await browser.uploadAll(
                    Self.form, [], fields: Self.said + [("mulai", "1.00"), ("situs", "")], from: Self.form)
            }
            #expect(forged.has("portal.too-old"))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM record") } == 0)
        }
    }

    @Test func `what is missing is named, and nothing typed is lost`() async throws {
        try await Town.with { town async throws in
            let refused = try await Self.send(town, [("f-subject", "Hanya perihal"), ("f-happened-on", "2027-01-01")])
            #expect(refused.status == 422 && refused.has("forms.missing") && refused.has("value=\"Hanya perihal\""))
            #expect(refused.has("value=\"2027-01-01\""))
            let future = try await Self.send(town, Self.said + [("f-happened-on", "2027-01-01")])
            #expect(future.status == 422 && future.has("forms.rule"))
        }
    }

    @Test func `a photo of a case loses its place, and only who handles it takes it along`() async throws {
        try await Town.with { town async throws in
            let photo = try Pictures.photo(orientation: 6)
            let sent = try await Self.send(town, files: [("tempat.jpg", photo)])
            #expect(sent.status == 303)
            let file = try await town.page(Self.register + "/ADU-2026-0001/berkas/1", as: "Bambang")
            #expect(file.status == 200 && file.bytes.count > 100)
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains(Pictures.secret))
            #expect(try await town.page(Self.register + "/ADU-2026-0001/berkas/1", as: "Sari").status == 404)
            let script = try await Self.send(town, files: [("foto.jpg", Array("<script>".utf8))])
            #expect(script.status == 422 && script.has("data-error=\"evidence"))
        }
    }

    @Test func `a wrong code opens nothing, however often, and an honest one is not slowed`() async throws {
        try await Town.with { town async throws in
            let ticket = try Self.ticket(try await Self.send(town))
            let wrong = String(ticket.dropLast(12)) + "000000000000"
            for _ in 0..<50 { #expect(try await town.page(wrong, as: nil).status == 404) }
            #expect(try await town.page(ticket, as: nil).status == 200)
            // Small letters and an O for a zero are understood; another office's slug is not.
            let code = try #require(ticket.split(separator: "/").last.map(String.init))
            let typed = code.dropLast(12).lowercased() + code.suffix(12).lowercased().replacing("0", with: "o")
            #expect(try await town.page("/pelabuhan/tiket?kode=\(typed)", as: nil).location == ticket)
            #expect(try await town.page(ticket.replacing("pelabuhan", with: "bukit"), as: nil).status == 404)
            let kept = try await town.store.read { try $0.texts("SELECT mac FROM ticket") }
            #expect(!kept.contains { $0.contains(ticket.suffix(12)) })
        }
    }

    @Test func `a new code replaces a lost one, and two reports of one thing become one`() async throws {
        try await Town.with { town async throws in
            let first = try Self.ticket(try await Self.send(town))
            let second = try Self.ticket(try await Self.send(town))
            let page = Self.register + "/ADU-2026-0002"
            let issued = try await town.post(page + "/kode", [], as: "Bambang", from: page)
            let code = try #require(issued.body.firstMatch(of: /data-ticket>([^<]+)</))
            #expect(try await town.page(second, as: nil).status == 404)
            #expect(try await town.page("/pelabuhan/tiket/\(code.1)", as: nil).status == 200)
            let version = try await OwnRegisterTests.version("ADU-2026-0002", town)
            let merged = try await town.post(
                page + "/penggabungan", [("dengan", "ADU-2026-0001"), ("versi", version)], as: "Bambang", from: page)
            #expect(merged.location == Self.register + "/ADU-2026-0001")
            #expect(try await town.page("/pelabuhan/tiket/\(code.1)", as: nil).has("ADU-2026-0001"))
            // Nobody decides on what somebody else sent.
            #expect(!(try await town.page("/pelabuhan/tiket/\(code.1)", as: nil).has("/langkah/")))
            #expect(try await town.page(first, as: nil).status == 200)
            #expect(try await Self.figure(town, "complaints.received") == [1, 1])
            #expect(
                try await town.post(
                    page + "/penggabungan", [("dengan", "ADU-2026-0009"), ("versi", "9")], as: "Bambang", from: page
                ).status != 303)
        }
    }

    @Test func `notes stay inside, and answers go out`() async throws {
        try await Town.with { town async throws in
            let ticket = try Self.ticket(try await Self.send(town))
            let page = Self.register + "/ADU-2026-0001"
            for (text, kind) in [("Cek dulu ke Umum", "dalam"), ("Kami sedang memeriksa", "pelapor")] {
                let said = try await town.post(
                    page + "/pesan", [("pesan", text), ("kepada", kind)], as: "Bambang", from: page)
                #expect(said.status == 303)
            }
            let seen = try await town.page(ticket, as: nil)
            #expect(seen.has("Kami sedang memeriksa") && !seen.has("Cek dulu") && !seen.has("Bambang"))
            let answer = try await town.as(nil) {
                try await $0.uploadAll(ticket + "/pesan", [], fields: [("pesan", "Terima kasih")], from: ticket)
            }
            #expect(answer.status == 303)
            #expect(try await town.page(page, as: "Bambang").has("Terima kasih"))
            let handed = try await town.post(
                page + "/petugas", [("petugas", try town.id("Yulia"))], as: "Bambang", from: page)
            #expect(handed.status == 303)
            #expect(try await town.page("/-/pemberitahuan", as: "Yulia").has("ADU-2026-0001"))
            #expect(
                try await town.post(page + "/petugas", [("petugas", try town.id("Sari"))], as: "Bambang", from: page)
                    .has("registers.refused.no-person"))
        }
    }
}
