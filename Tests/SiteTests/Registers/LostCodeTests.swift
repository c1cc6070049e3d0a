import Foundation
import HTTPTypes
import Jobs
import Mail
import Storage
import Synchronization
import Testing
import Web

@testable import Registers
@testable import Site

/// Who lost the code of a report gets one back by the address that they left, and nobody else learns of the report.
@Suite struct LostCodeTests {
    static let place = "/pelabuhan/kode-hilang"
    static let mail = [
        "TUNTAS_MAIL": "smtp://127.0.0.1:2525", "TUNTAS_MAIL_FROM": "tuntas@kantor.example",
        "TUNTAS_ADDRESS": "https://tuntas.kantor.example",
    ]

    /// A town whose site is told of a mail server.
    static func with(_ body: @Sendable (Town) async throws -> Void) async throws {
        try await Town.with(mail: try MailServer(mail), body)
    }

    /// The letters that a mail server was handed.
    final class Box: Sendable {
        private let letters = Mutex<[ReturnLetter]>([])
        var all: [ReturnLetter] { letters.withLock { $0 } }
        func add(_ letter: ReturnLetter) { letters.withLock { $0.append(letter) } }
    }

    /// What is handed to the mail server next.
    ///
    /// - Parameter takes: whether it takes what it is handed.
    static func letters(_ town: Town, takes: Bool = true) async throws -> [ReturnLetter] {
        let (box, ground) = (Box(), town.app.ground)
        let letters = ReturnLetters(
            shelf: try Town.resources.get().shelf, keys: ground.keys, locales: ground.locales,
            site: "https://tuntas.kantor.example"
        ) { letter in
            box.add(letter)
            return takes
        }
        town.now.pass(seconds: 10)
        try await town.runJob(letters.kind)
        return box.all
    }

    @discardableResult
    static func ask(
        _ town: Town, _ address: String, number: String = "", at place: String = place
    ) async throws -> Browser.Answer {
        try await town.as(nil) { try await $0.post(place, [("surel", address), ("nomor", number)], from: place) }
    }

