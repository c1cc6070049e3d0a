import Documents
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

    @Test(arguments: families, ["docx", "xlsx"])
    func `a family's document in a file is read as a careful person would`(
        fixture: LayoutFixture, kind: String
    ) async throws {
        let document = try Document(text: SourceText(fixture.bytes).bytes)
        let reading = try await WrittenFile.read(document, as: kind)
        #expect(fixture.expected.faults(of: reading) == [], "\(fixture.name) as \(kind)")
    }
}
