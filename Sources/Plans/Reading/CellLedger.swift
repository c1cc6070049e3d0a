/// What became of each cell: the fields it feeds, or why nobody took it. Nothing can get lost between the two.
struct CellLedger {
    private let sheet: Sheet
    private var entries: [Entry] = []
    private var newest: [Int]
    private var oldest: [Int]
    private var reasons: [Int: String] = [:]
    private var certainties: [Int: Int] = [:]
    /// How often what stands once in the document may still be said again.
    private var room: Int

    /// A field that a cell feeds, and where its next one stands.
    private struct Entry {
        let field: String
        var next = -1
    }

    init(_ sheet: Sheet) {
        self.sheet = sheet
        newest = [Int](repeating: -1, count: sheet.cells.count)
        oldest = newest
        room = 100_000 + sheet.cells.count * 4
        entries.reserveCapacity(sheet.cells.count + sheet.cells.count / 4)
    }

    /// Notes that the field holds what the cell says.
    mutating func give(_ cell: Int, to field: String) {
        let last = newest[cell]
        if last >= 0, entries[last].field == field { return }
        if last >= 0 { entries[last].next = entries.count } else { oldest[cell] = entries.count }
        newest[cell] = entries.count
        entries.append(Entry(field: field))
    }

    /// Notes that the field holds what the cells say together.
    mutating func give(_ cells: some Sequence<Int>, to field: String) {
        for cell in cells { give(cell, to: field) }
    }

    /// Notes why a cell stays unread, unless a field takes it after all.
    mutating func leave(_ cell: Int, _ reason: UnreadReason) { reasons[cell] = reason.rawValue }

    /// Notes how sure it is, in hundredths, that a cell belongs where it was given.
    mutating func rate(_ cell: Int, _ certainty: Int) {
        guard certainty < 100 else { return }
        certainties[cell] = min(certainties[cell] ?? 100, max(certainty, 0))
    }

    /// Whether each of so many may repeat what they share, of a size in cells; what is granted counts.
    ///
    /// No plan needs all the room there is, but a cell of thousands of indicators beside thousands of marks would grow
    /// without bounds: what they share is then said once.
    mutating func mayRepeat(_ size: Int, times: Int) -> Bool {
        guard times > 1 else { return true }
        guard size * times <= room else { return false }
        room -= size * times
        return true
    }

    func isTaken(_ cell: Int) -> Bool { newest[cell] >= 0 }

    /// Every cell that feeds a field, in the document's order.
    func trace() -> [Proposal.Trace] {
        var trace: [Proposal.Trace] = []
        trace.reserveCapacity(entries.count)
        for (index, cell) in sheet.cells.enumerated() {
            var entry = oldest[index]
            let certainty = certainties.isEmpty ? nil : certainties[index]
            while entry >= 0 {
                trace.append(
                    Proposal.Trace(
                        line: cell.line, column: cell.column, field: entries[entry].field, certainty: certainty))
                entry = entries[entry].next
            }
        }
        return trace
    }

    /// Every other cell, in the document's order.
    func unread() -> [Proposal.Unread] {
        var unread: [Proposal.Unread] = []
        for (index, cell) in sheet.cells.enumerated() where oldest[index] < 0 {
            let reason = reasons[index] ?? UnreadReason.outside.rawValue
            unread.append(
                Proposal.Unread(line: cell.line, column: cell.column, text: sheet.text(of: index), reason: reason))
        }
        return unread
    }
}

/// Why a cell stayed unread.
enum UnreadReason: String {
    /// Prose that no field of the decree holds.
    case prose
    /// A line of the table that the table's columns don't reach.
    case outside
    /// A column whose head is none of a plan's.
    case surplusColumn = "surplus-column"
    /// Something else than a mark stands in a month.
    case notAMark = "not-a-mark"
    /// Something else than a number stands where areas are numbered.
    case notANumber = "not-a-number"
    /// A mark on a row without wording.
    case markAlone = "mark-alone"
    /// Nothing but markup or the footer of a page.
    case noWords = "no-words"
    /// A number on a row without an area.
    case numberAlone = "number-alone"
    /// A unit that belongs to no row.
    case unitAlone = "unit-alone"
    /// A table that is not the plan's.
    case otherTable = "other-table"
    /// A sum below rows.
    case total
    /// The block of names below a table.
    case signature
    /// A remark below a table.
    case remark
    /// The number of a page.
    case footer
    /// A sheet that the document hides.
    case hidden
}
