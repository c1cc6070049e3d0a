/// Finds the heads of tables among the rows of a grid.
struct HeadFinder {
    let source: LayoutSource
    let words: ReadingWords

    /// How far below the top of a grid its head is looked for.
    private static let depth = 40
    /// A head has at most so many rows.
    private static let tallest = 4

    /// The first head among the rows.
    func first(in rows: Range<Int>) -> HeadBlock? {
        for row in rows.prefix(Self.depth) where startsHead(row) {
            let block = block(at: row, in: rows)
            if block.isPlan { return block }
        }
        return nil
    }

    /// The head that begins at a row and has a column of numbers, so that no row of wording can be taken for one.
    func numbered(at row: Int, in rows: Range<Int>) -> HeadBlock? {
        guard let first = source.rows[row].cells.first, source.cells[first].text.utf8.count <= 12,
            words.role(ofHead: source.cells[first].text) == .number, startsHead(row)
        else { return nil }
        let block = block(at: row, in: rows)
        return block.isPlan ? block : nil
    }

    /// The head that begins at a row, whatever it is of, with the row of groups above it.
    func block(at row: Int, in rows: Range<Int>) -> HeadBlock {
        var start = row
        if row > rows.lowerBound, isGroups(row - 1, above: row) { start = row - 1 }
        var end = row + 1
        while end < rows.upperBound, end - start < Self.tallest, goesOn(end, from: start) { end += 1 }
        let heads = HeadColumns(source, words, start..<end).columns
        var last = end
        if end < rows.upperBound, isColumnNumbers(end) { last += 1 }
        var letters: Set<[UInt8]> = []
        for row in start..<end {
            for cell in source.rows[row].cells {
                let key = source.key(of: cell)
                if key.count > 1 { letters.insert(key) }
            }
        }
        return HeadBlock(rows: start..<last, columns: heads, letters: letters)
    }

    /// A known head where it stands again to the letter.
    func again(_ head: HeadBlock, at row: Int, in rows: Range<Int>) -> HeadBlock? {
        guard row + head.rows.count <= rows.upperBound else { return nil }
        for (known, other) in zip(head.rows, row...) {
            let (one, two) = (source.rows[known].cells, source.rows[other].cells)
            guard one.count == two.count else { return nil }
            for (left, right) in zip(one, two) {
                let (cell, again) = (source.cells[left], source.cells[right])
                guard cell.column == again.column, cell.columns == again.columns, cell.text == again.text else {
                    return nil
                }
            }
        }
        var head = head
        head.rows = row..<row + head.rows.count
        return head
    }

    /// Whether a row says most of what a known head says.
    func isRepeated(_ head: HeadBlock, at row: Int) -> Bool {
        let cells = source.rows[row].cells
        guard cells.count >= 2, !head.letters.isEmpty else { return false }
        var same = 0
        var others: [[UInt8]] = []
        for cell in cells where source.words[cell].count <= 80 {
            let key = source.key(of: cell)
            guard key.count > 1 else { continue }
            if head.letters.contains(key) { same += 1 } else { others.append(key) }
        }
        guard same > 0 else { return false }
        let most = same + others.count
        if head.letters.count <= 60, others.count <= 60 {
            same += others.count { key in head.letters.contains { Self.isNear(key, $0) } }
        }
        return same >= 2 && same * 10 >= most * 6 && most * 2 >= cells.count
    }

    /// Whether a row only numbers the columns: `(1)  (2)  (3)`.
    func isColumnNumbers(_ row: Int) -> Bool {
        let cells = source.rows[row].cells
        guard cells.count >= 3 || (cells.count == 2 && source.words[cells.lowerBound].first == UInt8(ascii: "(")),
            cells.count <= 40, let first = cells.first, source.cells[first].column <= 2
        else { return false }
        var last: Int?
        for cell in cells {
            var words = source.words[cell][...]
            guard words.count <= 12 else { return false }
            if words.first == UInt8(ascii: "(") { words = words.dropFirst() }
            let digits = words.prefix(while: Letters.isDigit)
            guard !digits.isEmpty, digits.count <= 2, !words.contains(where: Letters.isLetter) else { return false }
            let value = digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
            guard value == (last ?? value - 1) + 1, last != nil || value <= 2 else { return false }
            last = value
        }
        return true
    }

