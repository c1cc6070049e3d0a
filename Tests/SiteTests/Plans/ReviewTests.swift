import Foundation
import Storage
import Testing

@testable import Plans

@Suite struct ReviewTests {
    private static let upload = "/pelabuhan/rencana/usulan"
    private static let form = "/pelabuhan/rencana/unggah"

    private func sample() throws -> [UInt8] { Array(try Data(contentsOf: Town.sample)) }

    private func uploaded(_ browser: Browser) async throws -> String {
        let answer = try await browser.upload(Self.upload, try sample(), name: "batang-hari-2026.txt", from: Self.form)
        #expect(answer.status == 303)
        return answer.location
    }

    @Test func `a decree is uploaded, its doubts answered, and it becomes the plan`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploaded(browser)
                #expect(review == "/pelabuhan/rencana/usulan/1")
                let page = try await browser.get(review)
                #expect(page.has("<dd>130</dd>") && page.has("<dd>261</dd>"))
                #expect(page.has("8.4.2: butir yang hilang"))
                let early = try await browser.post("\(review)/penetapan", from: review)
                #expect(early.status == 422)
                #expect(early.has("data-error=\"plans.review.unanswered\""))
                let answered = try await browser.post(
                    "\(review)/jawaban", [("q\(try lost(page))", "later"), ("v\(try lost(page))", "0")], from: review)
                #expect(answered.status == 303)
                let adopted = try await browser.post("\(review)/penetapan", from: review)
                #expect(adopted.location == "/pelabuhan/rencana/2026?baru=1")
                let matrix = try await browser.get("/pelabuhan/rencana/2026")
                #expect(matrix.body.matches(of: /<tr class="months">/).count == 130)
            }
            #expect(try await town.events() == ["plans.document-read", "plans.doubts-answered", "plans.plan-adopted"])
            let (files, lineages, subjects) = try await town.store.read { reading in
                (
                    try reading.texts("SELECT file.name FROM plan_version JOIN file ON file.id = plan_version.file"),
                    try reading.texts("SELECT lineage FROM indicator UNION ALL SELECT lineage FROM sub_activity"),
                    try reading.number("SELECT COUNT(*) FROM subject WHERE kind = 'plans.sub-activity'")
                )
            }
            #expect(files == ["batang-hari-2026.txt"])
            #expect(Set(lineages).count == 130 + 74)
            #expect(subjects == 74)
        }
    }

    /// The place of the lost item's question on the page.
    private func lost(_ page: Browser.Answer) throws -> String {
        String(try #require(page.body.firstMatch(of: /id="q(\d+)"><legend>8\.4\.2/)).1)
    }

    @Test func `what was typed for a lost item stands in the plan`() async throws {
        try await Town.with { town async throws in
            try await town.as("Bambang") { browser async throws in
                let review = try await uploaded(browser)
                let place = try lost(try await browser.get(review))
                let empty = try await browser.post(
                    "\(review)/penetapan", [("q\(place)", "typed"), ("v\(place)", "0")], from: review)
                #expect(empty.has("data-error=\"plans.review.lost-title\""))
                let answer = try await browser.post(
                    "\(review)/penetapan",
                    [
                        ("q\(place)", "typed"), ("v\(place)", "1"), ("q\(place)-judul", "Survei <daring>"),
                        ("q\(place)-indikator", "Survei daring dan luring"),
                    ], from: review)
                #expect(answer.status == 303)
                let page = try await browser.get("/pelabuhan/rencana/2026/8.4.2")
                #expect(page.has("Survei &lt;daring&gt;") && page.has("Survei daring dan luring"))
            }
        }
    }

    @Test func `two people who answer the same doubt both see what the other said`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { rina async throws in
                let review = try await uploaded(rina)
                let place = try lost(try await rina.get(review))
                #expect(
                    try await rina.post(
                        "\(review)/jawaban", [("q\(place)", "later"), ("v\(place)", "0")], from: review
                    )
                    .status == 303)
                try await town.as("Yulia") { yulia async throws in
                    let late = try await yulia.post(
                        "\(review)/jawaban", [("q\(place)", "none"), ("v\(place)", "0")], from: review)
                    #expect(late.status == 409)
                    #expect(late.has("Belum tahu") && late.has("Memang tidak ada"))
                }
            }
            #expect(try await town.events() == ["plans.document-read", "plans.doubts-answered"])
        }
    }

    @Test func `answers can be undone one after the other, and the undoing is kept`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploaded(browser)
                let place = try lost(try await browser.get(review))
                for (choice, seen) in [("later", "0"), ("none", "1")] {
                    town.now.pass(seconds: 1)
                    _ = try await browser.post(
                        "\(review)/jawaban", [("q\(place)", choice), ("v\(place)", seen)], from: review)
                }
                #expect(try await browser.get(review).body.contains("<dd>73</dd>"))
                #expect(try await browser.post("\(review)/urungan", from: review).status == 303)
                #expect(try await browser.get(review).body.contains("<dd>74</dd>"))
                #expect(try await browser.post("\(review)/urungan", from: review).status == 303)
                #expect(try await browser.post("\(review)/urungan", from: review).status == 422)
                #expect(try await browser.post("\(review)/penetapan", from: review).status == 422)
            }
            #expect(try await town.store.read { try $0.number("SELECT COUNT(*) FROM review_operation") } == 4)
        }
    }

    @Test func `other months and units than the proposed ones are taken over`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploaded(browser)
                let page = try await browser.get(review)
                func place(_ legend: Regex<(Substring, Substring)>) throws -> String {
                    String(try #require(page.body.firstMatch(of: legend)).1)
                }
                let lost = try lost(page)
                let june = try place(/id="q(\d+)"><legend>2\.2\.1\.a/)
                let own = try place(/id="q(\d+)"><legend>2\.3\.1\.a/)
                let none = try place(/id="q(\d+)"><legend>7\.1\.2\.a/)
                let units = try place(/id="q(\d+)"><legend>6\.1\.1, 6\.1\.2/)
                let every = try place(/id="q(\d+)"><legend>Semua subbagian/)
                let answer = try await browser.post(
                    "\(review)/penetapan",
                    [
                        ("q\(lost)", "none"), ("v\(lost)", "0"), ("q\(june)", "1"), ("v\(june)", "0"),
                        ("q\(own)", "sendiri"), ("v\(own)", "0"), ("m\(own)[]", "3"), ("m\(own)[]", "9"),
                        ("v\(none)", "0"), ("m\(none)[]", "4"), ("q\(units)", "1"), ("v\(units)", "0"),
                        ("q\(every)", "each"), ("v\(every)", "0"),
                    ], from: review)
                #expect(answer.status == 303)
                let json = try await browser.get("/pelabuhan/rencana/2026.json").body
                #expect(json.contains(#""code":"2.2.1.a""#))
                func months(_ code: String) async throws -> String {
                    let row = try #require(json.split(separator: "{").first { $0.contains("\"code\":\"\(code)\"") })
                    return String(try #require(row.firstMatch(of: /"months":\[([0-9,]*)\]/)).1)
                }
                #expect(try await months("2.2.1.a") == "6,12")
                #expect(try await months("2.3.1.a") == "3,9")
                #expect(try await months("7.1.2.a") == "4")
                #expect(!json.contains("8.4.2"))
                #expect(
                    try await browser.get("/pelabuhan/rencana/2026/6.1.1").has("<span class=\"chip\">Subbag Rendatin"))
                #expect(try await browser.get("/pelabuhan/rencana/2026/4.1.1").has("masing-masing"))
            }
        }
    }

    @Test func `a year that has a plan is not replaced silently`() async throws {
        try await Town.working { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploaded(browser)
                let place = try lost(try await browser.get(review))
                let answer = try await browser.post(
                    "\(review)/penetapan", [("q\(place)", "later"), ("v\(place)", "0")], from: review)
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"plans.review.year-taken\""))
            }
        }
    }

    @Test func `who may propose but not adopt is told so and can't`() async throws {
        try await Town.with { town async throws in
            try await town.as("Yulia") { browser async throws in
                let review = try await uploaded(browser)
                #expect(!(try await browser.get(review).has("/penetapan")))
                #expect(try await browser.post("\(review)/penetapan", from: review).status == 404)
            }
        }
    }

    @Test func `a reading that was put aside can't be adopted any more`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let review = try await uploaded(browser)
                #expect(try await browser.post("\(review)/pembatalan", from: review).status == 303)
                #expect(try await browser.post("\(review)/penetapan", from: "/-/akun").status == 422)
                #expect(try await browser.get("/pelabuhan/rencana").has("Disingkirkan"))
            }
        }
    }

    @Test(
        arguments: [
            ("empty", []),
            (
                "binary",
                [0x8A, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xD8, 0x80, 0x81, 0x8D, 0x8F, 0x90, 0x9D]
            ),
            ("no-table", Array("Dengan hormat, bersama ini kami sampaikan laporan.".utf8)),
            ("too-wide", Array((String(repeating: "a\t", count: 10_000) + "\n").utf8)),
            ("nul", Array("No\tKegiatan\u{0}\tIndikator\n1\ta\tb\n".utf8)),
        ] as [(String, [UInt8])])
    func `what is no plan is refused with its reason and nothing changes`(code: String, bytes: [UInt8]) async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.upload(
                    Self.upload, bytes, name: "apa.txt", fields: [("naskah", "")], from: Self.form)
                #expect(answer.status == 422)
                #expect(answer.has("data-refused=\"\(code)\""))
            }
            #expect(try await town.events() == [])
        }
    }

    @Test func `a file past the limit is refused and leaves nothing behind`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.upload(
                    Self.upload, [UInt8](repeating: 65, count: Bringing.largest + 1), name: "besar.txt",
                    from: Self.form)
                #expect(answer.status == 413)
                #expect(answer.has("32 MB"))
            }
            let left =
                FileManager.default.enumerator(atPath: town.folder.appending(path: "files").path)?.allObjects ?? []
            #expect(left.compactMap { $0 as? String } == ["incoming"])
        }
    }

    @Test func `pasted text is read as a file is`() async throws {
        try await Town.with { town async throws in
            try await town.as("Rina") { browser async throws in
                let text = String(decoding: try sample(), as: UTF8.self)
                let answer = try await browser.upload(
                    Self.upload, [], name: "", fields: [("naskah", text)], from: Self.form)
                #expect(answer.status == 303)
                #expect(try await browser.get(answer.location).has("<dd>130</dd>"))
            }
        }
    }
}
