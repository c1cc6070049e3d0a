import Evidence
import People
import Storage
import Subjects
import Web

/// The figures of a register whose records are kept elsewhere, and in which way an office runs a register.
struct FigureRoutes: Sendable {
    let shelf: RegisterShelf

    func add(to routes: Routes) {
        let read = routes.may(.readRegisters)
        let ways = WayDecision(shelf: shelf)
        read.get("register/{register}/rekap") { visit in .see("\(visit.place)/\(visit.today.year)") }
        read.get("register/{register}/rekap/{tahun}") { try await page($0) }
        read.post("register/{register}/rekap/{tahun}") { try await save($0, $1) }
        routes.may(.addEvidence).uploads(
            "register/{register}/rekap/{tahun}/bukti", limit: EvidenceIntake.largest, most: EvidenceIntake.most
        ) { try await prove($0, $1, $2) }
        read.get("register/{register}/rekap/{tahun}/bukti") { visit in
            .see("/" + visit.place.split(separator: "/").dropLast().joined(separator: "/"))
        }
        routes.may(.defineRegisters).post("register/{register}/cara", ways.choose)
        read.get("register/{register}/cara") { visit in
            .see("/" + visit.place.split(separator: "/").dropLast().joined(separator: "/") + "/tentang")
        }
    }

    private func found(_ visit: Visit<Member>, in reading: Reading) throws -> (RecordRights, FigureSheet?) {
        let rights = try visit.register(shelf, in: reading)
        guard rights.may("read") else { throw Problem.notFound }
        return (rights, try FigureSheet(rights.register, try visit.number("tahun"), today: visit.today, in: reading))
    }

    private func page(_ visit: Visit<Member>, said: FigurePage.Said? = nil) async throws -> Reply {
        let page = try await visit.store.read { reading -> FigurePage? in
            let (rights, sheet) = try found(visit, in: reading)
            guard let sheet else {
                // A register of records has none to type; its years are its statistics.
                guard rights.register.way != .summary else { throw Problem.notFound }
                return nil
            }
            let subject = try FigureSheet.subject(rights.register, sheet.year, in: reading)
            return FigurePage(
                visit: visit, rights: rights, sheet: sheet,
                proofs: try subject.map { try Proofs(of: [$0], to: visit.person, in: reading)[$0] } ?? [],
                events: try subject.map { try History.of([$0], to: visit.person, in: reading) } ?? [], said: said)
        }
        guard let page else { return .see("/\(visit.office.slug)/register/\(try visit.path("register"))") }
        return page.reply()
    }

    private func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (rights, sheet) = try await visit.store.read { try found(visit, in: $0) }
        guard rights.typesFigures, let sheet else { throw Problem.notFound }
        let (figures, problems) = sheet.read(form, visit.language)
        guard problems.isEmpty else { return try await page(visit, said: .init(form: form, problems: problems)) }
        try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let (rights, now) = try found(visit, in: change.reading)
            guard rights.typesFigures, let now else { throw Problem.notFound }
            guard now.mark == form.text("sidik") else { throw StaleWrite(now.changes(figures, visit.words)) }
            try now.write(figures, visit.office, visit.words, in: change)
        }
        return .see(visit.place)
    }

    /// Brings what proves the figures of a year, such as the other application's own report.
    private func prove(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply {
        let (rights, sheet) = try await visit.store.read { try found(visit, in: $0) }
        guard rights.typesFigures, let sheet else { throw Problem.notFound }
        let received = try await Received(visit, form, uploads)
        guard !received.isEmpty else { throw EvidenceRefusal.nothingChosen }
        try await visit.store.change(by: visit.actor, in: [visit.office.id]) { change in
            let subject = try sheet.subject(visit.office, visit.words, in: change)
            for (item, _) in try received.add(visit, in: change) {
                try EvidenceItem.link(item, to: subject, office: visit.office.id, in: change)
            }
        }
        try await received.finish(visit)
        return .see("/\(visit.office.slug)/register/\(sheet.register.path)/rekap/\(sheet.year)#bukti")
    }
}
