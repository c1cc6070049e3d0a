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
            let document = try await WrittenFile.worker.read(file, named: "a.\(kind)")
            let reading = PlanSample.reader.read(document, named: "a.\(kind)")
            #expect(fixture.expected.faults(of: reading) == [], "\(fixture.name) as \(kind)")
            if let proposal = reading.proposal { expectKept(document, in: proposal, "\(fixture.name) as \(kind)") }
        }
    }

    /// Every cell that says something is in a field of the plan or among those unread.
    private func expectKept(_ document: Document, in proposal: Proposal, _ what: Comment) {
        var known = Set(proposal.trace.map { CellPlace(line: $0.line, column: $0.column) })
        known.formUnion(proposal.unread.map(\.place))
        let cells = document.grids.flatMap(\.cells).filter { !$0.text.isEmpty }
        let places =
            cells.map { CellPlace(line: $0.line, column: $0.column) }
            + document.paragraphs.map { CellPlace(line: $0.line, column: 1) }
        #expect(Set(places).subtracting(known).isEmpty, what)
    }
}
