import Documents
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Plans

@Suite struct TrialTests {
    private func makeDemo(_ town: Town) async throws {
        try await town.store.change(by: .system("test"), in: [nil]) { change in
            try change.run("UPDATE office SET demo = 1 WHERE id = 'o-1'")
            change.record("test.made-demo", on: "o-1", office: nil)
        }
    }

    /// Everything that could have been written: rows of every table that holds documents, and the files themselves.
    private func kept(_ town: Town) async throws -> [String] {
        let counts: [SQL] = [
            "SELECT count(*) FROM file", "SELECT count(*) FROM review", "SELECT count(*) FROM plan",
            "SELECT count(*) FROM subject", "SELECT count(*) FROM event", "SELECT count(*) FROM session",
        ]
        let rows = try await town.store.read { reading in try counts.map { "\(try reading.number($0) ?? 0)" } }
        let files =
            FileManager.default.enumerator(at: town.folder, includingPropertiesForKeys: nil)?
            .compactMap { ($0 as? URL)?.path } ?? []
        return rows + files.sorted()
    }

    private func send(_ text: String, named name: String, _ browser: Browser) async throws -> Browser.Answer {
        try await browser.upload("/-/coba", Array(text.utf8), name: name, from: "/-/coba")
    }

    @Test func `a guest's Word file is opened, and nothing of it is kept`() async throws {
        let place = try WrittenFile.write(try Document(text: PlanSample.decree), as: "docx")
        defer { try? FileManager.default.removeItem(at: place) }
        let bytes = Array(try Data(contentsOf: place))
        try await Town.with { town async throws in
            try await makeDemo(town)
            let before = try await kept(town)
            try await town.as(nil) { browser async throws in
                let answer = try await browser.upload("/-/coba", bytes, name: "rencana.docx", from: "/-/coba")
                #expect(answer.status == 200 && answer.has("data-counts=\"8 28 74 130 261\""))
            }
            #expect(try await kept(town) == before)
        }
    }

    @Test func `a guest has a document read, and nothing of it is kept`() async throws {
        try await Town.with { town async throws in
            try await makeDemo(town)
            let before = try await kept(town)
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get("/-/masuk").has("href=\"/-/coba\""))
                let answer = try await send(FormatSample.delimited(by: ";"), named: "rencana <b>.csv", browser)

                #expect(answer.status == 200)
                #expect(answer.has("data-counts=\"8 28 74 130 261\""))
                #expect(answer.has("rencana &lt;b&gt;.csv"))
                #expect(answer.has("Peningkatan Kualitas Pelayanan Publik"))
                #expect(answer.has("Chaidir"), "what stayed unread is shown")
            }
            #expect(try await kept(town) == before)
        }
    }

    @Test func `what is refused or asked says why, and keeps nothing either`() async throws {
        try await Town.with { town async throws in
            try await makeDemo(town)
            let before = try await kept(town)
            try await town.as(nil) { browser async throws in
                let refused = try await send("Yth. Kepala Dinas\n\nDengan hormat.\n", named: "surat.txt", browser)
                #expect(refused.status == 422)
                #expect(refused.has("data-refused="))
                let asked = try await send(BringingTests.short, named: "a.csv", browser)
                #expect(asked.status == 200)
                #expect(asked.has("data-asked=\"few-rows\""))
                #expect(asked.has("Rapat tim"))
                let noise = try await browser.upload(
                    "/-/coba", (0..<4000).map { UInt8($0 % 32) }, name: "x", from: "/-/coba")
                #expect(noise.status == 422)
                let pasted = try await browser.post("/-/coba", [("naskah", BringingTests.short)], from: "/-/coba")
                #expect(pasted.has("data-asked=\"few-rows\""))
                let nothing = try await browser.post("/-/coba", [("naskah", "  ")], from: "/-/coba")
                #expect(nothing.status == 422)
            }
            #expect(try await kept(town) == before)
        }
    }

    @Test func `a form without our token and a file that is too large are turned away`() async throws {
        try await Town.with { town async throws in
            try await makeDemo(town)
            try await town.as(nil) { browser async throws in
                #expect(try await browser.post("/-/coba", [("naskah", "a")], from: nil).status == 403)
                let large = [UInt8](repeating: 65, count: TrialRoutes.largest + 1)
                let answer = try await browser.upload("/-/coba", large, name: "a.txt", from: "/-/coba")
                #expect(answer.status == 413)
            }
        }
    }

    @Test func `one source reads ten documents a minute, and another one is not held up`() async throws {
        try await Town.with { town async throws in
            try await makeDemo(town)
            try await town.as(nil) { browser async throws in
                for _ in 0..<10 { #expect(try await send(BringingTests.short, named: "a.csv", browser).status == 200) }
                let refused = try await send(BringingTests.short, named: "a.csv", browser)
                #expect(refused.status == 429)
                let other = browser.other(source: "10.0.0.2")
                #expect(try await send(BringingTests.short, named: "a.csv", other).status == 200)
                town.now.pass(seconds: 61)
                #expect(try await send(BringingTests.short, named: "a.csv", browser).status == 200)
            }
        }
    }

    @Test func `where there is no demo office there is no such page`() async throws {
        try await Town.with { town async throws in
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get("/-/coba").status == 404)
                #expect(!(try await browser.get("/-/masuk").has("/-/coba")))
                let answer = try await browser.upload("/-/coba", Array("a".utf8), name: "a.txt", from: "/-/masuk")
                #expect(answer.status == 404)
            }
        }
    }
}
