import Foundation
import TestStore
import Testing

@testable import Site
@testable import Storage

@Suite struct BackupFormatTests {
    private static let passphrase = "perahu kayu di dermaga"
    private static let now = Instant(milliseconds: 1_789_439_400_000)

    /// A sealed archive of one part of so many bytes.
    private func sealed(_ size: Int, in folder: URL) throws -> URL {
        let file = folder.appending(path: "sealed-\(size)")
        let output = try BackupOutput(file, seal: try Seal(passphrase: Self.passphrase, cost: Town.cheap), at: Self.now)
        try output.add("part", Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
        try output.finish()
        return file
    }

    private func read(_ file: URL) throws -> Data {
        let input = try BackupInput(file, passphrase: { Self.passphrase })
        var bytes = Data()
        while try input.next() != nil { while let chunk = try input.chunk() { bytes.append(chunk) } }
        return bytes
    }

    @Test(arguments: [0, 1, 511, 512, 1_048_576 - 1536, 1_048_576 - 1535, 1_048_576, 3_500_000])
    func `every length comes back out of its chunks`(size: Int) async throws {
        try await TestStore.folder { folder in
            let file = try sealed(size, in: folder)
            let bytes = try read(file)
            #expect(bytes.count == size)
            #expect(bytes == Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
        }
    }

    @Test func `chunks that were exchanged, repeated or left out don't open`() async throws {
        try await TestStore.folder { folder in
            let file = try sealed(3_500_000, in: folder)
            let bytes = Array(try Data(contentsOf: file))
            let (head, size) = (bytes[..<Seal.headSize], Seal.chunkSize + Seal.tagSize)
            let chunks = stride(from: Seal.headSize, to: bytes.count, by: size).map {
                bytes[$0..<min($0 + size, bytes.count)]
            }
            #expect(chunks.count == 4)
            func opens(_ order: [Int]) throws -> Bool {
                let other = folder.appending(path: "other")
                try Data(head + order.flatMap { chunks[$0] }).write(to: other)
                do { _ = try read(other) } catch is BackupProblem { return false }
                return true
            }
            #expect(try opens([0, 1, 2, 3]))
            for order in [[1, 0, 2, 3], [0, 1, 1, 3], [0, 2, 3], [1, 2, 3], [0, 1, 2], [0, 1, 2, 3, 3], [3], []] {
                #expect(try !opens(order), "\(order)")
            }
            try Data(head + chunks[0] + chunks[1]).write(to: folder.appending(path: "cut"))
            #expect(throws: BackupProblem.cutShort) { try read(folder.appending(path: "cut")) }
        }
    }

    @Test func `the same backup sealed twice shares no byte of its chunks`() async throws {
        try await TestStore.folder { folder in
            let first = Array(try Data(contentsOf: try sealed(100, in: folder)))[Seal.headSize...]
            let second = Array(try Data(contentsOf: try sealed(100, in: folder)))[Seal.headSize...]
            #expect(first != second)
        }
    }

    @Test(arguments: [
        "README", "files/" + String(repeating: "o", count: 60) + "/ab/" + String(repeating: "a", count: 64),
        String(repeating: "d", count: 155) + "/" + String(repeating: "f", count: 100),
    ])
    func `the head of a part comes back from its block`(name: String) throws {
        for size in [0, 1, 512, 8_589_934_591, 8_589_934_592, 50_000_000_000_000] {
            let entry = try TarEntry(name: name, size: size, seconds: 1_789_439_400)
            #expect(TarEntry(block: entry.block) == entry)
            #expect((size + entry.padding).isMultiple(of: 512))
        }
    }

    @Test func `a head that we would not have written is refused`() throws {
        let block = try TarEntry(name: "files/a", size: 10, seconds: 5).block
        for place in block.indices {
            var altered = block
            altered[place] ^= 1
            #expect(TarEntry(block: altered) == nil, "byte \(place)")
        }
        #expect(throws: BackupProblem.self) {
            try TarEntry(name: String(repeating: "n", count: 256), size: 0, seconds: 0)
        }
    }

    @Test(arguments: ["files/../x", "files//x", "data/", "/etc/passwd", "other/x", "files", "data/./x"])
    func `a part has no place outside the data folder`(name: String) {
        #expect(BackupPart(name: name, size: 0, sha256: "").place == nil)
    }

    @Test func `common tools read the archive`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, manifest in
                let process = Process()
                process.executableURL = URL(filePath: "/usr/bin/env")
                process.arguments = ["tar", "--list", "--file", file.path]
                let output = Pipe()
                process.standardOutput = output
                try process.run()
                let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
                process.waitUntilExit()
                #expect(process.terminationStatus == 0)
                #expect(
                    text.split(separator: "\n").map(String.init)
                        == manifest.parts.map(\.name) + ["manifest.json", "manifest.sha256"])
                #expect(manifest.parts.contains { $0.name == "data/secret.key" && $0.size == 32 })
            }
        }
    }

    @Test func `a password of PostgreSQL goes by the environment and never by the command line`() throws {
        let address = "postgres://tuntas:r%40hasia@db.example.org:5433/kantor%27satu?sslmode=require"
        let environment = try PostgresTool.environment(of: address)
        #expect(environment["PGPASSWORD"] == "r@hasia")
        #expect(environment["PGHOST"] == "db.example.org" && environment["PGPORT"] == "5433")
        #expect(environment["PGUSER"] == "tuntas" && environment["PGSSLMODE"] == "require")
        #expect(try PostgresTool.databaseName(of: address) == "dbname='kantor\\'satu'")
    }
}
