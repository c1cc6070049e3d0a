import Forms
import People
import Storage
import Web

/// What people of the office do, as `RecordDecisions` and `CaseDecisions` do it for those who come by a page.
extension StoryWriter {
    func enter(_ step: Step, in store: Store) async throws -> String {
        try await store.change(by: try actor(step), in: [office.id]) { change in
            let rights = try self.rights(step, store.clock, in: change)
            guard rights.may("add") else { throw Problem.notFound }
            guard rights.register.way != .summary else { throw RecordRefusal.isSummary }
            let draft = try filled(step, nil, RecordForm.fields(rights, nil), rights, in: change)
            return try RecordWriter(rights.register, office, words, in: change).add(draft).code
        }
    }

    func work(_ step: Step, in store: Store) async throws {
        try await store.change(by: try actor(step), in: [office.id]) { change in
            let (rights, told) = (try self.rights(step, store.clock, in: change), step.told)
            guard let number = numbers[step.record],
                let record = try Record.coded(number, of: rights.register, in: change.reading), rights.reads(record)
            else { throw Problem.notFound }
            switch told.does {
            case "change":
                guard rights.may("change", record) else { throw Problem.notFound }
                let fields = RecordForm.fields(rights, record).filter { told.answered.contains($0.key) }
                let draft = try filled(step, record, fields, rights, in: change)
                try RecordWriter(rights.register, office, words, in: change)
                    .update(record, draft, version: record.version)
            case "note", "say", "give", "merge":
                guard rights.register.definition.isCase, rights.may("handle", record) else { throw Problem.notFound }
                try handle(record, told, rights, in: change)
            case let transition: try move(record, by: transition, step, rights, in: change)
            }
        }
    }

    private func handle(_ record: Record, _ told: RecordStory.Step, _ rights: RecordRights, in change: Change) throws {
        switch told.does {
        case "give":
            guard let officer = people[told.to] else { throw RecordRefusal.noPerson }
            try CaseOfficers.give(record, to: officer, reason: told.text, by: rights, office, in: change)
        case "merge":
            guard let target = numbers[told.to] else { throw RecordRefusal.noTarget }
            _ = try RecordMerging.merge(record, into: target, by: rights, office, words, in: change)
        default:
            try RecordMessage.say(
                told.text, of: record, told.does == "note" ? .note : .sent, by: rights.person, in: change)
        }
    }

    private func move(
        _ record: Record, by key: String, _ step: Step, _ rights: RecordRights, in change: Change
    ) throws {
        guard let transition = rights.register.definition.transition(key), let who = transition.who,
            rights.may(who, record)
        else { throw Problem.notFound }
        let asked = transition.asks.compactMap { rights.register.definition.field($0) }
            .filter { rights.sees($0, record) }
        let draft = try filled(step, record, asked, must: asked, rights, in: change)
        try RecordMoving(register: rights.register, transition: transition).move(
            record, draft, comment: step.told.text, by: rights.person, office, words, in: change)
    }

    /// What was answered to some fields, by the rules of forms.
    private func filled(
        _ step: Step, _ record: Record?, _ fields: [Field], must asked: [Field] = [], _ rights: RecordRights,
        in change: Change
    ) throws -> RecordDraft {
        try step.told.refuseUnasked(fields)
        let today = office.day(of: change.at)
        let known = try RecordForm.known(office, today, rights.register, in: change.reading)
        var draft = RecordDraft(rights.register.register, from: record, today: today)
        draft.read(step.told.form, fields, known, .indonesian)
        draft.finish(asked: asked.map(\.key), words)
        if let problem = draft.problems.first { throw problem }
        return draft
    }
}
