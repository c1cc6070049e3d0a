/// What a place in a definition's YAML may hold.
///
/// A kind of definition says its shape once; from it come the reading with its line numbers, the JSON Schema that
/// editors use, and the page of the reference.
public indirect enum Shape: Sendable {
    /// A text of at most so many characters.
    case text(most: Int)
    /// A text in both languages, `{ id: …, en: … }`.
    case local(most: Int)
    /// A name that stays: small letters, digits and hyphens, beginning with a letter.
    case key
    case number(ClosedRange<Int>)
    case flag
    case choice([String])
    case day
    /// An expression of the one language; what it may name is checked by whoever knows the fields.
    case expression
    case list(Shape, most: Int)
    case object(ObjectShape)
    /// Names that the author chooses, each with the same shape.
    case map(Shape, most: Int)
    /// A shape that holds itself, such as fields with rows of fields.
    case later(@Sendable () -> ObjectShape)
}

/// A mapping with a closed list of keys.
public struct ObjectShape: Sendable {
    public struct Key: Sendable {
        public let name: String
        public let shape: Shape
        public let isRequired: Bool
        /// What it is for, in a sentence: the reference and the schema say it.
        public let help: String
        /// What stands there when nobody wrote it, as JSON.
        let otherwise: String?

        public init(_ name: String, _ shape: Shape, required: Bool = false, otherwise: String? = nil, _ help: String) {
            (self.name, self.shape, self.isRequired, self.help) = (name, shape, required, help)
            self.otherwise = otherwise
        }
    }

    /// Names the mapping in the schema.
    public let name: String
    public let keys: [Key]

    public init(_ name: String, _ keys: [Key]) { (self.name, self.keys) = (name, keys) }
}

/// What is wrong in a definition, and where: `complaints.yaml:12:7 fields[2].kind: "txt" is none of text, number`.
public struct DefinitionProblem: Error, Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// From 1; 0 where the file as a whole is meant.
    public let line: Int
    public let column: Int
    /// Where it is, as names and places: `fields[2].kind`.
    public let path: String
    /// What was found and what was expected.
    public let text: String

    public init(file: String, line: Int = 0, column: Int = 0, path: String = "", _ text: String) {
        (self.file, self.line, self.column, self.path, self.text) = (file, line, column, path, text)
    }

    public var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return path.isEmpty ? "\(place) \(text)" : "\(place) \(path): \(text)"
    }
}

/// All that is wrong in a definition; it is not taken, not even in part.
public struct DefinitionProblems: Error, Sendable, CustomStringConvertible {
    public let all: [DefinitionProblem]

    public init(_ all: [DefinitionProblem]) { self.all = all }

    public var description: String { all.map(\.description).joined(separator: "\n") }
}
