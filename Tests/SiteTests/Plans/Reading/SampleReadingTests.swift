import Testing

@testable import Plans

@Suite struct SampleReadingTests {
    private let read = PlanReading.of(PlanSample.decree, named: "batang-hari-2026.txt").proposal

    @Test func `the decree is read as a careful reader reads it`() throws {
        let read = try #require(read)
        let given = try PlanSample.given()

        #expect(read.document == given.document)
        #expect(read.title == given.title)
        #expect(read.counts == given.counts)
        #expect(read.areas.map { "\($0.no) \($0.title)" } == given.areas.map { "\($0.no) \($0.title)" })
        let activities = read.areas.flatMap(\.activities).map { "\($0.code) \($0.title)" }
        #expect(activities == given.areas.flatMap(\.activities).map { "\($0.code) \($0.title)" })
    }

    @Test func `every sub-activity has the given wording, unit, lines, months and doubts`() throws {
        let read = try #require(read)
        let given = try PlanSample.given().areas.flatMap(\.activities).flatMap(\.subActivities)

        #expect(read.allSubActivities.map(\.code) == given.map(\.code))
        for (one, other) in zip(read.allSubActivities, given) {
            #expect(one.printedNo == other.printedNo, "\(one.code)")
            #expect(one.title == other.title, "\(one.code)")
            #expect(one.responsible == other.responsible, "\(one.code)")
            #expect(one.responsibleRead == other.responsibleRead, "\(one.code)")
            #expect(one.responsibleOr == other.responsibleOr, "\(one.code)")
            #expect(one.sourceLines == other.sourceLines, "\(one.code)")
            #expect(one.indicators == other.indicators, "\(one.code)")
            #expect(one.noteCodes == other.noteCodes, "\(one.code)")
        }
    }

    @Test func `the decree's own data are verbatim`() throws {
        let read = try #require(read)
        let given = try PlanSample.given()

        #expect(read.decree == given.decree)
        #expect(read.decree.legalBasis.count == 10)
    }

    @Test func `every table line that is no heading is in exactly one entry, a unit alone in those it belongs to`()
        throws
    {
        let read = try #require(read)
        let lines = read.allSubActivities.flatMap(\.sourceLines)
        let counts = Dictionary(grouping: lines) { $0 }.mapValues(\.count)

        #expect(counts.filter { $0.value > 1 } == [206: 2])
        let headings = Set(read.headings.map(\.line))
        let rows = Set(TextCells.of(PlanSample.decree).filter { $0.isInTable }.map(\.line))
        #expect(Set(counts.keys) == rows.subtracting(headings))
    }

    @Test func `only prose outside of the decree's fields stays unread`() throws {
        let read = try #require(read)

        #expect(read.unread.map(\.line) == [5, 55, 62, 64, 242])
        #expect(read.unread.allSatisfy { $0.reason == "prose" })
        #expect(read.headings.count == 51)
    }

    @Test func `two readings are the same`() {
        #expect(read == PlanReading.of(PlanSample.decree, named: "batang-hari-2026.txt").proposal)
    }
}
