public import Web

/// What a month's cell says at a glance, derived from the entry, the month and today (`MonthDays.mark`).
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

    /// All of them, in the order of a legend.
    static let all = allCases

    /// Its place in `all`.
    var place: Int {
        switch self {
        case .notYet: 0
        case .underWay: 1
        case .waiting: 2
        case .returned: 3
        case .done: 4
        case .late: 5
        case .nothing: 6
        case .notBinding: 7
        case .moved: 8
        }
    }

    /// How loudly it speaks where several units or lines share a cell: the loudest is shown.
    var loudness: Int {
        switch self {
        case .late: 8
        case .returned: 7
        case .underWay: 6
        case .waiting: 5
        case .notYet: 4
        case .done: 3
        case .moved: 2
        case .nothing: 1
        case .notBinding: 0
        }
    }

    /// Whether nothing is left to do.
    public var isSettled: Bool { loudness < 4 }

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

extension Words {
    /// The word of a mark.
    public func mark(_ mark: Mark) -> String { self[mark.word] }
}
