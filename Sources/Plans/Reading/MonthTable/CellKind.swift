/// What a cell of the table looks like, before one knows what it means.
enum CellKind {
    /// A tick.
    case mark
    /// A bare number such as `4.`
    case number
    /// Wording behind a list number.
    case listed
    /// The name of a unit, by its first word.
    case unit
    case wording

    @inline(__always)
    init(_ bytes: [UInt8], _ cell: Sheet.Cell) {
        if Self.isMark(bytes, cell) {
            self = .mark
        } else if Letters.isDigit(bytes[cell.start]) {
            let number = bytes.number(at: cell.start)
            self = number.map { Self.afterNumber(bytes, $0.end, cell.end) } ?? .wording
        } else if UnitName.startsUnit(bytes, cell.range) {
            self = .unit
        } else {
            self = .wording
        }
    }

    /// The kinds of all cells of a sheet.
    static func all(of sheet: Sheet) -> [CellKind] {
        let bytes = sheet.bytes
        var kinds: [CellKind] = []
        kinds.reserveCapacity(sheet.cells.count)
        for cell in sheet.cells { kinds.append(CellKind(bytes, cell)) }
        return kinds
    }

    private static func afterNumber(_ bytes: [UInt8], _ place: Int, _ end: Int) -> CellKind {
        guard place < end else { return .number }
        guard bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ")") else { return .wording }
        guard place + 1 < end else { return .number }
        return ListNumber.isFollowed(bytes, place + 1) ? .listed : .wording
    }

    /// Ticks as offices type them: √ ✓ ✔ ☑ ● ■ • and the ticks of the Wingdings fonts, v, x, *.
    @inline(__always)
    private static func isMark(_ bytes: [UInt8], _ cell: Sheet.Cell) -> Bool {
        if cell.length == 1 {
            let byte = bytes[cell.start] | 0x20
            return byte == UInt8(ascii: "v") || byte == UInt8(ascii: "x") || bytes[cell.start] == UInt8(ascii: "*")
        }
        guard cell.length == 3, bytes[cell.start] >= 0xE2 else { return false }
        let sign = UInt32(bytes[cell.start]) << 16 | UInt32(bytes[cell.start + 1]) << 8 | UInt32(bytes[cell.start + 2])
        switch sign {
        case 0xE2889A, 0xE29C93, 0xE29C94, 0xE29891, 0xE2978F, 0xE296A0, 0xE280A2, 0xEF83BC, 0xEF82AB: return true
        default: return false
        }
    }
}
