/// A document as its format gives it, before anybody knows what it means: tables and paragraphs in their order.
///
/// Every format is turned into this, and nothing behind it asks which format it was.
public struct Document: Codable, Sendable, Equatable {
    public enum Block: Sendable, Equatable {
        case grid(Grid)
        case paragraph(Paragraph)
    }

    public var blocks: [Block]
    /// How many pages it has; `nil` where its format knows none.
    public var pages: Int?
    /// What was left out or is unusual: hidden sheets, macros, text boxes.
    public var reported: [Report]

    public init(_ blocks: [Block], pages: Int? = nil, reported: [Report] = []) {
        (self.blocks, self.pages, self.reported) = (blocks, pages, reported)
    }

    /// Something about a document that no cell says: a code for translation and what it is about.
    public struct Report: Codable, Sendable, Equatable {
        public let code: String
        public let values: [String: String]

        public init(code: String, values: [String: String] = [:]) { (self.code, self.values) = (code, values) }
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        blocks = try fields.decode([Block].self, forKey: .blocks)
        pages = try fields.decodeIfPresent(Int.self, forKey: .pages)
        reported = try fields.decodeIfPresent([Report].self, forKey: .reported) ?? []
    }
}

/// A block is an object with one key, `grid` or `paragraph`, as the worker writes it.
extension Document.Block: Codable {
    private enum CodingKeys: String, CodingKey {
        case grid, paragraph
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        if let grid = try fields.decodeIfPresent(Grid.self, forKey: .grid) {
            self = .grid(grid)
        } else {
            self = .paragraph(try fields.decode(Paragraph.self, forKey: .paragraph))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .grid(let grid): try fields.encode(grid, forKey: .grid)
        case .paragraph(let paragraph): try fields.encode(paragraph, forKey: .paragraph)
        }
    }
}

/// A table: its cells that hold something, each once, at its upper left corner.
public struct Grid: Codable, Sendable, Equatable {
    /// A sheet's name or a table's caption.
    public var name: String?
    /// Whether its sheet is hidden.
    public var hidden: Bool?
    public var cells: [Cell]

    public init(name: String? = nil, hidden: Bool? = nil, _ cells: [Cell]) {
        (self.name, self.hidden, self.cells) = (name, hidden, cells)
    }

    public struct Cell: Codable, Sendable, Equatable {
        /// Where it stands in the whole document, counted from 1: no two cells share line and column.
        public var line: Int
        /// Its column in the grid, counted from 1.
        public var column: Int
        /// How many lines and columns it covers.
        public var lines: Int
        public var columns: Int
        /// As it stands in the document, white space around it taken off; empty where only a colour fills it.
        public var text: String
        /// How sure the format is of the text, in hundredths; `nil` where it can't be wrong.
        public var certainty: Int?
        /// The page it stands on, from 1, and where on it.
        public var page: Int?
        public var box: Box?
        /// The colour behind it, as `92D050`.
        public var fill: String?
        /// Whether its row or column is hidden.
        public var hidden: Bool?
        /// Its name in a spreadsheet: `F12`.
        public var at: String?

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
    public var page: Int?
    public var box: Box?

    public init(line: Int, text: String, heading: Int? = nil, depth: Int? = nil, certainty: Int? = nil) {
        (self.line, self.text, self.heading, self.depth, self.certainty) = (line, text, heading, depth, certainty)
    }
}

/// A place on a page, in hundredths of its width and height; JSON has it as `[left, top, right, bottom]`.
public struct Box: Codable, Sendable, Equatable {
    public let left: Int
    public let top: Int
    public let right: Int
    public let bottom: Int

    public init(left: Int, top: Int, right: Int, bottom: Int) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    public init(from decoder: any Decoder) throws {
        var sides = try decoder.unkeyedContainer()
        left = try sides.decode(Int.self)
        top = try sides.decode(Int.self)
        right = try sides.decode(Int.self)
        bottom = try sides.decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var sides = encoder.unkeyedContainer()
        for side in [left, top, right, bottom] { try sides.encode(side) }
    }
}
