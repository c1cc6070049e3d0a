/// What is wrong in a file of words: its line, and what was expected there.
public struct WordsFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Its place among the resources.
    public let file: String
    /// Counted from 1.
    public let line: Int
    public let expected: String

    public init(file: String = "reading/words.yaml", line: Int, expected: String) {
        self.file = file
        self.line = line
        self.expected = expected
    }

    public var description: String { "\(file):\(line): expected \(expected)" }
}
