import Crypto
import Foundation
import Storage
import TestStore
import Testing

@testable import Evidence

@Suite struct PackTests {
    private static let files = [
        "8.4.2/notulen.pdf": "isi notulen", "8.4.2/foto (2).jpg": "isi foto", "9.1/undangan.pdf": "isi undangan",
    ]
    private static let table = ["daftar.csv": "no;judul\n", "daftar.html": "<p>"]

    private func hash(_ text: String) -> String { Identifier.hex(SHA256.hash(data: Data(text.utf8))) }

    private func manifest(lists: [String] = ["daftar.csv", "daftar.html"]) -> PackManifest {
        PackManifest(
            office: "KPU Kabupaten Contoh", madeAt: Samples.moment, title: "Data dukung Maret 2026",
            items: Self.files.sorted { $0.key < $1.key }.map { path, text in
                PackManifest.Item(
                    path: path, title: path, subjects: ["8.4.2 Rapat"], period: "Maret 2026", sha256: hash(text),
                    size: text.utf8.count, media: "application/pdf")
            },
            links: [
                PackManifest.Link(
                    title: "Siaran", address: "https://contoh.go.id/1", subjects: [], period: "Maret 2026")
            ],
            lists: lists.map { name in
                let text = Self.table[name] ?? ""
                return PackManifest.File(path: name, sha256: hash(text), size: text.utf8.count)
            })
    }

    private func verified(
        _ manifest: PackManifest, _ contents: [String: String], in folder: URL
    ) throws -> PackReport {
        let text = String(decoding: try manifest.bytes, as: UTF8.self)
        let all = contents.merging(["manifest.json": text]) { $1 }
        return try check(try Samples.archive(all.keys.sorted(), holding: all), in: folder)
    }

    private func check(_ archive: [UInt8], in folder: URL) throws -> PackReport {
        let file = folder.appending(path: "paket.zip")
        try Data(archive).write(to: file)
        return try PackCheck.verify(file)
    }

    private var whole: [String: String] { Self.files.merging(Self.table) { $1 } }

