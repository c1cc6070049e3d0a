import Foundation
import HTTPTypes
import Storage
import Testing

@Suite struct TrailTests {
    @Test func `the trail says in a sentence who did what, when, for whom and why, and shows the hashes behind it`()
        async throws
    {
        try await Town.with { town async throws in
            let (rina, bambang) = (try town.id("Rina"), try town.id("Bambang"))
            try await town.adoptSample()
            try await town.happen(
                "test.signed", to: try town.id("Sari"),
                by: Actor(person: rina, actingFor: bambang, request: "minta-1"), reason: "sekretaris <cuti>",
                [FieldChange("name", old: "lama", new: "baru"), .sensitive("password")])

            let page = try await town.as("Bambang") { try await $0.get("/pelabuhan/jejak") }

            let last = try #require(try await town.store.read { try $0.events(of: "o-1").last })
            #expect(page.status == 200)
            #expect(page.has("15 September 2026 09.30 WIB</time> <b>Rina</b>"))
            #expect(page.has("(bertindak untuk Bambang)"))
            // A kind that has no words shows its name.
            #expect(page.has(" — test.signed: Sari"))
            #expect(page.has("Alasan: sekretaris &lt;cuti&gt;"))
            #expect(page.has("<th scope=\"row\">nama</th><td>lama</td><td>baru</td>"))
            #expect(page.has("<code>minta-1</code>") && page.has(last.hash) && page.has(last.payload))
            #expect(page.has("— menetapkan rencana: <a href=\"/pelabuhan/rencana/2026\">"))
            #expect(shownEvents(page).first == "e-\(last.seq)")
        }
    }

    @Test func `who may not read the trail does not find it`() async throws {
        try await Town.with { town async throws in
            for name in ["Yulia", "Sari", "Fajar", "Budi"] {
                for address in ["jejak", "jejak.json", "jejak.csv", "jejak/akar", "jejak/akar/kunci"] {
                    let status = try await town.as(name) { try await $0.get("/pelabuhan/\(address)").status }
                    #expect(status == 404, "\(name) \(address)")
                }
            }
        }
    }

    @Test func `who may not see a subject sees none of its events, in no form and by no filter`() async throws {
        try await Town.working { town async throws in
            try await town.inspect("Fajar")
            let review = try #require(
                try await town.store.read { try $0.texts("SELECT id FROM subject WHERE kind = 'plans.review'").first })
            let addresses = [
                "jejak", "jejak.json", "jejak.csv", "jejak?perihal=\(review)", "jejak?jenis=plans.document-read",
                "jejak.json?perihal=\(review)",
            ]
            for address in addresses {
                let mine = try await town.as("Rina") { try await $0.get("/pelabuhan/\(address)") }
                let theirs = try await town.as("Fajar") { try await $0.get("/pelabuhan/\(address)") }
                let seen = "\"\(review)\""
                #expect(mine.has("<code>\(review)</code>") || mine.has(seen) || mine.has(",\(review),"), "\(address)")
                let shown = theirs.body.replacing("name=\"perihal\" maxlength=\"200\" value=\"\(review)\"", with: "")
                    .replacing("perihal=\(review)", with: "")
                #expect(theirs.status == 200 && !shown.contains(review), "\(address)")
            }
            let all = try await town.as("Fajar") { try await $0.get("/pelabuhan/jejak.json") }
            #expect(all.has("plans.plan-adopted"))
            let total = try #require(all.body.firstMatch(of: /^\{"total":(\d+)/)).1
            #expect(Int(total) == all.body.components(separatedBy: "\"hash\":").count - 1)
        }
    }

    @Test func `of the installation's events only those about the office's people are shown`() async throws {
        try await Town.with { town async throws in
            let (rina, budi) = (try town.id("Rina"), try town.id("Budi"))
            try await town.happen("identity.password-changed", to: rina, by: Actor(person: rina), office: nil)
            try await town.happen("identity.password-changed", to: budi, by: Actor(person: budi), office: nil)
            try await town.happen("test.secret", to: "o-2", office: nil)

            let page = try await town.as("Bambang") { try await $0.get("/pelabuhan/jejak") }

            #expect(shownEvents(page).filter { $0.hasPrefix("i-") }.count == 1)
            #expect(!page.has("Budi") && !page.has("test.secret"))
            #expect(page.has("rangkaian instalasi"))
        }
    }

    @Test func `a browser that knows the page is told of what happened in the installation`() async throws {
        try await Town.with { town async throws in
            let rina = try town.id("Rina")
            try await town.as("Bambang") { browser async throws in
                let first = try await browser.get("/pelabuhan/jejak")
                let tag = try #require(first.headers[.eTag])
                #expect(try await browser.get("/pelabuhan/jejak", [.ifNoneMatch: tag]).status == 304)
                try await town.happen("identity.sessions-ended", to: rina, by: Actor(person: rina), office: nil)
                #expect(try await browser.get("/pelabuhan/jejak", [.ifNoneMatch: tag]).status == 200)
            }
        }
    }

    @Test func `a payload that retention erased is said to be erased`() async throws {
        try await Town.with { town async throws in
            try await town.happen("test.happened", [FieldChange("name", new: "rahasia lama")])
            let seq = try await town.lastSeq()
            try await town.tamper("DELETE FROM event_payload WHERE office = 'o-1' AND seq = \(seq)")
            let page = try await town.as("Rina") { try await $0.get("/pelabuhan/jejak?perihal=hal") }
            #expect(page.has("sudah dihapus sesuai masa simpan") && !page.has("rahasia lama"))
        }
    }

    @Test func `a demo office's trail tells its own time`() async throws {
        try await Town.with { town async throws in
            try await town.tamper("UPDATE office SET clock_shift = 86400 WHERE id = 'o-1'")
            try await town.happen()
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.get("/pelabuhan/jejak").has("16 September 2026 09.30 WIB"))
                #expect(shownEvents(try await browser.get("/pelabuhan/jejak?perihal=hal&dari=2026-09-16")).count == 1)
                #expect(shownEvents(try await browser.get("/pelabuhan/jejak?perihal=hal&sampai=2026-09-15")) == [])
            }
        }
    }
}
