import Files
import Forms
import People
import Storage
import Web

/// What is done with a case beside its steps: a new code for its holder, making one of two, the files that came with it.
struct CaseDecisions: Sendable {
    let shelf: RegisterShelf

    private func found(_ visit: Visit<Member>, in reading: Reading) throws -> (RecordRights, Record) {
        let rights = try visit.register(shelf, in: reading)
        let record = try visit.record(rights, in: reading)
        guard rights.register.definition.isCase, record.destroyedAt == nil else { throw Problem.notFound }
        return (rights, record)
    }

    /// Gives the holder a new code, which is shown once: for whoever lost theirs, or came in person.
    @Sendable func issueCode(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let keys = visit.ground.keys
        let (rights, record) = try await visit.store.read { try found(visit, in: $0) }
        guard rights.may("handle", record), rights.register.definition.publicPart != nil else { throw Problem.notFound }
        let code = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let code = try Ticket.issue(record, keys, in: change)
            change.record("registers.code-issued", on: record.id, office: visit.office.id)
            return code
        }
        let words = visit.words
        let place = "/\(visit.office.slug)/register/\(rights.register.path)/\(record.code)"
        return visit.page(Frame(record.code, noun: RegisterRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[RegisterWord.crumbs])"><ol><li><a href="\(place)">\(record.code)</a></li><li aria-current="page">\(words[RegisterWord.newCode])</li></ol></nav>
                <h1>\(words[RegisterWord.newCode])</h1>
                <div class="notice notice-good" role="status">\(visit.icon("check"))<div><p>\(words[RegisterWord.codeOnce])</p>\(code.shown(words))<p>\(visit.origin)/\(visit.office.slug)/tiket/\(code.text)</p></div></div>
                <p class="actions"><a class="button button-main" href="\(place)">\(words[RegisterWord.back])</a></p>

                """)
        }
    }

    /// Makes one of two that are about the same thing: the holder of this one's code follows the other from then on.
    @Sendable func merge(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (rights, record) = try await visit.store.read { try found(visit, in: $0) }
        guard rights.may("handle", record), rights.register.definition.state("merged") != nil else {
            throw Problem.notFound
        }
        do {
            let target = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let (rights, now) = try found(visit, in: change.reading)
                guard now.version == form.int("versi") else { throw StaleWrite([]) }
                return try RecordMerging.merge(
                    now, into: form.text("dengan"), by: rights, visit.office, visit.words, in: change)
            }
            return .see("/\(visit.office.slug)/register/\(rights.register.path)/\(target)")
        } catch let refusal as RecordRefusal {
            return try await RecordPage.page(
                visit, shelf, said: .init(transition: "gabung", form: form, refusal: refusal, problems: []))
        }
    }

    /// A file that came with the case, as a download.
    @Sendable func file(_ visit: Visit<Member>) async throws -> Reply {
        let number = try visit.number("nomor")
        let (file, vault) = try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let record = try visit.record(rights, in: reading)
            guard rights.readsFiles(record), record.destroyedAt == nil,
                let row = try CaseFileRow.all(of: record.id, in: reading).first(where: { $0.number == number })
            else { throw Problem.notFound }
            return (row.file, visit.ground.vault)
        }
        let office = visit.office.id
        _ = try vault.location(of: file.hash, office: office)
        return .download(name: file.name, media: file.media, length: file.size) { send in
            try await vault.read(file.hash, office: office) { try await send($0) }
        }
    }
}
