import Foundation
import TestStore
import Testing

@testable import Site

@Suite struct SecretTests {
    @Test func `programs that start at once in a new folder share one secret, which others can't read`() async throws {
        try await TestStore.folder { folder in
            let secrets = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<16 { group.addTask { try Secret.load(folder) } }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(secrets.count == 1 && secrets.first?.count == 32)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["secret.key"])
            let facts = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "secret.key").path)
            #expect((facts[.posixPermissions] as? Int) == 0o600)
        }
    }

    @Test func `a secret that was cut short is refused and kept`() async throws {
        try await TestStore.folder { folder in
            let place = folder.appending(path: "secret.key")
            try Data([1, 2, 3]).write(to: place)
            #expect(throws: SettingsProblem.self) { try Secret.load(folder) }
            #expect(try Data(contentsOf: place) == Data([1, 2, 3]))
        }
    }
}
