/// The heading of one page of the table: two or three rows of heads, months and column numbers.
struct HeadingBlock {
    /// The lines it takes, as indices of the sheet's lines.
    private(set) var lines: Range<Int>
    private(set) var columns: Columns?
    /// What its lines say.
    private(set) var texts: [String] = []
    /// The heads that a plan needs and that are missing.
    private(set) var missing: [String] = []

    /// Whether the same heading stands at another line; most pages repeat it to the letter.
    func isRepeated(at first: Int, _ sheet: Sheet) -> Bool {
        guard first + lines.count <= sheet.lines.count else { return false }
        for offset in 0..<lines.count {
            let cells = sheet.lines[lines.lowerBound + offset].cells
            let others = sheet.lines[first + offset].cells
            guard cells.count == others.count else { return false }
            for (cell, other) in zip(cells, others) {
                guard sheet.cells[cell].column == sheet.cells[other].column,
                    sheet.cells[cell].length == sheet.cells[other].length,
                    sheet.bytes[sheet.cells[cell].range] == sheet.bytes[sheet.cells[other].range]
                else { return false }
            }
        }
        return true
    }

    /// The same heading at another line.
    func repeated(at first: Int) -> HeadingBlock {
        var block = self
        block.lines = first..<first + lines.count
        return block
    }

    /// Reads the heading that begins at the line, if one does.
    init?(_ sheet: Sheet, at first: Int, _ words: HeaderWords) {
        let line = sheet.lines[first]
        guard line.cells.count >= 3, Self.heads(in: line, sheet, words) >= 3 else { return nil }
        var heads = [[UInt8]](repeating: [], count: line.width + 1)
        var months = [Int](repeating: 0, count: line.width + 1)
        var hasMonths = false
        lines = first..<first
        for index in first..<min(first + 4, sheet.lines.count) {
            let row = sheet.lines[index]
            guard index == first || row.follows else { break }
            while heads.count <= row.width {
                heads.append([])
                months.append(0)
            }
            // The numbers of the columns count further than a year, or the year was counted before.
            let run = NumberRun(row, sheet, words)
            if run == nil || run?.places.count == 12, !hasMonths, let year = NumberRun.year(in: row, sheet, words) {
                for place in year { months[place.column] = place.value }
                hasMonths = true
            }
            if run == nil {
                let texts = row.cells.filter { months[sheet.cells[$0].column] == 0 }
                guard index == first || Self.completes(texts, sheet, words) else { break }
                for cell in texts {
                    guard let letters = HeaderWords.letters(sheet.bytes, sheet.cells[cell]) else { continue }
                    heads[sheet.cells[cell].column] += letters
                }
            }
            lines = first..<index + 1
        }
        settle(heads, months, hasMonths, words)
        texts = lines.map { sheet.text(of: sheet.lines[$0]) }
    }

    private mutating func settle(_ heads: [[UInt8]], _ months: [Int], _ hasMonths: Bool, _ words: HeaderWords) {
        var roles = heads.map { head -> ColumnRole in head.isEmpty ? .none : words.role(of: head) ?? .surplus }
        for column in roles.indices where roles[column] != .none && roles[..<column].contains(roles[column]) {
            roles[column] = .surplus
        }
        let span = roles.firstIndex(of: .month(0))
        if let span { roles[span] = .none }
        if hasMonths {
            for column in roles.indices where months[column] > 0 { roles[column] = .month(months[column]) }
        } else if let span {
            // Without a row of months the head that spans them and the empty heads right of it are the year.
            if roles.count >= span + 12, roles[span..<span + 12].allSatisfy({ $0 == .none }) {
                for month in 1...12 { roles[span + month - 1] = .month(month) }
            }
        }
        columns = Columns(roles)
        if columns == nil { missing.append("bulan") }
        if !roles.contains(.subActivity) { missing.append("sub kegiatan") }
        if !roles.contains(.indicator) { missing.append("indikator") }
    }

    /// How many different heads of a plan stand on the line.
    private static func heads(in line: Sheet.Line, _ sheet: Sheet, _ words: HeaderWords) -> Int {
        for cell in line.cells where sheet.cells[cell].length > 64 { return 0 }
        var found: [ColumnRole] = []
        for cell in line.cells {
            guard sheet.cells[cell].length > 1 else { continue }
            guard let letters = HeaderWords.letters(sheet.bytes, sheet.cells[cell]), letters.count <= 32 else {
                return 0
            }
            guard let role = words.role(of: letters), !found.contains(role) else { continue }
            found.append(role)
        }
        return found.count
    }

    private static func completes(_ cells: [Int], _ sheet: Sheet, _ words: HeaderWords) -> Bool {
        cells.allSatisfy { cell in
            guard let letters = HeaderWords.letters(sheet.bytes, sheet.cells[cell]) else { return false }
            return !letters.isEmpty && words.completes(letters)
        }
    }
}
