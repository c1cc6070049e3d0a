import Foundation
import People
import Storage
import TestStore
import Testing
import Web

@testable import Measures

/// What figures are, how they add up, and what they say.
@Suite struct FigureTests {
    static let words = Result {
        try Locales(folder: TestStore.resources.appending(path: "locales"))[.indonesian]
    }

    /// A measure of a kind, by its JSON as a definition would have it.
    static func measure(
        _ kind: String, decimals: Int = 0, time: String = "sum", empty: String = "unsaid", unit: String = "laporan"
    ) throws -> Measure {
        let denominator = kind == "ratio" ? #","denominator":{"id":"semua","en":"all"}"# : ""
        let json = """
            {"key":"x.y","title":{"id":"X","en":"X"},"kind":"\(kind)","served":"test","numerator":{"id":"a","en":"a"},
            "unit":{"id":"\(unit)","en":"reports"},"decimals":\(decimals),"direction":"up","covers":"month",
            "empty":"\(empty)","over-time":"\(time)","over-tree":"sum","fresh-days":31\(denominator)}
            """
        return try JSONDecoder().decode(Measure.self, from: Data(json.utf8))
    }

    @Test func `a ratio of sums is no average of percentages`() throws {
        let measure = try Self.measure("ratio")
        let small = Figure.ratio(1, of: 1, empty: .unsaid)
        let large = Figure.ratio(1, of: 9, empty: .unsaid)
        let both = Figure.sum([small, large])
        #expect(both == .ratio(2, of: 10, empty: .unsaid))
        // The average of 100 % and 11,11 % would be 55,56 %.
        #expect(measure.share(both) == 2000)
        #expect(measure.text(both, try Self.words.get()) == "20 % (2 dari 10)")
    }

    @Test func `the four kinds of nothing stay four`() throws {
        let zero = Figure.ratio(0, of: 5, empty: .nothing)
        let (measure, words) = (try Self.measure("ratio"), try Self.words.get())
        #expect(measure.text(zero, words) == "0 % (0 dari 5)")
        #expect(Figure.ratio(0, of: 0, empty: .nothing) == .nothing)
        #expect(Figure.ratio(0, of: 0, empty: .notBinding) == .notBinding)
        #expect(Figure.ratio(0, of: 0, empty: .unsaid) == .unsaid)
        #expect(Figure.none(.zero) == .value(0))
        let texts = [Figure.nothing, .notBinding, .unsaid].map { measure.text($0, words) }
        #expect(texts == ["nihil", "tidak berlaku", "belum ada data"])
        #expect(Figure.nothing.isSaid && Figure.notBinding.isSaid && !Figure.unsaid.isSaid && zero.isSaid)
    }

    @Test func `a sum says what its parts say`() {
        #expect(Figure.sum([.nothing, .unsaid]) == .nothing)
        #expect(Figure.sum([.notBinding, .notBinding]) == .notBinding)
        #expect(Figure.sum([.notBinding, .unsaid]) == .unsaid)
        #expect(Figure.sum([Figure]()) == .unsaid)
        #expect(Figure.sum([.nothing, .ratio(3, of: 4, empty: .unsaid), .unsaid]) == .ratio(3, of: 4, empty: .unsaid))
    }

    @Test func `months make a year by sum or by how it stood at last`() throws {
        let months: [Figure] = [.value(3), .nothing, .value(4), .unsaid]
        #expect(try Self.measure("count").over(months) == .value(7))
        #expect(try Self.measure("count", time: "last").over(months) == .value(4))
        let ratios: [Figure] = [.ratio(1, of: 2, empty: .unsaid), .ratio(1, of: 4, empty: .unsaid)]
        #expect(try Self.measure("ratio").over(ratios) == .ratio(2, of: 6, empty: .unsaid))
        #expect(try Self.measure("count").over([.nothing, .unsaid]) == .nothing)
    }

