import Deadlines
import Storage
import Testing

@Suite struct DeadlineTests {
    private let friday = Day("2026-08-14") ?? Unix.day
    private let holidays = Holidays([
        Holiday(id: "h", day: Day("2026-08-17") ?? Unix.day, kind: .national, name: "Hari Kemerdekaan")
    ])

    private enum Unix { static let day = Day(sinceEpoch: 0) }

    private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test func `the sum tells each day why it counts or doesn't`() {
        let sum = Deadline(workingDays: 2, after: friday, in: .wib).sum(holidays)
        #expect(
            sum.steps.map { "\($0.day)".suffix(2) + " \(name($0.state))" } == [
                "14 start", "15 weekend", "16 weekend", "17 Hari Kemerdekaan", "18 1", "19 2",
            ])
        #expect(sum.original == .day(friday.adding(days: 5)))
        #expect(sum.extended == nil && !sum.isPaused)
    }

    private func name(_ state: DeadlineStep.State) -> String {
        switch state {
        case .start: "start"
        case .counted(let number): String(number)
        case .weekend: "weekend"
        case .holiday(let holiday): holiday.name
        case .paused: "paused"
        case .running(let minutes): "\(minutes) min"
        }
    }

    @Test func `working days within a pause are not counted, whatever its hours`() throws {
        let pause = try day("2026-08-18")...(try day("2026-08-19"))
        let sum = Deadline(workingDays: 2, after: friday, in: .wib, pauses: [pause]).sum(holidays)
        #expect(sum.due == .day(try day("2026-08-21")))
        #expect(sum.steps.count { $0.state == .paused } == 2)
        let afternoon = Deadline.Pause(
            from: try moment("2026-08-18T07:00:00.000Z"), until: try moment("2026-08-18T09:00:00.000Z"))
        let short = Deadline(.workingDays(2), from: Instant(friday, in: .wib), in: .wib, pauses: [afternoon])
        #expect(short.sum(holidays).due == .day(try day("2026-08-20")))
    }

    @Test func `overlapping pauses don't count twice`() throws {
        let pauses = [try day("2026-08-18")...(try day("2026-08-19")), try day("2026-08-19")...(try day("2026-08-20"))]
        let sum = Deadline(workingDays: 1, after: friday, in: .wib, pauses: pauses).sum(holidays)
        #expect(sum.due == .day(try day("2026-08-21")))
        let (from, until) = (try moment("2026-08-14T01:00:00.000Z"), try moment("2026-08-14T04:00:00.000Z"))
        let hours = Deadline(
            .hours(3), from: try moment("2026-08-14T00:00:00.000Z"), in: .wib,
            pauses: [
                .init(from: from, until: until),
                .init(from: from.adding(seconds: 3600), until: until.adding(seconds: 3600)),
            ])
        #expect(hours.sum(holidays).due == .moment(try moment("2026-08-14T07:00:00.000Z")))
    }

    @Test func `an extension leaves the original end in its place`() throws {
        let sum = Deadline(workingDays: 10, after: try day("2026-03-16"), in: .wib, added: 7)
            .sum(Holidays(try NationalDays.rows()))
        #expect(sum.original == .day(try day("2026-04-07")))
        #expect(sum.extended == .day(try day("2026-04-16")))
        #expect(sum.due == sum.extended)
    }

    @Test func `while a pause lasts there is no end`() throws {
        let pause = Deadline.Pause(from: try moment("2026-08-19T01:00:00.000Z"), until: nil)
        let sum = Deadline(.workingDays(5), from: Instant(friday, in: .wib), in: .wib, pauses: [pause]).sum(holidays)
        #expect(sum.due == nil && sum.isPaused)
        let hours = Deadline(.hours(240), from: Instant(friday, in: .wib), in: .wib, pauses: [pause]).sum(holidays)
        #expect(hours.due == nil && hours.isPaused)
        let before = Deadline(.hours(24), from: Instant(friday, in: .wib), in: .wib, pauses: [pause]).sum(holidays)
        #expect(before.due == .moment(Instant(friday.adding(days: 1), in: .wib)))
    }

    @Test func `three times twenty-four hours run through weekends and holidays`() throws {
        let start = try moment("2026-08-14T02:30:00.000Z")
        let sum = Deadline(.hours(72), from: start, in: .wib).sum(holidays)
        #expect(sum.due == .moment(try moment("2026-08-17T02:30:00.000Z")))
        #expect(sum.steps.map { name($0.state) } == ["870 min", "1440 min", "1440 min", "570 min"])
    }

    @Test func `a pause shifts hours by its own length`() throws {
        let start = try moment("2026-08-14T02:30:00.000Z")
        let pause = Deadline.Pause(from: start.adding(seconds: 3600), until: start.adding(seconds: 3600 * 6))
        let sum = Deadline(.hours(24), from: start, in: .wib, pauses: [pause], added: 24).sum(holidays)
        #expect(sum.original == .moment(start.adding(seconds: 3600 * 29)))
        #expect(sum.extended == .moment(start.adding(seconds: 3600 * 53)))
    }

    @Test func `a start counts by the day of its zone`() throws {
        let late = try moment("2026-08-13T16:30:00.000Z")
        let west = Deadline(.workingDays(1), from: late, in: .wib).sum(holidays)
        let east = Deadline(.workingDays(1), from: late, in: .wit).sum(holidays)
        #expect(west.due == .day(friday))
        #expect(east.due == .day(friday.adding(days: 4)))
    }

    @Test func `a day is over when the day is, an hour when the hour is`() throws {
        let day = DeadlineSum.Due.day(friday)
        #expect(!day.isOver(at: try moment("2026-08-14T16:59:59.000Z"), in: .wib))
        #expect(day.isOver(at: try moment("2026-08-14T17:00:00.000Z"), in: .wib))
        let end = try moment("2026-08-14T02:30:00.000Z")
        #expect(!DeadlineSum.Due.moment(end).isOver(at: end, in: .wib))
        #expect(DeadlineSum.Due.moment(end).isOver(at: end.adding(seconds: 1), in: .wib))
    }
}
