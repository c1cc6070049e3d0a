import Storage
import Testing
import Web

@testable import Plans
@testable import Site

@Suite struct BringingTests {
    private static let head = "No;Program;Kegiatan;Output;TW I;TW II;TW III;TW IV;Penanggung Jawab\n"
    /// So few rows that a person is asked.
    static let short = "RENCANA AKSI TAHUN 2026;;;;;;;;\n\(head)1;Penataan;Rapat tim;Notulen;v;;;;Subbagian Umum\n"
    private static let withoutYear =
        head + "1;Penataan;Rapat tim;Notulen;v;;;;Subbagian Umum\n2;;Evaluasi;Laporan;;v;;;Subbagian Hukum\n"

    private static let form = "/pelabuhan/rencana/unggah"
    private static let yes = "/pelabuhan/rencana/usulan/penegasan"

    private func bring(_ text: String, _ browser: Browser, fields: [(String, String)] = []) async throws
        -> Browser.Answer
    {
        try await browser.upload(
            "/pelabuhan/rencana/usulan", Array(text.utf8), name: "rencana.csv", fields: fields, from: Self.form)
    }

    /// The hidden fields of the question on a page.
    private func question(_ answer: Browser.Answer) throws -> [(String, String)] {
        try ["berkas", "tanda", "nama"].map { name in
            let found = answer.body.firstMatch(
                of: try Regex("name=\"\(name)\" value=\"([^\"]*)\"", as: (Substring, Substring).self))
            return (name, String(try #require(found?.1)))
        }
    }

    private func reviews(_ town: Town) async throws -> Int {
        try await town.store.read { try $0.number("SELECT count(*) FROM review") ?? 0 }
    }

    @Test func `a document that may be no plan becomes a review only after a yes, without being sent again`()
        async throws
    {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let asked = try await bring(Self.short, browser)
                #expect(asked.status == 422)
                #expect(asked.has("data-asked=\"few-rows\""))
                #expect(try await reviews(town) == 0)
                #expect(try await town.events() == [])

                let answer = try await browser.post(
                    Self.yes, try question(asked) + [("jawaban", "ya")], from: Self.form)

                #expect(answer.status == 303)
                #expect(answer.location == "/pelabuhan/rencana/usulan/1")
                #expect(try await town.events() == ["plans.document-read"])
            }
        }
    }

    @Test func `without a yes, or with bytes of somebody else's, nothing is made`() async throws {
        try await Town.with { town async throws in
            let asked = try await town.as("Rina") { browser async throws in
                let asked = try await bring(Self.short, browser)
                let again = try await browser.post(Self.yes, try question(asked), from: Self.form)
                #expect(again.status == 422)
                #expect(again.has("data-asked=\"few-rows\""))
                let forged = try question(asked).map {
                    ($0.0, $0.0 == "berkas" ? String(repeating: "0", count: 64) : $0.1)
                }
                #expect(try await browser.post(Self.yes, forged + [("jawaban", "ya")], from: Self.form).status == 403)
                return asked
            }
            try await town.as("Bambang") { browser async throws in
                let theirs = try await browser.post(
                    Self.yes, try question(asked) + [("jawaban", "ya")], from: Self.form)
                #expect(theirs.status == 403)
            }
            #expect(try await reviews(town) == 0)
        }
    }

    @Test func `a document that names no year waits for one`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let asked = try await bring(Self.withoutYear, browser)
                #expect(asked.status == 422)
                #expect(asked.has("name=\"tahun\""))
                #expect(
                    try await browser.post(Self.yes, try question(asked) + [("tahun", "26")], from: Self.form).status
                        == 422)

                let answer = try await browser.post(
                    Self.yes, try question(asked) + [("tahun", "2027")], from: Self.form)

                #expect(answer.status == 303)
                let years = try await town.store.read { try $0.number("SELECT year FROM review WHERE number = 1") }
                #expect(years == 2027)
            }
        }
    }

    @Test func `what a page says is kept and served as text`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let page = Array(FormatSample.html.utf8)
                let answer = try await browser.upload(
                    "/pelabuhan/rencana/usulan", page, name: "rencana.html", from: Self.form)

                #expect(answer.status == 303)
                let media = try await town.store.read { try $0.texts("SELECT media FROM file") }
                #expect(media == ["text/plain"])
            }
        }
    }

    @Test func `the command line's way in asks as well`() async throws {
        try await Town.with { town async throws in
            let intake = PlanIntake(
                office: town.harbour, vault: town.app.ground.vault, store: town.store, reader: town.app.reader,
                worker: town.app.worker)
            let bytes = Array(Self.short.utf8)

            let asked = await #expect(throws: PlanReading.Asked.self) {
                try await intake.read(bytes, named: "a.csv", by: .system("test"))
            }
            #expect(asked?.code == "few-rows")
            #expect(
                try PlanPrint.json(town.app.reader.read(bytes, named: "a.csv")).contains(
                    "\"asked\":{\"code\":\"few-rows\""))
            #expect(try await intake.read(bytes, named: "a.csv", isConfirmed: true, by: .system("test")) == 1)
        }
    }
}