    @Test func `a target is met exactly or not at all`() throws {
        let ratio = try Self.measure("ratio")
        let almost = Figure.ratio(99_996, of: 100_000, empty: .unsaid)
        #expect(ratio.text(almost, try Self.words.get()).hasPrefix("100 %"))
        #expect(ratio.verdict(almost, .atLeast, target: 10_000) == .missed)
        #expect(ratio.verdict(.ratio(2, of: 3, empty: .unsaid), .atLeast, target: 6667) == .missed)
        #expect(ratio.verdict(.ratio(2, of: 3, empty: .unsaid), .atLeast, target: 6666) == .met)
        #expect(ratio.verdict(.ratio(3, of: 3, empty: .unsaid), .atLeast, target: 10_000) == .met)
        let index = try Self.measure("index", decimals: 2)
        #expect(index.verdict(.value(8_330), .atLeast, target: 8_330) == .met)
        #expect(index.verdict(.value(8_329), .atLeast, target: 8_330) == .missed)
        let count = try Self.measure("count")
        #expect(count.verdict(.value(0), .atMost, target: 0) == .met)
        #expect(count.verdict(.value(2), .equals, target: 200) == .met)
        #expect(count.verdict(.nothing, .atLeast, target: 100) == .nothing)
        #expect(count.verdict(.unsaid, .atLeast, target: 100) == .unsaid)
        #expect(count.verdict(.value(Int.max), .atLeast, target: 100) == .unsaid)
    }

    @Test func `not above last year compares the same months, and says nothing without them`() throws {
        let count = try Self.measure("count")
        #expect(count.verdict(.value(0), .notAboveLastYear, target: nil, lastYear: .value(0)) == .met)
        #expect(count.verdict(.value(2), .notAboveLastYear, target: nil, lastYear: .value(1)) == .missed)
        #expect(count.verdict(.value(0), .notAboveLastYear, target: nil, lastYear: .nothing) == .met)
        #expect(count.verdict(.value(0), .notAboveLastYear, target: nil, lastYear: nil) == .unsaid)
        #expect(count.verdict(.value(0), .notAboveLastYear, target: nil, lastYear: .unsaid) == .unsaid)
    }

    @Test func `figures are written as Indonesians write them`() throws {
        let words = try Self.words.get()
        #expect(try Self.measure("count").text(.value(1_234), words) == "1.234 laporan")
        #expect(
            try Self.measure("amount", decimals: 2, unit: "rupiah").text(.value(123_450), words) == "1.234,50 rupiah")
        #expect(try Self.measure("index", decimals: 2).text(.value(8_331), words) == "83,31")
        #expect(try Self.measure("yes-no").text(.yes(true), words) == "ada")
        #expect(try Self.measure("yes-no").text(.yes(false), words) == "belum ada")
        let day = try #require(Day("2026-03-01"))
        #expect(try Self.measure("date").text(.date(day), words) == "1 Maret 2026")
        #expect(try Self.measure("ratio").text(.ratio(2, of: 3, empty: .unsaid), words) == "66,67 % (2 dari 3)")
        #expect(Measure.rounded(5, 2) == 3 && Measure.rounded(-5, 2) == -3 && Measure.rounded(4, 3) == 1)
    }

    @Test func `the catalogue knows every measure once, and refuses half a definition`() throws {
        let catalogue = try Catalogue(
            try Catalogue.measures(resources: TestStore.resources), resources: TestStore.resources, sources: [])
        #expect(catalogue.measures.count > 150)
        #expect(catalogue["plans.done"]?.kind == .ratio)
        let one = try Self.measure("count")
        #expect(throws: CatalogueProblem.self) { try Catalogue([one, one], sources: []) }
        let nowhere = MeasureSource("test", keys: ["nowhere"]) { _, _, _, _ in
            [:]
        } records: { _, _, _, _, _, _ in
            []
        }
        #expect(throws: CatalogueProblem.self) { try Catalogue([one], sources: [nowhere]) }
    }
}
