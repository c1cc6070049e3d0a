import Forms
import People
import Storage
import Web

/// One row of a file: what it would write, and all that is wrong with it.
struct RowCheck {
    let check: ImportCheck
    let row: CSVReader.Row
    private(set) var findings: [ImportFinding] = []
    private(set) var likeness: [(field: Field, value: String)] = []

    init(check: ImportCheck, row: CSVReader.Row) { (self.check, self.row) = (check, row) }

    var isRefused: Bool { findings.contains { !$0.isRemark } }

    private var columns: ImportColumns { check.columns }
    private var rights: RecordRights { check.rights }

    /// A text that a sheet would compute stands behind a mark in what we export.
    private func cell(_ place: Int) -> String {
        let text = row.cells.at(place) ?? ""
        guard text.utf8.first == UInt8(ascii: "'"), let second = text.dropFirst().first, "=+-@\t\r".contains(second)
        else {
            return text
        }
        return String(text.dropFirst())
    }

    private mutating func note(
        _ kind: ImportFinding.Kind, _ place: Int?, _ field: Field? = nil, accepted: String = "",
        _ values: [String: String] = [:]
    ) {
        note(kind.rawValue, place, field?.key, values, accepted: accepted, isRemark: kind.isRemark)
    }

    private mutating func note(
        _ key: String, _ place: Int?, _ field: String?, _ values: [String: String], accepted: String = "",
        isRemark: Bool = false
    ) {
        let value = place.map { cell($0) } ?? ""
        findings.append(
            ImportFinding(
                line: row.line, column: place.map { $0 + 1 }, title: place.flatMap { columns.titles.at($0) } ?? "",
                field: field, key: key, values: values.mapValues { String($0.prefix(500)) },
                value: String(value.prefix(ImportFinding.longestValue)), accepted: accepted, isRemark: isRemark))
    }

    /// The row as a new record.
    mutating func added() -> ImportCheck.Fate {
        let state = stateOfNew()
        let unit = unitOfNew()
        var draft = RecordDraft(check.register.register, state: state, today: check.today)
        for (place, field) in columns.fields {
            let text = cell(place)
            guard !text.isEmpty else { continue }
            guard rights.writes(field) else {
                note(.mayNotWrite, place, field)
                continue
            }
            read(text, place, field, into: &draft)
        }
        let typed = draft.answers
        finish(&draft)
        for (place, field) in columns.fields where typed[field.key] != nil && draft.answers[field.key] == nil {
            note(.notAsked, place, field)
        }
        compare(draft)
        return .added(draft, state: state, unit: unit)
    }

    /// The row as new answers of the record that it names.
    mutating func updated(_ code: String, _ record: Record?) -> ImportCheck.Fate {
        guard let record else {
            note(.unknownNumber, columns.number)
            return .refused
        }
        if let place = columns.state {
            let text = cell(place)
            if !text.isEmpty, check.state(text) != record.state { note(.stateStays, place) }
        }
        if let place = columns.unit {
            let text = cell(place)
            if !text.isEmpty, !check.unit(text).contains(record.unit ?? "") { note(.unitStays, place) }
        }
        var draft = RecordDraft(check.register.register, from: record, today: check.today)
        var isOther = false
        for (place, field) in columns.fields {
            let text = cell(place)
            var read = draft
            if text.isEmpty { read.set(field, nil) } else { self.read(text, place, field, into: &read) }
            let (old, new) = (record.answers[field.key], read.answers[field.key])
            guard read.problems.count > draft.problems.count || !Self.isSame(old, new) else { continue }
            if rights.writes(field, record) {
                draft = read
                isOther = true
            } else if !text.isEmpty || !record.answers.isEmpty(field) {
                // A cell that asks for nothing new needs no right.
                if rights.sees(field, record) { note(.mayNotWrite, place, field) }
            }
        }
        guard isOther || isRefused else { return .same }
        guard rights.may("change", record) else {
            note(.mayNotChange, columns.number)
            return .refused
        }
        let typed = draft.answers
        finish(&draft)
        for (place, field) in columns.fields
        where typed[field.key] != nil && draft.answers[field.key] == nil && !cell(place).isEmpty {
            note(.notAsked, place, field)
        }
        // What was said of something that isn't asked is nothing new.
        if !isRefused, draft.answers == record.answers { return .same }
        compare(draft)
        return .updated(record, draft)
    }

    /// Line ends of a browser's form and of a sheet are told apart by no reader.
    private static func isSame(_ old: Answers.Part?, _ new: Answers.Part?) -> Bool {
        guard case .text(let old) = old, case .text(let new) = new else { return old == new }
        return old == new || old.replacing("\r\n", with: "\n") == new.replacing("\r\n", with: "\n")
    }

    private mutating func read(_ text: String, _ place: Int, _ field: Field, into draft: inout RecordDraft) {
        do {
            switch field.kind {
            case .person, .unit: draft.set(field, try check.named(text, field))
            case .choices:
                guard case .texts(let all) = try field.read(text, check.known, check.words.language) else { return }
                let chosen = field.options.map(\.key).filter(all.contains)
                draft.set(field, chosen.isEmpty ? nil : .texts(chosen))
            default: draft.set(field, try field.read(text, check.known, check.words.language))
            }
        } catch let problem as FieldProblem {
            draft.note(problem)
        } catch {
            note(.namesakes, place, field)
        }
    }

    /// Holds the answers against the register's own rules.
    private mutating func finish(_ draft: inout RecordDraft) {
        draft.finish(check.words)
        for problem in draft.problems {
            let field = check.definition.field(problem.field)
            let place = field.flatMap { columns.place(of: $0.key) }
            if problem.word == .missing, place == nil, let field, field.shownWhen == nil {
                note(.missingColumn, nil, field, accepted: check.accepted(field), ["field": check.words[field.label]])
                continue
            }
            var values = problem.values
            if place == nil, let field { values["field"] = check.words[field.label] }
            note(
                problem.word.rawValue, place, field?.key, values,
                accepted: problem.word == .rule ? "" : field.map { check.accepted($0) } ?? "")
        }
    }

    private mutating func stateOfNew() -> String {
        let first = check.definition.firstState
        guard let place = columns.state else { return first }
        let text = cell(place)
        guard !text.isEmpty else { return first }
        guard let state = check.state(text) else {
            note(.unknownState, place, accepted: check.stateNames)
            return first
        }
        return state
    }

    private mutating func unitOfNew() -> String? {
        guard let place = columns.unit else { return nil }
        let text = cell(place)
        guard !text.isEmpty else { return nil }
        let found = check.unit(text)
        guard found.count == 1, let unit = found.first else {
            note(.unknownUnit, place, accepted: check.unitNames)
            return nil
        }
        let action = check.register.register.action("add")
        if !rights.person.may(action, in: check.office.id, unit: unit) { note(.otherUnit, place) }
        return unit
    }

    /// Cells that no head stands above would be lost.
    mutating func noteStrays() {
        for (place, text) in row.cells.enumerated() where !text.isEmpty {
            if place >= columns.uses.count || columns.uses[place] == .none { note(.noHead, place) }
        }
    }

    private mutating func compare(_ draft: RecordDraft) {
        likeness = check.definition.fields.compactMap { field in
            guard field.same, rights.sees(field), let value = Likeness.folded(draft.answers[field.key]) else {
                return nil
            }
            return (field, value)
        }
    }
}
