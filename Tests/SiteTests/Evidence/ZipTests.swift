import Foundation
import Storage
import TestStore
import Testing

@testable import Evidence

@Suite struct ZipTests {
    /// Names and contents of the archive, read back.
    private func read(_ archive: [UInt8], in folder: URL) throws -> [String: [UInt8]] {
        let file = folder.appending(path: "a.zip")
        try Data(archive).write(to: file)
        let reader = try ZipReader(file)
        #expect(reader.stray == 0)
        var found: [String: [UInt8]] = [:]
        for entry in reader.entries {
            var bytes: [UInt8] = []
            try reader.read(entry) { bytes += $0 }
            found[entry.name] = bytes
        }
        return found
    }

    @Test func `what is written is read back, in any script`() async throws {
        try await TestStore.folder { folder in
            let names = ["a.txt", "2026-03/rapat café.pdf", "2026-03/文书/x", "kosong"]
            let archive = try Samples.archive(names, holding: ["kosong": ""])
            let found = try read(archive, in: folder)
            #expect(found.count == 4 && found["kosong"] == [])
            for name in names.dropLast() { #expect(found[name] == Samples.text(name)) }
            #expect(try read(try Samples.archive([]), in: folder).isEmpty)
        }
    }

    @Test func `a file of many pieces comes back whole`() async throws {
        try await TestStore.folder { folder in
            let bytes = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let file = folder.appending(path: "besar")
            try Data(bytes).write(to: file)
            let (sum, size) = try CRC32.of(file)
            var writer = ZipWriter(at: Samples.moment, in: .wit)
            var archive = try writer.begin("besar", size: size, crc: sum.value)
            for start in stride(from: 0, to: bytes.count, by: 300_000) {
                let piece = bytes[start..<min(start + 300_000, bytes.count)]
                try piece.withUnsafeBytes { try writer.wrote($0) }
                archive += piece
            }
            archive += try writer.finish()
            #expect(archive.count == (try ZipWriter.length(of: [("besar", size)])))
            #expect(try read(archive, in: folder) == ["besar": bytes])
        }
    }

    @Test func `the same files make the same bytes`() throws {
        #expect(CRC32(Samples.text("123456789")).value == 0xCBF4_3926)
        let archive = try Samples.archive(["a"])
        let head: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 8, 0, 0]
        #expect(Array(archive[..<10]) == head)
        // 15 September 2026, 09.30 in WIB.
        #expect(Array(archive[10..<14]) == ZipRecords.two(9 << 11 | 30 << 5) + ZipRecords.two(46 << 9 | 9 << 5 | 15))
        #expect(try Samples.archive(["a"]) == archive)
    }

    @Test(arguments: [
        "", "/a", "a/", "../a", "a/../b", "./a", "a//b", "a\\b", "C:a", "a\u{0}b", "a\nb", "a\u{202E}b",
        String(repeating: "a", count: 1025),
    ])
    func `a name that leaves the folder is not written`(name: String) {
        var writer = ZipWriter(at: Samples.moment, in: .wib)
        #expect(throws: ZipProblem.unsafeName(name)) { try writer.begin(name, size: 0, crc: 0) }
    }

    @Test(arguments: [("a.txt", "A.TXT"), ("café", "cafe\u{301}"), ("a", "a/b"), ("a/b", "A")])
    func `no name stands twice, on any disk`(first: String, second: String) throws {
        var writer = ZipWriter(at: Samples.moment, in: .wib)
        _ = try writer.begin(first, size: 0, crc: 0)
        #expect(throws: ZipProblem.duplicate(second)) { try writer.begin(second, size: 0, crc: 0) }
    }

    @Test func `a file that changed since it was announced spoils the archive`() throws {
        func written(_ text: String, size: Int, crc: UInt32) throws {
            var writer = ZipWriter(at: Samples.moment, in: .wib)
            _ = try writer.begin("a", size: size, crc: crc)
            try Samples.text(text).withUnsafeBytes { try writer.wrote($0) }
            _ = try writer.finish()
        }
        let crc = CRC32(Samples.text("isi")).value
        #expect(throws: Never.self) { try written("isi", size: 3, crc: crc) }
        #expect(throws: ZipProblem.changed("a")) { try written("isi", size: 4, crc: crc) }
        #expect(throws: ZipProblem.changed("a")) { try written("isi", size: 2, crc: crc) }
        #expect(throws: ZipProblem.changed("a")) { try written("asi", size: 3, crc: crc) }
    }

    @Test func `an archive past four gigabytes is read back`() async throws {
        try await TestStore.folder { folder in
            let file = folder.appending(path: "a.zip")
            #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
            let output = try FileHandle(forWritingTo: file)
            let sizes = [("kecil", 3), ("besar", 5 << 30), ("jauh", 7), ("batas", 0xFFFF_FFFF)]
            var writer = ZipWriter(at: Samples.moment, in: .wib)
            for (name, size) in sizes {
                try output.write(contentsOf: try writer.begin(name, size: size, crc: 0))
                // The disk keeps a hole in the file's place.
                writer.open?.written = size
                try output.seek(toOffset: try output.offset() + UInt64(size))
            }
            try output.write(contentsOf: try writer.finish())
            try output.close()

            let reader = try ZipReader(file)
            #expect(reader.stray == 0)
            #expect(reader.entries.map(\.name) == sizes.map(\.0) && reader.entries.map(\.size) == sizes.map(\.1))
            #expect(try ZipWriter.length(of: sizes.map { (name: $0.0, size: $0.1) }) == ArchiveFile(file).size)
            var bytes: [UInt8] = []
            #expect(throws: ZipProblem.checksum("jauh")) { try reader.read(reader.entries[2]) { bytes += $0 } }
            #expect(bytes == [UInt8](repeating: 0, count: 7))
        }
    }

    @Test func `an archive of more files than the short records count is read back`() async throws {
        try await TestStore.folder { folder in
            let count = 65_535
            var writer = ZipWriter(at: Samples.moment, in: .wib)
            var archive: [UInt8] = []
            for number in 0..<count { archive += try writer.begin("\(number)", size: 0, crc: 0) }
            archive += try writer.finish()
            let file = folder.appending(path: "a.zip")
            try Data(archive).write(to: file)
            let reader = try ZipReader(file)
            #expect(reader.entries.count == count && reader.stray == 0)
        }
    }

    @Test func `files of one name get places of their own`() {
        var places = PackPlaces()
        let (name, folder) = (SafeName("foto.jpg"), SafeName("8.4.2"))
        #expect(places.place(name, in: [folder]) == "8.4.2/foto.jpg")
        #expect(places.place(SafeName("FOTO.jpg"), in: [folder]) == "8.4.2/FOTO (2).jpg")
        #expect(places.place(name, in: [folder]) == "8.4.2/foto (3).jpg")
        #expect(places.place(name, in: []) == "foto.jpg")
        #expect(places.place(SafeName("Manifest.json"), in: []) == "Manifest (2).json")
        let long = SafeName(String(repeating: "a", count: 300) + ".pdf")
        let all = (0..<20).map { _ in places.place(long, in: []) }
        #expect(Set(all).count == 20)
        #expect(all.allSatisfy { $0.count <= 120 && $0.hasSuffix(".pdf") })
    }
}
