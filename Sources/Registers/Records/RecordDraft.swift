import Forms
import People
import Storage
import Web

/// Answers on the way into a record, with all that is wrong with them: the same rules whatever way they come.
struct RecordDraft: Sendable {
    let register: Register
    private(set) var answers: Answers
    private(set) var problems: [FieldProblem] = []
    /// What the record is otherwise: its state and days.
    private let record: Record?
    /// The state that a new record begins in.
    private let state: String
    private let today: Day

    init(
        _ register: Register, from record: Record? = nil, answers: Answers? = nil, state: String? = nil, today: Day
    ) {
        (self.register, self.record, self.today) = (register, record, today)
        self.state = state ?? register.definition.firstState
        self.answers = answers ?? record?.answers ?? Answers()
    }

    mutating func set(_ field: Field, _ part: Answers.Part?) { answers[field.key] = part }

    mutating func note(_ problem: FieldProblem) { problems.append(problem) }

    /// Reads the fields that a form shows.
    mutating func read(_ form: Form, _ fields: [Field], _ known: Choosable, _ language: Language) {
        for field in fields where ![.computed, .evidence].contains(field.kind) {
            do {
                let name = FieldInputs.prefix + field.key
                set(field, try field.read(form, as: name, known, language, kept: answers[field.key]))
            } catch let problem as FieldProblem {
                problems.append(problem)
            } catch {
                problems.append(FieldProblem(field.key, .missing))
            }
        }
    }

    /// Empties what is not asked, computes what follows from the rest, and holds all against the rules.
    ///
    /// - Parameters:
    ///   - asked: fields that must be filled now, beside those that always must.
    ///   - isPublic: whether somebody from outside fills only what is asked of them.
    mutating func finish(asked: [String] = [], isPublic: Bool = false, _ words: Words) {
        let broken = Set(problems.map(\.field))
        for field in register.definition.fields where !isAsked(field) { answers[field.key] = nil }
        for (field, value) in register.computed {
            answers[field.key] = value.value({ self.value($0) }, today: today).part
        }
        for field in register.definition.fields
        where !broken.contains(field.key) && answers.isEmpty(field) && isAsked(field) && field.kind != .evidence {
            if asked.contains(field.key) || (field.required && (!isPublic || field.public == .ask)) {
                problems.append(FieldProblem(field.key, .missing))
            }
        }
        guard problems.isEmpty else { return }
        for (holds, rule) in register.rules where !holds.holds({ value($0) }, today: today) {
            problems.append(
                FieldProblem(rule.at ?? "", .rule, ["text": words[rule.message]]))
        }
    }

    /// Whether a condition holds of the record as it would be.
    func holds(_ condition: Expression) -> Bool { condition.holds({ value($0) }, today: today) }

    private func isAsked(_ field: Field) -> Bool {
        register.shownWhen[field.key]?.holds({ value($0) }, today: today) ?? true
    }

    private func value(_ name: String) -> FieldValue {
        if let field = register.definition.field(name) { return answers.value(of: field) }
        if let record { return record.value(name, register) }
        switch name {
        case "state": return .text(state)
        case "year": return .number(Int64(today.year))
        case "created-on": return .day(today)
        default: return .missing
        }
    }

    /// What stands in a column of the index.
    func stored(_ column: IndexColumn) -> Value {
        guard let field = register.columns[column] else { return .null }
        return column.stored(answers.value(of: field))
    }

    /// What is different from a record, as the trail says it: of what not everybody may see, only that it changed.
    func changes(from old: Answers?, _ words: Words) -> [FieldChange] {
        register.definition.fields.compactMap { field in
            let (before, after) = (old?[field.key], answers[field.key])
            guard before != after else { return nil }
            if field.sensitive || field.see != nil { return .sensitive(field.key) }
            return FieldChange(
                field.key, old: before.map { field.text($0, words) }, new: after.map { field.text($0, words) })
        }
    }
}
