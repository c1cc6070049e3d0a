import Storage
import Testing

@testable import Registers
@testable import Site

/// What happened to a record, as its page tells it: from which status to which, by the definition's own titles.
@Suite struct RecordHistoryTests {
    /// Takes a step of the first loan.
    private static func move(
        _ step: String, _ fields: [(String, String)] = [], as name: String, _ town: Town
    ) async throws {
        let place = OwnRegisterTests.list + "/PJM-2026-001"
        let version = try await OwnRegisterTests.version("PJM-2026-001", town)
        let moved = try await town.post(
            "\(place)/langkah/\(step)", fields + [("versi", version)], as: name, from: place)
        #expect(moved.status == 303, "\(step): \(moved.errors)")
    }

    private static let missing = [("keterangan", "Tidak di gudang")]
    private static let back = [("f-back-on", "2026-09-15")]

    @Test func `a step says from which status to which, in the reader's language`() async throws {
        try await Town.lending { town async throws in
            let place = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            try await Self.move("miss", Self.missing, as: "Yulia", town)
            try await Self.move("return", Self.back, as: "Bambang", town)

            let page = try await town.page(place)
            #expect(page.has("memindahkan status: Dipinjam → Dicari<br>") && page.has("Alasan: Tidak di gudang"))
            #expect(page.has("memindahkan status: Dicari → Kembali"))
            let english = try await town.as("Yulia") { browser async throws in
                _ = try await browser.post(
                    "/-/akun/tampilan", [("bahasa", "en"), ("tema", "auto"), ("versi", "1")], from: "/-/akun")
                return try await browser.get(place)
            }
            #expect(english.has("moved a record on: Looked for → Back"))
        }
    }

    @Test func `a status that no definition knows any more is shown by its key`() async throws {
        try await Town.lending { town async throws in
            let place = try await OwnRegisterTests.add(OwnRegisterTests.drill, town).location
            try await Self.move("miss", Self.missing, as: "Yulia", town)
            try await Self.move("return", Self.back, as: "Bambang", town)

            _ = try await OwnRegisterTests.take(DefinitionEffectTests.stateless, town)
            // The record still pins the definition that it was written by.
            #expect(try await town.page(place).has("Dipinjam → Dicari"))
            try await Self.move("lend-again", as: "Rina", town)

            let page = try await town.page(place)
            #expect(page.has("Dipinjam → lost") && page.has("lost → Kembali") && page.has("Kembali → Dipinjam"))
        }
    }

    @Test func `a report that was made one with another says where it went`() async throws {
        try await Town.with { town async throws in
            for _ in 1...2 { _ = try await ComplaintTests.send(town) }
            let page = ComplaintTests.register + "/ADU-2026-0002"
            let version = try await OwnRegisterTests.version("ADU-2026-0002", town)
            let fields = [("dengan", "ADU-2026-0001"), ("versi", version)]
            #expect(
                try await town.post(page + "/penggabungan", fields, as: "Bambang", from: page).status == 303)

            let merged = try await town.page(page, as: "Bambang")
            #expect(merged.body.firstMatch(of: /menggabungkan catatan: Diterima → [^<]+<\/li>/) != nil)
            let other = try await town.page(ComplaintTests.register + "/ADU-2026-0001", as: "Bambang")
            #expect(other.has("menggabungkan catatan") && !other.has("menggabungkan catatan: "))
        }
    }
}
