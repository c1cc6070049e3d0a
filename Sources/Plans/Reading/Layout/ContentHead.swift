/// What the columns of a table without heads are, by nothing but what they hold.
///
/// Only a person's yes makes a plan of it: the reader asks before.
struct ContentHead {
    let head: HeadBlock

    /// `nil` where the widest table of the document does not show what its columns are.
    init?(_ source: LayoutSource, _ words: ReadingWords) {
        let grids = source.blocks.compactMap { block -> Range<Int>? in
            if case .grid(let rows, _) = block { rows } else { nil }
        }
        guard let rows = grids.max(by: { $0.count < $1.count }),
            let first = rows.first(where: { source.rows[$0].cells.count >= 3 })
        else { return nil }
        var contents: [ColumnContent] = []
        for row in first..<rows.upperBound where source.rows[row].cells.count >= 3 {
            for cell in source.rows[row].cells {
                let column = source.cells[cell].column
                while contents.count <= column { contents.append(ColumnContent()) }
                contents[column].add(source.cells[cell].text, source.words[cell], words)
            }
        }
        guard let roles = Self.roles(contents) else { return nil }
        let columns = roles.map { HeadBlock.Column(role: $0, certainty: 60) }
        head = HeadBlock(rows: first..<first, columns: columns, letters: [])
    }

    private static func roles(_ contents: [ColumnContent]) -> [HeadRole?]? {
        var roles = [HeadRole?](repeating: nil, count: contents.count)
        func take(_ role: HeadRole, _ isIt: (ColumnContent) -> Bool) {
            guard let column = contents.indices.first(where: { roles[$0] == nil && isIt(contents[$0]) }) else { return }
            roles[column] = role
        }
        take(.number) { $0.said >= 2 && $0.codes == $0.said }
        take(.unit) { $0.said >= 2 && $0.units * 10 >= $0.said * 8 && $0.long == 0 }
        takePeriods(contents, &roles)
        if !roles.contains(where: { $0?.isPeriod ?? false }) {
            take(.time) { $0.said >= 2 && $0.times * 10 >= $0.said * 8 }
        }
        let wordings = contents.indices.filter {
            let content = contents[$0]
            return roles[$0] == nil && content.said > 0 && content.bare * 4 <= content.said
                && content.bytes > content.said * 10
        }
        let names: [HeadRole] =
            wordings.count < 2 ? [.action] : [.activity, .action, .indicator].suffix(wordings.count)
        for (column, role) in zip(wordings, names) { roles[column] = role }
        guard !wordings.isEmpty, roles.contains(where: { $0 == .time || $0?.isPeriod ?? false }) else { return nil }
        return roles
    }

    /// Twelve or four columns side by side that hold marks alone are months or quarters.
    private static func takePeriods(_ contents: [ColumnContent], _ roles: inout [HeadRole?]) {
        var run: [Int] = []
        for column in contents.indices.dropFirst() {
            let content = contents[column]
            if roles[column] == nil, content.bare == content.said {
                run.append(column)
                continue
            }
            if isYear(run, contents) { break }
            run = []
        }
        guard isYear(run, contents) else { return }
        for (place, column) in run.enumerated() {
            roles[column] = run.count == 12 ? .month(place + 1) : .quarter(place + 1)
        }
    }

    private static func isYear(_ run: [Int], _ contents: [ColumnContent]) -> Bool {
        (run.count == 12 || run.count == 4) && run.contains { contents[$0].said > 0 }
    }
}
