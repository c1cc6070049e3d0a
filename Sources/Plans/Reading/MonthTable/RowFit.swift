/// How well the cells of a row suit the columns they stand in.
struct RowFit {
    /// Whether the office numbers its activities and areas, so that a list number there is no sign of a shift.
    var numbersActivities = false
    var numbersAreas = false

    /// Learns the office's habits from all rows.
    init(_ sheet: Sheet, _ kinds: [CellKind], _ pages: [TablePage]) {
        var activities = (listed: 0, all: 0)
        var areas = (listed: 0, all: 0)
        for page in pages {
            for line in page.lines {
                for cell in sheet.lines[line].cells {
                    let isListed = kinds[cell] == .listed ? 1 : 0
                    switch page.columns.role(at: sheet.cells[cell].column) {
                    case .activity: activities = (activities.listed + isListed, activities.all + 1)
                    case .area: areas = (areas.listed + isListed, areas.all + 1)
                    default: continue
                    }
                }
            }
        }
        numbersActivities = activities.listed * 2 > activities.all
        numbersAreas = areas.listed * 2 > areas.all
    }

    /// How far a row has to move to the right so that its cells suit their columns; a row that suits stays.
    func shift(_ line: Sheet.Line, _ columns: Columns, _ sheet: Sheet, _ kinds: [CellKind]) -> Int {
        let unmoved = score(line, columns, sheet, kinds, 0)
        guard unmoved.hasMisfit else { return 0 }
        var best = (shift: 0, sum: unmoved.sum)
        for shift in [1, -1, 2, -2] {
            guard sheet.cells[line.cells.lowerBound].column + shift >= 1 else { continue }
            let sum = score(line, columns, sheet, kinds, shift).sum
            if sum > best.sum { best = (shift, sum) }
        }
        return best.shift
    }

    /// How many of the lines hold a cell that can't belong where it stands.
    func misfits(_ lines: [Int], _ columns: Columns, _ sheet: Sheet, _ kinds: [CellKind]) -> Int {
        lines.count { score(sheet.lines[$0], columns, sheet, kinds, 0).hasMisfit }
    }

    /// The sum over a row's cells, and whether one of them stands where it can't belong.
    func score(
        _ line: Sheet.Line, _ columns: Columns, _ sheet: Sheet, _ kinds: [CellKind], _ shift: Int
    ) -> (sum: Int, hasMisfit: Bool) {
        var sum = 0
        var hasMisfit = false
        for cell in line.cells {
            let fit = self.fit(of: kinds[cell], in: columns.role(at: sheet.cells[cell].column + shift))
            sum += fit
            if fit < 0 { hasMisfit = true }
        }
        return (sum, hasMisfit)
    }

    private func fit(of kind: CellKind, in role: ColumnRole) -> Int {
        switch (role, kind) {
        case (.number, .number): 3
        case (.number, .mark), (.none, _): -6
        case (.number, _): -3
        case (.area, .listed): numbersAreas ? 1 : -2
        case (.activity, .listed): numbersActivities ? 1 : -2
        case (.subActivity, .listed): 2
        case (.area, .mark), (.activity, .mark), (.subActivity, .mark), (.indicator, .mark): -6
        case (.area, .number), (.activity, .number), (.subActivity, .number), (.indicator, .number): -2
        case (.area, _), (.activity, _), (.subActivity, _), (.indicator, _): 1
        case (.month, .mark): 1
        case (.month, .number): -1
        case (.month, .unit): -3
        case (.month, _): -6
        case (.unit, .unit), (.beyond, .unit): 1
        case (.unit, .listed), (.beyond, .listed): -4
        case (.unit, _), (.beyond, _), (.surplus, _): 0
        }
    }
}
