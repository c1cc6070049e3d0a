public import Storage

/// What a field of a definition holds, as far as an expression has to know.
public enum FieldType: Sendable, Equatable {
    case text
    /// Integers at a scale of so many decimals, none of which is further from zero than `most`.
    case number(decimals: Int, most: Int64)
    case day
    /// Yes or no.
    case flag
    /// One of these.
    case choice([String])
    /// Any of these; no option has a space in it.
    case choices([String])
}

/// What a field holds at the moment, and what an expression says; a number stands at the scale of its type.
public enum FieldValue: Sendable, Equatable {
    case missing
    case text(String)
    case number(Int64)
    case day(Day)
    case flag(Bool)
    case choices([String])
}

/// What the value of an expression is.
public enum ExpressionType: Sendable, Equatable {
    case flag
    case number(decimals: Int)
    case text
    case day
}
