/// A document as its format gives it, before anybody knows what it means: tables and paragraphs in their order.
///
/// Every format is turned into this, and nothing behind it asks which format it was.
public struct Document: Codable, Sendable, Equatable {
    public enum Block: Codable, Sendable, Equatable {
        case grid(Grid)
        case paragraph(Paragraph)
    }

    public var blocks: [Block]

    public init(_ blocks: [Block]) { self.blocks = blocks }
}

/// A table: its cells that hold something, each once, at its upper left corner.
public struct Grid: Codable, Sendable, Equatable {
    /// A sheet's name or a table's caption.
    public var name: String?
    public var cells: [Cell]

    public init(name: String? = nil, _ cells: [Cell]) {
        self.name = name
        self.cells = cells
    }

    public struct Cell: Codable, Sendable, Equatable {
        /// Where it stands in the whole document, counted from 1: no two cells share line and column.
        public var line: Int
        /// Its column in the grid, counted from 1.
        public var column: Int
        /// How many lines and columns it covers.
        public var lines: Int
        public var columns: Int
        /// As it stands in the document, white space around it taken off.
        public var text: String
        /// How sure the format is of the text, in hundredths; `nil` where it can't be wrong.
        public var certainty: Int?

        public init(
            line: Int, column: Int, lines: Int = 1, columns: Int = 1, text: String, certainty: Int? = nil
        ) {
            (self.line, self.column, self.lines, self.columns) = (line, column, lines, columns)
            (self.text, self.certainty) = (text, certainty)
        }
    }
}

/// A piece of prose: a heading, an item of a list, a line of text.
public struct Paragraph: Codable, Sendable, Equatable {
    /// Where it stands in the whole document; as a cell it has column 1.
    public var line: Int
    public var text: String
    /// 1–6 for a heading.
    public var heading: Int?
    /// How deep an item of a list stands, from 1.
    public var depth: Int?
    public var certainty: Int?

    public init(line: Int, text: String, heading: Int? = nil, depth: Int? = nil, certainty: Int? = nil) {
        (self.line, self.text, self.heading, self.depth, self.certainty) = (line, text, heading, depth, certainty)
    }
}
