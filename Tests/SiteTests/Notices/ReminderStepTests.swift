import Deadlines
import Storage
import Testing

@testable import Plans

/// On which day whoever owns a month's open work is reminded, worked out by hand.
@Suite struct ReminderStepTests {
    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    /// September 2026 begins on a Tuesday and ends on a Wednesday.
    private func step(_ today: String, _ holidays: Holidays = Holidays()) throws -> ReminderStep? {
        ReminderStep.newest(from: try day("2026-09-01"), due: try day("2026-09-30"), on: try day(today), holidays)
    }

    @Test func `the first, the due day, three and seven days later, then the week`() throws {
        #expect(try step("2026-08-31") == nil)
        #expect(try step("2026-09-01") == .begins)
        #expect(try step("2026-09-29") == .begins)
        #expect(try step("2026-09-30") == .due)
        // What is late is not due any more; 3 October, the third day, is a Saturday.
        #expect(try step("2026-10-01") == nil)
        #expect(try step("2026-10-03") == nil)
        #expect(try step("2026-10-05") == .late(3))
        #expect(try step("2026-10-07") == .late(7))
        #expect(try step("2026-10-13") == .late(7))
        #expect(try step("2026-10-14") == .week(try day("2026-10-12")))
        #expect(try step("2026-10-20") == .week(try day("2026-10-19")))
    }

    @Test func `a first of the month without work is told on the next working day, a due day on the last before it`()
        throws
    {
        // 1 August 2026 is a Saturday; 31 August a Monday, here a holiday, so that Friday the 28th is the last.
        let holiday = Holiday(id: "h", day: try day("2026-08-31"), kind: .national, name: "Libur")
        let holidays = Holidays([holiday])
        func august(_ today: String) throws -> ReminderStep? {
            ReminderStep.newest(from: try day("2026-08-01"), due: try day("2026-08-31"), on: try day(today), holidays)
        }
        #expect(try august("2026-08-01") == nil)
        #expect(try august("2026-08-03") == .begins)
        #expect(try august("2026-08-27") == .begins)
        #expect(try august("2026-08-28") == .due)
        #expect(try august("2026-09-03") == .late(3))
    }

    @Test func `work that is due before the first working day is said to be this month's, and then late`() throws {
        func august(_ today: String) throws -> ReminderStep? {
            ReminderStep.newest(
                from: try day("2026-08-01"), due: try day("2026-08-02"), on: try day(today), Holidays())
        }
        #expect(try august("2026-08-03") == .begins)
        #expect(try august("2026-08-05") == .late(3))
    }

    @Test func `the same occasion has the same name, another month's or week's another`() throws {
        let week = ReminderStep.week(try day("2026-10-12"))
        #expect(ReminderStep.late(3).occasion("9") == "9 late 3")
        #expect(ReminderStep.begins.occasion("9") != ReminderStep.begins.occasion("10"))
        #expect(week.occasion("9") == week.occasion("8"))
    }
}
