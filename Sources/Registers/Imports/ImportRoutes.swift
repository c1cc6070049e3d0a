import Files
import Forms
import People
import Storage
import Web

/// Records from a file: brought, looked through, written, taken back.
struct ImportRoutes: Sendable {
    let shelf: RegisterShelf

    func add(to routes: Routes) {
        let read = routes.may(.readRegisters)
        read.get("register/{register}/templat.csv") { visit in try await ImportTemplate.reply(visit, shelf) }
        read.get("register/{register}/impor") { visit in try await bringing(visit, nil) }
        read.upload("register/{register}/impor", limit: CSVReader.mostBytes, bring)
        read.get("register/{register}/impor/{impor}") { visit in try await show(visit, nil) }
        read.get("register/{register}/impor/{impor}/masalah.csv", findings)
        read.get("register/{register}/impor/{impor}/pembatalan") { visit in try await undoing(visit, nil) }
        read.post("register/{register}/impor/{impor}/pembatalan", undo)
        read.post("register/{register}/impor/{impor}/pelaksanaan", take)
        // Whoever reloads the answer to a post lands where its form is.
        read.get("register/{register}/impor/{impor}/pelaksanaan") { visit in
            .see("/" + visit.place.split(separator: "/").dropLast().joined(separator: "/"))
        }
    }

    /// The register, if the visitor may add to it.
    private func rights(_ visit: Visit<Member>, in reading: Reading) throws -> RecordRights {
        let rights = try visit.register(shelf, in: reading)
        guard rights.may("add"), rights.register.way != .summary else { throw Problem.notFound }
        return rights
    }

    private func found(_ visit: Visit<Member>, in reading: Reading) throws -> (RecordRights, RecordImport) {
        let rights = try rights(visit, in: reading)
        guard let found = try RecordImport.visible(try visit.number("impor"), rights, in: reading) else {
            throw Problem.notFound
        }
        return (rights, found)
    }

    private func address(_ visit: Visit<Member>, _ register: OfficeRegister, _ number: Int) -> Reply {
        .see("/\(visit.office.slug)/register/\(register.path)/impor/\(number)")
    }

    private func bringing(_ visit: Visit<Member>, _ refusal: ImportRefusal?) async throws -> Reply {
        let page = try await visit.store.read { reading in
            let rights = try rights(visit, in: reading)
            return BringingPage(
                visit: visit, rights: rights, before: try RecordImport.all(rights, in: reading), refusal: refusal)
        }
        return page.reply()
    }

    @Sendable private func bring(_ visit: Visit<Member>, _: Form, _ upload: Upload) async throws -> Reply {
        let rights = try await visit.store.read { [self] reading in try self.rights(visit, in: reading) }
        guard upload.file.size > 0 else { return try await bringing(visit, upload.name.isEmpty ? .noFile : .nothing) }
        let (office, name) = (visit.office.id, upload.name)
        let kept = try visit.ground.vault.keep(upload.file, office: office)
        let number = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let file = try StoredFile.add(kept, name: name, media: "text/csv", office: office, in: change)
            return try RecordImport.begin(file.id, named: name, rights.register, in: change)
        }
        return address(visit, rights.register, number)
    }

    private func show(_ visit: Visit<Member>, _ refusal: ImportRefusal?) async throws -> Reply {
        let page = try await visit.store.read { reading in
            let (rights, found) = try found(visit, in: reading)
            return ImportPage(
                visit: visit, rights: rights, found: found, job: try ImportJob(found, in: reading), refusal: refusal)
        }
        return page.reply()
    }

    @Sendable private func findings(_ visit: Visit<Member>) async throws -> Reply {
        let table = try await visit.store.read { reading in
            let (rights, found) = try found(visit, in: reading)
            return ImportFindings(rights: rights, words: visit.words).table(
                try found.findings(in: reading), name: "\(rights.register.path)-impor-\(found.number)")
        }
        return .download(table.csv, name: table.name + ".csv", media: "text/csv; charset=utf-8").unkept
    }

    /// Writes what was looked through; after a job that gave up, goes on with it.
    @Sendable private func take(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        do {
            let (rights, number) = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let (rights, found) = try found(visit, in: change.reading)
                // What it would do was found for whoever brought it.
                guard found.madeBy == visit.person.id else { throw ImportRefusal.noRight }
                let job = try ImportJob(found, in: change.reading)
                let isStuck = found.state == .importing && job.isGivenUp
                guard found.state == .checked || isStuck else { throw ImportRefusal.elsewhere }
                guard isStuck || found.isWhole else { throw ImportRefusal.notWhole }
                guard isStuck || found.definition == rights.register.register.hash else {
                    throw ImportRefusal.otherDefinition
                }
                if !isStuck { try found.clear(in: change) }
                try found.queue(.importing, in: change)
                change.record(
                    "registers.import-begun", on: found.id, office: visit.office.id,
                    [FieldChange("rows", new: String(found.total))])
                return (rights, found.number)
            }
            return address(visit, rights.register, number)
        } catch let refusal as ImportRefusal {
            return try await show(visit, refusal)
        }
    }

    private func undoing(_ visit: Visit<Member>, _ refusal: ImportRefusal?) async throws -> Reply {
        let page = try await visit.store.read { reading in
            let (rights, found) = try found(visit, in: reading)
            guard found.isUndoable(try ImportJob(found, in: reading)) else { return Reply?.none }
            return UndoingPage(
                visit: visit, rights: rights, found: found, undoing: try ImportUndoing(found.id, in: reading),
                refusal: refusal
            ).reply()
        }
        return page ?? .see("/" + visit.place.split(separator: "/").dropLast().joined(separator: "/"))
    }

    @Sendable private func undo(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        do {
            let (rights, number) = try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
                let (rights, found) = try found(visit, in: change.reading)
                guard found.isUndoable(try ImportJob(found, in: change.reading)) else { throw ImportRefusal.elsewhere }
                guard form.has("yakin") else { throw ImportRefusal.notSure }
                try found.queue(.undoing, in: change)
                change.record(
                    "registers.import-undoing", on: found.id, office: visit.office.id,
                    [FieldChange("rows", new: String(found.added + found.updated))])
                return (rights, found.number)
            }
            return address(visit, rights.register, number)
        } catch ImportRefusal.notSure {
            return try await undoing(visit, .notSure)
        } catch let refusal as ImportRefusal {
            return try await show(visit, refusal)
        }
    }
}

extension RecordImport {
    /// Whether nothing is wrong with it, and it would do something.
    var isWhole: Bool { problems == 0 && added + updated > 0 }

    /// Whether there is something to take back.
    func isUndoable(_ job: ImportJob) -> Bool {
        switch state {
        case .done: added + updated > 0
        case .importing, .undoing: job.isGivenUp
        case .reading, .checked, .undone, .refused: false
        }
    }

    /// From here on it is counted what was done.
    func clear(in change: Change) throws {
        try change.run(
            "UPDATE record_import SET done = 0, added = 0, updated = 0, same = 0, skipped = 0 WHERE id = \(id)")
    }
}
