import Storage

/// What a month's cell says at a glance, derived from the entry, the month and today.
public enum Mark: String, Sendable, CaseIterable {
    case notYet = "belum-waktunya"
    case underWay = "sedang-berjalan"
    case waiting = "menunggu-verifikasi"
    case returned = "perlu-revisi"
    case done = "selesai"
    case late = "lewat-jadwal"
    case nothing = "nihil"
    case notBinding = "tidak-berlaku"
    case moved = "digeser"

    /// The mark of a month without an entry: work is due on its last day.
    static func empty(month: Int, year: Int, today: Day) -> Mark {
        let now = today.year * 12 + today.month
        let due = year * 12 + month
        if due > now { return .notYet }
        return due == now ? .underWay : .late
    }

    /// The word that always stands beside the shape.
    var word: PlanWord {
        switch self {
        case .notYet: .markNotYet
        case .underWay: .markUnderWay
        case .waiting: .markWaiting
        case .returned: .markReturned
        case .done: .markDone
        case .late: .markLate
        case .nothing: .markNothing
        case .notBinding: .markNotBinding
        case .moved: .markMoved
        }
    }
}
