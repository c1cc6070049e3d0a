import Deadlines
import Storage
import Web

/// What is asked of the sum of working days, as it stands in the address.
struct WorkingDayForm: Sendable {
    enum Wrong: String, CaseIterable {
        case start = "holidays.wrong.start"
        case count = "holidays.wrong.count"
        case pause = "holidays.wrong.pause"
        case added = "holidays.wrong.added"

        var field: String {
            switch self {
            case .start: "mulai"
            case .count: "hari"
            case .pause: "jeda-dari"
            case .added: "tambahan"
            }
        }
    }

    static let mostDays = 366

    let start: String
    let count: String
    let pauseFrom: String
    let pauseUntil: String
    let added: String

    init(_ visit: Visit<Member>) {
        start = visit.query("mulai")
        count = visit.query("hari")
        pauseFrom = visit.query("jeda-dari")
        pauseUntil = visit.query("jeda-sampai")
        added = visit.query("tambahan")
    }

    var isEmpty: Bool { [start, count, pauseFrom, pauseUntil, added].allSatisfy(\.isEmpty) }

    /// What is wrong with what was typed, or the deadline that it means.
    func deadline(in zone: Zone) -> Result<Deadline, Wrong> {
        guard let start = day(start) else { return .failure(.start) }
        guard let count = Int(count), (1...Self.mostDays).contains(count) else { return .failure(.count) }
        guard let added = added.isEmpty ? 0 : Int(added), (0...Self.mostDays).contains(added) else {
            return .failure(.added)
        }
        var pauses: [ClosedRange<Day>] = []
        if !pauseFrom.isEmpty || !pauseUntil.isEmpty {
            guard let from = day(pauseFrom), let until = day(pauseUntil), from <= until,
                until.sinceEpoch - from.sinceEpoch <= 2 * Self.mostDays
            else { return .failure(.pause) }
            pauses = [from...until]
        }
        return .success(Deadline(workingDays: count, after: start, in: zone, pauses: pauses, added: added))
    }

    private func day(_ text: String) -> Day? { Day(text).flatMap { HolidayDays.years.contains($0.year) ? $0 : nil } }
}

extension WorkingDayForm.Wrong: Error {}
