/// All tables of a document, their pages joined.
struct LayoutTables {
    private(set) var tables: [LayoutTable] = []
    /// Rows that no head stands above.
    private(set) var loose: [Int] = []
    private(set) var prose: [LayoutSource.Prose] = []

    private let source: LayoutSource
    private let finder: HeadFinder
    /// What heads the first table where the document has no heads.
    private let bare: HeadBlock?
    /// The table that what follows may belong to.
    private var current: Int?
    /// Paragraphs since the last row.
    private var pending: [LayoutSource.Prose] = []

    /// - Parameter head: what the columns of a document without heads are, at the row where its table begins.
    init(_ source: LayoutSource, _ words: ReadingWords, head: HeadBlock? = nil) {
        self.source = source
        bare = head
        finder = HeadFinder(source: source, words: words)
        for block in source.blocks {
            switch block {
            case .paragraph(let paragraph): pending.append(paragraph)
            case .grid(let rows, let name): add(rows, name)
            }
        }
        prose += pending
    }

    private mutating func add(_ rows: Range<Int>, _ name: String?) {
        var next = rows.lowerBound
        let repeated = current.flatMap { repeatedHead(of: tables[$0], in: rows) }
        let own = bare.flatMap { rows.contains($0.rows.lowerBound) ? $0 : nil }
        let head = repeated ?? own ?? (current == nil || !goesOn(rows) ? finder.first(in: rows) : nil)
        if let head {
            let above = rows.lowerBound..<head.rows.lowerBound
            if !above.isEmpty, current != nil, goesOn(above) {
                continuePage(above)
            } else {
                loose += above
            }
            open(head, name)
            next = head.rows.upperBound
        } else if current != nil, goesOn(rows) {
            continuePage(next..<next)
        } else {
            loose += rows
            return
        }
        takeRows(next, rows, name)
    }

    private mutating func takeRows(_ start: Int, _ rows: Range<Int>, _ name: String?) {
        var row = start
        while row < rows.upperBound, let table = current {
            if finder.isRepeated(tables[table].head, at: row), let head = headAgain(tables[table], at: row, in: rows) {
                open(head, name)
                row = head.rows.upperBound
            } else if let head = finder.numbered(at: row, in: rows) {
                open(head, name)
                row = max(head.rows.upperBound, row + 1)
            } else {
                if finder.isColumnNumbers(row) {
                    tables[table].columnNumbers.append(row)
                } else {
                    append(.row(row))
                }
                row += 1
            }
        }
    }

    /// The head of the table at hand where it stands again among the first rows.
    private func repeatedHead(of table: LayoutTable, in rows: Range<Int>) -> HeadBlock? {
        for row in rows.prefix(3) where finder.isRepeated(table.head, at: row) {
            return headAgain(table, at: row, in: rows)
        }
        return nil
    }

    /// A repeated head by its own words; where those are damaged, by the words of the first one.
    private func headAgain(_ table: LayoutTable, at row: Int, in rows: Range<Int>) -> HeadBlock? {
        let first = table.head
        // Most pages repeat their head to the letter.
        if let head = finder.again(first, at: row, in: rows) { return head }
        var head = finder.block(at: row, in: rows)
        guard head.rows.lowerBound <= row else { return nil }
        guard head.isPlan, head.width == first.width || head.kinds == first.kinds else {
            head.columns = first.columns
            return head
        }
        for column in head.columns.indices where column < first.columns.count && head.columns[column].role == nil {
            guard let role = first.columns[column].role, !head.columns.contains(where: { $0.role == role }) else {
                continue
            }
            head.columns[column].role = role
        }
        return head
    }

    /// Begins a page: of a table that has this head, or of a new one.
    private mutating func open(_ head: HeadBlock, _ name: String?) {
        var page = LayoutPage(head: head, hasHead: true)
        page.above = pending.suffix(6)
        prose += pending.dropLast(6)
        pending = []
        let (kinds, levels) = (head.kinds, head.levels)
        let known = tables.lastIndex { table in
            // Heads that name the same columns head the same table.
            table.levels == levels && table.kinds.intersection(kinds).count * 4 >= table.kinds.union(kinds).count * 3
        }
        if let known {
            tables[known].pages.append(page)
            current = known
        } else {
            tables.append(LayoutTable(page, name: name))
            current = tables.count - 1
        }
    }

    /// Begins a page without a head: the table goes on in the next grid.
    private mutating func continuePage(_ rows: Range<Int>) {
        guard let current else { return }
        var page = LayoutPage(head: tables[current].pages[tables[current].pages.count - 1].head, hasHead: false)
        page.above = pending.suffix(6)
        prose += pending.dropLast(6)
        pending = []
        page.items = rows.map { .row($0) }
        tables[current].pages.append(page)
    }

    private mutating func append(_ item: LayoutItem) {
        guard let current else { return }
        tables[current].pages[tables[current].pages.count - 1].items.append(item)
    }

    /// Whether rows without a head of their own fill the columns of the table at hand.
    private func goesOn(_ rows: Range<Int>) -> Bool {
        guard let current, let first = rows.first else { return false }
        let head = tables[current].pages[tables[current].pages.count - 1].head
        let width = rows.reduce(0) { max($0, source.width(of: source.rows[$1])) }
        guard width <= head.width, width * 2 > head.width || head.width <= 3 else { return false }
        guard !finder.isRepeated(head, at: first), finder.numbered(at: first, in: rows) == nil else { return false }
        guard !hasForeignHead(first, head) else { return false }
        let wordings = head.columns.indices.filter { head.columns[$0].role?.isWording ?? false }
        var fitting = 0
        for row in rows {
            let cells = source.rows[row].cells
            let hasWording = cells.contains {
                wordings.contains(source.cells[$0].column) && source.words[$0].count > 4
            }
            if hasWording || cells.count == 1 { fitting += 1 }
        }
        return fitting * 10 >= rows.count * 6
    }

    /// Whether a row has words where the table at hand has numbers, as the head of another table does.
    private func hasForeignHead(_ row: Int, _ head: HeadBlock) -> Bool {
        source.rows[row].cells.contains { cell in
            let column = source.cells[cell].column
            guard column < head.columns.count, head.columns[column].role == .number,
                source.rows[row].cells.count > 1
            else { return false }
            return PrintedCode(whole: source.words[cell]) == nil && source.words[cell].count <= 12
        }
    }
}
