import Storage
import Testing

@Suite struct ClockTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-22", 20_779), ("2100-03-01", 47_541), ("1969-12-31", -1),
    ])
    func `a day knows its place since 1970`(text: String, number: Int) {
        #expect(Day(text)?.sinceEpoch == number)
        #expect(Day(sinceEpoch: number).description == text)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "abcd-ef-gh", "", "2026-01-01T"])
    func `what is no day is refused`(text: String) { #expect(Day(text) == nil) }

    @Test func `every day of four centuries comes back`() {
        for number in stride(from: -80_000, through: 80_000, by: 7) {
            #expect(Day(Day(sinceEpoch: number).description)?.sinceEpoch == number)
        }
    }

    @Test func `an instant is text of fixed width that sorts as time does`() {
        let texts = [0, 1, 999, 1000, 1_795_341_600_123].map { Instant(milliseconds: $0).description }
        #expect(texts == texts.sorted())
        #expect(texts.allSatisfy { $0.utf8.count == 24 })
        #expect(texts[4] == "2026-11-22T10:00:00.123Z")
        #expect(texts.map { Instant($0)?.milliseconds } == [0, 1, 999, 1000, 1_795_341_600_123])
    }

    @Test(arguments: ["2026-11-22", "2026-11-22T10:00:00Z", "2026-11-22T25:00:00.000Z", "2026-11-22 10:00:00.000Z"])
    func `what is no instant is refused`(text: String) { #expect(Instant(text) == nil) }

    @Test(arguments: [(Zone.wib, "2026-12-31"), (.wita, "2027-01-01"), (.wit, "2027-01-01")])
    func `the same moment is another day in another zone`(zone: Zone, day: String) throws {
        let moment = try #require(Instant("2026-12-31T16:30:00.000Z"))
        #expect(moment.day(in: zone).description == day)
    }

    @Test func `the time of day is office time`() throws {
        let moment = try #require(Instant("2026-12-31T16:30:00.000Z"))
        #expect(Zone.allCases.map { moment.time(in: $0) } == ["23.30", "00.30", "01.30"])
    }

    @Test func `ids of a later moment sort later`() {
        let ids = (0..<200).map { Identifier.make(at: Instant(milliseconds: 1_000_000 + Int64($0))) }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 200)
        #expect(ids.allSatisfy { $0.count == 36 && Array($0)[14] == "7" })
    }
}
