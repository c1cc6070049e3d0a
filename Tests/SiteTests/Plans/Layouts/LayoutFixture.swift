import Foundation

@testable import Plans

/// A document of an invented office, and beside it what a careful person would read from it.
struct LayoutFixture: Sendable {
    let name: String
    let bytes: [UInt8]
    let expected: LayoutExpectation

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "fixtures")

    /// All of them, by name; empty if the folder can't be read, which a test of its own reports.
    static let all: [LayoutFixture] = {
        do { return try loaded() } catch { return [] }
    }()

    static func loaded() throws -> [LayoutFixture] {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
        return try files.filter { !$0.hasSuffix(".json") }.map { name in
            let expected = try Data(contentsOf: folder.appending(path: name + ".json"))
            return LayoutFixture(
                name: name, bytes: [UInt8](try Data(contentsOf: folder.appending(path: name))),
                expected: try JSONDecoder().decode(LayoutExpectation.self, from: expected))
        }
    }

    var reading: PlanReading { PlanReading.of(bytes, named: name) }
}
