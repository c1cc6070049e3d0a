/// The columns of a page by what they are for.
struct LayoutColumns {
    /// A column that holds a level of the plan's tree.
    struct Level {
        let column: Int
        let role: HeadRole
    }

    let heads: [HeadBlock.Column]
    let contents: [ColumnContent]
    private(set) var levels: [Level] = []
    /// The column whose cells are the indicators: that of indicators, else that of outputs.
    private(set) var primary: Int?
    private(set) var units: [Int] = []
    private(set) var times: [Int] = []
    private(set) var numbers: [Int] = []
    private(set) var periods: [Int] = []
    /// What is kept as it stands, with its role's name.
    private(set) var details: [Int: String] = [:]
    /// Which level a column of numbers counts, as an index of `levels`.
    var numbered: [Int: Int] = [:]

    var width: Int { heads.count - 1 }

    /// - Parameter filled: the levels that any page of the table has wording for.
    init(_ check: ColumnCheck, filled: Set<HeadRole>) {
        heads = check.columns
        contents = check.contents
        let isFilled = { (column: Int) in column < check.contents.count && check.contents[column].count > 0 }
        primary =
            heads.indices.first { heads[$0].role == .indicator && isFilled($0) }
            ?? heads.indices.first { heads[$0].role == .output && isFilled($0) }
        for column in heads.indices.dropFirst() {
            switch heads[column].role {
            case .number?, .code?: numbers.append(column)
            case .unit?: units.append(column)
            case .time?: times.append(column)
            case let role? where role.isPeriod: periods.append(column)
            case let role? where role.isLevel:
                if isFilled(column) || filled.contains(role) { levels.append(Level(column: column, role: role)) }
            case let role?: if column != primary { details[column] = role.name }
            case nil: details[column] = Self.other
            }
        }
        settleLevels()
        if levels.isEmpty { takeLevel() }
    }

    static let other = "other"

    func role(at column: Int) -> HeadRole? { heads.indices.contains(column) ? heads[column].role : nil }

    /// An aim or a programme behind the work itself says something of it and is no level; an area is the outermost.
    private mutating func settleLevels() {
        let lastInner = levels.lastIndex { $0.role.isInner }
        if let lastInner {
            for level in levels[(lastInner + 1)...] where level.role != .area {
                details[level.column] = level.role.name
            }
            levels = levels[...lastInner] + levels[(lastInner + 1)...].filter { $0.role == .area }
        } else {
            while let last = levels.last, last.role != .area,
                levels.dropLast().contains(where: { last.role.isAim(of: $0.role) })
            {
                details[last.column] = last.role.name
                levels.removeLast()
            }
        }
        let areas = levels.filter { $0.role == .area }
        levels = areas + levels.filter { $0.role != .area }
    }

    /// Without any level the wording that there is names the work.
    private mutating func takeLevel() {
        let column = primary ?? heads.indices.first { heads[$0].role == .output || heads[$0].role == .target }
        guard let column, let role = heads[column].role else { return }
        details[column] = nil
        primary = heads.indices.first { $0 != column && (heads[$0].role == .output || heads[$0].role == .indicator) }
        if let primary { details[primary] = nil }
        levels = [Level(column: column, role: role)]
    }
}

extension HeadRole {
    /// The levels by which people work.
    var isInner: Bool { self == .activity || self == .subActivity || self == .action || self == .step }

    /// Whether a column right of another one says what that is for, as an aim behind a programme does.
    func isAim(of other: HeadRole) -> Bool {
        self == .pillar && (other == .program || other == .component) || (self == .component && other == .program)
    }
}
