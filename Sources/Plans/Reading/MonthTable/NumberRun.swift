/// A row that only counts: the months of a year or the numbers of the columns.
struct NumberRun {
    struct Place {
        let column: Int
        let value: Int
    }

    private(set) var places: [Place] = []

    init?(_ line: Sheet.Line, _ sheet: Sheet, _ words: HeaderWords) {
        guard line.cells.count >= 10 else { return nil }
        for cell in line.cells {
            let place = sheet.cells[cell]
            guard place.length <= 9, let value = Self.value(place, sheet.bytes, words) else { return nil }
            if let last = places.last, value != last.value + 1 { return nil }
            places.append(Place(column: place.column, value: value))
        }
    }

    /// The twelve months among the cells of a row of heads.
    static func year(in line: Sheet.Line, _ sheet: Sheet, _ words: HeaderWords) -> [Place]? {
        var months: [Place] = []
        for cell in line.cells where months.count < 12 {
            let place = sheet.cells[cell]
            guard place.length <= 9, value(place, sheet.bytes, words) == months.count + 1 else { continue }
            months.append(Place(column: place.column, value: months.count + 1))
        }
        return months.count == 12 ? months : nil
    }

    private static func value(_ cell: Sheet.Cell, _ bytes: [UInt8], _ words: HeaderWords) -> Int? {
        let start = bytes[cell.start] == UInt8(ascii: "(") ? cell.start + 1 : cell.start
        if let number = bytes.number(at: start) { return number.value }
        return HeaderWords.letters(bytes, cell).flatMap { words.month(of: $0) }
    }
}
