import Storage

/// A part of an expression with its type, while the whole is parsed.
enum Term: Sendable, Equatable {
    case condition(Condition)
    case number(Quantity)
    case day(DayTerm)
    /// The options are those of a field of one choice.
    case text(TextTerm, options: [String]?)
    case choices(String, options: [String])

    /// What it is, in messages.
    var name: String {
        switch self {
        case .condition: "a condition"
        case .number: "a number"
        case .day: "a day"
        case .text: "a text"
        case .choices: "several choices"
        }
    }

    var type: ExpressionType? {
        switch self {
        case .condition: .flag
        case .number(let number): .number(decimals: number.decimals)
        case .day: .day
        case .text: .text
        case .choices: nil
        }
    }
}

/// What is true or not, and never missing.
indirect enum Condition: Sendable, Equatable {
    case always(Bool)
    case flag(String)
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case either(Condition, Condition, Condition)
    case numbers(NumberTerm, Comparison, NumberTerm)
    case days(DayTerm, Comparison, DayTerm)
    case texts(TextTerm, TextTerm)
    case numberIn(NumberTerm, [Int64])
    case dayIn(DayTerm, [Day])
    case textIn(TextTerm, [String])
    case has(String, String)
    /// What is looked for is folded already.
    case contains(TextTerm, String)
    case noFlag(String)
    case noNumber(NumberTerm)
    case noDay(DayTerm)
    case noText(TextTerm)
    case noChoices(String)
}

/// How two numbers or days are compared; `!=` is `not` of `=`.
enum Comparison: String, Sendable {
    case equal = "="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="

    func holds<Compared: Comparable>(_ left: Compared, _ right: Compared) -> Bool {
        switch self {
        case .equal: left == right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}

/// An integer at a scale that is known when it is parsed.
indirect enum NumberTerm: Sendable, Equatable {
    case constant(Int64)
    case field(String, most: Int64)
    case sum([NumberTerm])
    case times(NumberTerm, Int64)
    case between(DayTerm, DayTerm)
    case year(DayTerm)
    case month(DayTerm)
    case either(Condition, NumberTerm, NumberTerm)
}

indirect enum DayTerm: Sendable, Equatable {
    case constant(Day)
    case field(String)
    case today(plus: Int)
    case either(Condition, DayTerm, DayTerm)
}

indirect enum TextTerm: Sendable, Equatable {
    case constant(String)
    case field(String)
    case either(Condition, TextTerm, TextTerm)
}
