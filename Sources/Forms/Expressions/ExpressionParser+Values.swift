import Storage

extension ExpressionParser {
    /// The farthest that `today` moves: a hundred years.
    static let farthest: Int64 = 36_500

    mutating func sum() throws(ExpressionProblem) -> Part {
        var left = try product()
        while isNext(.plus) || isNext(.minus) {
            let isMinus = isNext(.minus)
            guard !isMinus || standsApart else {
                throw problem(
                    token.start, "a minus between two values needs a space on each side, or it belongs to a name")
            }
            try count()
            advance()
            left = try joined(left, try product(), isMinus: isMinus)
        }
        return left
    }

    private func joined(_ left: Part, _ right: Part, isMinus: Bool) throws(ExpressionProblem) -> Part {
        switch (left.term, right.term) {
        case (.number(let first), .number(let second)):
            guard let sum = Quantity.sum(first, isMinus ? second.negated : second) else { throw tooLarge(left.start) }
            return Part(term: .number(sum), start: left.start)
        case (.day(.today(let days)), .number(let number)):
            guard let constant = number.constant, number.decimals == 0 else {
                throw problem(right.start, "today moves by a whole number that is written down, such as today + 30")
            }
            let moved = Int64(days) + (isMinus ? -1 : 1) * min(max(constant, -2 * Self.farthest), 2 * Self.farthest)
            guard abs(moved) <= Self.farthest else {
                throw problem(right.start, "today moves by at most \(Self.farthest) days")
            }
            return Part(term: .day(.today(plus: Int(moved))), start: left.start)
        case (.day, _), (_, .day):
            throw problem(
                left.start, "only today moves, as in today - 30; the days between two days are days(first, second)")
        case (.number, _): throw problem(right.start, "found \(right.term.name), expected a number")
        default: throw problem(left.start, "found \(left.term.name), expected a number")
        }
    }

    private mutating func product() throws(ExpressionProblem) -> Part {
        var left = try unary()
        while isNext(.times) {
            try count()
            advance()
            let right = try unary()
            let (first, second) = (try number(left), try number(right))
            let product: Quantity?
            if let factor = second.constant {
                product = first.times(factor, decimals: second.decimals)
            } else if let factor = first.constant {
                product = second.times(factor, decimals: first.decimals)
            } else {
                throw problem(right.start, "one side of '*' must be a number that is written down")
            }
            guard let product else { throw tooLarge(left.start) }
            left = Part(term: .number(product), start: left.start)
        }
        return left
    }

    private func number(_ part: Part) throws(ExpressionProblem) -> Quantity {
        guard case .number(let number) = part.term else {
            throw problem(part.start, "found \(part.term.name), expected a number")
        }
        return number
    }

    private mutating func unary() throws(ExpressionProblem) -> Part {
        let start = token.start
        guard isNext(.minus) else { return try primary() }
        try count()
        return try inside { parser throws(ExpressionProblem) in
            parser.advance()
            let part = try parser.unary()
            return Part(term: .number(try parser.number(part).negated), start: start)
        }
    }

    private mutating func primary() throws(ExpressionProblem) -> Part {
        let start = token.start
        switch token.kind {
        case .sign(.open):
            return try inside { parser throws(ExpressionProblem) in
                parser.advance()
                let part = try parser.disjunction()
                try parser.expect(.close, "')'")
                return Part(term: part.term, start: start)
            }
        case .name(let name):
            try count()
            let term = try field(name)
            advance()
            return Part(term: term, start: start)
        case .word(let word): return Part(term: try term(word), start: start)
        case .text, .number, .day: return try literal()
        default: throw unexpected("a value")
        }
    }

