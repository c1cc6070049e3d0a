/// Something in a sheet that can't be read, and where.
public struct SheetProblem: Sendable, Equatable {
    /// What is wrong; each case is the key of its message.
    public enum Kind: String, Sendable, CaseIterable {
        case tooLarge = "forms.sheet.too-large"
        /// There are bytes in it that no text has.
        case notText = "forms.sheet.not-text"
        case tooManyRows = "forms.sheet.too-many-rows"
        case tooManyColumns = "forms.sheet.too-many-columns"
        case tooLong = "forms.sheet.too-long"
        /// A cell that begins with a quote and never ends.
        case openQuote = "forms.sheet.open-quote"
        /// Text behind the quote that ends a cell.
        case afterQuote = "forms.sheet.after-quote"
    }

    public let kind: Kind
    public let line: Int
    /// The cell's place in its row, counted from 1.
    public let column: Int?

    init(_ kind: Kind, line: Int, column: Int? = nil) { (self.kind, self.line, self.column) = (kind, line, column) }

    /// The limit that the message names.
    public var most: Int? {
        switch kind {
        case .tooLarge: CSVReader.mostBytes / 1_048_576
        case .tooManyRows: CSVReader.mostRows
        case .tooManyColumns: CSVReader.mostColumns
        case .tooLong: CSVReader.longest
        case .notText, .openQuote, .afterQuote: nil
        }
    }
}
