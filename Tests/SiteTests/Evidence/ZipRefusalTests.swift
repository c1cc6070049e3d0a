import Foundation
import Storage
import TestStore
import Testing

@testable import Evidence

@Suite struct ZipRefusalTests {
    /// What reading all of the archive throws; `nil` when nothing is wrong.
    private func problem(_ archive: [UInt8], in folder: URL) throws -> ZipProblem? {
        let file = folder.appending(path: "a.zip")
        try Data(archive).write(to: file)
        do {
            let reader = try ZipReader(file)
            for entry in reader.entries { try reader.read(entry) { _ in } }
            return nil
        } catch let problem as ZipProblem {
            return problem
        }
    }

    /// Where the records of two files `aa` and `bb`, of two bytes each, lie.
    private let second = 34
    private let directory = 68
    private let entry = 48
    private let end = 164
    private var sound: [UInt8] { get throws { try Samples.archive(["aa", "bb"]) } }

    /// The sound archive with bytes put at places.
    private func changed(_ changes: [(place: Int, bytes: [UInt8])]) throws -> [UInt8] {
        var bytes = try sound
        for (place, new) in changes { bytes.replaceSubrange(place..<place + new.count, with: new) }
        return bytes
    }

    @Test func `each lie is called by its name`() async throws {
        try await TestStore.folder { folder in
            let places = try sound
            #expect(Array(places[directory..<directory + 4]) == ZipRecords.entry && places.count == end + 22)
            #expect(try problem(places, in: folder) == nil)
            let two = directory + entry
            let lies: [(ZipProblem, [(Int, [UInt8])])] = [
                (.duplicate("aa"), [(two + 46, Samples.text("aa")), (second + 30, Samples.text("aa"))]),
                (.duplicate("AA"), [(two + 46, Samples.text("AA")), (second + 30, Samples.text("AA"))]),
                (.unsafeName(".."), [(two + 46, Samples.text("..")), (second + 30, Samples.text(".."))]),
                (.unsafeName("/b"), [(two + 46, Samples.text("/b"))]),
                (.unsafeName("b/"), [(two + 46, Samples.text("b/"))]),
                (.damaged(ZipEnd.directory), [(two + 46, [0xFF, 0x62])]),
                (.differs("cc"), [(two + 46, Samples.text("cc"))]),
                (.differs("bb"), [(second + 30, Samples.text("cc"))]),
                (.differs("bb"), [(second + 14, [0])]), (.differs("bb"), [(second, [0])]),
                (.damaged("bb"), [(two + 20, [1])]), (.damaged("bb"), [(second + 18, [1])]),
                (.differs("aa"), [(directory + 20, [9]), (directory + 24, [9])]),
                (.overlapping("bb"), [(directory + 20, [9]), (directory + 24, [9]), (18, [9]), (22, [9])]),
                (.overlapping("bb"), [(two + 42, [0])]), (.overlapping("bb"), [(two + 42, [33])]),
                (
                    .overlapping("bb"),
                    [(two + 20, [200]), (two + 24, [200]), (second + 18, [200]), (second + 22, [200])]
                ),
                (.differs("bb"), [(two + 42, [35])]), (.cutShort, [(two + 44, [9])]),
                (.compressed("aa"), [(directory + 10, [8])]), (.compressed("aa"), [(8, [8])]),
                (.unsupported("aa"), [(directory + 10, [12])]), (.unsupported("aa"), [(6, [8])]),
                (.encrypted("aa"), [(directory + 8, [1])]), (.encrypted("aa"), [(6, [1])]),
                (.unsupported("aa"), [(directory + 40, [0xFF, 0xA1])]), (.checksum("bb"), [(second + 32, [0])]),
                (.damaged(ZipEnd.directory), [(end + 16, [67])]), (.damaged(ZipEnd.directory), [(end + 12, [95])]),
                (.damaged(ZipEnd.directory), [(end + 10, [1]), (end + 8, [1])]), (.inSeveralParts, [(end + 10, [3])]),
                (.damaged(ZipEnd.directory), [(end + 10, [3]), (end + 8, [3])]), (.inSeveralParts, [(end + 4, [1])]),
                (.inSeveralParts, [(directory + 34, [1])]), (.cutShort, [(end + 20, [1])]), (.cutShort, [(end, [0])]),
            ]
            for (expected, changes) in lies {
                let found = try problem(try changed(changes.map { (place: $0.0, bytes: $0.1) }), in: folder)
                #expect(found == expected, "\(changes)")
            }
        }
    }

    @Test func `what is no archive, or only a part of one, is told apart`() async throws {
        try await TestStore.folder { folder in
            let archive = try sound
            for count in 0..<archive.count {
                let found = try problem(Array(archive.prefix(count)), in: folder)
                #expect(found == (count < 4 ? .notAnArchive : .cutShort))
            }
            #expect(try problem([0] + archive, in: folder) == .damaged(ZipEnd.directory))
            #expect(try problem(Array(archive.dropFirst()), in: folder) == .damaged(ZipEnd.directory))
        }
    }

    @Test func `what hides between the files or behind them is counted`() async throws {
        try await TestStore.folder { folder in
            func stray(_ archive: [UInt8]) throws -> Int {
                let file = folder.appending(path: "a.zip")
                try Data(archive).write(to: file)
                return try ZipReader(file).stray
            }
            let archive = try sound
            var hidden = archive
            hidden.insert(contentsOf: [1, 2, 3], at: directory)
            hidden[end + 3 + 16] = UInt8(directory + 3)
            #expect(try stray(hidden) == 3)
            var remark = archive
            remark[end + 20] = 2
            #expect(try stray(remark + [1, 2]) == 2)
            #expect(try stray(archive) == 0)
        }
    }

    @Test func `no changed byte traps`() async throws {
        try await TestStore.folder { folder in
            let archive = try sound
            var problems: Set<String> = []
            for place in archive.indices {
                for flip: UInt8 in [0x01, 0x08, 0x80, 0xFF] {
                    var changed = archive
                    changed[place] ^= flip
                    if let found = try problem(changed, in: folder) { problems.insert(found.description) }
                }
            }
            #expect(problems.count > 10)
        }
    }

    @Test func `the longer records of large archives are not believed either`() async throws {
        try await TestStore.folder { folder in
            var writer = ZipWriter(at: Samples.moment, in: .wib)
            _ = try writer.begin("a", size: 5 << 30, crc: 0)
            writer.open?.written = 5 << 30
            let tail = try writer.finish()
            #expect(try problem(tail, in: folder) == .damaged(ZipEnd.directory))
            for place in tail.indices {
                var changed = tail
                changed[place] ^= 0xFF
                #expect(try problem(changed, in: folder) != nil)
            }
        }
    }
}
