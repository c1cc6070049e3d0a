import Deadlines
import Storage
import Testing

@Suite struct PeriodTests {
    @Test(arguments: [
        (Period.Kind.month, "2026-02-01", "2026-02-28", 2), (.quarter, "2026-01-01", "2026-03-31", 1),
        (.halfYear, "2026-01-01", "2026-06-30", 1), (.semester, "2026-01-01", "2026-06-30", 1),
        (.year, "2026-01-01", "2026-12-31", 1),
    ])
    func `a period holds its whole days`(kind: Period.Kind, first: String, last: String, number: Int) throws {
        let period = Period(kind, containing: try #require(Day("2026-02-17")))
        #expect(period.first.description == first)
        #expect(period.last.description == last)
        #expect(period.number == number && period.year == 2026)
        #expect(Period(kind, year: 2026, number: number) == period)
    }

    @Test func `a period is read in its one form and in no other`() throws {
        for (text, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"), ("2026-03", "2026-03-01", "2026-03-31"),
            ("2026-Q2", "2026-04-01", "2026-06-30"), ("2026-H2", "2026-07-01", "2026-12-31"),
        ] {
            let period = try #require(Period(text), "\(text)")
            #expect(period.first.description == first && period.last.description == last)
        }
        for text in [
            "", "26", "2026-", "2026-13", "2026-3", "2026-+3", "2026-Q5", "2026-Q", "2026-H0", "2026-03-01", "+026",
        ] {
            #expect(Period(text) == nil, "\(text)")
        }
    }

    @Test(arguments: Period.Kind.allCases)
    func `periods follow each other without a gap`(kind: Period.Kind) throws {
        var period = Period(kind, containing: try #require(Day("2023-12-31")))
        while period.year < 2029 {
            #expect(period.next.first == period.last.adding(days: 1))
            #expect(period.next.previous == period)
            #expect(period < period.next)
            period = period.next
        }
    }

    @Test func `a leap year's February has its day`() throws {
        #expect(try #require(Period(.month, year: 2028, number: 2)).last == Day("2028-02-29"))
    }

    @Test func `a number that the year doesn't have is no period`() {
        #expect(Period(.quarter, year: 2026, number: 5) == nil)
        #expect(Period(.semester, year: 2026, number: 0) == nil)
        #expect(Period(.year, year: 2026, number: 2) == nil)
    }

    @Test func `each kind has a name of its own`() {
        #expect(Set(Period.Kind.allCases.map(\.nameKey)).count == Period.Kind.allCases.count)
    }
}
