import Forms
import People
import Storage
import Web

/// The answers that a program sent, on their way into a draft: the rules of forms, in the types of JSON.
struct AnswersJSON {
    let rights: RecordRights
    /// `nil` for a new one.
    let record: Record?
    let known: Choosable
    let words: Words
    /// Those that may be answered here.
    let fields: [Field]
    /// Why others are not taken.
    let otherwise: RegisterApiWord

    private(set) var parts: [ApiProblem.Part] = []
    /// Those to which something was answered.
    private var given: [Field] = []

    init(
        _ rights: RecordRights, _ record: Record?, _ known: Choosable, _ words: Words, fields: [Field],
        otherwise: RegisterApiWord = .notWritable
    ) {
        (self.rights, self.record, self.known, self.words) = (rights, record, known, words)
        (self.fields, self.otherwise) = (fields, otherwise)
    }

    /// Writes what was sent into a draft and notes what is wrong with it; what was not sent stays as it is.
    ///
    /// - Throws: `ApiProblem` for names that the register does not have, or not for this reader.
    mutating func read(_ json: JSONValue?, into draft: inout RecordDraft) throws {
        guard let json, json != .null else { return }
        guard case .object(let members) = json else { throw ApiProblem.wrong("answers", .object, words) }
        let seen = rights.register.definition.fields.filter { $0.kind != .evidence && rights.sees($0, record) }
        try ApiProblem.refuseUnknown(members.map(\.name), known: seen.map(\.key), in: "answers", words)
        for member in members {
            guard let field = seen.first(where: { $0.key == member.name }) else { continue }
            let path = "answers.\(field.key)"
            guard fields.contains(where: { $0.key == field.key }), isWholeSeen(field) else {
                parts.append(.init(path, code: otherwise.code, words[otherwise]))
                continue
            }
            do {
                let part = try part(field, member.value, path)
                draft.set(field, part)
                if part != nil { given.append(field) }
            } catch let part as WrongPart {
                parts.append(part.part)
            }
        }
    }

    /// All that is wrong: with what was sent, and with the record as it would be.
    func problems(_ draft: RecordDraft) -> [ApiProblem.Part] {
        let broken = Set(parts.map(\.field))
        let found = draft.problems.map { problem in
            let path = problem.field.isEmpty ? "answers" : "answers.\(problem.field)"
            return ApiProblem.Part(path, code: problem.word.rawValue, problem.text(words))
        }
        var all = parts + found.filter { !broken.contains($0.field) }
        guard all.isEmpty else { return all }
        // A form shows no such field; a program that sends it would believe that it was kept.
        for field in given where draft.answers.isEmpty(field) {
            all.append(
                .init("answers.\(field.key)", code: RegisterApiWord.notAsked.code, words[RegisterApiWord.notAsked]))
        }
        return all
    }

    /// Rows are written whole: whoever may not see one of their columns would empty it.
    private func isWholeSeen(_ field: Field) -> Bool { field.fields.allSatisfy { rights.sees($0, record) } }

    private struct WrongPart: Error { let part: ApiProblem.Part }

    private func wrong(_ path: String, _ type: RegisterApiWord) -> WrongPart {
        WrongPart(part: ApiProblem.part(path, type, words))
    }

