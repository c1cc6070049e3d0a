import Foundation
import Jobs
import People
import Storage

/// A file of records on its way into a register: looked through, written in parts, and taken back as a whole.
struct RecordImport: Sendable, Stored {
    enum State: String, Storable {
        /// A job looks through it.
        case reading
        /// Everything that it would do is known; nothing is written.
        case checked
        case importing
        case done
        case undoing
        case undone
        /// It can't be read at all.
        case refused

        var word: ImportWord {
            switch self {
            case .reading: .stateReading
            case .checked: .stateChecked
            case .importing: .stateImporting
            case .done: .stateDone
            case .undoing: .stateUndoing
            case .undone: .stateUndone
            case .refused: .stateRefused
            }
        }
    }

    /// The batch that its records bear.
    let id: String
    let office: String
    let register: String
    let number: Int
    let file: String
    let name: String
    let hash: String
    let state: State
    let job: String
    let definition: String
    let (total, done): (Int, Int)
    let (added, updated, same, skipped): (Int, Int, Int, Int)
    let (problems, undone): (Int, Int)
    let report: ImportReport
    let madeBy: String
    let maker: String
    let madeAt: Instant
    let askedBy: String

    private static let columns: SQL =
        """
        record_import.id, record_import.office, record_import.register, record_import.number, record_import.file,
        file.name, file.hash, record_import.state, record_import.job, record_import.definition, record_import.total,
        record_import.done, record_import.added, record_import.updated, record_import.same, record_import.skipped,
        record_import.problems, record_import.undone, record_import.report, record_import.made_by, person.name,
        record_import.made_at, record_import.asked_by
        """
    private static let source: SQL =
        "record_import JOIN file ON file.id = record_import.file JOIN person ON person.id = record_import.made_by"

    init(row: Row) throws {
        (id, office, register) = (try row.text(0), try row.text(1), try row.text(2))
        (number, file, name, hash) = (try row.int(3), try row.text(4), try row.text(5), try row.text(6))
        (state, job, definition) = (try row.choice(7), try row.text(8), try row.text(9))
        (total, done) = (try row.int(10), try row.int(11))
        (added, updated, same, skipped) = (try row.int(12), try row.int(13), try row.int(14), try row.int(15))
        (problems, undone) = (try row.int(16), try row.int(17))
        report = try ImportReport(json: try row.text(18))
        (madeBy, maker, madeAt, askedBy) = (try row.text(19), try row.text(20), try row.instant(21), try row.text(22))
    }

    static func find(_ id: String, in reading: Reading) throws -> RecordImport? {
        try reading.first("SELECT \(columns) FROM \(source) WHERE record_import.id = \(id)")
    }

    /// Those of a register that somebody may look at, the newest first.
    static func all(_ rights: RecordRights, most: Int = 20, in reading: Reading) throws -> [RecordImport] {
        let everybody: SQL = rights.isWholeAdder ? "1 = 1" : "record_import.made_by = \(rights.person.id)"
        return try reading.all(
            """
            SELECT \(columns) FROM \(source)
            WHERE record_import.office = \(rights.register.office) AND record_import.register = \(rights.register.key)
                AND \(everybody) ORDER BY record_import.number DESC LIMIT \(most)
            """)
    }

    /// The one of a number, if somebody may look at it: whoever brought it, and those who add to all of the register.
    static func visible(_ number: Int, _ rights: RecordRights, in reading: Reading) throws -> RecordImport? {
        let found = try reading.first(
            """
            SELECT \(columns) FROM \(source)
            WHERE record_import.office = \(rights.register.office) AND record_import.register = \(rights.register.key)
                AND record_import.number = \(number)
            """, as: RecordImport.self)
        guard let found, rights.may("add"), found.madeBy == rights.person.id || rights.isWholeAdder else { return nil }
        return found
    }

    /// Every single finding, which the report itself holds only the first of.
    func findings(in reading: Reading) throws -> [ImportFinding] {
        let json = try reading.texts("SELECT findings FROM record_import WHERE id = \(id)").first ?? ""
        return json.isEmpty ? [] : try JSONDecoder().decode([ImportFinding].self, from: Data(json.utf8))
    }

    /// Takes a file in and queues the job that looks through it; says its number.
    static func begin(_ file: String, named name: String, _ register: OfficeRegister, in change: Change) throws -> Int {
        let id = change.newID()
        let newest = try change.reading.number(
            "SELECT MAX(number) FROM record_import WHERE office = \(register.office) AND register = \(register.key)")
        let number = 1 + (newest ?? 0)
        let job = try Job.queue(ImportWork.name, payload: id, office: register.office, mostAttempts: 3, in: change)
        try change.run(
            """
            INSERT INTO record_import (id, office, register, number, file, state, job, definition, total, done, added,
                updated, same, skipped, problems, undone, report, findings, made_by, made_at, asked_by)
            VALUES (\(id), \(register.office), \(register.key), \(number), \(file), \(State.reading), \(job), '', 0, 0,
                0, 0, 0, 0, 0, 0, '', '', \(change.actor.person), \(change.at), \(change.actor.person))
            """)
        change.record(
            "registers.import-brought", on: id, office: register.office,
            [FieldChange("register", new: register.key), FieldChange("document", new: name)])
        return number
    }

    /// Queues the job that goes on with it, as somebody who asked for that.
    func queue(_ state: State, in change: Change) throws {
        let job = try Job.queue(ImportWork.name, payload: id, office: office, mostAttempts: 5, in: change)
        try change.run(
            """
            UPDATE record_import SET state = \(state), job = \(job), asked_by = \(change.actor.person)
            WHERE id = \(id)
            """)
    }

    func settle(_ state: State, in change: Change) throws {
        try change.run("UPDATE record_import SET state = \(state) WHERE id = \(id)")
    }

    /// Notes what was found; of what stays, the values are left out where `isOver`: they are in the records by then.
    func keep(_ report: ImportReport, _ findings: [ImportFinding], isOver: Bool = false, in change: Change) throws {
        let kept = isOver ? findings.map(\.withoutValue) : findings
        var report = report
        report.findings = Array(kept.prefix(ImportReport.mostShown))
        let all = String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
        try change.run(
            "UPDATE record_import SET report = \(try report.json), findings = \(all) WHERE id = \(id)")
    }

    /// Forgets what a record answered before imports wrote it; whoever destroys records calls it.
    static func forget(_ record: String, in change: Change) throws {
        try change.run("DELETE FROM record_import_row WHERE record = \(record)")
    }
}

extension RecordRights {
    /// Whether they may add for the whole office, and not just for a unit.
    var isWholeAdder: Bool {
        let action = register.register.action("add")
        return person.grants.contains {
            $0.office.id == register.office && $0.unit == nil && $0.actions.contains(action)
        }
    }
}