    static func link(_ letter: ReturnLetter) throws -> String {
        String(try #require(letter.text.firstMatch(of: /https:\/\/tuntas\.kantor\.example(\/\S+)/)).1)
    }

    /// Presses the button behind a link.
    static func renew(_ town: Town, _ link: String) async throws -> Browser.Answer {
        try await town.as(nil) { try await $0.post(link, [], from: place) }
    }

    /// A complaint with what is left as its contact; says where its ticket is.
    static func complain(
        _ town: Town, contact: String = "Mawar@Surat.example", _ confidentiality: String = "confidential"
    ) async throws -> String {
        let said = ComplaintTests.said.filter { !["f-reporter-contact", "f-confidentiality"].contains($0.0) }
        return try ComplaintTests.ticket(
            try await ComplaintTests.send(
                town, said + [("f-reporter-contact", contact), ("f-confidentiality", confidentiality)]))
    }

    @Test func `a lost code comes back once to the address that was left, and the old one ends`() async throws {
        try await Self.with { town async throws in
            let old = try await Self.complain(town, contact: "0812-3456-7890 / Mawar@Surat.example.")
            #expect(try await town.page("/pelabuhan/tiket", as: nil).has("href=\"\(Self.place)\""))
            let asked = try await Self.ask(town, " mawar@SURAT.example ")
            #expect(asked.status == 303)
            #expect(try await town.page(asked.location, as: nil).has("suratnya sedang dikirim"))

            let letters = try await Self.letters(town)
            let letter = try #require(letters.first)
            #expect(letters.count == 1 && letter.recipient == "mawar@surat.example")
            #expect(letter.subject.contains("ADU-2026-0001") && letter.text.contains("KPU Kota Pelabuhan"))
            #expect(letter.text.contains("16 September 2026"))
            for said in ["Antrean", "Dua jam", "Mawar", "Si Fulan"] { #expect(!letter.text.contains(said), "\(said)") }
            #expect(try await Self.letters(town).isEmpty)

            // A program that looks at the links of somebody's mail uses none up.
            let link = try Self.link(letter)
            for _ in 0..<2 { #expect(try await town.page(link, as: nil).has("Buat kode baru")) }
            #expect(try await town.page(old, as: nil).status == 200)

            let renewed = try await Self.renew(town, link)
            let code = try #require(renewed.body.firstMatch(of: /data-ticket>([^<]+)</)).1
            #expect(renewed.status == 200 && renewed.headers[.cacheControl] == "no-store")
            #expect(try await town.page("/pelabuhan/tiket/\(code)", as: nil).has("Antrean pendaftaran pemilih"))
            #expect(try await town.page(old, as: nil).status == 404)
            #expect(try await town.events().last == "registers.code-renewed")

            let again = try await Self.renew(town, link)
            #expect(again.status == 404 && again.has("portal.return.ended") && !again.has("data-ticket"))
            #expect(try await town.page(link, as: nil).has("portal.return.ended"))
            #expect(try await town.page("/pelabuhan/tiket/\(code)", as: nil).status == 200)
            let kept = try await town.store.read {
                try $0.texts("SELECT mac || COALESCE(recipient, '') FROM ticket_return")
            }
            #expect(kept.count == 1 && !kept[0].contains("@") && !kept[0].contains(link.suffix(40)))
        }
    }

    @Test func `whoever types what stands nowhere reads the same, and no letter goes out`() async throws {
        try await Self.with { town async throws in
            _ = try await Self.complain(town, contact: "0812, mawar@surat.example")
            var answers: Set<String> = []
            for (address, number) in [
                ("mawar@surat.example", "ADU-2026-0009"), ("melati@surat.example", "ADU-2026-0001"),
                ("awar@surat.example", ""), ("mawar@surat.exampl", ""), ("m%@surat.example", ""),
            ] {
                let answer = try await Self.ask(town, address, number: number)
                answers.insert("\(answer.status) \(answer.location) \(answer.body)")
                town.now.pass(seconds: 60)
            }
            #expect(try await Self.letters(town).isEmpty)
            let found = try await Self.ask(town, "mawar@surat.example", number: " adu-2026-0001 ")
            answers.insert("\(found.status) \(found.location) \(found.body)")
            #expect(answers.count == 1)
            #expect(try await Self.letters(town).count == 1)
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM lost_code") } == 0)
            for typed in ["", "mawar", "0812", "a@b.example c@d.example", "@surat.example"] {
                let refused = try await Self.ask(town, typed, number: "ADU-1")
                #expect(refused.status == 422 && refused.has("portal.return.no-address"), "\(typed)")
                #expect(refused.has("value=\"ADU-1\""), "\(typed)")
                town.now.pass(seconds: 60)
            }
        }
    }

    @Test func `another office finds nothing, and opens no link`() async throws {
        try await Self.with { town async throws in
            _ = try await Self.complain(town)
            try await Self.ask(town, "mawar@surat.example", at: "/bukit/kode-hilang")
            #expect(try await Self.letters(town).isEmpty)
            try await Self.ask(town, "mawar@surat.example")
            let link = try Self.link(try #require(try await Self.letters(town).first))
            let elsewhere = link.replacing("/pelabuhan/", with: "/bukit/")
            #expect(try await town.page(elsewhere, as: nil).status == 404)
            #expect(try await Self.renew(town, elsewhere).status == 404)
            #expect(try await town.page(link, as: nil).status == 200)
        }
    }

    @Test func `one letter an hour for a report, five reports at once, and five askings a minute`() async throws {
        try await Self.with { town async throws in
            for _ in 0..<6 { _ = try await Self.complain(town) }
            try await Self.ask(town, "mawar@surat.example")
            let first = try await Self.letters(town)
            #expect(first.count == 5 && !first.contains { $0.subject.contains("ADU-2026-0001") })
            try await Self.ask(town, "mawar@surat.example")
            #expect(try await Self.letters(town).isEmpty)
            town.now.pass(seconds: 3600)
            try await Self.ask(town, "mawar@surat.example")
            let second = try await Self.letters(town)
            #expect(second.count == 5)

            // Both links are good until one is used.
            let newest = try #require(second.first { $0.subject.contains("ADU-2026-0006") })
            let former = try #require(first.first { $0.subject.contains("ADU-2026-0006") })
            #expect(try await town.page(try Self.link(former), as: nil).status == 200)
            #expect(try await Self.renew(town, try Self.link(newest)).status == 200)
            #expect(try await Self.renew(town, try Self.link(former)).status == 404)

            town.now.pass(seconds: 60)
            for _ in 0..<5 { #expect(try await Self.ask(town, "siapa@surat.example").status == 303) }
            #expect(try await Self.ask(town, "siapa@surat.example").status == 429)
        }
    }

    @Test func `an anonymous report without a contact, and one that closed long ago, are not found`() async throws {
        try await Self.with { town async throws in
            _ = try await Self.complain(town, contact: "", "anonymous")
            _ = try await Self.complain(town)
            let rejected = try await ComplaintTests.move(
                town, "reject", [("keterangan", "Bukan kewenangan"), ("yakin", "1")], code: "ADU-2026-0002")
            #expect(rejected.status == 303, "\(rejected.errors)")
            try await Self.ask(town, "mawar@surat.example")
            #expect(try await Self.letters(town).map(\.subject) == ["Kode baru untuk ADU-2026-0002"])
            try await Self.ask(town, "mawar@surat.example", number: "ADU-2026-0001")
            #expect(try await Self.letters(town).isEmpty)
            town.now.pass(seconds: 370 * 86_400)
            try await Self.ask(town, "mawar@surat.example")
            #expect(try await Self.letters(town).isEmpty)
        }
    }

    @Test func `what an officer wrote down has no code that could come back`() async throws {
        try await Self.with { town async throws in
            let fields: [(String, String)] = [
                ("f-kind", "complaint"), ("f-subject", "Surat warga"), ("f-story", "Isi surat"),
                ("f-confidentiality", "open"), ("f-reporter-contact", "mawar@surat.example"), ("f-channel", "letter"),
                ("f-received-on", "2026-09-14"),
            ]
            let list = ComplaintTests.register
            let added = try await town.post(list, fields, as: "Bambang", from: list + "/tambah")
            #expect(added.status == 303, "\(added.errors)")
            try await Self.ask(town, "mawar@surat.example")
            #expect(try await Self.letters(town).isEmpty)
        }
    }

    @Test func `a destroyed report is not found, and its links and letters go with it`() async throws {
        try await Self.with { town async throws in
            try await RetentionTests.complaint(town)
            try await Self.ask(town, "mawar@surat.example")
            let link = try Self.link(try #require(try await Self.letters(town, takes: false).first))
            #expect(try await town.page(link, as: nil).status == 200)
            town.now.pass(seconds: 61 * 31 * 86_400)
            let left: SQL = "SELECT COUNT(*) FROM ticket_return WHERE recipient = 'mawar@surat.example'"
            #expect(try await town.store.read { try $0.number(left) } == 1)
            #expect(
                try await RetentionTests.destroy(["ADU-2026-0001"], of: ComplaintTests.register, town).status == 303)
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM ticket_return") } == 0)
            try await Self.ask(town, "mawar@surat.example", number: "ADU-2026-0001")
            #expect(try await Self.letters(town).isEmpty)
            #expect(try await town.page(link, as: nil).status == 404)
        }
    }

    @Test func `a link ends after a day, and is forgotten then`() async throws {
        try await Self.with { town async throws in
            let old = try await Self.complain(town)
            try await Self.ask(town, "mawar@surat.example")
            let link = try Self.link(try #require(try await Self.letters(town).first))
            try await town.runJob(TicketReturn.forgetting)
            town.now.pass(seconds: 86_300)
            #expect(try await town.page(link, as: nil).status == 200)
            town.now.pass(seconds: 200)
            #expect(try await town.page(link, as: nil).status == 404)
            #expect(try await Self.renew(town, link).has("portal.return.ended"))
            #expect(try await town.page(old, as: nil).status == 200)
            try await town.runJob(TicketReturn.forgetting)
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM ticket_return") } == 0)
        }
    }

    @Test func `what the mail server does not take now goes out later, the same`() async throws {
        try await Self.with { town async throws in
            _ = try await Self.complain(town)
            try await town.as(nil) { browser async throws in
                _ = try await browser.get("/-/bahasa/en?kembali=\(Self.place)")
                let asked = try await browser.post(Self.place, [("surel", "mawar@surat.example")], from: Self.place)
                #expect(try await browser.get(asked.location).has("a letter is on its way"))
            }
            let first = try #require(try await Self.letters(town, takes: false).first)
            #expect(first.text.contains("Make a new code"))
            let second = try #require(try await Self.letters(town).first)
            #expect(second.id == first.id && second.text == first.text)
            #expect(try await Self.letters(town).isEmpty)
            #expect(try await Self.renew(town, try Self.link(second)).status == 200)
        }
    }

    @Test func `without a mail server the page says who gives a new code`() async throws {
        try await Town.with { town async throws in
            _ = try await Self.complain(town)
            let page = try await town.page(Self.place, as: nil)
            #expect(page.has("diberikan oleh petugas KPU Kota Pelabuhan") && !page.has("name=\"surel\""))
            let asked = try await Self.ask(town, "mawar@surat.example")
            #expect(asked.status == 200 && asked.has("diberikan oleh petugas"))
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM lost_code") } == 0)
            #expect(!town.app.jobs.contains { $0.name == "registers.ticket-returns" })
            #expect(town.app.jobs.contains { $0.name == TicketReturn.forgetting.name })
        }
    }
}
