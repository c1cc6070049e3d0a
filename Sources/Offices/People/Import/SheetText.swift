import Foundation

/// The rows of a comma-, semicolon- or tab-separated text, each with the line it begins on.
struct SheetText: Sendable, Equatable {
    struct Row: Sendable, Equatable {
        let line: Int
        let cells: [String]
    }

    /// More rows than this are no office's people.
    static let mostRows = 10_000
    /// The longest cell that is read.
    static let longestCell = 1000

    let rows: [Row]

    /// Reads UTF-8 with or without its mark, or the Windows code page of old spreadsheets.
    init(_ bytes: [UInt8]) throws(ImportRefusal) {
        guard !bytes.contains(0) else { throw .notText }
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard
            let text = String(validating: bytes, as: UTF8.self)
                ?? String(data: Data(bytes), encoding: .windowsCP1252)
        else { throw .notText }
        rows = try Self.rows(of: Array(text.utf8))
        guard rows.count > 1 else { throw .nothing }
        guard rows.count - 1 < Self.mostRows else { throw .tooManyRows }
    }

    /// The separator that the first line has most of; a spreadsheet in Indonesian writes semicolons.
    private static func separator(_ bytes: [UInt8]) -> UInt8 {
        let head = bytes.prefix { $0 != 10 && $0 != 13 }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { mark in (mark, head.count { $0 == mark }) }
        return counts.max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
    }

    private static func rows(of bytes: [UInt8]) throws(ImportRefusal) -> [Row] {
        let separator = separator(bytes)
        var rows: [Row] = []
        var (cells, cell): ([String], [UInt8]) = ([], [])
        var (line, first, isQuoted, place) = (1, 1, false, 0)
        func endRow() {
            cells.append(text(cell))
            cell = []
            if cells.contains(where: { !$0.isEmpty }) { rows.append(Row(line: first, cells: cells)) }
            cells = []
        }
        while place < bytes.count {
            let byte = bytes[place]
            let next = place + 1 < bytes.count ? bytes[place + 1] : nil
            place += 1
            // A quote at a cell's beginning takes separators and line ends into the cell; two of them are one.
            switch byte {
            case UInt8(ascii: "\"") where isQuoted && next == byte:
                cell.append(byte)
                place += 1
            case UInt8(ascii: "\"") where isQuoted: isQuoted = false
            case UInt8(ascii: "\"") where cell.allSatisfy({ $0 == UInt8(ascii: " ") }):
                cell = []
                isQuoted = true
            case separator where !isQuoted:
                cells.append(text(cell))
                cell = []
            case 10 where !isQuoted, 13 where !isQuoted:
                if byte == 13, next == 10 { place += 1 }
                endRow()
                line += 1
                first = line
                guard rows.count <= mostRows else { throw .tooManyRows }
            default:
                if byte == 10 || (byte == 13 && next != 10) { line += 1 }
                cell.append(byte)
                guard cell.count <= longestCell else { throw .cellTooLong }
            }
        }
        guard !isQuoted else { throw .openQuote }
        endRow()
        return rows
    }

    private static func text(_ cell: [UInt8]) -> String {
        String(decoding: cell, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// Why a file can't be read as a list of people at all; each case is the key of its message.
enum ImportRefusal: String, Error, CaseIterable {
    case noFile = "people.import.refused.no-file"
    case nothing = "people.import.refused.nothing"
    case notText = "people.import.refused.not-text"
    case tooManyRows = "people.import.refused.too-many-rows"
    case cellTooLong = "people.import.refused.cell-too-long"
    case openQuote = "people.import.refused.open-quote"
    case noName = "people.import.refused.no-name"
    case unknownColumn = "people.import.refused.unknown-column"
    case doubledColumn = "people.import.refused.doubled-column"
    case gone = "people.import.refused.gone"
    case changed = "people.import.refused.changed"
}
