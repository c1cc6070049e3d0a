/// Writes expressions of every type by chance, with the words of `Complaint.fields`.
struct RandomExpression {
    var dice: Dice

    static let texts = [
        "", "jalan", "JALAN", "Jalan Raya", "É", "é", "e\u{301}", "50%", "a_b", "axb", "a!b", "complaint", "it's", "\\",
    ]
    private static let days = ["0001-01-01", "1900-02-28", "2024-02-29", "2026-03-01", "2026-03-02", "9999-12-31"]
    private static let numbers = ["0", "1", "2", "7", "12.50", "0.000001", "999", "2026", "1000000.50"]

    mutating func condition(_ depth: Int) -> String {
        guard depth > 0 else { return dice.pick(["is-urgent", "is-shared", "true", "false", "fee = 7", "kind = 'é'"]) }
        let next = depth - 1
        switch dice.roll(15) {
        case 0: return "(\(condition(next)) and \(condition(next)))"
        case 1: return "(\(condition(next)) or \(condition(next)) or \(condition(next)))"
        case 2: return "(not \(condition(next)))"
        case 3: return "if(\(condition(next)), \(condition(next)), \(condition(next)))"
        case 4: return "(\(number(next)) \(comparison()) \(number(next)))"
        case 5: return "(\(day(next)) \(comparison()) \(day(next)))"
        case 6: return "(\(text(next)) \(dice.pick(["=", "!="])) \(text(next)))"
        case 7: return "(\(text(next)) in (\(quoted()), \(quoted())))"
        case 8: return "(\(number(next)) in (\(dice.pick(Self.numbers)), -\(dice.pick(Self.numbers))))"
        case 9: return "(\(day(next)) in (\(dice.pick(Self.days)), \(dice.pick(Self.days))))"
        case 10: return "(topics has '\(dice.pick(["road", "Road", "roadside", "é"]))')"
        case 11:
            return "(\(text(next)) contains \(dice.pick(["'jalan'", "'É'", "'%'", "'_'", "'!'", "'ALAN R'", "'\\'"])))"
        case 12: return "((\(condition(next))) = \(dice.pick(["true", "false"])))"
        case 13: return "(kind \(dice.pick(["=", "!="])) '\(dice.pick(["complaint", "gift", "Gift", "é"]))')"
        default:
            let name = dice.pick(["title", "topics", "kind", "is-shared", "fee", number(next), day(next), text(next)])
            return "(\(name) is \(dice.pick(["empty", "filled"])))"
        }
    }

    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return dice.pick(["fee", "amount", "share", "huge", dice.pick(Self.numbers)]) }
        let next = depth - 1
        switch dice.roll(9) {
        case 0: return "(\(number(next)) + \(number(next)))"
        case 1: return "(\(number(next)) - \(number(next)))"
        case 2: return "\(dice.pick(["2", "0.5", "3", "10"])) * \(number(next))"
        case 3: return "-\(number(0))"
        case 4: return "(- (\(number(next))))"
        case 5: return "days(\(day(next)), \(day(next)))"
        case 6: return "\(dice.pick(["year", "month"]))(\(day(next)))"
        case 7: return "if(\(condition(next)), \(number(next)), \(number(next)))"
        default: return number(0)
        }
    }

    mutating func day(_ depth: Int) -> String {
        guard depth > 0, dice.roll(3) == 0 else {
            let days = dice.pick(Self.days)
            return dice.pick(["received-on", "closed-on", "received-on", days, "today", "today - 30", "today + 365"])
        }
        return "if(\(condition(depth - 1)), \(day(depth - 1)), \(day(depth - 1)))"
    }

    mutating func text(_ depth: Int) -> String {
        guard depth > 0, dice.roll(3) == 0 else { return dice.pick(["title", "place", "title", quoted()]) }
        return "if(\(condition(depth - 1)), \(text(depth - 1)), \(text(depth - 1)))"
    }

    private mutating func comparison() -> String { dice.pick(["=", "!=", "<", "<=", ">", ">="]) }

    private mutating func quoted() -> String {
        "'\(dice.pick(Self.texts).replacing("'", with: "''"))'"
    }
}

extension RandomExpression {
    /// A condition that uses every level that there is.
    mutating func deep(_ depth: Int) -> String {
        guard depth > 0 else { return "is-urgent" }
        if depth > 1, dice.roll(2) == 0 {
            let call = dice.pick(["days(today, @) > 1", "3 * year(@) > fee", "@ < today", "@ is empty"])
            let inner = "if(\(deep(depth - (call.contains("(") ? 2 : 1))), closed-on, received-on)"
            return call.replacing("@", with: inner)
        }
        let shape = dice.pick([
            "(is-shared and @)", "(fee > 1 or @ or is-urgent)", "not @", "if(@, is-shared, is-urgent)",
            "if(is-shared, @, is-urgent)", "if(is-shared, is-urgent, @)", "fee < if(@, fee, 3 * fee)",
            "'a' != if(@, title, place)",
        ])
        return shape.replacing("@", with: deep(depth - 1))
    }
}