    /// Whether a row looks like the first one of heads.
    private func startsHead(_ row: Int) -> Bool {
        let cells = source.rows[row].cells
        guard cells.count >= 2, cells.count <= LayoutSource.widest else { return false }
        var kinds: Set<HeadRole> = []
        var known = 0
        var long = 0
        var letters = 0
        var periods = 0
        for cell in cells {
            let text = source.cells[cell].text
            guard source.words[cell].count <= 90 else {
                long += 1
                continue
            }
            if let role = words.role(ofHead: text) {
                kinds.insert(role.kind)
                known += 1
                letters += source.words[cell].count
                if role.isPeriod { periods += 1 }
            } else if words.period(spanning: text) != nil {
                kinds.insert(.time)
                known += 1
            } else if let first = source.words[cell].first, !Letters.isLetter(first), words.mark(text) == .tick {
                return false
            }
        }
        let run = words.months(inHeads: cells.map { source.cells[$0].text }).count
        known += max(0, run - periods)
        guard known >= 2, long * 4 <= cells.count, kinds.contains(where: \.isWording) || kinds.count >= 3 else {
            return false
        }
        guard letters <= known * 34 else { return false }
        if cells.count <= 3 { return known * 3 >= cells.count * 2 && kinds.count >= 2 }
        return kinds.count >= 3 && known * 2 >= cells.count
    }

    /// Whether a row only groups the heads below it.
    private func isGroups(_ row: Int, above head: Int) -> Bool {
        let cells = source.rows[row].cells
        guard cells.count >= 2, source.rows[row].line + 1 == source.rows[head].line else { return false }
        return cells.allSatisfy { cell in
            source.words[cell].count <= 48 && words.completesHead(source.cells[cell].text)
        }
    }

    /// Whether the head that began above goes on with a row.
    private func goesOn(_ row: Int, from start: Int) -> Bool {
        let line = source.rows[row].line
        guard !isColumnNumbers(row) || source.rows[row].cells.count == 12 else { return false }
        let above = start..<row
        if above.contains(where: { reaches($0, line) }) { return isHeadLike(row) }
        guard line == source.rows[row - 1].line + 1 else { return false }
        let cells = source.rows[row].cells
        let run = words.months(inHeads: texts(of: row), under: spanning(above)).count
        var rest = 0
        for cell in cells {
            let text = source.cells[cell].text
            if words.role(ofHead: text)?.isPeriod == true || isShortNumber(cell) { continue }
            guard completes(cell, above) else { return false }
            rest += 1
        }
        return rest == cells.count || run > 1 || cells.count - rest > 1
    }

    private func texts(of row: Int) -> [String] {
        var texts = [String](repeating: "", count: source.width(of: source.rows[row]))
        for cell in source.rows[row].cells where source.cells[cell].column <= texts.count {
            texts[source.cells[cell].column - 1] = source.cells[cell].text
        }
        return texts
    }

    /// What one of the heads above says that its columns are.
    private func spanning(_ rows: Range<Int>) -> Period? {
        for row in rows.reversed() {
            for cell in source.rows[row].cells {
                if let period = words.period(spanning: source.cells[cell].text) { return period }
            }
        }
        return nil
    }

    private func reaches(_ row: Int, _ line: Int) -> Bool {
        source.rows[row].cells.contains { source.cells[$0].lines > 1 && source.cells[$0].lastLine >= line }
    }

    private func isHeadLike(_ row: Int) -> Bool {
        source.rows[row].cells.allSatisfy { source.words[$0].count <= 90 }
    }

    private func isShortNumber(_ cell: Int) -> Bool {
        source.words[cell].count <= 5 && PrintedCode(whole: source.words[cell]) != nil
    }

    /// Whether a cell goes on with the head above it or stands below a head that spans it.
    private func completes(_ cell: Int, _ above: Range<Int>) -> Bool {
        let text = source.cells[cell].text
        guard source.words[cell].count <= 40 else { return false }
        let column = source.cells[cell].column
        let upper = above.reversed().lazy.compactMap { row in
            source.rows[row].cells.first { source.cells[$0].column == column }
        }.first
        guard let upper else { return words.completesHead(text) }
        let head = source.cells[upper].text
        if source.cells[upper].columns > 1 { return words.completesHead(text) || source.words[cell].count <= 24 }
        guard words.completesHead(text) else {
            return words.role(ofHead: head) == nil && words.role(ofHead: head + " " + text) != nil
        }
        return source.words[cell].count <= 16 || words.role(ofHead: head) == nil
    }

    /// Whether two heads differ in a letter or two.
    private static func isNear(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count >= 5, other.count >= 5, abs(one.count - other.count) <= 2 else { return false }
        var start = 0
        let least = min(one.count, other.count)
        while start < least, one[start] == other[start] { start += 1 }
        var end = 0
        while end < least - start, one[one.count - 1 - end] == other[other.count - 1 - end] { end += 1 }
        return max(one.count, other.count) - start - end <= 2
    }
}
