import Deadlines
import People
import Storage
import Web

/// A year's days as an office sees them: each with everybody's row and its own.
struct HolidayDays: Sendable {
    /// The years that a day may lie in.
    static let years = 2000...2100

    struct Line: Sendable, Equatable {
        let day: Day
        let national: Holiday?
        let own: Holiday?

        /// What holds; a day that isn't observed holds as its national one, struck out.
        var shown: Holiday? { own?.kind == .notObserved ? national ?? own : own ?? national }
        var isObserved: Bool { own?.kind != .notObserved }
    }

    let year: Int
    let lines: [Line]
    let holidays: Holidays

    init(_ year: Int, office: String, in reading: Reading) throws {
        self.year = year
        holidays = try Holidays.of(office: office, in: reading)
        guard let period = Period(.year, year: year) else {
            lines = []
            return
        }
        let rows = Dictionary(grouping: try Holiday.rows(of: office, in: period.days, in: reading), by: \.day)
        lines = rows.keys.sorted().map { day in
            Line(
                day: day, national: rows[day]?.first { $0.office == nil }, own: rows[day]?.first { $0.office != nil })
        }
    }

    /// The year that was asked for; this one otherwise.
    static func year(_ visit: Visit<Member>) -> Int {
        guard let year = Int(visit.query("tahun")), years.contains(year) else { return visit.today.year }
        return year
    }

    static func of(_ visit: Visit<Member>) async throws -> HolidayDays {
        let (year, office) = (year(visit), visit.office.id)
        return try await visit.store.read { try HolidayDays(year, office: office, in: $0) }
    }
}

extension Words {
    /// `Senin`.
    func weekday(_ day: Day) -> String { self[HolidayWord.weekdays[day.weekday - 1]] }

    /// `Sen`, `Mon`: what stands above the column of a calendar.
    func shortWeekday(_ number: Int) -> String { String(self[HolidayWord.weekdays[number - 1]].prefix(3)) }

    /// `Senin, 16 Maret 2026`.
    func longDate(_ day: Day) -> String { "\(weekday(day)), \(date(day))" }

    func kind(_ kind: Holiday.Kind) -> String {
        switch kind {
        case .national: self[HolidayWord.national]
        case .leave: self[HolidayWord.leave]
        case .local: self[HolidayWord.local]
        case .notObserved: self[HolidayWord.notObserved]
        }
    }

    func confidence(_ confidence: Holiday.Confidence) -> String {
        self[confidence == .verified ? HolidayWord.verified : HolidayWord.unverified]
    }
}
