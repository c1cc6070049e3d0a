import Storage

extension ExpressionParser {
    mutating func comparison() throws(ExpressionProblem) -> Part {
        let left = try sum()
        guard let condition = try compared(left) else { return left }
        if isComparison { throw unexpected("and, or or the end: comparisons don't follow one another") }
        return Part(term: .condition(condition), start: left.start)
    }

    private var isComparison: Bool {
        switch token.kind {
        case .sign(.equal), .sign(.different), .sign(.less), .sign(.atMost), .sign(.more), .sign(.atLeast): true
        case .word(.in), .word(.is), .word(.has), .word(.contains): true
        default: false
        }
    }

    /// What is said of `left`; `nil` where no comparison follows.
    private mutating func compared(_ left: Part) throws(ExpressionProblem) -> Condition? {
        if isNext(.not) { throw unexpected("an operator: not stands before a whole comparison, 'not kind in (…)'") }
        guard isComparison else { return nil }
        let sign = token
        try count()
        advance()
        switch sign.kind {
        case .sign(.equal): return try equal(left, try sum())
        case .sign(.different): return .not(try equal(left, try sum()))
        case .sign(.less): return try ordered(left, .less, try sum(), sign)
        case .sign(.atMost): return try ordered(left, .atMost, try sum(), sign)
        case .sign(.more): return try ordered(left, .more, try sum(), sign)
        case .sign(.atLeast): return try ordered(left, .atLeast, try sum(), sign)
        case .word(.is): return try state(left)
        case .word(.in): return try membership(left)
        case .word(.has): return try choice(left)
        default: return try containing(left)
        }
    }

    private func equal(_ left: Part, _ right: Part) throws(ExpressionProblem) -> Condition {
        switch (left.term, right.term) {
        case (.number, .number), (.day, .day):
            if let condition = try pair(left, .equal, right) { return condition }
        case (.text(let first, let firstOptions), .text(let second, let secondOptions)):
            try check(second, at: right.start, among: firstOptions)
            try check(first, at: left.start, among: secondOptions)
            return .texts(first, second)
        case (.condition(let condition), .condition(.always(let truth))),
            (.condition(.always(let truth)), .condition(let condition)):
            return truth ? condition : .not(condition)
        case (.condition, .condition):
            throw problem(right.start, "found a condition, expected true or false; join conditions with and, or")
        case (.choices, _): throw problem(left.start, "found several choices; ask for one of them with has")
        case (_, .choices): throw problem(right.start, "found several choices; ask for one of them with has")
        default: break
        }
        throw problem(right.start, "found \(right.term.name), expected \(left.term.name) as on the left")
    }

    private func ordered(_ left: Part, _ comparison: Comparison, _ right: Part, _ sign: ExpressionToken)
        throws(ExpressionProblem) -> Condition
    {
        switch left.term {
        case .number, .day:
            if let condition = try pair(left, comparison, right) { return condition }
            throw problem(right.start, "found \(right.term.name), expected \(left.term.name) as on the left")
        default:
            throw problem(sign.start, "found \(excerpt(sign)) behind \(left.term.name); it compares numbers and days")
        }
    }

    /// Two numbers or two days; `nil` of anything else.
    private func pair(_ left: Part, _ comparison: Comparison, _ right: Part) throws(ExpressionProblem) -> Condition? {
        switch (left.term, right.term) {
        case (.number(let first), .number(let second)):
            guard let (first, second) = Quantity.alike(first, second) else { throw tooLarge(right.start) }
            return .numbers(first.term, comparison, second.term)
        case (.day(let first), .day(let second)): return .days(first, comparison, second)
        default: return nil
        }
    }

    func tooLarge(_ start: Int) -> ExpressionProblem {
        problem(start, "this could become too large: at this scale it would not fit into 64 bits")
    }

