import Foundation
import TestStore
import Testing

@testable import Site
@testable import Storage

/// A backup that somebody wrote anew, with hashes that fit: what it says must still agree with what it holds.
@Suite struct ForgedBackupTests {
    /// The same backup with other parts, or with a manifest that says something else.
    private func forge(
        _ file: URL, adding: [String] = [], leavingOut: String? = nil, listing: [BackupPart]? = nil,
        _ edit: (String) -> String = { $0 }
    ) throws -> URL {
        let input = try BackupInput(file, passphrase: { "" })
        let forged = file.deletingLastPathComponent().appending(path: Identifier.hex(Identifier.random(6)))
        let output = try BackupOutput(forged, seal: nil, at: Instant(milliseconds: 1_789_439_400_000))
        var manifest = Data()
        while let entry = try input.next() {
            var bytes = Data()
            while let chunk = try input.chunk() { bytes.append(chunk) }
            if entry.name == BackupManifest.name { manifest = bytes }
            let isListed = ![BackupManifest.name, BackupManifest.sumName, leavingOut].contains(entry.name)
            if isListed { try output.add(entry.name, bytes) }
        }
        for name in adding { try output.add(name, Data("jahat".utf8)) }
        let old = try BackupManifest(bytes: manifest)
        let new = BackupManifest(
            version: old.version, madeAt: try #require(Instant(old.madeAt)), database: old.database,
            parts: listing ?? output.parts, damage: old.damage, state: old.state)
        try output.add(BackupManifest.name, Data(edit(String(decoding: try new.bytes, as: UTF8.self)).utf8))
        let sum = "\(output.parts.last?.sha256 ?? "")  \(BackupManifest.name)\n"
        try output.add(BackupManifest.sumName, Data(sum.utf8))
        try output.finish()
        return forged
    }

    /// Nothing of a file that is refused may stay.
    private func expect(_ file: URL, refusedAs problem: BackupProblem) async throws {
        try await Elsewhere.with { place async throws in
            #expect(throws: problem) { try place.restore(file) }
            #expect(try place.isEmpty)
        }
    }

    @Test func `the same parts with hashes that fit are restored`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, _ in
                let same = try forge(file)
                try await Elsewhere.with { place async throws in
                    #expect(try place.restore(same).brokenChains == [])
                }
            }
        }
    }

    @Test(arguments: ["data/../../jahat", "files/../jahat", "jahat", "data/secret.key"])
    func `a part that has no place, or a place twice, is refused`(name: String) async throws {
        try await Town.with { town async throws in
            try await town.backup { file, _ in
                try await expect(
                    try forge(file, adding: [name]), refusedAs: .altered("it has parts without a place"))
            }
        }
    }

    @Test func `a part that the manifest names and the archive lacks, and the reverse, are refused`() async throws {
        try await Town.with { town async throws in
            try await town.backup { file, manifest in
                let lacking = try forge(file, leavingOut: "data/secret.key", listing: manifest.parts)
                try await expect(lacking, refusedAs: .lacks("data/secret.key"))
                let more = try forge(file, adding: ["data/lain"], listing: manifest.parts)
                try await expect(more, refusedAs: .altered("data/lain is not in its manifest"))
            }
        }
    }

    @Test func `a database that holds something else than the manifest says is refused`() async throws {
        try await Town.working { town async throws in
            try await town.backup { file, manifest in
                let people = manifest.state.counts.people
                let fewer = try forge(file) {
                    $0.replacing("\"people\" : \(people)", with: "\"people\" : \(people - 1)")
                }
                try await expect(fewer, refusedAs: .differs("the number of rows"))
                let head = try #require(manifest.state.chains.last?.head)
                let other = try forge(file) { $0.replacing(head, with: String(head.reversed())) }
                try await expect(other, refusedAs: .differs("the heads of the chains"))
                let document = try #require(manifest.parts.first { $0.name.hasPrefix("files/") }?.name)
                try await expect(try forge(file, leavingOut: document), refusedAs: .differs(document))
            }
        }
    }
}
