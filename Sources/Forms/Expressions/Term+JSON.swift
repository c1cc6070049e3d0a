import Storage
import Web

/// One object of the tree that the browser reads: `{"op":"and","of":[…]}`.
private func node(_ op: String, _ rest: [(key: String, json: String)] = [], of parts: [String] = []) -> String {
    var members = ["\"op\":\(JSON.quoted(op))"]
    for (key, json) in rest { members.append("\"\(key)\":\(json)") }
    if !parts.isEmpty { members.append("\"of\":[\(parts.joined(separator: ","))]") }
    return "{\(members.joined(separator: ","))}"
}

extension Expression {
    /// The tree as compact JSON, by which a page can show and hide fields while somebody types.
    ///
    /// Its nodes stand in `docs/reference/expressions.md`. Numbers are integers at their scale, in quotes, for
    /// a browser's own numbers lose the last digits of large ones.
    public var tree: String {
        switch term {
        case .condition(let condition): condition.json
        case .number(let number): number.term.json
        case .day(let day): day.json
        case .text(let text, _): text.json
        case .choices(let name, _): node("choices", [("field", JSON.quoted(name))])
        }
    }
}

extension Condition {
    fileprivate var json: String {
        switch self {
        case .always(let truth): node(truth ? "true" : "false")
        case .flag(let name): node("flag", [("field", JSON.quoted(name))])
        case .all(let parts): node("and", of: parts.map(\.json))
        case .any(let parts): node("or", of: parts.map(\.json))
        case .not(let part): node("not", of: [part.json])
        case .either(let condition, let first, let second): node("if", of: [condition.json, first.json, second.json])
        case .numbers(let left, let comparison, let right): node(comparison.rawValue, of: [left.json, right.json])
        case .days(let left, let comparison, let right): node(comparison.rawValue, of: [left.json, right.json])
        case .texts(let left, let right): node("=", of: [left.json, right.json])
        case .numberIn(let number, let list): node("in", of: [number.json] + list.map { NumberTerm.constant($0).json })
        case .dayIn(let day, let list): node("in", of: [day.json] + list.map { DayTerm.constant($0).json })
        case .textIn(let text, let list): node("in", of: [text.json] + list.map { TextTerm.constant($0).json })
        case .has(let name, let option): node("has", [("field", JSON.quoted(name)), ("is", JSON.quoted(option))])
        case .contains(let text, let part): node("contains", [("is", JSON.quoted(part))], of: [text.json])
        case .noFlag(let name): node("empty", of: [node("flag", [("field", JSON.quoted(name))])])
        case .noNumber(let number): node("empty", of: [number.json])
        case .noDay(let day): node("empty", of: [day.json])
        case .noText(let text): node("empty", of: [text.json])
        case .noChoices(let name): node("empty", of: [node("choices", [("field", JSON.quoted(name))])])
        }
    }
}

extension NumberTerm {
    fileprivate var json: String {
        switch self {
        case .constant(let constant): node("number", [("is", "\"\(constant)\"")])
        case .field(let name, let most): node("number", [("field", JSON.quoted(name)), ("most", "\"\(most)\"")])
        case .sum(let parts): node("+", of: parts.map(\.json))
        case .times(let part, let factor): node("*", [("by", "\"\(factor)\"")], of: [part.json])
        case .between(let first, let second): node("days", of: [first.json, second.json])
        case .year(let day): node("year", of: [day.json])
        case .month(let day): node("month", of: [day.json])
        case .either(let condition, let first, let second): node("if", of: [condition.json, first.json, second.json])
        }
    }
}

extension DayTerm {
    fileprivate var json: String {
        switch self {
        case .constant(let day): node("day", [("is", "\"\(day)\"")])
        case .field(let name): node("day", [("field", JSON.quoted(name))])
        case .today(let days): node("today", [("plus", "\(days)")])
        case .either(let condition, let first, let second): node("if", of: [condition.json, first.json, second.json])
        }
    }
}

extension TextTerm {
    fileprivate var json: String {
        switch self {
        case .constant(let text): node("text", [("is", JSON.quoted(text))])
        case .field(let name): node("text", [("field", JSON.quoted(name))])
        case .either(let condition, let first, let second): node("if", of: [condition.json, first.json, second.json])
        }
    }
}
