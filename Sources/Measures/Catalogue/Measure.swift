import Storage
public import Web

/// What is measured, as `Resources/definitions/measures` says it: a name that indicators are bound to, and the rules by
/// which its figures are read and added up.
public struct Measure: Sendable, Equatable, Decodable {
    public enum Kind: String, Sendable, Decodable {
        case yesNo = "yes-no"
        case count, ratio, amount, index, date
    }

    public enum Direction: String, Sendable, Codable, CaseIterable { case up, down, none }

    /// Which days a month's figure is about. A tick in the plan says when work is due, which is another question.
    public enum Cover: String, Sendable, Codable, CaseIterable {
        /// How things stand on the month's last day.
        case day
        case month, quarter
        case halfYear = "half-year"
        case year
        /// From January to the month's end.
        case yearToDate = "year-to-date"
    }

    /// How months make a longer period.
    public enum OverTime: String, Sendable, Decodable {
        case sum, last
    }

    /// How offices make a province or the nation.
    public enum OverTree: String, Sendable, Decodable {
        case sum, none
    }

    public let key: String
    public let title: LocalText
    public let kind: Kind
    /// What measures it: `register:complaints`, `plan`.
    public let served: String
    public let numerator: LocalText
    /// Only of a ratio.
    public let denominator: LocalText?
    public let unit: LocalText
    /// Figures are integers of this many decimals; a ratio keeps its two numbers whole.
    public let decimals: Int
    public let direction: Direction
    public let covers: Cover
    /// What it means when there are no cases.
    public let empty: Figure.State
    public let overTime: OverTime
    public let overTree: OverTree
    /// After how many days without a new figure it is called old.
    public let freshDays: Int
    public let source: String?

    /// What an office's own register counts: cases add up over the months, and no other office has it.
    ///
    /// - Parameter denominator: what stands below the line; it makes the measure a ratio.
    public init(
        key: String, title: LocalText, served: String, numerator: LocalText, denominator: LocalText?, unit: LocalText,
        direction: Direction, covers: Cover
    ) {
        (self.key, self.title, self.served) = (key, title, served)
        (self.numerator, self.denominator, self.unit) = (numerator, denominator, unit)
        (self.direction, self.covers) = (direction, covers)
        (kind, decimals, empty) = denominator == nil ? (.count, 0, .zero) : (.ratio, 2, .nothing)
        overTime = covers == .month ? .sum : .last
        (overTree, freshDays, source) = (.none, 38, nil)
    }

    enum CodingKeys: String, CodingKey {
        case key, title, kind, served, numerator, denominator, unit, decimals, direction, covers, empty, source
        case overTime = "over-time"
        case overTree = "over-tree"
        case freshDays = "fresh-days"
    }
}