    /// A text that is written down is one of the options of the field that it is compared with.
    private func check(_ text: TextTerm, at start: Int, among options: [String]?) throws(ExpressionProblem) {
        guard case .constant(let literal) = text, let options else { return }
        guard !options.contains(where: { $0.isSame(as: literal) }) else { return }
        let known = options.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
        let more = options.count > 10 ? ", …" : ""
        throw problem(start, "found '\(literal)', expected one of \(known)\(more)")
    }

    private mutating func state(_ left: Part) throws(ExpressionProblem) -> Condition {
        let isFilled = isNext(.filled)
        guard isFilled || isNext(.empty) else { throw unexpected("filled or empty") }
        advance()
        let empty: Condition
        switch left.term {
        case .condition(.flag(let name)): empty = .noFlag(name)
        case .condition: throw problem(left.start, "found a condition, which is never empty")
        case .number(let number): empty = .noNumber(number.term)
        case .day(let day): empty = .noDay(day)
        case .text(let text, _): empty = .noText(text)
        case .choices(let name, _): empty = .noChoices(name)
        }
        return isFilled ? .not(empty) : empty
    }

    private mutating func choice(_ left: Part) throws(ExpressionProblem) -> Condition {
        guard case .choices(let name, let options) = left.term else {
            throw problem(left.start, "found \(left.term.name), expected a field of several choices before has")
        }
        guard case .text(let option) = token.kind else { throw unexpected("a choice between ' and '") }
        try count()
        try check(.constant(option), at: token.start, among: options)
        guard !option.isEmpty, !option.utf8.contains(UInt8(ascii: " ")) else {
            throw unexpected("a choice without a space")
        }
        advance()
        return .has(name, option)
    }

    private mutating func containing(_ left: Part) throws(ExpressionProblem) -> Condition {
        guard case .text(let text, _) = left.term else {
            let hint = if case .choices = left.term { "; choices are asked for with has" } else { "" }
            throw problem(left.start, "found \(left.term.name), expected a text before contains\(hint)")
        }
        guard case .text(let part) = token.kind, !part.isEmpty else { throw unexpected("a text between ' and '") }
        try count()
        advance()
        return .contains(text, part.folded)
    }

    private mutating func membership(_ left: Part) throws(ExpressionProblem) -> Condition {
        try expect(.open, "'(' and a list")
        var parts: [Part] = []
        repeat { parts.append(try literal()) } while takes(.comma)
        try expect(.close, "',' or ')'")
        switch left.term {
        case .text(let text, let options):
            var list: [String] = []
            for part in parts {
                guard case .text(let item, _) = part.term, case .constant(let literal) = item else {
                    throw mixed(part, left)
                }
                try check(item, at: part.start, among: options)
                list.append(literal)
            }
            return .textIn(text, list)
        case .day(let day):
            var list: [Day] = []
            for part in parts {
                guard case .day(.constant(let literal)) = part.term else { throw mixed(part, left) }
                list.append(literal)
            }
            return .dayIn(day, list)
        case .number(let number): return try membership(number, parts, left)
        default: throw problem(left.start, "found \(left.term.name), expected a text, a number or a day before in")
        }
    }

    /// All at the scale of the finest.
    private func membership(_ number: Quantity, _ parts: [Part], _ left: Part) throws(ExpressionProblem) -> Condition {
        var number = number
        for part in parts {
            guard case .number(let item) = part.term else { throw mixed(part, left) }
            guard let (scaled, _) = Quantity.alike(number, item) else { throw tooLarge(part.start) }
            number = scaled
        }
        var list: [Int64] = []
        for part in parts {
            guard case .number(let item) = part.term, let constant = item.scaled(to: number.decimals)?.constant else {
                throw tooLarge(part.start)
            }
            list.append(constant)
        }
        return .numberIn(number.term, list)
    }

    private func mixed(_ part: Part, _ left: Part) -> ExpressionProblem {
        problem(part.start, "found \(part.term.name) in a list for \(left.term.name)")
    }
}
