/// Why a text is no expression: what was found at a place, and what was expected there.
public struct ExpressionProblem: Error, Equatable, CustomStringConvertible {
    /// In UTF-8 bytes from the beginning of the source.
    public let offset: Int
    public let text: String

    public var description: String { "at byte \(offset): \(text)" }
}
