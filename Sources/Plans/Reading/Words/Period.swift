/// What time is counted in.
enum Period: String, Sendable, CaseIterable {
    case month, quarter, semester, year, week, day

    /// How many months one of it takes; `nil` where it is shorter than a month.
    var months: Int? {
        switch self {
        case .month: 1
        case .quarter: 3
        case .semester: 6
        case .year: 12
        case .week, .day: nil
        }
    }

    /// How many of it a year has.
    var count: Int? { months.map { 12 / $0 } }

    /// The role of a column for one of it.
    func role(_ number: Int) -> HeadRole? {
        guard let count, (1...count).contains(number) else { return nil }
        switch self {
        case .month: return .month(number)
        case .quarter: return .quarter(number)
        case .semester: return .semester(number)
        case .year, .week, .day: return nil
        }
    }
}