    private func part(_ field: Field, _ value: JSONValue, _ path: String) throws -> Answers.Part? {
        switch (field.kind, value) {
        case (_, .null): return nil
        case (.text, .text(let text)), (.longText, .text(let text)), (.period, .text(let text)),
            (.link, .text(let text)):
            return try read(field, text.trimmed, path)
        case (.number, .number(let digits)), (.year, .number(let digits)), (.money, .number(let digits)):
            guard digits.isPlainNumber(decimals: false) else { throw wrong(path, .wholeNumber) }
            return try read(field, digits, path)
        case (.decimal, .text(let digits)), (.percent, .text(let digits)):
            guard digits.isPlainNumber(decimals: true) else { throw wrong(path, .decimal) }
            return try read(field, digits, path)
        case (.day, .text(let text)):
            guard Day(text) != nil else { throw wrong(path, .day) }
            return try read(field, text, path)
        case (.choice, .text(let key)):
            guard field.option(key) != nil else { throw unknown(field, key, path) }
            return .text(key)
        case (.choices, .list(let values)):
            let keys = try values.map { value in
                guard case .text(let key) = value else { throw wrong(path, .texts) }
                guard field.option(key) != nil else { throw unknown(field, key, path) }
                return key
            }
            return keys.isEmpty ? nil : .texts(field.options.map(\.key).filter(keys.contains))
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.person, _):
            return try one(value, of: known.people.map(\.id), field, .unknownPerson, path)
        case (.unit, _): return try one(value, of: known.units.map(\.id), field, .unknownUnit, path)
        case (.rows, .list(let rows)): return try read(rows, of: field, path)
        default: throw wrong(path, field.expected)
        }
    }

    /// An id, or what a record says of a person or a unit: its name is not looked at.
    private func one(_ value: JSONValue, of ids: [String], _ field: Field, _ word: FormWord, _ path: String) throws
        -> Answers.Part?
    {
        guard case .text(let id) = value["id"] ?? value else { throw wrong(path, .reference) }
        guard ids.contains(id) else { throw said(FieldProblem(field.key, word, ["value": id]), path) }
        return .text(id)
    }

    private func read(_ field: Field, _ text: String, _ path: String) throws -> Answers.Part? {
        do {
            return try field.read(text, known, .english)
        } catch let problem as FieldProblem {
            throw said(problem, path)
        }
    }

    private func said(_ problem: FieldProblem, _ path: String) -> WrongPart {
        WrongPart(part: .init(path, code: problem.word.rawValue, problem.text(words)))
    }

    private func unknown(_ field: Field, _ key: String, _ path: String) -> WrongPart {
        let all = field.options.filter { !$0.ended }.map(\.key).joined(separator: ", ")
        return said(FieldProblem(field.key, .unknownChoice, ["value": String(key.prefix(100)), "all": all]), path)
    }

    private func read(_ rows: [JSONValue], of field: Field, _ path: String) throws -> Answers.Part? {
        guard rows.count <= Field.mostRows else { throw wrong(path, .rows) }
        let all = try rows.enumerated().map { place, value in
            let path = "\(path).\(place)"
            guard case .object(let members) = value else { throw wrong(path, .object) }
            try ApiProblem.refuseUnknown(members.map(\.name), known: field.fields.map(\.key), in: path, words)
            var row = Answers()
            for child in field.fields {
                guard let value = value[child.key] else { continue }
                row[child.key] = try part(child, value, "\(path).\(child.key)")
            }
            for child in field.fields where child.required && row.isEmpty(child) {
                throw said(FieldProblem(child.key, .missing), "\(path).\(child.key)")
            }
            return row
        }
        let filled = all.filter { row in field.fields.contains { !row.isEmpty($0) } }
        return filled.isEmpty ? nil : .rows(filled)
    }
}

extension Field {
    /// What programs must send, in words.
    fileprivate var expected: RegisterApiWord {
        switch kind {
        case .number, .year, .money: .wholeNumber
        case .decimal, .percent: .decimal
        case .day: .day
        case .choices: .texts
        case .flag: .flag
        case .person, .unit: .reference
        case .rows: .rows
        default: .text
        }
    }
}

extension String {
    /// Whether it is digits alone, with a point and decimals where they may be: no thousands, no exponents.
    fileprivate func isPlainNumber(decimals: Bool) -> Bool {
        let digits = hasPrefix("-") ? dropFirst() : self[...]
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= (decimals ? 2 : 1), digits.utf8.count <= 30 else { return false }
        return halves.allSatisfy { half in
            !half.isEmpty && half.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
    }
}
