import Foundation
import Storage
import Testing

@testable import Registers
@testable import Site

/// A form that was refused says at its top what is wrong, and leads to where it is put right.
@Suite struct RefusedFormTests {
    /// Where the links of the summary at the top lead, each to an input that is there.
    private static func links(_ page: Browser.Answer, _ error: String) throws -> [String] {
        let begin =
            "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(error)\">"
        let summary = try #require(page.body.components(separatedBy: begin).dropFirst().first)
        let inside = try #require(summary.components(separatedBy: "</div></div>").first)
        let links = inside.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        for link in links { #expect(page.has("id=\"\(link)\""), "\(link)") }
        return links
    }

    @Test func `a refused public form lists its problems with the way to their fields`() async throws {
        try await Town.with { town async throws in
            let missing = try await ComplaintTests.send(town, [("f-subject", "Antrean")])
            #expect(missing.status == 422)
            #expect(try Self.links(missing, "portal.refused") == ["f-kind", "f-story", "f-confidentiality"])
            #expect(missing.has("<li><a href=\"#f-story\">Uraian</a>: Wajib diisi.</li>"))

            let script = try await ComplaintTests.send(town, files: [("foto.jpg", Array("<script>".utf8))])
            let error = try #require(script.errors.first)
            #expect(try Self.links(script, error) == ["berkas"])
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM record") } == 0)
        }
    }

    @Test func `a refused form of a ticket leads to its field, and keeps what was typed`() async throws {
        try await Town.with { town async throws in
            let ticket = try ComplaintTests.ticket(try await ComplaintTests.send(town))
            func post(_ noun: String, _ fields: [(String, String)]) async throws -> Browser.Answer {
                try await town.as(nil) { try await $0.post(ticket + noun, fields, from: ticket) }
            }
            let unsure = try await post("/langkah/withdraw", [("keterangan", "Sudah dilayani")])
            #expect(unsure.status == 422)
            #expect(try Self.links(unsure, "tickets.refused.not-sure") == ["y-withdraw"])
            #expect(unsure.has("<details class=\"card more\" open>") && unsure.has(">Sudah dilayani</textarea>"))
            let silent = try await town.as(nil) {
                try await $0.uploadAll(ticket + "/pesan", [], fields: [("pesan", " ")], from: ticket)
            }
            #expect(try Self.links(silent, "tickets.refused.nothing-said") == ["pesan"])

            let answer = [
                ("f-action", "Loket ditambah"), ("f-action-on", "2026-09-15"), ("f-outcome", "solved"),
                ("keterangan", "Ada dua loket."),
            ]
            let steps: [(String, [(String, String)])] = [
                ("verify", [("f-classification", "no-supervision")]), ("answer", answer), ("close", []),
            ]
            for (step, fields) in steps {
                #expect(try await ComplaintTests.move(town, step, fields).status == 303, "\(step)")
            }
            let wordless = try await post("/langkah/reopen", [("keterangan", "")])
            #expect(try Self.links(wordless, "tickets.refused.nothing-said") == ["k-reopen"])
            let scoreless = try await post("/nilai", [("nilai", "9"), ("keterangan", "Cepat")])
            #expect(try Self.links(scoreless, "tickets.refused.no-score") == ["nilai-1"])
            #expect(scoreless.has(">Cepat</textarea>"))
        }
    }

    @Test func `forms of the office do the same, also that of a step`() async throws {
        try await Town.lending { town async throws in
            let refused = try await OwnRegisterTests.add([("f-item", "Bor")], town)
            #expect(try Self.links(refused, "registers.refused") == ["f-kind", "f-lent-on"])
            let place = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            let step = try await town.post(
                place + "/langkah/return", [("versi", "1")], as: "Bambang", from: place)
            #expect(step.status == 422)
            #expect(try Self.links(step, "registers.refused") == ["return-f-back-on"])
        }
    }
}
