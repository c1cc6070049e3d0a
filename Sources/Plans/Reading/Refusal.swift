extension PlanReading {
    /// Why a document can't be read as a plan, as a code for translation and an English sentence.
    public struct Refusal: Error, Codable, Sendable, Equatable {
        public let code: String
        public let text: String
        public let values: [String: String]

        public init(code: String, text: String, values: [String: String] = [:]) {
            self.code = code
            self.text = text
            self.values = values
        }
    }
}

extension PlanReading.Refusal {
    /// The reasons there are.
    enum Reason: String {
        case empty
        case binary
        case nul
        case tooLarge = "too-large"
        case tooManyLines = "too-many-lines"
        case tooWide = "too-wide"
        case cellTooLong = "cell-too-long"
        case noTable = "no-table"
        case noPlanColumns = "no-plan-columns"
        case noRows = "no-rows"

        var text: String {
            switch self {
            case .empty: "the document is empty"
            case .binary: "the document is not text"
            case .nul: "the document holds NUL characters and is not text"
            case .tooLarge: "the document is larger than a plan may be"
            case .tooManyLines: "the document has more lines than a plan may have"
            case .tooWide: "a line has more columns than a plan may have"
            case .cellTooLong: "a cell is longer than a cell of a plan may be"
            case .noTable: "the document has no table"
            case .noPlanColumns: "no table of the document has the columns of a plan"
            case .noRows: "the table has no rows below its headings"
            }
        }
    }

    init(_ reason: Reason, at line: Int? = nil, column: Int? = nil, values: [String: String] = [:]) {
        var values = values
        values["line"] = line.map(String.init)
        values["column"] = column.map(String.init)
        self.init(code: reason.rawValue, text: reason.text, values: values)
    }
}
