/// What a column holds: both databases store the same text and the same integers.
public enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case text(String)
}

/// A Swift value that a column can hold.
public protocol Storable: Sendable {
    var stored: Value { get }
}

extension String: Storable {
    /// PostgreSQL refuses NUL in text and SQLite keeps it, so neither gets one.
    public var stored: Value { .text(utf8.contains(0) ? filter { $0 != "\0" } : self) }
}

extension Int: Storable {
    public var stored: Value { .integer(Int64(self)) }
}

extension Int64: Storable {
    public var stored: Value { .integer(self) }
}

extension Bool: Storable {
    public var stored: Value { .integer(self ? 1 : 0) }
}

extension RawRepresentable where RawValue == String, Self: Storable {
    public var stored: Value { .text(rawValue) }
}
