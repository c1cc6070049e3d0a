import Evidence
import Forms
import People
import Storage
public import Web

/// The pages of registers and their records. Who is let in to a register is said by its definition; to the room, by
/// the action that everybody has who works with any.
public struct RegisterRoutes: Sendable {
    public static let noun = Noun("registers.noun", path: "register", icon: "report", action: .readRegisters)

    private let shelf: RegisterShelf

    public init(shelf: RegisterShelf) { self.shelf = shelf }

    public func add(to routes: Routes) {
        let (read, shelf) = (routes.may(.readRegisters), shelf)
        let (index, list, decisions) = (
            RegisterIndex(shelf: shelf), RecordList(shelf: shelf), RecordDecisions(shelf: shelf)
        )
        read.list("register", page: index.show, table: index.table)
        read.get("register/-/{kunci-register}/{catatan}") { visit in
            let register = try await visit.store.read { reading in
                try shelf.named(try visit.path("kunci-register"), of: visit.office.id, in: reading)
            }
            guard let register else { throw Problem.notFound }
            return .see("/\(visit.office.slug)/register/\(register.path)/\(try visit.path("catatan"))")
        }
        StatisticsRoutes(shelf: shelf).add(to: routes)
        FigureRoutes(shelf: shelf).add(to: routes)
        RetentionRoutes(shelf: shelf).add(to: routes)
        let definitions = DefinitionPage(shelf: shelf)
        let define = routes.may(.defineRegisters)
        define.get("register/-/definisi", definitions.showNew)
        define.post("register/-/definisi", definitions.take)
        define.get("register/{register}/definisi", definitions.show)
        routes.open.get("-/skema/register.json") { _ in .json(RegisterDefinition.jsonSchema) }
        read.list("register/{register}", page: list.show, table: list.table)
        read.get("register/{register}/ekspor.csv", list.export)
        read.get("register/{register}/tambah") { visit in try await Self.form(visit, shelf) }
        read.post("register/{register}", decisions.create)
        let bulk = RecordBulk(shelf: shelf)
        read.get("register/{register}/sekaligus", bulk.show)
        read.post("register/{register}/sekaligus", bulk.change)
        let views = KeptViewPage(shelf: shelf)
        read.get("register/{register}/tampilan", views.show)
        read.post("register/{register}/tampilan", views.keep)
        read.post("register/{register}/tampilan/penghapusan", views.drop)
        read.get("register/{register}/tentang") { visit in try await AboutRegister.page(visit, shelf) }
        ImportRoutes(shelf: shelf).add(to: routes)
        read.get("register/{register}/{catatan}") { visit in try await RecordPage.page(visit, shelf) }
        read.post("register/{register}/{catatan}", decisions.update)
        read.get("register/{register}/{catatan}/ubah") { visit in try await Self.form(visit, shelf, isNew: false) }
        read.post("register/{register}/{catatan}/langkah/{langkah}", decisions.move)
        read.post("register/{register}/{catatan}/pesan", decisions.say)
        read.post("register/{register}/{catatan}/petugas", decisions.assign)
        read.post("register/{register}/{catatan}/perpanjangan/{tenggat}", decisions.extend)
        let cases = CaseDecisions(shelf: shelf)
        read.post("register/{register}/{catatan}/kode", cases.issueCode)
        read.post("register/{register}/{catatan}/penggabungan", cases.merge)
        read.get("register/{register}/{catatan}/berkas/{nomor}", cases.file)
        routes.may(.addEvidence).uploads(
            "register/{register}/{catatan}/bukti", limit: EvidenceIntake.largest, most: EvidenceIntake.most,
            decisions.prove)
        // Whoever reloads the answer to a post lands where its form is.
        for noun in [
            "langkah/{langkah}", "pesan", "petugas", "perpanjangan/{tenggat}", "bukti", "kode", "penggabungan",
        ] {
            let parts = noun.split(separator: "/").count
            read.get("register/{register}/{catatan}/\(noun)") { visit in
                .see("/" + visit.place.split(separator: "/").dropLast(parts).joined(separator: "/"))
            }
        }
    }

    @Sendable private static func form(_ visit: Visit<Member>, _ shelf: RegisterShelf, isNew: Bool = true) async throws
        -> Reply
    {
        try await visit.store.read { reading in
            let rights = try visit.register(shelf, in: reading)
            let record = isNew ? nil : try visit.record(rights, in: reading)
            guard rights.may(isNew ? "add" : "change", record), rights.register.way != .summary || !isNew,
                record?.destroyedAt == nil
            else {
                throw Problem.notFound
            }
            return RecordForm(
                visit: visit, rights: rights, record: record,
                known: try RecordForm.known(visit.office, visit.today, rights.register, in: reading))
        }.reply()
    }
}
