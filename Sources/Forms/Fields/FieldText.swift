import Storage
public import Web

extension Field {
    /// An answer as a person reads it; empty for nothing.
    ///
    /// - Parameter name: what a person, a unit or a record is called, by its id.
    public func text(_ part: Answers.Part?, _ words: Words, name: (String) -> String? = { _ in nil }) -> String {
        switch part {
        case nil: return ""
        case .text(let text):
            switch kind {
            case .choice: return option(text).map { words[$0.label] } ?? text
            case .day: return Day(text).map { words.date($0) } ?? text
            case .person, .unit, .link: return name(text) ?? "–"
            default: return text
            }
        case .number(let number) where kind == .year: return String(number)
        case .number(let number): return words.number(number, decimals: scale) + (kind == .percent ? " %" : "")
        case .flag(let flag): return words[flag ? FormWord.yes : .no]
        case .texts(let all):
            return all.map { key in option(key).map { words[$0.label] } ?? key }.joined(separator: ", ")
        case .rows(let rows): return words(FormWord.rowCount, ["count": words.number(rows.count)])
        }
    }

    /// An answer as a form shows it for changing.
    public func typed(_ part: Answers.Part?, _ words: Words) -> String {
        switch part {
        case nil, .rows: ""
        case .text(let text): text
        case .number(let number): kind == .year ? String(number) : words.number(number, decimals: scale)
        case .flag(let flag): flag ? "ya" : "tidak"
        case .texts(let all): all.joined(separator: ";")
        }
    }
}
