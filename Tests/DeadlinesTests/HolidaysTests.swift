import Deadlines
import Storage
import Testing

@Suite struct HolidaysTests {
    private let national: [Holiday]
    private let holidays: Holidays

    init() throws {
        national = try NationalDays.rows()
        holidays = Holidays(national)
    }

    @Test(arguments: [
        (2025, [19, 20, 19, 16, 17, 18, 23, 20, 21, 23, 20, 21], 237),
        (2026, [20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21], 240),
        (2027, [19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22], 242),
    ])
    func `a year has the working days that it should`(year: Int, months: [Int], total: Int) throws {
        for (index, count) in months.enumerated() {
            let month = try #require(Period(.month, year: year, number: index + 1))
            #expect(holidays.workingDays(in: month.days) == count, "\(month.first)")
        }
        #expect(holidays.workingDays(in: try #require(Period(.year, year: year)).days) == total)
    }

    @Test(arguments: [
        (
            "2026-01-14",
            ["2026-01-20", "2026-01-22", "2026-01-29", "2026-02-04", "2026-02-09", "2026-03-02", "2026-04-21"]
        ),
        (
            "2026-02-13",
            ["2026-02-20", "2026-02-24", "2026-03-03", "2026-03-09", "2026-03-12", "2026-04-08", "2026-05-25"]
        ),
        (
            "2026-03-16",
            ["2026-03-26", "2026-03-30", "2026-04-07", "2026-04-13", "2026-04-16", "2026-05-06", "2026-06-25"]
        ),
        (
            "2026-05-12",
            ["2026-05-19", "2026-05-21", "2026-06-02", "2026-06-08", "2026-06-11", "2026-07-01", "2026-08-12"]
        ),
        (
            "2026-12-18",
            ["2026-12-23", "2026-12-29", "2027-01-07", "2027-01-13", "2027-01-18", "2027-02-04", "2027-03-31"]
        ),
    ])
    func `so many working days after a start end on their day`(start: String, ends: [String]) throws {
        let start = try #require(Day(start))
        for (count, end) in zip([3, 5, 10, 14, 17, 30, 60], ends) {
            #expect(holidays.day(count, workingDaysAfter: start).description == end, "\(start) + \(count)")
            let sum = Deadline(workingDays: count, after: start, in: .wit).sum(holidays)
            #expect(sum.due == .day(try #require(Day(end))), "\(start) + \(count)")
            #expect(sum.steps.last?.state == .counted(count))
        }
    }

    @Test func `the decree of 2026 has seventeen holidays and eight days of collective leave`() {
        let days = national.filter { $0.day.year == 2026 }
        #expect(days.count { $0.kind == .national } == 17)
        #expect(days.count { $0.kind == .leave } == 8)
        #expect(days.allSatisfy { $0.confidence == .verified })
    }

    @Test func `what nobody compared with a decree says so`() {
        let doubtful = national.filter { $0.confidence == .unverified }
        #expect(Set(doubtful.map(\.day.year)) == [2025, 2027])
        #expect(national.filter { $0.name.contains("perkiraan") }.allSatisfy { $0.confidence == .unverified })
        #expect(national.count == 79 && national.allSatisfy { !$0.source.isEmpty })
        #expect(holidays.years == [2025, 2026, 2027])
    }

    @Test func `an office's own row holds over the national one`() throws {
        let (leave, local) = (try #require(Day("2026-12-24")), try #require(Day("2026-11-25")))
        let own = Holidays(
            national + [
                Holiday(id: "a", office: "o-1", day: leave, kind: .notObserved, name: "Cuti Bersama Hari Raya Natal"),
                Holiday(id: "b", office: "o-1", day: local, kind: .local, name: "Pemungutan suara"),
            ])
        #expect(!holidays.isWorking(leave) && own.isWorking(leave))
        #expect(holidays.isWorking(local) && !own.isWorking(local))
        #expect(own[local]?.name == "Pemungutan suara")
    }

    @Test func `input outside of working days begins on the next one`() throws {
        let (saturday, monday) = (try #require(Day("2026-03-21")), try #require(Day("2026-03-16")))
        #expect(holidays.workingDay(onOrAfter: saturday) == Day("2026-03-25"))
        #expect(holidays.workingDay(onOrAfter: monday) == monday)
    }

    @Test(arguments: [("1969-12-28", 7), ("1970-01-01", 4), ("2026-03-16", 1), ("2026-03-21", 6)])
    func `days have their names of the week`(day: String, weekday: Int) throws {
        let day = try #require(Day(day))
        #expect(day.weekday == weekday)
        #expect(day.isWeekend == (weekday > 5))
    }
}
