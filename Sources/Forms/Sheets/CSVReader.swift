/// Reads comma-, semicolon- or tab-separated text row by row, as spreadsheets and other applications write it.
///
/// RFC 4180, with what is found in the wild: a byte-order mark, `sep=;`, line ends of all kinds, blanks around quotes,
/// quotes inside a cell that begins with none, and the code page of old spreadsheets where the bytes are no UTF-8.
/// Only one row is held at a time.
public struct CSVReader: Sequence, IteratorProtocol, Sendable {
    /// The cells of a row, without the white space around them.
    public struct Row: Sendable, Equatable {
        /// The line it begins on, counted from 1.
        public let line: Int
        public let cells: [String]

        public init(line: Int, cells: [String]) { (self.line, self.cells) = (line, cells) }
    }

    public static let mostBytes = 10 * 1_048_576
    /// Rows below the head.
    public static let mostRows = 50_000
    public static let mostColumns = 200
    /// Characters of a cell.
    public static let longest = 20_000

    /// The first row that is not empty; `nil` where the file has none that can be read.
    public private(set) var head: Row?
    /// What stands between two cells.
    public private(set) var separator: UInt8 = UInt8(ascii: ",")
    /// What was wrong so far, in the order of the file.
    public private(set) var problems: [SheetProblem] = []
    /// How many rows were read below the head.
    public private(set) var count = 0

    private let bytes: [UInt8]
    private var (place, line) = (0, 1)

    public init(_ raw: [UInt8]) {
        if raw.count > Self.mostBytes {
            (bytes, problems) = ([], [SheetProblem(.tooLarge, line: 1)])
            return
        }
        if let place = raw.firstIndex(of: 0) {
            // Sheets saved as something else: a workbook, or text of two bytes a letter.
            let line = 1 + raw[..<place].count { $0 == Self.newline }
            (bytes, problems) = ([], [SheetProblem(.notText, line: line)])
            return
        }
        let marked = raw.starts(with: [0xEF, 0xBB, 0xBF])
        bytes = String(validating: raw, as: UTF8.self) != nil ? raw : WindowsText.utf8(raw)
        place = marked ? 3 : 0
        findSeparator()
        head = row(isHead: true)
    }

    /// The next row that is not empty.
    public mutating func next() -> Row? {
        guard head != nil, let row = row(isHead: false) else { return nil }
        guard count < Self.mostRows else {
            problems.append(SheetProblem(.tooManyRows, line: row.line))
            place = bytes.count
            return nil
        }
        count += 1
        return row
    }

    private static let (newline, carriage, quote): (UInt8, UInt8, UInt8) = (10, 13, UInt8(ascii: "\""))

    /// Takes the separator that the head line has most of outside of quotes; of as many, the one that is least likely
    /// to stand in a text.
    private mutating func findSeparator() {
        let marks: [UInt8] = [9, UInt8(ascii: ";"), UInt8(ascii: ",")]
        if bytes[place...].starts(with: "sep=".utf8), place + 4 < bytes.count, marks.contains(bytes[place + 4]) {
            let end = place + 5
            if end == bytes.count || bytes[end] == Self.newline || bytes[end] == Self.carriage {
                separator = bytes[place + 4]
                place = end
                return
            }
        }
        var (counts, isQuoted, isBlank) = ([0, 0, 0], false, true)
        for byte in bytes[place...] {
            if byte == Self.quote { isQuoted.toggle() }
            if !isQuoted, byte == Self.newline || byte == Self.carriage {
                if isBlank { continue }
                break
            }
            isBlank = false
            if !isQuoted, let mark = marks.firstIndex(of: byte) { counts[mark] += 1 }
        }
        let most = counts.max() ?? 0
        if most > 0, let mark = counts.firstIndex(of: most) { separator = marks[mark] }
    }

    private mutating func row(isHead: Bool) -> Row? {
        while place < bytes.count {
            let first = line
            var (cells, column, isFilled, more): ([String], Int, Bool, Bool) = ([], 0, false, true)
            cells.reserveCapacity(head?.cells.count ?? 16)
            while more {
                column += 1
                let (cell, goesOn) = cell(column)
                more = goesOn
                if !cell.isEmpty {
                    isFilled = true
                    if column == Self.mostColumns + 1 {
                        problems.append(SheetProblem(.tooManyColumns, line: first, column: column))
                    }
                }
                if column <= Self.mostColumns { cells.append(cell) }
            }
            if isFilled { return Row(line: first, cells: cells) }
        }
        return nil
    }

    /// One cell, and whether another follows in its row.
    private mutating func cell(_ column: Int) -> (String, Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            var start = place
            while start < bytes.count, bytes[start] == 0x20 { start += 1 }
            if start < bytes.count, bytes[start] == Self.quote { return quoted(bytes, start + 1, column) }
            var end = place
            while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
            let text = text(UnsafeBufferPointer(rebasing: bytes[place..<end]), column, line)
            return (text, step(bytes, end))
        }
    }

    /// A cell in quotes, which may hold separators and line ends; two quotes are one.
    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ column: Int) -> (String, Bool) {
        let first = line
        var (from, end): (Int, Int) = (start, start)
        var parts: [UInt8] = []
        while true {
            guard end < bytes.count else {
                problems.append(SheetProblem(.openQuote, line: first, column: column))
                place = bytes.count
                return ("", false)
            }
            let byte = bytes[end]
            if byte == Self.quote {
                guard end + 1 < bytes.count, bytes[end + 1] == Self.quote else { break }
                parts.append(contentsOf: bytes[from...end])
                (from, end) = (end + 2, end + 2)
                continue
            }
            let isLast = end + 1 == bytes.count || bytes[end + 1] != Self.newline
            if byte == Self.newline || (byte == Self.carriage && isLast) { line += 1 }
            end += 1
        }
        let rest = UnsafeBufferPointer(rebasing: bytes[from..<end])
        let text: String
        if parts.isEmpty {
            text = self.text(rest, column, first)
        } else {
            parts.append(contentsOf: rest)
            text = parts.withUnsafeBufferPointer { self.text($0, column, first) }
        }
        end += 1
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        if end < bytes.count, !isEnd(bytes[end]) {
            problems.append(SheetProblem(.afterQuote, line: line, column: column))
            while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
        }
        return (text, step(bytes, end))
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.newline || byte == Self.carriage
    }

    /// Goes on behind what ends a cell; `true` where that is a separator.
    private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        place = end + 1
        guard end < bytes.count else {
            place = bytes.count
            return false
        }
        if bytes[end] == separator { return true }
        if bytes[end] == Self.carriage, place < bytes.count, bytes[place] == Self.newline { place += 1 }
        line += 1
        return false
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ column: Int, _ line: Int) -> String {
        var (from, until) = (0, bytes.count)
        while from < until, Self.isBlank(bytes[from]) { from += 1 }
        while until > from, Self.isBlank(bytes[until - 1]) { until -= 1 }
        var text = String(decoding: bytes[from..<until], as: UTF8.self)
        // The blank that keeps words together stands around cells that were copied from pages.
        while text.utf8.last == 0xA0, text.last == "\u{A0}" { text.removeLast() }
        while text.utf8.first == 0xC2, text.first == "\u{A0}" { text.removeFirst() }
        if text.utf8.count > Self.longest, text.count > Self.longest {
            problems.append(SheetProblem(.tooLong, line: line, column: column))
            text = String(text.prefix(Self.longest))
        }
        return text
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
