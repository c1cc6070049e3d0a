public import Storage

/// How far people moved an entry.
public enum EntryStage: String, Storable, CaseIterable {
    /// Proof was brought, and nothing is submitted yet.
    case draft
    case submitted, returned, approved
}

/// What became of a month's work.
public enum EntryOutcome: String, Storable, CaseIterable {
    /// Dilaksanakan.
    case done
    /// Nihil: nothing happened that there is to report.
    case nothing
    /// Tidak berlaku: it does not bind this office.
    case notBinding = "not-binding"
    /// Digeser: it is done in another month.
    case moved

    /// Whether it takes a reason.
    var needsReason: Bool { self != .done }
}

/// What a mark is derived from.
public struct EntryState: Sendable, Equatable {
    public let stage: EntryStage
    public let outcome: EntryOutcome

    public init(_ stage: EntryStage, _ outcome: EntryOutcome) { (self.stage, self.outcome) = (stage, outcome) }
}

/// The obstacles that offices write down again and again; what else there is, they type.
enum Obstacle: String, Storable, CaseIterable {
    case leader, budget, regulation, coordination, people, other

    var word: EntryWord {
        switch self {
        case .leader: .obstacleLeader
        case .budget: .obstacleBudget
        case .regulation: .obstacleRegulation
        case .coordination: .obstacleCoordination
        case .people: .obstaclePeople
        case .other: .obstacleOther
        }
    }
}