    @Test func `a manifest comes back from its bytes, which are always the same`() throws {
        let manifest = manifest()
        #expect(try PackManifest(bytes: try manifest.bytes) == manifest)
        #expect(try manifest.bytes == self.manifest().bytes)
        let text = String(decoding: try manifest.bytes, as: UTF8.self)
        for part in [
            "\"format\" : \"tuntas-pack\"", "\"version\" : 1", "\"made_at\" : \"2026-09-15T02:30:00.000Z\"",
            "\"sha256\"",
        ] { #expect(text.contains(part)) }
    }

    @Test func `a pack as it was made is sound`() async throws {
        try await TestStore.folder { folder in
            let report = try verified(manifest(), whole, in: folder)
            #expect(report.isSound)
            #expect(report.ok == whole.keys.sorted() && report.links == 1 && report.unlisted == [])
            #expect(report.manifest == hash(String(decoding: try manifest().bytes, as: UTF8.self)))
            let lines = report.text.split(separator: "\n")
            for line in ["5 berkas sama dengan manifest.", "Paket ini utuh."] { #expect(lines.contains { $0 == line }) }
        }
    }

    @Test func `what was changed, taken out or put in is named`() async throws {
        try await TestStore.folder { folder in
            var contents = whole
            contents["8.4.2/notulen.pdf"] = "isi natulen"
            contents["daftar.csv"] = "lebih panjang sekarang"
            contents["9.1/undangan.pdf"] = nil
            contents["lain/palsu.pdf"] = "palsu"
            let report = try verified(manifest(), contents, in: folder)
            #expect(!report.isSound)
            #expect(report.ok == ["8.4.2/foto (2).jpg", "daftar.html"])
            #expect(report.changed == ["8.4.2/notulen.pdf", "daftar.csv"])
            #expect(report.missing == ["9.1/undangan.pdf"] && report.extra == ["lain/palsu.pdf"])
            for line in [
                "BERUBAH: 8.4.2/notulen.pdf", "HILANG: 9.1/undangan.pdf", "TAMBAHAN: lain/palsu.pdf",
                "PAKET INI TIDAK UTUH.",
            ] { #expect(report.text.contains(line)) }
        }
    }

    @Test func `tables that the manifest doesn't name are said to be unchecked`() async throws {
        try await TestStore.folder { folder in
            let report = try verified(manifest(lists: []), whole, in: folder)
            #expect(report.isSound && report.unlisted == ["daftar.csv", "daftar.html"])
            #expect(report.text.contains("daftar.csv tidak dicatat dalam manifest, jadi tidak diperiksa."))
        }
    }

    @Test func `bytes changed in the archive itself are noticed`() async throws {
        try await TestStore.folder { folder in
            var archive = try Samples.archive(
                ["manifest.json"] + whole.keys.sorted(),
                holding: whole.merging(["manifest.json": String(decoding: try manifest().bytes, as: UTF8.self)]) { $1 })
            #expect(try check(archive, in: folder).isSound)
            let place = try #require(archive.firstRange(of: Samples.text("isi undangan"))).lowerBound
            archive[place] ^= 0x20
            #expect(try check(archive, in: folder).changed == ["9.1/undangan.pdf"])
        }
    }

    @Test func `an archive that is no pack is told apart`() async throws {
        try await TestStore.folder { folder in
            func problem(_ manifest: String) throws -> PackProblem? {
                do {
                    _ = try check(
                        try Samples.archive(["manifest.json"], holding: ["manifest.json": manifest]), in: folder)
                    return nil
                } catch let problem as PackProblem {
                    return problem
                }
            }
            #expect(throws: PackProblem.notAPack) { try check(try Samples.archive(["a"]), in: folder) }
            #expect(try problem("{\"format\":\"lain\",\"version\":1}") == .notAPack)
            #expect(try problem("{\"format\":\"tuntas-pack\",\"version\":2}") == .otherVersion(2))
            #expect(try problem("{\"format\":\"tuntas-pack\",\"version\":1}") == .unreadableManifest)
            #expect(try problem("") == .unreadableManifest)
            #expect(try problem(String(repeating: "[", count: 100_000)) == .unreadableManifest)
            let twice = String(decoding: try manifest(lists: ["daftar.csv", "daftar.csv"]).bytes, as: UTF8.self)
            #expect(try problem(twice) == .unreadableManifest)
        }
    }

    @Test func `a name can't write on the reader's terminal`() async throws {
        try await TestStore.folder { folder in
            let forged = PackManifest(
                office: "\u{1B}[2J", madeAt: Samples.moment, title: "a\u{202E}b", items: [], links: [],
                lists: [PackManifest.File(path: "x\u{1B}[31m", sha256: "", size: 0)])
            let report = try verified(forged, [:], in: folder)
            #expect(report.missing == ["x\u{1B}[31m"])
            #expect(report.text.contains("HILANG: x?[31m") && !report.text.contains("\u{1B}"))
        }
    }

    @Test func `no changed or cut pack traps or passes`() async throws {
        try await TestStore.folder { folder in
            let contents = whole.merging(["manifest.json": String(decoding: try manifest().bytes, as: UTF8.self)]) {
                $1
            }
            let archive = try Samples.archive(contents.keys.sorted(), holding: contents)
            var passed = 0
            for place in stride(from: 0, to: archive.count, by: 3) {
                var changed = archive
                changed[place] ^= 0x81
                // Times, versions and rights of files are vouched for by nobody.
                for bytes in [changed, Array(archive.prefix(place))] {
                    do {
                        if try check(bytes, in: folder).isSound { passed += 1 }
                    } catch is ZipProblem {} catch is PackProblem {}
                }
            }
            #expect(passed < archive.count / 30)
        }
    }
}
