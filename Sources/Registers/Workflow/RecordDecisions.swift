import Deadlines
import Evidence
import Forms
import People
import Storage
import Web

/// What people do with records, each as one change with one event.
struct RecordDecisions: Sendable {
    let shelf: RegisterShelf

    private func address(_ visit: Visit<Member>, _ register: OfficeRegister, _ code: String, _ part: String = "")
        -> Reply
    {
        .see("/\(visit.office.slug)/register/\(register.path)/\(code)\(part)")
    }

    @Sendable func create(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (rights, known, shelf) = try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try RecordForm.known(visit.office, visit.today, rights.register, in: reading), shelf)
        }
        guard rights.may("add") else { throw Problem.notFound }
        guard rights.register.way != .summary else { throw RecordRefusal.isSummary }
        var draft = RecordDraft(rights.register.register, today: visit.today)
        draft.read(form, RecordForm.fields(rights, nil), known, visit.language)
        draft.finish(visit.words)
        guard draft.problems.isEmpty else {
            return RecordForm(
                visit: visit, rights: rights, record: nil, known: known, problems: draft.problems, said: form
            ).reply()
        }
        let alike = try await visit.store.read { [draft] in try RecordForm.alike(draft, rights, in: $0) }
        guard alike.isEmpty || form.has("tetap") else {
            return RecordForm(visit: visit, rights: rights, record: nil, known: known, said: form, alike: alike).reply()
        }
        let code = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { [draft] change in
            // Somebody may have taken another definition meanwhile.
            let rights = try visit.register(shelf, in: change.reading)
            guard rights.register.register.hash == draft.register.hash else { throw StaleWrite([]) }
            return try RecordWriter(rights.register, visit.office, visit.words, in: change).add(draft).code
        }
        return address(visit, rights.register, code)
    }

    @Sendable func update(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (rights, record, known, shelf) = try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            return (
                rights, try visit.record(rights, in: reading),
                try RecordForm.known(visit.office, visit.today, rights.register, in: reading), shelf
            )
        }
        guard rights.may("change", record), record.destroyedAt == nil else { throw Problem.notFound }
        let fields = RecordForm.fields(rights, record)
        var draft = RecordDraft(rights.register.register, from: record, today: visit.today)
        draft.read(form, fields, known, visit.language)
        draft.finish(visit.words)
        guard draft.problems.isEmpty else {
            return RecordForm(
                visit: visit, rights: rights, record: record, known: known, problems: draft.problems, said: form
            ).reply()
        }
        try await visit.store.change(by: visit.actor, in: [visit.office.id]) { [draft] change in
            let rights = try visit.register(shelf, in: change.reading)
            let now = try visit.record(rights, in: change.reading)
            guard now.version == record.version else { throw StaleWrite(draft.changes(from: now.answers, visit.words)) }
            try RecordWriter(rights.register, visit.office, visit.words, in: change)
                .update(now, draft, version: form.int("versi"))
        }
        return address(visit, rights.register, record.code)
    }

    @Sendable func move(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (rights, record, known, shelf) = try await visit.store.read { [shelf] reading in
            let rights = try visit.register(shelf, in: reading)
            return (
                rights, try visit.record(rights, in: reading),
                try RecordForm.known(visit.office, visit.today, rights.register, in: reading), shelf
            )
        }
        guard let transition = rights.register.definition.transition(try visit.path("langkah")),
            let who = transition.who, rights.may(who, record)
        else { throw Problem.notFound }
        var draft = RecordDraft(rights.register.register, from: record, today: visit.today)
        let asked = transition.asks.compactMap { rights.register.definition.field($0) }.filter {
            rights.sees($0, record)
        }
        draft.read(form, asked, known, visit.language)
        draft.finish(asked: asked.map(\.key), visit.words)
        do {
            guard draft.problems.isEmpty else { throw RefusedMove() }
            guard !transition.confirm || form.has("yakin") else { throw RecordRefusal.notSure }
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { [draft] change in
                let rights = try visit.register(shelf, in: change.reading)
                let now = try visit.record(rights, in: change.reading)
                guard now.version == form.int("versi") else {
                    throw StaleWrite([.state(now.state, transition.to)])
                }
                try RecordMoving(register: rights.register, transition: transition).move(
                    now, draft, comment: form.text("keterangan"), by: visit.person, visit.office, visit.words,
                    in: change)
            }
            return address(visit, rights.register, record.code)
        } catch let refusal as RecordRefusal {
            return try await RecordPage.page(
                visit, shelf, said: .init(transition: transition.key, form: form, refusal: refusal, problems: []))
        } catch is RefusedMove {
            return try await RecordPage.page(
                visit, shelf,
                said: .init(transition: transition.key, form: form, refusal: nil, problems: draft.problems))
        }
    }

    /// Writes a note, or an answer to whoever holds the ticket.
    @Sendable func say(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        let (rights, record) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try visit.record(rights, in: reading))
        }
        let kind: RecordMessage.Kind = form.text("kepada") == "pelapor" ? .sent : .note
        guard rights.register.definition.isCase, rights.may("handle", record), record.destroyedAt == nil else {
            throw Problem.notFound
        }
        let body = form.text("pesan")
        guard !body.isEmpty, body.count <= RecordMessage.longest else {
            return try await RecordPage.page(
                visit, shelf, said: .init(transition: "pesan", form: form, refusal: .noMessage, problems: []))
        }
        try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            try RecordMessage.say(body, of: record, kind, by: visit.person, in: change)
        }
        return address(visit, rights.register, record.code, "#percakapan")
    }

    /// Gives the record to somebody, or hands it over.
    @Sendable func assign(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        let (rights, record) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try visit.record(rights, in: reading))
        }
        guard rights.register.definition.isCase, rights.may("handle", record), record.destroyedAt == nil else {
            throw Problem.notFound
        }
        let chosen = form.text("petugas")
        do {
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                try CaseOfficers.give(
                    record, to: chosen.isEmpty ? nil : chosen, reason: form.text("keterangan"), by: rights,
                    visit.office, in: change)
            }
            return address(visit, rights.register, record.code)
        } catch let refusal as RecordRefusal {
            return try await RecordPage.page(
                visit, shelf, said: .init(transition: "petugas", form: form, refusal: refusal, problems: []))
        }
    }

    /// Adds days to a clock, once, with a reason.
    @Sendable func extend(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let shelf = shelf
        let (rights, record) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try visit.record(rights, in: reading))
        }
        guard let deadline = rights.register.definition.deadline(try visit.path("tenggat")),
            rights.may("handle", record),
            deadline.extensionDays > 0, record.destroyedAt == nil
        else { throw Problem.notFound }
        do {
            try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                guard !form.text("keterangan").isEmpty else { throw RecordRefusal.noComment }
                let touched = try change.run(
                    """
                    UPDATE record_deadline SET added = \(deadline.extensionDays)
                    WHERE record = \(record.id) AND key = \(deadline.key) AND added = 0 AND met_at IS NULL
                    """)
                guard touched == 1 else { throw RecordRefusal.noExtension }
                let draft = RecordDraft(rights.register.register, from: record, today: visit.today)
                try RecordClocks(record.id, draft, visit.office, in: change).begin(after: nil)
                change.record(
                    "registers.deadline-extended", on: record.id, office: visit.office.id,
                    [FieldChange(deadline.key, old: record.dueOn?.description, new: "+\(deadline.extensionDays)")]
                        + FieldChange.reason(form.text("keterangan")))
            }
            return address(visit, rights.register, record.code)
        } catch let refusal as RecordRefusal {
            return try await RecordPage.page(
                visit, shelf, said: .init(transition: deadline.key, form: form, refusal: refusal, problems: []))
        }
    }

    /// Brings proofs of a record.
    @Sendable func prove(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        let shelf = shelf
        let (rights, record) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            return (rights, try visit.record(rights, in: reading))
        }
        guard visit.person.may(.addEvidence, in: visit.office.id), rights.may("change", record) || rights.isOwn(record),
            record.destroyedAt == nil
        else { throw Problem.notFound }
        guard rights.sharesProofs else { return try await keep(visit, uploads, rights, record) }
        let received = try await Received(visit, form, uploads)
        guard !received.isEmpty else { throw EvidenceRefusal.nothingChosen }
        let office = visit.office.id
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            for item in try received.add(visit, in: change).map(\.0) {
                try EvidenceItem.link(item, to: record.id, office: office, in: change)
            }
        }
        try await received.finish(visit)
        return address(visit, rights.register, record.code, "#bukti")
    }
}

extension RecordDecisions {
    /// Keeps files with the record alone: of what few may see, the evidence room would show too much.
    private func keep(_ visit: Visit<Member>, _ uploads: [Upload], _ rights: RecordRights, _ record: Record)
        async throws
        -> Reply
    {
        guard !uploads.isEmpty else { throw EvidenceRefusal.nothingChosen }
        let office = visit.office.id
        let files = try uploads.map { try CaseFile($0, office: office, visit.ground) }
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            for file in files { try file.add(to: record, in: change) }
            change.record(
                "registers.file-kept", on: record.id, office: office, [FieldChange("count", new: String(files.count))])
        }
        return .see("/\(visit.office.slug)/register/\(rights.register.path)/\(record.code)#bukti")
    }
}

/// Something asked on the way is not answered.
private struct RefusedMove: Error {}
