import Forms
import Measures
import People
import Storage
import Web

/// What taking a definition does to the records that are there.
struct DefinitionEffect: Sendable {
    struct Line: Sendable {
        let word: RegisterWord
        let values: [String: String]
        /// How many records it is about.
        let count: Int
        /// It can't be done: something recorded would have no place.
        let isRefused: Bool
    }

    private(set) var lines: [Line] = []
    private(set) var records = 0

    var isRefused: Bool { lines.contains(where: \.isRefused) }

    init(_ offered: OfferedDefinition, office: String, _ words: Words, in reading: Reading) throws {
        guard let present = offered.present else { return }
        let (old, new) = (present.register.definition, offered.register.definition)
        var (answered, states): ([String: Int], [String: Int]) = ([:], [:])
        var (chosen, empty): ([String: Int], [String: Int]) = ([:], [:])
        var longest: [String: Int] = [:]
        try reading.each(
            """
            SELECT \(Record.columns) FROM record
            WHERE record.office = \(office) AND record.register = \(present.key) AND record.destroyed_at IS NULL
            """
        ) { row in
            let record = try Record(row: row)
            records += 1
            states[record.state, default: 0] += 1
            for field in old.fields {
                guard !record.answers.isEmpty(field) else { continue }
                answered[field.key, default: 0] += 1
                switch record.answers[field.key] {
                case .text(let text):
                    if field.kind == .choice { chosen["\(field.key) \(text)", default: 0] += 1 }
                    longest[field.key] = max(longest[field.key] ?? 0, text.count)
                case .texts(let all): for one in all { chosen["\(field.key) \(one)", default: 0] += 1 }
                default: break
                }
            }
            for field in new.fields where field.required && record.answers.isEmpty(field) {
                empty[field.key, default: 0] += 1
            }
        }
        for field in new.fields where old.field(field.key) == nil {
            add(.fieldAdded, ["field": words[field.label]])
        }
        for field in old.fields {
            let count = answered[field.key] ?? 0
            guard let next = new.field(field.key) else {
                add(.fieldDropped, ["field": words[field.label]], count)
                continue
            }
            if next.kind != field.kind || next.scale != field.scale {
                add(.fieldKind, ["field": words[field.label]], count, isRefused: count > 0)
            }
            for option in field.options where next.option(option.key) == nil {
                let count = chosen["\(field.key) \(option.key)"] ?? 0
                add(
                    .optionGone, ["field": words[field.label], "option": words[option.label]], count,
                    isRefused: count > 0)
            }
            for child in field.fields {
                guard let kept = next.fields.first(where: { $0.key == child.key }) else {
                    add(.fieldDropped, ["field": "\(words[field.label]): \(words[child.label])"], count)
                    continue
                }
                guard kept.kind != child.kind || kept.scale != child.scale else { continue }
                add(
                    .fieldKind, ["field": "\(words[field.label]): \(words[child.label])"], count, isRefused: count > 0)
            }
            if next.kind.isNumber,
                next.least > field.least || (next.most > 0 && (field.most == 0 || next.most < field.most))
            {
                add(.numberNarrower, ["field": words[field.label]], count)
            }
            if !next.kind.isNumber, next.longest < field.longest, (longest[field.key] ?? 0) > next.longest {
                add(.fieldShorter, ["field": words[field.label], "most": String(next.longest)], count)
            }
            if next.hidden, !field.hidden { add(.fieldHidden, ["field": words[field.label]], count) }
            if next.required, !field.required {
                add(.fieldRequired, ["field": words[field.label]], empty[field.key] ?? 0)
            }
        }
        for state in old.states where new.state(state.key) == nil {
            let count = states[state.key] ?? 0
            add(.stateGone, ["state": words[state.label]], count, isRefused: count > 0)
        }
        for state in new.states where old.state(state.key) == nil { add(.stateAdded, ["state": words[state.label]]) }
        for measure in old.ownMeasures where !new.ownMeasures.contains(where: { $0.key == measure.key }) {
            add(.measureGone, ["measure": words[measure.title]])
        }
        for measure in new.ownMeasures where !old.ownMeasures.contains(where: { $0.key == measure.key }) {
            add(.measureAdded, ["measure": words[measure.title]])
        }
        if old.deadlines != new.deadlines { add(.deadlinesChanged, [:]) }
        if old.access != new.access { add(.accessChanged, [:]) }
    }

    private mutating func add(
        _ word: RegisterWord, _ values: [String: String], _ count: Int = 0, isRefused: Bool = false
    ) {
        lines.append(Line(word: word, values: values, count: count, isRefused: isRefused))
    }
}
