import Storage
import Testing

@testable import Plans

/// The document beside its proposal, and the cells that were left unread.
@Suite struct ReviewCellTests {
    @Test func `a node's page shows the cells it was read from, each with the way to its field`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("\(Town.review)/butir/1.1.2.a")
                #expect(page.has("<mark>Dokumen rencana kerja dan jadwal pelaksanaan</mark>"))
                #expect(page.has("href=\"#f-text\"") && page.has("href=\"#f-months\""))
                #expect(page.has("id=\"f-text\"") && page.has("id=\"f-months\""))
                let source = try await browser.get("\(Town.review)/naskah")
                #expect(source.has("\(Town.review)/butir/1.1.2.a#f-text"))
                #expect(source.has("Peta proses bisnis"))
                #expect(try await browser.get("\(Town.review)/naskah?baris=99999").status == 200)
            }
        }
    }

    @Test func `a part that was cut off still shows the cell of the whole`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            try await town.as("Rina") { browser async throws in
                _ = try await browser.post(
                    to: "pemisahan", of: "1.1.2.a", [("bagian", "Dokumen rencana kerja\ndan jadwal pelaksanaan")])
                let page = try await browser.get("\(Town.review)/butir/%2B1")
                #expect(page.status == 200)
                #expect(page.has("<mark>Dokumen rencana kerja dan jadwal pelaksanaan</mark>"))
            }
        }
    }

    @Test func `an unread cell goes into a field, or is put aside, and that can be taken back`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            let review = try await town.review()
            let cell = try #require(review.reading.unread.last)
            let place = "\(cell.line)-\(cell.column)"
            try await town.as("Rina") { browser async throws in
                let page = try await browser.get("\(Town.review)/sel")
                #expect(page.has("name=\"kode-\(place)\""))
                let wrong = try await browser.post(
                    "\(Town.review)/sel", [("ambil", place), ("kode-\(place)", "9.9.9"), ("isian-\(place)", "text")],
                    from: Town.review)
                #expect(wrong.status == 422 && wrong.has("value=\"9.9.9\""))
                let taken = try await browser.post(
                    "\(Town.review)/sel", [("ambil", place), ("kode-\(place)", "2.1.2.a"), ("isian-\(place)", "text")],
                    from: Town.review)
                #expect(taken.status == 303)
                #expect(try await town.outline().last == "2.1.2.a Laporan penerapan \(cell.text)")
                #expect(!(try await town.review().answered.unread.contains(cell)))
                let again = try await browser.post("\(Town.review)/sel", [("buang", place)], from: Town.review)
                #expect(again.status == 422)
                _ = try await browser.post("\(Town.review)/urungan", from: Town.review)
                #expect(try await town.review().answered.unread.contains(cell))
                #expect(
                    try await browser.post("\(Town.review)/sel", [("buang", place)], from: Town.review).status == 303)
                #expect(try await browser.get("\(Town.review)/sel").has("Bukan isi rencana"))
            }
        }
    }

    @Test func `a cell becomes a new node below the one that is named`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            let cell = try #require(try await town.review().reading.unread.last)
            let place = "\(cell.line)-\(cell.column)"
            try await town.as("Rina") { browser async throws in
                let taken = try await browser.post(
                    "\(Town.review)/sel", [("ambil", place), ("kode-\(place)", "1.1.1"), ("isian-\(place)", "child")],
                    from: Town.review)
                #expect(taken.status == 303)
                #expect(try await town.outline()[4] == "1.1.1.b \(cell.text)")
                #expect(try await browser.get("\(Town.review)/butir/%2B1").has("<mark>\(cell.text)</mark>"))
            }
        }
    }

    @Test func `a copy has no document, and is reviewed without one`() async throws {
        try await Town.with { town async throws in
            try await town.read()
            let reading = try await town.review().reading
            try await town.store.change(by: .system("test"), in: ["o-1"]) { change in
                let number = try Review.open(reading, file: nil, year: 2027, office: town.harbour, in: change)
                #expect(number == 2)
            }
            try await town.as("Rina") { browser async throws in
                let review = "/pelabuhan/rencana/usulan/2"
                #expect(try await browser.get(review).has("Disalin dari"))
                #expect(try await browser.get("\(review)/butir/1.1.1.a").has("Tidak ada naskah"))
                #expect(try await browser.get("\(review)/naskah").status == 200)
                #expect(try await browser.get("\(review)/sel").status == 200)
            }
        }
    }
}
