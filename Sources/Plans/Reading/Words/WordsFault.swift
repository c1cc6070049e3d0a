/// What is wrong in a file of words: its line, and what was expected there.
public struct WordsFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    public let expected: String

    public init(line: Int, expected: String) {
        self.line = line
        self.expected = expected
    }

    public var description: String { "reading/words.yaml:\(line): expected \(expected)" }
}
