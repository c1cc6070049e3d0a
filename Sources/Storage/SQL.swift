/// A statement and the values it binds.
///
/// Write it as a string literal. Every interpolated value becomes a bound parameter, so what a
/// person typed can never turn into SQL. Fragments nest, lists expand:
///
/// ```swift
/// let mine: SQL = "office = \(office)"
/// let sql: SQL = "SELECT title FROM plan WHERE \(mine) AND state IN \(list: ["draft", "adopted"])"
/// ```
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    private(set) var pieces: [String]
    /// The same pieces in PostgreSQL's words; `nil` where there is no difference, which is nearly everywhere.
    private(set) var postgresPieces: [String]?
    private(set) var values: [Value]

    public init(stringLiteral text: String) {
        pieces = [text]
        values = []
    }

    public init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
        postgresPieces = stringInterpolation.postgresPieces
        values = stringInterpolation.values
    }

    /// One meaning in two wordings, which bind the same values in the same order.
    init(sqlite: SQL, postgres: SQL) {
        pieces = sqlite.pieces
        postgresPieces = postgres.postgresPieces ?? postgres.pieces
        values = sqlite.values
    }

    /// The text with one placeholder a value, as `dialect` writes them.
    func text(_ dialect: Dialect) -> String {
        let pieces = dialect == .postgres ? postgresPieces ?? pieces : pieces
        var result = pieces[0]
        for index in values.indices {
            result += dialect.placeholder(index + 1)
            result += pieces[index + 1]
        }
        return result
    }

    public struct Interpolation: StringInterpolationProtocol {
        var pieces: [String] = [""]
        var postgresPieces: [String]?
        var values: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
            postgresPieces?[pieces.count - 1] += literal
        }

        public mutating func appendInterpolation(_ value: some Storable) { append(value.stored) }

        public mutating func appendInterpolation(_ value: (some Storable)?) { append(value?.stored ?? .null) }

        private mutating func append(_ value: Value) {
            values.append(value)
            pieces.append("")
            postgresPieces?.append("")
        }

        /// Nests a fragment with its values.
        public mutating func appendInterpolation(_ fragment: SQL) {
            if postgresPieces != nil || fragment.postgresPieces != nil {
                let inner = fragment.postgresPieces ?? fragment.pieces
                var outer = postgresPieces ?? pieces
                outer[outer.count - 1] += inner[0]
                outer += inner.dropFirst()
                postgresPieces = outer
            }
            pieces[pieces.count - 1] += fragment.pieces[0]
            pieces += fragment.pieces.dropFirst()
            values += fragment.values
        }

        /// Expands to `(a, b, c)`; an empty list to one that holds nothing.
        public mutating func appendInterpolation(list: [some Storable]) {
            guard !list.isEmpty else { return appendLiteral("(NULL)") }
            for (index, value) in list.enumerated() {
                appendLiteral(index == 0 ? "(" : ", ")
                appendInterpolation(value)
            }
            appendLiteral(")")
        }
    }
}

/// The databases we speak to. Nothing outside `Storage` may ask which one it is.
enum Dialect: Sendable {
    case sqlite, postgres

    func placeholder(_ position: Int) -> String {
        switch self {
        case .sqlite: "?"
        case .postgres: "$\(position)"
        }
    }
}
