import Foundation
import Storage
import Testing
import Web

@testable import Evidence
@testable import Files
@testable import People
@testable import Plans

/// Proofs on their way: to others by a read link, in packs, and in pieces over a bad line.
@Suite struct EvidenceTravelTests {
    private static let add = "/pelabuhan/data-dukung/tambah"

    private static func bring(
        _ files: [(name: String, bytes: [UInt8])], _ fields: [(String, String)] = [], to town: Town,
        as name: String = "Sari"
    ) async throws -> Browser.Answer {
        try await town.as(name) { browser in
            try await browser.uploadAll("/pelabuhan/data-dukung", files, fields: fields, from: add)
        }
    }

    @Test func `a read link opens one item without an account until its day, or until it is revoked`() async throws {
        try await Town.working { town async throws in
            _ = try await Self.bring([("terbuka.txt", Array("isi terbuka".utf8))], to: town)
            let (item, make) = ("/pelabuhan/data-dukung/1", "/pelabuhan/data-dukung/1/tautan-baca")
            let code = try await town.as("Bambang") { browser async throws in
                #expect(try await browser.post(make, [("tujuan", "Tim RB"), ("hari", "0")], from: item).status == 422)
                let made = try await browser.post(make, [("tujuan", "Tim RB"), ("hari", "7")], from: item)
                return String(try #require(made.body.firstMatch(of: /\/-\/bukti\/([0-9a-f]{32})/)).1)
            }
            #expect(
                try await town.as("Sari") { browser async throws in
                    try await browser.post(make, [("tujuan", "x"), ("hari", "7")], from: item)
                }
                .status == 404)
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get("/-/bukti/\(code)").has("terbuka"))
                #expect(try await browser.get("/-/bukti/\(code)/1").body == "isi terbuka")
                #expect(try await browser.get("/-/bukti/\(code)/2").status == 404)
                #expect(try await browser.get("/-/bukti/\(String(code.reversed()))").status == 404)
            }
            #expect(
                try await town.store.read { try $0.texts("SELECT hash FROM read_link") }.allSatisfy {
                    !$0.contains(code)
                })
            town.now.pass(seconds: 6 * 86_400)
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get("/-/bukti/\(code)").status == 200)
            }
            try await town.as("Bambang") { browser async throws in
                #expect(try await browser.post("\(make)/1/pencabutan", from: item).status == 303)
            }
            try await town.as(nil) { browser async throws in
                #expect(try await browser.get("/-/bukti/\(code)").status == 404)
            }
        }
    }

    @Test func `a pack holds the files with a manifest that is checked off line`() async throws {
        try await Town.working { town async throws in
            try await town.prove("7.5.2", 9, "satu", file: "satu.txt")
            try await town.prove("7.5.3", 9, "dua", file: "dua.txt")
            _ = try await Self.bring(
                [], [("tautan", "https://kpu.example/laporan"), ("judul", "Laporan daring")], to: town)
            let place = town.folder.appending(path: "paket.zip")
            let zip = try await town.page("/pelabuhan/data-dukung/paket").bytes
            try Data(zip).write(to: place)
            let report = try PackCheck.verify(place)
            #expect(report.isSound && report.ok.count == 2 && report.links == 1, "\(report)")
            var broken = zip
            let found = try #require(zip.firstRange(of: Array("dua".utf8))?.lowerBound)
            broken[found] = 0x44
            try Data(broken).write(to: place)
            #expect(throws: (any Error).self) {
                let report = try PackCheck.verify(place)
                if !report.isSound { throw EvidenceRefusal.gone }
            }
        }
    }

    @Test func `a file in pieces goes on where it was cut, and is one file in the end`() async throws {
        try await Town.working { town async throws in
            let whole = Array(String(repeating: "Baris demi baris.\n", count: 40_000).utf8)
            let (first, rest) = (Array(whole[..<300_000]), Array(whole[300_000...]))
            try await town.as("Sari") { browser async throws in
                let token = try await browser.token(Self.add)
                let begun = try await browser.post(
                    "/pelabuhan/data-dukung/kiriman", [("nama", "panjang.txt"), ("ukuran", String(whole.count))],
                    from: Self.add)
                let id = String(try #require(begun.body.firstMatch(of: /"id":"([0-9a-f]+)"/)).1)
                let place = "/pelabuhan/data-dukung/kiriman/\(id)"
                #expect(try await browser.piece(place, first, at: 0, token: token).has("\"received\":300000"))
                // The same piece again, as after a cut that only one side noticed.
                let twice = try await browser.piece(place, first, at: 0, token: token)
                #expect(twice.status == 409 && twice.has("\"received\":300000"))
                #expect(try await browser.piece(place, rest, at: 300_000, token: "0").status == 403)
                let short = try await browser.uploadAll(
                    "/pelabuhan/data-dukung", [], fields: [("kiriman[]", id)], from: Self.add)
                #expect(short.status == 400)
                let again = try await browser.post(
                    "/pelabuhan/data-dukung/kiriman", [("nama", "panjang.txt"), ("ukuran", String(whole.count))],
                    from: Self.add)
                #expect(again.has(id) && again.has("\"received\":300000"))
                #expect(try await browser.piece(place, rest, at: 300_000, token: token).status == 200)
                let done = try await browser.uploadAll(
                    "/pelabuhan/data-dukung", [], fields: [("kiriman[]", id)], from: Self.add)
                #expect(done.location == "/pelabuhan/data-dukung/1?baru=1", "\(done.status)")
                #expect(
                    try await browser.get("/pelabuhan/data-dukung/1/berkas").body
                        == String(decoding: whole, as: UTF8.self))
            }
            try await town.as("Yulia") { browser async throws in
                let token = try await browser.token(Self.add)
                #expect(
                    try await browser.piece("/pelabuhan/data-dukung/kiriman/00", [1], at: 0, token: token).status == 404
                )
            }
        }
    }
}
