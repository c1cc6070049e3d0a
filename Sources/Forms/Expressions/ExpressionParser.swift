import Storage

/// Makes typed terms of tokens, by the precedence of the language: `or`, `and`, `not`, comparison, `+ -`, `*`, minus.
struct ExpressionParser {
    /// A term and where it begins.
    struct Part {
        let term: Term
        let start: Int
    }

    let fields: [String: FieldType]
    private let source: [UInt8]
    private let tokens: [ExpressionToken]
    private var place = 0
    private var nodes = 0
    private var depth = 0
    /// The names of the fields that were met.
    var read: Set<String> = []
    var readsToday = false

    init(_ source: String, fields: [String: FieldType]) throws(ExpressionProblem) {
        self.fields = fields
        self.source = Array(source.utf8)
        tokens = try ExpressionTokens(source).tokens
    }

    /// The whole source as one term.
    mutating func whole() throws(ExpressionProblem) -> (Term, ExpressionType) {
        let part = try disjunction()
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        guard let type = part.term.type else {
            throw problem(part.start, "found several choices; ask for one of them with has")
        }
        return (part.term, type)
    }

    var token: ExpressionToken { tokens[place] }

    func isNext(_ sign: ExpressionSign) -> Bool { token.kind == .sign(sign) }

    func isNext(_ word: ExpressionWord) -> Bool { token.kind == .word(word) }

    mutating func advance() { place = min(place + 1, tokens.count - 1) }

    mutating func takes(_ word: ExpressionWord) -> Bool {
        guard isNext(word) else { return false }
        advance()
        return true
    }

    mutating func takes(_ sign: ExpressionSign) -> Bool {
        guard isNext(sign) else { return false }
        advance()
        return true
    }

    mutating func expect(_ sign: ExpressionSign, _ expected: String) throws(ExpressionProblem) {
        guard takes(sign) else { throw unexpected(expected) }
    }

    func problem(_ offset: Int, _ text: String) -> ExpressionProblem { ExpressionProblem(offset: offset, text: text) }

    /// The next token is not what may stand here.
    func unexpected(_ expected: String) -> ExpressionProblem {
        guard token.kind != .end else { return problem(token.start, "found the end, expected \(expected)") }
        return problem(token.start, "found \(excerpt(token)), expected \(expected)")
    }

    func excerpt(_ token: ExpressionToken) -> String {
        let text = String(decoding: source[token.start..<token.end], as: UTF8.self)
        let short = text.count > 40 ? text.prefix(40) + "…" : text[...]
        return short.hasPrefix("'") ? String(short) : "'\(short)'"
    }

    /// Counts a value or an operator.
    mutating func count() throws(ExpressionProblem) {
        nodes += 1
        guard nodes <= Expression.mostNodes else {
            throw problem(token.start, "more than \(Expression.mostNodes) values and operators")
        }
    }

    /// Parses one level further in.
    mutating func inside<Result>(
        _ body: (inout ExpressionParser) throws(ExpressionProblem) -> Result
    ) throws(ExpressionProblem) -> Result {
        guard depth < Expression.deepest else {
            throw problem(token.start, "nested more than \(Expression.deepest) deep")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// Whether the token has a space, or an end, on both sides.
    var standsApart: Bool {
        (place == 0 || tokens[place - 1].end < token.start)
            && (place + 1 >= tokens.count || token.end < tokens[place + 1].start)
    }

    mutating func disjunction() throws(ExpressionProblem) -> Part {
        let first = try conjunction()
        guard isNext(.or) else { return first }
        var parts = [try condition(first, "or")]
        while isNext(.or) {
            try count()
            advance()
            parts.append(try condition(try conjunction(), "or"))
        }
        return Part(term: .condition(.any(parts)), start: first.start)
    }

    private mutating func conjunction() throws(ExpressionProblem) -> Part {
        let first = try negation()
        guard isNext(.and) else { return first }
        var parts = [try condition(first, "and")]
        while isNext(.and) {
            try count()
            advance()
            parts.append(try condition(try negation(), "and"))
        }
        return Part(term: .condition(.all(parts)), start: first.start)
    }

    private mutating func negation() throws(ExpressionProblem) -> Part {
        let start = token.start
        guard isNext(.not) else { return try comparison() }
        try count()
        return try inside { parser throws(ExpressionProblem) in
            parser.advance()
            let part = try parser.negation()
            return Part(term: .condition(.not(try parser.condition(part, "not"))), start: start)
        }
    }

    /// What `and`, `or`, `not` and `if` stand beside.
    func condition(_ part: Part, _ word: String) throws(ExpressionProblem) -> Condition {
        guard case .condition(let condition) = part.term else {
            throw problem(part.start, "found \(part.term.name), expected a condition for '\(word)'")
        }
        return condition
    }
}