    private mutating func term(_ word: ExpressionWord) throws(ExpressionProblem) -> Term {
        switch word {
        case .yes, .no, .today:
            try count()
            advance()
            guard word == .today else { return .condition(.always(word == .yes)) }
            readsToday = true
            return .day(.today(plus: 0))
        case .if, .days, .year, .month:
            try count()
            return try inside { parser throws(ExpressionProblem) in
                parser.advance()
                try parser.expect(.open, "'(' behind \(word.rawValue)")
                let term = try parser.call(word)
                try parser.expect(.close, "')'")
                return term
            }
        default: throw unexpected("a value")
        }
    }

    private mutating func call(_ word: ExpressionWord) throws(ExpressionProblem) -> Term {
        switch word {
        case .if:
            let condition = try condition(try disjunction(), "if")
            try expect(.comma, "','")
            let first = try disjunction()
            try expect(.comma, "','")
            return try either(condition, first, try disjunction())
        case .days:
            let first = try day()
            try expect(.comma, "',' and the second day")
            return .number(Quantity(.between(first, try day()), bound: Quantity.mostDays))
        case .year: return .number(Quantity(.year(try day()), bound: 9_999))
        default: return .number(Quantity(.month(try day()), bound: 12))
        }
    }

    private mutating func day() throws(ExpressionProblem) -> DayTerm {
        let part = try sum()
        guard case .day(let day) = part.term else {
            throw problem(part.start, "found \(part.term.name), expected a day")
        }
        return day
    }

    private func either(_ condition: Condition, _ first: Part, _ second: Part) throws(ExpressionProblem) -> Term {
        switch (first.term, second.term) {
        case (.condition(let one), .condition(let other)): return .condition(.either(condition, one, other))
        case (.number(let one), .number(let other)):
            guard let (one, other) = Quantity.alike(one, other) else { throw tooLarge(second.start) }
            return .number(
                Quantity(
                    .either(condition, one.term, other.term), decimals: one.decimals, bound: max(one.bound, other.bound)
                ))
        case (.day(let one), .day(let other)): return .day(.either(condition, one, other))
        case (.text(let one, let options), .text(let other, let others)):
            return .text(.either(condition, one, other), options: options == others ? options : nil)
        case (.choices, _): throw problem(first.start, "found several choices, which if doesn't give")
        case (_, .choices): throw problem(second.start, "found several choices, which if doesn't give")
        default:
            throw problem(second.start, "found \(second.term.name), expected \(first.term.name) as before the comma")
        }
    }

    /// A text, a number with or without a minus, or a day, written down.
    mutating func literal() throws(ExpressionProblem) -> Part {
        let start = token.start
        try count()
        let isMinus = takes(.minus)
        let term: Term
        switch token.kind {
        case .number(let number, let decimals):
            term = .number(Quantity(constant: isMinus ? -number : number, decimals: decimals))
        case .text(let text) where !isMinus: term = .text(.constant(text), options: nil)
        case .day(let day) where !isMinus: term = .day(.constant(day))
        default: throw unexpected(isMinus ? "a number" : "a text, a number or a day that is written down")
        }
        advance()
        return Part(term: term, start: start)
    }

    private mutating func field(_ name: String) throws(ExpressionProblem) -> Term {
        guard let type = fields[name] else {
            let isSum = name.split(separator: "-").count > 1 && fields[String(name.prefix { $0 != "-" })] != nil
            let hint = isSum ? "; a minus needs a space on each side" : ""
            throw problem(token.start, "there is no field '\(name)'\(hint)")
        }
        read.insert(name)
        switch type {
        case .text: return .text(.field(name), options: nil)
        case .choice(let options): return .text(.field(name), options: options)
        case .choices(let options): return .choices(name, options: options)
        case .day: return .day(.field(name))
        case .flag: return .condition(.flag(name))
        case .number(let decimals, let most):
            guard (0...ExpressionTokens.mostDecimals).contains(decimals), most >= 0 else {
                throw problem(token.start, "the field '\(name)' has more than 6 decimals or no bound")
            }
            return .number(Quantity(.field(name, most: most), decimals: decimals, bound: most))
        }
    }
}
