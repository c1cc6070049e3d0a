import Documents
import Testing

@testable import Plans

/// The real decree as Word, Excel, OpenDocument and PDF gives the same plan as its text.
@Suite struct SampleFileTests {
    @Test(arguments: ["docx", "xlsx", "odt", "ods", "pdf"])
    func `the decree in a file is the same plan as its text`(kind: String) async throws {
        // A page of a PDF has no blanks, only gaps: how many stood between two words is not in it.
        let text = String(decoding: PlanSample.decree, as: UTF8.self)
        let known = kind == "pdf" ? text.replacing(/\ {2,}/, with: " ") : text
        let plain = try #require(PlanReading.of(Array(known.utf8), named: "a").proposal)
        let read = try #require(try await WrittenFile.read(try Document(text: PlanSample.decree), as: kind).proposal)

        #expect(read.counts == plain.counts)
        #expect(read.title == plain.title)
        #expect(read.decree == plain.decree)
        #expect(read.areas.map(\.title) == plain.areas.map(\.title))
        #expect(read.areas.flatMap(\.activities).map(\.title) == plain.areas.flatMap(\.activities).map(\.title))
        for (one, other) in zip(read.allSubActivities, plain.allSubActivities) {
            #expect(one.code == other.code)
            #expect(one.title == other.title, "\(one.code)")
            #expect(one.responsible == other.responsible, "\(one.code)")
            #expect(one.indicators == other.indicators, "\(one.code)")
        }
    }
}
