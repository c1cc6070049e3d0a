/// What the rows of a head say of each column.
struct HeadColumns {
    private(set) var columns: [HeadBlock.Column]

    /// A head above a column: its words, and which columns it covers.
    private struct Head {
        let cell: Int
        let text: String
        let covers: ClosedRange<Int>
    }

    private let words: ReadingWords
    /// The heads above each column, from the top.
    private var stacks: [[Head]]

    init(_ source: LayoutSource, _ words: ReadingWords, _ rows: Range<Int>) {
        self.words = words
        let width = rows.map { source.width(of: source.rows[$0]) }.max() ?? 0
        columns = [HeadBlock.Column](repeating: .init(), count: width + 1)
        stacks = [[Head]](repeating: [], count: width + 1)
        for row in rows { stack(source, row, rows, width) }
        let periods = periods()
        for column in 1..<max(columns.count, 1) { settle(column, periods[column]) }
        settleBareSpans()
        settleSingleYear()
    }

    /// Puts a row's heads on the columns that they cover.
    private mutating func stack(_ source: LayoutSource, _ row: Int, _ rows: Range<Int>, _ width: Int) {
        let cells = Array(source.rows[row].cells)
        for (index, cell) in cells.enumerated() {
            let place = source.cells[cell]
            var last = min(place.lastColumn, width)
            if place.columns == 1, row + 1 < rows.upperBound {
                // Where a format knows no spans, a head covers the empty columns right of it that have heads below.
                let next = index + 1 < cells.count ? source.cells[cells[index + 1]].column : width + 1
                while last + 1 < next, stacks[last + 1].isEmpty || !isOwn(last + 1),
                    hasHead(source, last + 1, below: row, rows)
                {
                    last += 1
                }
            }
            guard place.column <= last else { continue }
            let head = Head(cell: cell, text: place.text, covers: place.column...last)
            for column in head.covers { stacks[column].append(head) }
        }
    }

    /// Whether the lowest head above a column covers it alone.
    private func isOwn(_ column: Int) -> Bool { stacks[column].last.map { $0.covers.count == 1 } ?? false }

    private func hasHead(_ source: LayoutSource, _ column: Int, below row: Int, _ rows: Range<Int>) -> Bool {
        (row + 1..<rows.upperBound).contains { lower in
            source.rows[lower].cells.contains {
                source.cells[$0].column <= column && column <= source.cells[$0].lastColumn
            }
        }
    }

    /// The parts of a year that columns are by their own heads and those above them.
    private func periods() -> [HeadRole?] {
        var roles = [HeadRole?](repeating: nil, count: columns.count)
        var first = 1
        while first < columns.count {
            let group = group(of: first)
            var last = first
            while last + 1 < columns.count, self.group(of: last + 1)?.cell == group?.cell { last += 1 }
            let own = (first...last).map { stacks[$0].last { $0.covers.count == 1 }?.text ?? "" }
            let period = group.flatMap { words.period(spanning: $0.text) } ?? counted(own, below: group)
            var texts = own
            // A run that begins in the first column numbers the columns, unless a head above says otherwise.
            if group != nil || first > 1 { texts.insert("", at: 0) }
            for (place, role) in words.months(inHeads: texts, under: period) {
                let column = first + place - (texts.count - own.count)
                if column >= first, column <= last { roles[column] = role }
            }
            first = last + 1
        }
        return roles
    }

    /// Four bare numbers below a head of time are quarters, two are half-years.
    private func counted(_ own: [String], below group: Head?) -> Period? {
        guard let group, own.allSatisfy({ PrintedCode(whole: Array($0.utf8)) != nil }) else { return nil }
        let role = words.role(ofHead: group.text)
        guard role == nil || role == .time || role == .target || role?.isOfReports == true else { return nil }
        switch own.count {
        case 12: return .month
        case 4: return .quarter
        case 2: return .semester
        default: return nil
        }
    }

    private func group(of column: Int) -> Head? { stacks[column].last { $0.covers.count > 1 } }

    private mutating func settle(_ column: Int, _ period: HeadRole?) {
        let stack = stacks[column]
        guard !stack.isEmpty else { return }
        let words = words
        let own = stack.filter { $0.covers.count == 1 }.map(\.text)
        let groups = stack.filter { $0.covers.count > 1 }.map(\.text)
        let text = own.joined(separator: " ")
        columns[column].group = groups.last ?? ""
        let above = groups.lazy.compactMap { words.role(ofHead: $0) }
        let period = period ?? groups.reversed().lazy.compactMap { words.role(ofHead: $0) }.first(where: \.isPeriod)
        var role = period
        if let period {
            let inner = words.role(ofHead: text)
            if let other = above.first(where: \.isOfReports) ?? inner.flatMap({ $0.isOfReports ? $0 : nil }) {
                role = other
            } else if let inner, inner.isWording {
                role = inner
            } else {
                role = period
            }
        } else if own.isEmpty {
            role = above.reversed().first
        } else {
            role = words.role(ofHead: text) ?? own.reversed().lazy.compactMap { words.role(ofHead: $0) }.first
            if role == .action, let outer = above.last, outer.isWording || outer == .evidence { role = outer }
            if role == nil, let group = groups.last {
                role = words.role(ofHead: group + " " + text) ?? above.last
            }
        }
        columns[column].role = role
        let isBare = !own.isEmpty && (words.role(ofHead: text) == nil || PrintedCode(whole: Array(text.utf8)) != nil)
        columns[column].text = own.isEmpty || isBare ? (groups.suffix(1) + own).joined(separator: " ") : text
        if let other = role, other.isOfReports, period != nil {
            columns[column].text = (groups + own).joined(separator: " ")
        }
    }

    /// A head of time over twelve or four columns without heads of their own.
    private mutating func settleBareSpans() {
        var column = 1
        while column < columns.count {
            guard columns[column].role == .time || columns[column].role == .target, let head = stacks[column].last
            else {
                column += 1
                continue
            }
            var last = column
            while last + 1 < columns.count, stacks[last + 1].isEmpty || stacks[last + 1].last?.cell == head.cell {
                last += 1
            }
            let count = last - column + 1
            let period: Period? = count == 12 ? .month : count == 4 ? .quarter : nil
            if let period {
                let text = columns[column].text
                for place in column...last {
                    columns[place].role = period.role(place - column + 1)
                    columns[place].text = "\(text) \(place - column + 1)"
                    columns[place].certainty = 70
                }
            }
            column = last + 1
        }
    }

    /// One lone year among the heads is part of a name, such as `Target 2026`.
    private mutating func settleSingleYear() {
        let years = columns.indices.filter { if case .year = columns[$0].role { true } else { false } }
        guard years.count == 1, columns.count > 2 else { return }
        let bare = columns[years[0]].text.filter { !$0.isNumber }
        guard bare.contains(where: \.isLetter) else { return }
        columns[years[0]].role = words.role(ofHead: bare) ?? .target
    }
}
