import Documents
import Testing

@testable import Plans

@Suite struct SampleFormatTests {
    private let plain = PlanReading.of(PlanSample.decree, named: "a").proposal

    private func expectSamePlan(_ text: String, hasSameLines: Bool) throws {
        let plain = try #require(plain)
        let read = try #require(PlanReading.of(Array(text.utf8), named: "a").proposal)

        #expect(read.counts == plain.counts)
        #expect(read.title == plain.title)
        #expect(read.decree == plain.decree)
        #expect(read.areas.map(\.title) == plain.areas.map(\.title))
        #expect(read.areas.flatMap(\.activities).map(\.code) == plain.areas.flatMap(\.activities).map(\.code))
        #expect(read.areas.flatMap(\.activities).map(\.title) == plain.areas.flatMap(\.activities).map(\.title))
        for (one, other) in zip(read.allSubActivities, plain.allSubActivities) {
            #expect(one.code == other.code)
            #expect(one.title == other.title, "\(one.code)")
            #expect(one.responsible == other.responsible, "\(one.code)")
            #expect(one.indicators == other.indicators, "\(one.code)")
            #expect(one.noteCodes == other.noteCodes, "\(one.code)")
        }
        #expect(read.unread.map(\.text) == plain.unread.map(\.text))
        if hasSameLines { #expect(read == plain) }
    }

    @Test(arguments: [",", ";", "|"] as [Character])
    func `the decree as records of fields is the same plan to the cell`(separator: Character) throws {
        let text = FormatSample.delimited(by: separator)

        #expect(DocumentFormat(Array(text.utf8)) == .delimited(try #require(separator.asciiValue)))
        try expectSamePlan(text, hasSameLines: true)
    }

    @Test func `the decree as Markdown is the same plan`() throws {
        #expect(DocumentFormat(Array(FormatSample.markdown.utf8)) == .markdown)
        try expectSamePlan(FormatSample.markdown, hasSameLines: false)
    }

    @Test func `the decree as a page is the same plan`() throws {
        #expect(DocumentFormat(Array(FormatSample.html.utf8)) == .html)
        try expectSamePlan(FormatSample.html, hasSameLines: false)
    }

    @Test func `tab-separated text keeps its lines and columns as a document`() throws {
        #expect(DocumentFormat(PlanSample.decree) == .tabs)
        let document = try Document(text: PlanSample.decree)

        let cells = TextCells.of(PlanSample.decree)
        let inGrids = Set(document.grids.flatMap(\.cells).map { "\($0.line)/\($0.column)" })
        let inProse = Set(document.paragraphs.map { "\($0.line)/1" })
        #expect(inGrids.isDisjoint(with: inProse))
        #expect(inGrids.union(inProse) == Set(cells.map { "\($0.line)/\($0.column)" }))
        #expect(Set(cells.filter(\.isInTable).map { "\($0.line)/\($0.column)" }) == inGrids)
    }
}
