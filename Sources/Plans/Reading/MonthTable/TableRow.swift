/// One row of the table with its cells in their columns.
struct TableRow {
    let line: Int
    let page: Int
    /// Whether it is the first one below a page break, where a row may continue the one above.
    let isFirst: Bool
    /// Whether a table of the document begins with it: a page has cut it, and its merged cells with it.
    let beginsTable: Bool
    /// How far it was moved to the right.
    let shift: Int
    private(set) var number: Int?
    private(set) var area: Int?
    private(set) var activity: Int?
    private(set) var subActivity: Int?
    private(set) var indicator: Int?
    private(set) var units: [Int] = []
    private(set) var marks: [Int] = []
    private(set) var months = RowMonths()
    /// How far right of December the first mark beyond it stands, and how many there are.
    private(set) var overflow = (count: 0, distance: 0)
    /// Whether the page has rows with more marks than months, so that a lone mark may be off by one.
    var isOnSurplusPage = false

    init(
        _ line: Sheet.Line, _ page: TablePage, isFirst: Bool, shift: Int, _ sheet: Sheet, _ kinds: [CellKind],
        _ ledger: inout CellLedger
    ) {
        self.line = line.number
        self.page = page.number
        self.isFirst = isFirst
        beginsTable = line.beginsTable
        self.shift = shift
        for cell in line.cells {
            let column = sheet.cells[cell].column + shift
            place(cell, page.columns.role(at: column), kinds[cell], column - page.columns.december, &ledger)
        }
        dateOverflow()
    }

    private mutating func place(
        _ cell: Int, _ role: ColumnRole, _ kind: CellKind, _ distance: Int, _ ledger: inout CellLedger
    ) {
        switch role {
        case .number where kind == .number: number = cell
        case .number: ledger.leave(cell, .notANumber)
        case .area: area = cell
        case .activity: activity = cell
        case .subActivity: subActivity = cell
        case .indicator: indicator = cell
        case .month(let month) where kind == .mark:
            months.insert(month)
            addMark(cell)
        case .month: ledger.leave(cell, .notAMark)
        case .unit where kind != .mark || distance < 0, .beyond where kind != .mark: units.append(cell)
        case .unit, .beyond:
            if overflow.count == 0 { overflow.distance = distance }
            overflow.count += 1
            addMark(cell)
        case .surplus: ledger.leave(cell, .surplusColumn)
        case .none: ledger.leave(cell, .outside)
        }
    }

    private mutating func addMark(_ cell: Int) {
        if marks.isEmpty { marks.reserveCapacity(12) }
        marks.append(cell)
    }

    /// A single mark right of month 12 reads as December, as do several where no month is marked.
    private mutating func dateOverflow() {
        if overflow.count == 1 || (overflow.count > 1 && months.isEmpty) { months.insert(12) }
    }

    var hasWording: Bool { area != nil || activity != nil || subActivity != nil || indicator != nil }

    /// Whether it marks every month and goes on to the right of December.
    var overflowsTheYear: Bool { months.count == 12 && overflow.count > 0 }

    /// The other reading of its months: a mark two columns right of December says that the others are late too.
    var otherMonths: [Int]? {
        guard overflow.count == 1, overflow.distance >= 2, months.count > 1 else { return nil }
        let late = overflow.distance - 1
        let earlier = months.list.dropLast().map { $0 - late }
        return earlier.allSatisfy { $0 >= 1 } ? earlier + [12] : nil
    }

    /// Whether a lone mark of it may be off by one.
    var isUncertain: Bool {
        isOnSurplusPage && shift == 0 && overflow.count == 0 && !months.isEmpty && months.count < 12
    }
}

/// Some of the twelve months.
struct RowMonths: Equatable {
    private var bits: UInt16 = 0

    var isEmpty: Bool { bits == 0 }
    var count: Int { bits.nonzeroBitCount }
    var list: [Int] {
        guard bits != 0 else { return [] }
        var list: [Int] = []
        list.reserveCapacity(count)
        for month in 1...12 where bits & 1 << month != 0 { list.append(month) }
        return list
    }

    mutating func insert(_ month: Int) { bits |= 1 << month }
    mutating func formUnion(_ other: RowMonths) { bits |= other.bits }
}
