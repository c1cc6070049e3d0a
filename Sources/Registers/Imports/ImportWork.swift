public import Files
import Forms
public import Jobs
import People
import Storage
public import Web

/// What is done with imports in the background: looking through a file, writing its rows in parts, taking them back.
///
/// Each part says in its own change how far it is, so that a job that died goes on where it ended and no row comes twice.
public struct ImportWork: Sendable {
    static let name = "registers.import"
    /// So many rows are one change.
    static let part = 500
    /// So many are looked at in one reading.
    private static let look = 2000

    let shelf: RegisterShelf
    let vault: FileVault
    let locales: Locales

    public init(shelf: RegisterShelf, vault: FileVault, locales: Locales) {
        (self.shelf, self.vault, self.locales) = (shelf, vault, locales)
    }

    public var kind: JobKind { JobKind(Self.name, run: run) }

    @Sendable func run(_ lease: Lease, _ store: Store) async throws {
        let id = lease.job.payload
        let found = try await store.read { try RecordImport.find(id, in: $0) }
        guard let found, found.job == lease.job.id else { return }
        switch found.state {
        case .reading: try await look(through: found, lease, store)
        case .importing: try await take(found, lease, store)
        case .undoing: try await takeBack(found, lease, store)
        case .checked, .done, .undone, .refused: return
        }
    }

    /// What the file's rows are held against now; the reason where they can't be any more.
    func ground(_ found: RecordImport, _ head: CSVReader.Row, _ clock: Clock, in reading: Reading) throws -> ImportCheck
    {
        guard let office = try Office.find(found.office, in: reading),
            let person = try Person.active(found.madeBy, clock: clock, in: reading),
            let register = try shelf.named(found.register, of: office.id, in: reading)
        else { throw ImportRefusal.noRight }
        let rights = RecordRights(person: person, register: register)
        guard rights.isReader, rights.may("add"), register.way != .summary else { throw ImportRefusal.noRight }
        let languages = Language.allCases.map { locales[$0] }
        let columns = ImportColumns(head, rights, languages)
        guard !columns.isEmpty else { throw ImportRefusal.noColumns }
        return try ImportCheck(
            columns, rights, office, today: office.today(clock), locales[person.language], languages, in: reading)
    }

    private func look(through found: RecordImport, _ lease: Lease, _ store: Store) async throws {
        var reader = CSVReader(try vault.bytes(found.hash, office: found.office))
        guard let head = reader.head else {
            return try await refuse(
                found, reader.problems.first?.kind.rawValue ?? ImportRefusal.nothing.rawValue,
                most: reader.problems.first?.most, store)
        }
        do {
            let clock = store.clock
            let (check, start) = try await store.read { [self] reading in
                let check = try ground(found, head, clock, in: reading)
                return (check, try Likeness(check.rights, in: reading))
            }
            var (tally, likeness) = (ImportTally(check.columns), start)
            while true {
                let rows = reader.part(Self.look)
                guard !rows.isEmpty else { break }
                for row in try await store.read({ try check.check(rows, in: $0) }) {
                    tally.add(row, check.columns, &likeness)
                }
                let count = reader.count
                guard try await store.housekeeping({ try lease.progress(count, of: 0, in: $0) }) else { return }
            }
            for problem in reader.problems { tally.note(problem, check.columns) }
            guard reader.count > 0 || tally.problems > 0 else { throw ImportRefusal.nothing }
            try await settle(found, check, tally, total: reader.count, store)
        } catch let refusal as ImportRefusal {
            try await refuse(found, refusal.rawValue, store)
        }
    }

    private func settle(
        _ found: RecordImport, _ check: ImportCheck, _ tally: ImportTally, total: Int, _ store: Store
    ) async throws {
        try await store.change(by: Actor(person: found.askedBy), in: [found.office]) { change in
            guard try RecordImport.find(found.id, in: change.reading)?.state == .reading else { return }
            let (report, findings) = tally.report(check.columns)
            try change.run("DELETE FROM record_import_row WHERE batch = \(found.id)")
            for (record, line) in tally.planned {
                try change.run(
                    """
                    INSERT INTO record_import_row (batch, record, line, state, version)
                    VALUES (\(found.id), \(record.id), \(line), 'planned', \(record.version))
                    """)
            }
            try change.run(
                """
                UPDATE record_import SET state = \(RecordImport.State.checked), total = \(total),
                    added = \(tally.added), updated = \(tally.updated), same = \(tally.same),
                    problems = \(tally.problems), definition = \(check.register.register.hash)
                WHERE id = \(found.id)
                """)
            try found.keep(report, findings, in: change)
            change.record(
                "registers.import-checked", on: found.id, office: found.office,
                [
                    FieldChange("rows", new: String(total)), FieldChange("problems", new: String(tally.problems)),
                    FieldChange("added", new: String(tally.added)), FieldChange("updated", new: String(tally.updated)),
                ])
        }
    }

    private func refuse(_ found: RecordImport, _ key: String, most: Int? = nil, _ store: Store) async throws {
        try await store.change(by: Actor(person: found.askedBy), in: [found.office]) { change in
            guard try RecordImport.find(found.id, in: change.reading)?.state == .reading else { return }
            var report = found.report
            (report.refusal, report.most) = (key, most)
            try found.settle(.refused, in: change)
            try found.keep(report, [], in: change)
            change.record(
                "registers.import-refused", on: found.id, office: found.office, [FieldChange("reason", new: key)])
        }
    }
}

extension CSVReader {
    /// The next rows, at most so many.
    mutating func part(_ most: Int) -> [Row] {
        var rows: [Row] = []
        while rows.count < most, let row = next() { rows.append(row) }
        return rows
    }
}
