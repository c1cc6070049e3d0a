import Storage
import Testing

@testable import Plans

/// What can't be done to a proposal: it is said, what was typed stays, and nothing changes.
@Suite struct ReviewInputTests {
    @Test(
        arguments: [
            ("", "1.1.1.a", [("teks", "")], "empty-text"),
            ("", "1.1.1.a", [("teks", String(repeating: "panjang ", count: 1250))], "too-long"),
            ("", "1.1.1", [("ada-unit", "1"), ("unit-lain", String(repeating: "u", count: 201))], "too-long"),
            ("pemisahan", "1.1.1.a", [("bagian", "SK tim kerja")], "no-boundary"),
            ("pemisahan", "1.1.1.a", [("bagian", "")], "no-boundary"),
            ("pemisahan", "1.1.1.a", [("bagian", "SK tim\nkerja dan lain-lain")], "other-words"),
            ("pemisahan", "1.1.1", [("bagian", "Pembentukan\ntim"), ("mulai-dari", "2.1.1.a")], "no-boundary"),
            ("penggabungan", "1.1.1", [], "nothing-above"),
            ("penurunan", "1.1.1", [], "nothing-above"),
            ("penurunan", "1.1.1.a", [], "wrong-parent"),
            ("kenaikan", "1", [], "wrong-parent"),
            ("pemindahan", "1.1.1", [("induk", "2")], "wrong-parent"),
            ("pemindahan", "1.1.1", [("induk", "9.9")], "unknown-node"),
            ("pemindahan", "1.1.1", [("kode-induk", "9.9")], "unknown-node"),
            ("tambahan", "1.1.1", [("teks-baru", "  ")], "empty-text"),
            ("tambahan", "1.1.1.a", [("teks-baru", "Di bawah indikator")], "wrong-parent"),
        ] as [(String, String, [(String, String)], String)])
    func `what does not fit is refused`(
        noun: String, node: String, fields: [(String, String)], code: String
    ) async throws {
        try await Town.with { town async throws in
            try await town.read()
            let before = try await town.outline()
            try await town.as("Rina") { browser async throws in
                let answer = try await browser.post(to: noun, of: node, fields)
                #expect(answer.status == 422)
                #expect(answer.has("data-error=\"plans.review.\(code)\""))
            }
            #expect(try await town.outline() == before)
            #expect(try await town.events() == ["plans.document-read"])
        }
    }

    @Test func `a text that was refused stays in its field`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                let long = String(repeating: "b", count: 10_000)
                let answer = try await browser.post(to: "", of: "1.1.1.a", [("teks", long)])
                #expect(answer.status == 422 && answer.has(">\(long)</textarea>"))
            }
        }
    }

    @Test func `a node that never was is not found`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                for node in ["9.9.9", "+1", "%00", "1.1.1.zz"] {
                    #expect(try await browser.get("\(Town.review)/butir/\(node)").status == 404, "\(node)")
                    #expect(try await browser.post(to: "", of: node, [("teks", "x")]).status == 404, "\(node)")
                    #expect(try await browser.post(to: "penghapusan", of: node).status == 404, "\(node)")
                }
            }
        }
    }

    @Test func `another office's review is not found`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Budi") { budi async throws in
                for office in ["pelabuhan", "bukit"] {
                    let review = "/\(office)/rencana/usulan/1"
                    for page in ["", "/butir/1.1.1", "/naskah", "/sel"] {
                        #expect(try await budi.get(review + page).status == 404, "\(office) \(page)")
                    }
                    for form in ["/butir/1.1.1", "/butir/1.1.1/penghapusan", "/putusan", "/sel", "/urungan", "/butir"] {
                        let answer = try await budi.post(review + form, [("teks", "x")], from: "/-/gaya")
                        #expect(answer.status == 404, "\(office) \(form)")
                    }
                }
            }
            #expect(try await town.edits() == [])
        }
    }

    @Test func `nothing is edited any more when the review is closed`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                #expect(try await browser.post("\(Town.review)/pembatalan", from: Town.review).status == 303)
                #expect(try await browser.post("\(Town.review)/butir/1.1.1", [("teks", "x")]).status == 422)
                #expect(try await browser.post("\(Town.review)/putusan", [("putusan", "terima x")]).status == 422)
                #expect(try await browser.post("\(Town.review)/urungan").status == 422)
                let page = try await browser.get("\(Town.review)/butir/1.1.1")
                #expect(page.status == 200 && !page.has("name=\"teks\""))
            }
        }
    }
}
