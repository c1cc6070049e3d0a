/// Checks what a table's columns are called against what they hold.
struct ColumnCheck {
    /// A column whose cells contradict its head.
    struct Contradiction: Equatable {
        let column: Int
        let head: String
        let found: String
    }

    private(set) var contradictions: [Contradiction] = []
    /// The columns with the roles that content alone shows.
    private(set) var columns: [HeadBlock.Column]
    let contents: [ColumnContent]

    init(_ columns: [HeadBlock.Column], _ contents: [ColumnContent]) {
        self.columns = columns
        self.contents = contents
        while self.columns.count < contents.count { self.columns.append(HeadBlock.Column()) }
        let least = contents.contains { $0.count > 1 } ? 2 : 1
        let tellsQuarters = tellsQuarters
        for column in contents.indices where contents[column].said >= least {
            guard let role = columns.indices.contains(column) ? columns[column].role : nil else { continue }
            let isContrary = role.isPeriod && tellsQuarters ? false : Self.contradicts(contents[column], role)
            if isContrary {
                contradictions.append(
                    Contradiction(
                        column: column, head: columns[column].text, found: contents[column].sample ?? ""))
            }
        }
        infer()
    }

    /// Whether quarters, half-years or years are told in words throughout, as some plans tell their targets.
    private var tellsQuarters: Bool {
        var all = 0
        var bare = 0
        for column in contents.indices where columns.indices.contains(column) {
            switch columns[column].role {
            case .quarter, .semester, .year:
                all += contents[column].said
                bare += contents[column].bare
            case .month: return false
            default: continue
            }
        }
        return all > 0 && bare * 2 < all
    }

    private static func contradicts(_ content: ColumnContent, _ role: HeadRole) -> Bool {
        let said = content.said
        switch role {
        case .number, .code: return (content.codes + content.amounts) * 2 < said
        case .month, .quarter, .semester, .year: return (content.bare + content.times) * 2 < said
        case .time:
            guard content.times * 2 < said else { return false }
            return (content.bare + content.long + content.units) * 2 >= said - content.times
        case .unit:
            if (content.bare + content.times) * 2 > said { return true }
            return said >= 3 && content.units == 0 && content.long * 2 > said && content.distinct * 10 >= said * 9
        case .evidence, .obstacle, .followUp: return said >= 3 && content.ticks * 2 > said
        case .indicator, .output:
            if (content.ticks + content.codes + content.amounts + content.times) * 2 > said { return true }
            return said >= 4 && content.units * 10 >= said * 8 && content.distinct * 2 <= said
        default: return role.isLevel && (content.bare + content.times) * 2 > said
        }
    }

    /// Gives columns without a known head the role that nothing but their content shows.
    private mutating func infer() {
        let roles = columns.compactMap(\.role)
        for column in columns.indices where columns[column].role == nil && column < contents.count {
            let content = contents[column]
            guard content.said >= 2 else { continue }
            if !roles.contains(.unit), content.units * 10 >= content.said * 8, content.long == 0 {
                take(.unit, column)
            } else if !roles.contains(where: { $0.isPeriod || $0 == .time }), content.times * 10 >= content.said * 8 {
                take(.time, column)
            } else if column == 1, !roles.contains(.number), content.codes == content.said {
                take(.number, column)
            }
        }
        // "Mulai" and "Selesai": the second one is a time, too.
        for column in contents.indices.dropFirst() where column < columns.count && columns[column].role == .progress {
            guard columns[column - 1].role == .time, contents[column].said > 0 else { continue }
            if contents[column].times * 10 >= contents[column].said * 8 { columns[column].role = .time }
        }
        if !columns.contains(where: { $0.role == .time || $0.role?.isPeriod == true }),
            let target = columns.indices.first(where: { isTimeTarget($0) })
        {
            take(.time, target)
        }
        guard !columns.contains(where: { $0.role?.isLevel ?? false }) else { return }
        let open = columns.indices.filter { columns[$0].role == nil && $0 < contents.count && contents[$0].bytes > 0 }
        let wide = open.filter {
            contents[$0].bare * 4 <= contents[$0].said && contents[$0].bytes > contents[$0].said * 12
        }
        if let widest = wide.max(by: { contents[$0].bytes < contents[$1].bytes }) { take(.action, widest) }
    }

    private func isTimeTarget(_ column: Int) -> Bool {
        guard columns[column].role == .target, column < contents.count else { return false }
        let content = contents[column]
        return content.said >= 2 && content.times * 10 >= content.said * 7
    }

    private mutating func take(_ role: HeadRole, _ column: Int) {
        columns[column].role = role
        columns[column].certainty = 70
    }
}
