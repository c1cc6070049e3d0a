import Documents
import Testing

@testable import Plans

/// The real decree as Word, Excel, OpenDocument and PDF gives the same plan as its text.
@Suite struct SampleFileTests {
    private func expect(_ read: Proposal, is plain: Proposal) {
        #expect(read.counts == plain.counts)
        #expect(read.title == plain.title)
        #expect(read.decree == plain.decree)
        #expect(read.areas.map(\.title) == plain.areas.map(\.title))
        for (one, other) in zip(read.areas.flatMap(\.activities), plain.areas.flatMap(\.activities)) {
            #expect(one.title == other.title, "\(other.code)")
        }
        for (one, other) in zip(read.allSubActivities, plain.allSubActivities) {
            #expect(one.code == other.code)
            #expect(one.title == other.title, "\(one.code)")
            #expect(one.responsible == other.responsible, "\(one.code)")
            #expect(one.indicators.map(\.text) == other.indicators.map(\.text), "\(one.code)")
            #expect(one.indicators.map(\.months) == other.indicators.map(\.months), "\(one.code)")
        }
    }

    @Test(arguments: ["docx", "xlsx", "odt", "ods", "pdf"])
    func `the damaged decree in a file is the same plan as its text`(kind: String) async throws {
        // A page of a PDF has no blanks, only gaps: how many stood between two words is not in it.
        let text = String(decoding: PlanSample.decree, as: UTF8.self)
        let known = kind == "pdf" ? text.replacing(/\ {2,}/, with: " ") : text
        let plain = try #require(PlanReading.of(Array(known.utf8), named: "a").proposal)
        let read = try #require(try await WrittenFile.read(try Document(text: PlanSample.decree), as: kind).proposal)
        expect(read, is: plain)
    }

    @Test(arguments: ["docx", "xlsx", "odt", "ods", "pdf"])
    func `the decree as a table with merged cells is the same plan as its text`(kind: String) async throws {
        let plain = try #require(PlanReading.of(PlanSample.decree, named: "a").proposal)
        let reading = try await WrittenFile.read(try TidySample.document(), as: kind)
        expect(try #require(reading.proposal, "\(reading)"), is: plain)
    }
}
