import Forms
import People
import Storage
import Web

/// What programs do with records, each as one change with one event, as people do it on pages.
extension RegisterApi {
    private struct Found: Sendable {
        let rights: RecordRights
        let record: Record?
        let known: Choosable
        let change: ApiChange
        /// What the same request was answered before.
        let before: Reply?
    }

    private func find(_ visit: Visit<Member>, _ body: ApiBody, isNew: Bool = false, once: Bool = true) async throws
        -> Found
    {
        try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            let record = isNew ? nil : try visit.record(rights, in: reading)
            let change = try ApiChange(visit, rights.register, body, once: once)
            return Found(
                rights: rights, record: record,
                known: try RecordForm.known(visit.office, visit.today, rights.register, in: reading), change: change,
                before: try change.before(in: reading))
        }
    }

    @Sendable func create(_ visit: Visit<Member>, _ body: ApiBody) async throws -> Reply {
        let (found, words, shelf) = (try await find(visit, body, isNew: true), visit.words, shelf)
        let rights = found.rights
        guard rights.may("add") else { throw Problem.notFound }
        if let before = found.before { return before }
        guard rights.register.way != .summary else { throw RecordRefusal.isSummary }
        try ApiProblem.refuseUnknown(body.names, known: ["answers", "unit"], words)
        var draft = RecordDraft(rights.register.register, today: visit.today)
        var answers = AnswersJSON(rights, nil, found.known, words, fields: RecordForm.fields(rights, nil))
        try answers.read(body.json["answers"], into: &draft)
        draft.finish(words)
        var problems = answers.problems(draft)
        let unit = try unit(body.json["unit"], found, words, &problems)
        guard problems.isEmpty else { throw ApiProblem.refused(problems, words) }
        return try await found.change.run(isNew: true) { [draft] change in
            // Somebody may have taken another definition meanwhile.
            let rights = try visit.register(shelf, in: change.reading)
            guard rights.register.register.hash == draft.register.hash else { throw StaleWrite([]) }
            let record = try RecordWriter(rights.register, visit.office, words, in: change).add(draft, unit: unit)
            return try Self.shown(record.id, rights, in: change.reading)
        }
    }

    /// Whose the record is to be; the unit's that keeps the register when nothing is said.
    private func unit(
        _ json: JSONValue?, _ found: Found, _ words: Words, _ problems: inout [ApiProblem.Part]
    ) throws -> String? {
        guard let json, json != .null else { return nil }
        guard case .text(let unit) = json["id"] ?? json else { throw ApiProblem.wrong("unit", .reference, words) }
        let (person, register) = (found.rights.person, found.rights.register)
        if found.known.units.contains(where: { $0.id == unit }),
            person.may(register.register.action("add"), in: register.office, unit: unit)
        {
            return unit
        }
        let problem = FieldProblem("unit", .unknownUnit, ["value": String(unit.prefix(100))])
        problems.append(.init("unit", code: problem.word.rawValue, problem.text(words)))
        return nil
    }

    @Sendable func update(_ visit: Visit<Member>, _ body: ApiBody) async throws -> Reply {
        let (found, words, shelf) = (try await find(visit, body, once: false), visit.words, shelf)
        let rights = found.rights
        guard let record = found.record, rights.may("change", record), record.destroyedAt == nil else {
            throw Problem.notFound
        }
        try await expect(record, rights, visit)
        try ApiProblem.refuseUnknown(body.names, known: ["answers"], words)
        var draft = RecordDraft(rights.register.register, from: record, today: visit.today)
        var answers = AnswersJSON(rights, record, found.known, words, fields: RecordForm.fields(rights, record))
        try answers.read(body.json["answers"], into: &draft)
        draft.finish(words)
        let problems = answers.problems(draft)
        guard problems.isEmpty else { throw ApiProblem.refused(problems, words) }
        return try await found.change.run(isNew: false) { [draft] change in
            let (rights, now) = try Self.now(visit, shelf, draft, record, in: change)
            try RecordWriter(rights.register, visit.office, words, in: change)
                .update(now, draft, version: record.version)
            return try Self.shown(now.id, rights, in: change.reading)
        }
    }

    @Sendable func move(_ visit: Visit<Member>, _ body: ApiBody) async throws -> Reply {
        let (found, words, shelf) = (try await find(visit, body), visit.words, shelf)
        let rights = found.rights
        guard let record = found.record, record.destroyedAt == nil,
            let transition = rights.register.definition.transition(try visit.path("langkah")),
            let who = transition.who, rights.may(who, record)
        else { throw Problem.notFound }
        if let before = found.before { return before }
        try await expect(record, rights, visit)
        try ApiProblem.refuseUnknown(body.names, known: ["answers", "comment", "confirm"], words)
        guard transition.from.contains(record.state) else { throw Self.elsewhere(words) }
        let asked = transition.asks.compactMap { rights.register.definition.field($0) }
            .filter { rights.sees($0, record) }
        var draft = RecordDraft(rights.register.register, from: record, today: visit.today)
        var answers = AnswersJSON(rights, record, found.known, words, fields: asked, otherwise: .notOfStep)
        try answers.read(body.json["answers"], into: &draft)
        draft.finish(asked: asked.map(\.key), words)
        let problems = answers.problems(draft)
        guard problems.isEmpty else { throw ApiProblem.refused(problems, words) }
        let comment = try comment(body.json["comment"], words)
        guard !transition.confirm || body.json["confirm"] == .flag(true) else { throw RecordRefusal.notSure }
        return try await found.change.run(isNew: false) { [draft] change in
            let (rights, now) = try Self.now(visit, shelf, draft, record, in: change)
            do {
                try RecordMoving(register: rights.register, transition: transition).move(
                    now, draft, comment: comment, by: visit.person, visit.office, words, in: change)
            } catch RecordRefusal.elsewhere {
                throw Self.elsewhere(words)
            }
            return try Self.shown(now.id, rights, in: change.reading)
        }
    }

    private func comment(_ json: JSONValue?, _ words: Words) throws -> String {
        switch json {
        case nil, .null: return ""
        case .text(let text) where text.count <= RecordMessage.longest: return text.trimmed
        case .text(let text):
            let problem = FieldProblem(
                "comment", .tooLong, ["count": String(text.count), "most": String(RecordMessage.longest)])
            throw ApiProblem.refused(
                [.init("comment", code: problem.word.rawValue, problem.text(words))], words)
        default: throw ApiProblem.wrong("comment", .text, words)
        }
    }

    private static func elsewhere(_ words: Words) -> ApiProblem {
        let key = RecordRefusal.elsewhere.rawValue
        return ApiProblem(.conflict, code: key, words[key: key])
    }

    /// Refuses a program that does not say which version it changes, or that means another one than is there.
    private func expect(_ record: Record, _ rights: RecordRights, _ visit: Visit<Member>) async throws {
        let named = visit.header("If-Match").matches(of: /"(\d{1,18})"/).compactMap { Int($0.1) }
        guard !named.isEmpty else { throw ApiProblem(.unconditional, .noMatch, visit.words) }
        guard named.contains(record.version) else {
            throw ApiProblem(.stale, .stale, visit.words, record: try await shown(record, rights, visit))
        }
    }

    /// The record as it is inside the change, if nobody was faster.
    private static func now(
        _ visit: Visit<Member>, _ shelf: RegisterShelf, _ draft: RecordDraft, _ record: Record, in change: Change
    ) throws -> (RecordRights, Record) {
        let rights = try visit.register(shelf, in: change.reading)
        let now = try visit.record(rights, in: change.reading)
        guard rights.register.register.hash == draft.register.hash else { throw StaleWrite([]) }
        guard now.version == record.version else {
            throw ApiProblem(
                .stale, .stale, visit.words,
                record: try RecordJSON(rights, [now], in: change.reading).value(now))
        }
        return (rights, now)
    }

    private func shown(_ record: Record, _ rights: RecordRights, _ visit: Visit<Member>) async throws -> JSONValue {
        try await visit.store.read { try RecordJSON(rights, [record], in: $0).value(record) }
    }

    /// What the record is after the change; nothing of it for whoever may not read what they write.
    private static func shown(_ id: String, _ rights: RecordRights, in reading: Reading) throws -> JSONValue {
        guard let record = try Record.find(id, in: reading) else { throw Problem.notFound }
        guard rights.reads(record) else {
            return ["number": .text(record.code), "version": JSONValue(record.version), "state": .text(record.state)]
        }
        return try RecordJSON(rights, [record], in: reading).value(record)
    }
}

extension ApiBody {
    /// The keys that were sent.
    fileprivate var names: [String] {
        guard case .object(let members) = json else { return [] }
        return members.map(\.name)
    }
}
