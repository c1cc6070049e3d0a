/// What a column of the table is for.
enum ColumnRole: Equatable {
    case number, area, activity, subActivity, indicator, unit
    /// One of the twelve months; 0 where a head spans them all.
    case month(Int)
    /// Right of December and without a head of its own.
    case beyond
    /// A head that is none of a plan's.
    case surplus
    case none
}

/// The roles of the columns of one page, by their positions counted from 1.
struct Columns: Equatable {
    private(set) var roles: [ColumnRole]
    let december: Int

    func role(at column: Int) -> ColumnRole {
        guard column >= 1 else { return .none }
        if column < roles.count { return roles[column] }
        return column > december ? .beyond : .none
    }

    func column(of role: ColumnRole) -> Int? { roles.firstIndex(of: role) }

    /// The same roles with the wording columns moved against the months.
    func withWording(movedBy shift: Int) -> Columns? {
        var moved = self
        for column in roles.indices where roles[column].isWording { moved.roles[column] = .none }
        for column in roles.indices where roles[column].isWording {
            guard column + shift >= 1, moved.role(at: column + shift) == .none else { return nil }
            moved.roles[column + shift] = roles[column]
        }
        return moved
    }

    /// The same roles with the months moved against the wording.
    func withMonths(movedBy shift: Int) -> Columns? {
        var heads = roles.map { $0.isMonth || $0 == .beyond ? .none : $0 }
        for column in roles.indices where roles[column].isMonth {
            guard column + shift >= 1 else { return nil }
            while heads.count <= column + shift { heads.append(.none) }
            guard heads[column + shift] == .none || heads[column + shift] == .unit else { return nil }
            heads[column + shift] = roles[column]
        }
        return Columns(heads)
    }

    /// Completes heads, the columns right of December that have none included.
    init?(_ heads: [ColumnRole]) {
        var roles = heads
        guard let december = roles.lastIndex(where: \.isMonth) else { return nil }
        for column in roles.indices where column > december && roles[column] == .none { roles[column] = .beyond }
        self.roles = roles
        self.december = december
    }
}

extension ColumnRole {
    var isMonth: Bool { if case .month = self { true } else { false } }

    /// Whether the column holds the plan's wording or its numbers.
    var isWording: Bool {
        switch self {
        case .number, .area, .activity, .subActivity, .indicator: true
        default: false
        }
    }
}
