import Documents
import Foundation
import Testing

@testable import Plans

/// A document of each family of layouts is read from Word and Excel as from its text.
@Suite struct FamilyFileTests {
    /// The first document of each family.
    private static let families: [LayoutFixture] = {
        var known: Set<Substring> = []
        return LayoutFixture.all.filter { known.insert($0.name.prefix(2)).inserted }
    }()

    @Test func `there is a document of every family`() {
        #expect(Self.families.count >= 20)
    }

    @Test(arguments: ["docx", "xlsx"])
    func `a document of each family in a file is read as a careful person would`(kind: String) async throws {
        let documents = try Self.families.map { try Document(text: SourceText($0.bytes).bytes) }
        let files = try WrittenFile.write(documents.map { ($0, kind) })
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for (fixture, file) in zip(Self.families, files) {
            let reading = try await PlanSample.reader.read(file, named: "a.\(kind)", through: WrittenFile.worker)
            #expect(fixture.expected.faults(of: reading) == [], "\(fixture.name) as \(kind)")
        }
    }
}
