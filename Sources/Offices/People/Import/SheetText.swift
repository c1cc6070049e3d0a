import Forms

/// The rows of a sheet of people, each with the line it begins on.
struct SheetText: Sendable, Equatable {
    typealias Row = CSVReader.Row

    /// More rows than this are no office's people.
    static let mostRows = 10_000
    /// The longest cell that is read.
    static let longestCell = 1000

    let rows: [Row]

    init(_ bytes: [UInt8]) throws(ImportRefusal) {
        var reader = CSVReader(bytes)
        var rows = reader.head.map { [Self.tidy($0)] } ?? []
        while let row = reader.next() {
            guard rows.count < Self.mostRows else { throw .tooManyRows }
            guard row.cells.allSatisfy({ $0.utf8.count <= Self.longestCell }) else { throw .cellTooLong }
            rows.append(Self.tidy(row))
        }
        for problem in reader.problems {
            switch problem.kind {
            case .notText, .tooLarge: throw .notText
            case .tooManyRows: throw .tooManyRows
            case .tooLong: throw .cellTooLong
            case .openQuote: throw .openQuote
            // Columns that nobody knows are named, and a cell is taken as it reads.
            case .tooManyColumns, .afterQuote: continue
            }
        }
        guard rows.count > 1 else { throw .nothing }
        self.rows = rows
    }

    /// A name over two lines is one name.
    private static func tidy(_ row: Row) -> Row {
        Row(
            line: row.line,
            cells: row.cells.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
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
