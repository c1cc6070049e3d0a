import Deadlines
import Forms
import Jobs
import People
import Storage
import Web

/// What an import wrote and nobody touched since can be taken back; the rest stays.
struct ImportUndoing {
    /// True for the rows whose record somebody changed, answered, proved or merged since.
    static func touched(_ batch: String) -> SQL {
        """
        (record.id IS NULL OR record.version <> record_import_row.version OR record.destroyed_at IS NOT NULL
            OR record.merged_into IS NOT NULL OR (record_import_row.state = 'added' AND (
                EXISTS (SELECT 1 FROM record_message WHERE record_message.record = record.id)
                OR EXISTS (SELECT 1 FROM ticket WHERE ticket.record = record.id)
                OR EXISTS (SELECT 1 FROM record_file WHERE record_file.record = record.id)
                OR EXISTS (SELECT 1 FROM record_rating WHERE record_rating.record = record.id)
                OR EXISTS (SELECT 1 FROM evidence_link WHERE evidence_link.subject = record.id)
                OR record.id IN (SELECT other.merged_into FROM record AS other JOIN record_import AS brought
                    ON brought.id = \(batch) AND other.office = brought.office AND other.register = brought.register
                    WHERE other.merged_into IS NOT NULL))))
        """
    }

    private static let source: SQL = "record_import_row LEFT JOIN record ON record.id = record_import_row.record"

    /// How many records would be taken out, how many put back, and the codes of those that stay.
    let added: Int
    let updated: Int
    let stays: [String]

    init(_ batch: String, in reading: Reading) throws {
        let rows: SQL = "record_import_row.batch = \(batch)"
        func count(_ state: String) throws -> Int {
            try reading.number(
                """
                SELECT COUNT(*) FROM \(Self.source)
                WHERE \(rows) AND record_import_row.state = \(state) AND NOT \(Self.touched(batch))
                """) ?? 0
        }
        (added, updated) = (try count("added"), try count("updated"))
        stays = try reading.texts(
            """
            SELECT coalesce(record.code, record_import_row.record) FROM \(Self.source)
            WHERE \(rows) AND (record_import_row.state = 'stays'
                OR (record_import_row.state IN ('added', 'updated') AND \(Self.touched(batch))))
            ORDER BY record_import_row.line
            """)
    }

    /// One record of a batch that is looked at.
    fileprivate struct Line: Stored {
        let record: String
        let isAdded: Bool
        let former: String?
        let isTouched: Bool
        let code: String

        init(row: Row) throws {
            (record, isAdded, former) = (try row.text(0), try row.text(1) == "added", try row.optionalText(2))
            (isTouched, code) = (try row.flag(3), try row.text(4))
        }
    }

    /// The last ones first, so that numbers end where they ended before.
    fileprivate static func lines(_ batch: String, most: Int, in reading: Reading) throws -> [Line] {
        try reading.all(
            """
            SELECT record_import_row.record, record_import_row.state, record_import_row.former,
                CASE WHEN \(touched(batch)) THEN 1 ELSE 0 END, coalesce(record.code, '')
            FROM \(source)
            WHERE record_import_row.batch = \(batch) AND record_import_row.state IN ('added', 'updated')
            ORDER BY record_import_row.line DESC LIMIT \(most)
            """)
    }
}

extension ImportWork {
    /// Takes the batch back, a change for each part.
    func takeBack(_ found: RecordImport, _ lease: Lease, _ store: Store) async throws {
        let total = found.added + found.updated
        while true {
            let done = try await store.change(by: Actor(person: found.askedBy), in: [found.office]) { [self] change in
                try takeBack(found.id, store.clock, in: change)
            }
            guard let done, try await store.housekeeping({ try lease.progress(done, of: total, in: $0) }) else {
                return
            }
        }
    }

    /// - Returns: how many are taken back by now; `nil` when there are no more.
    private func takeBack(_ id: String, _ clock: Clock, in change: Change) throws -> Int? {
        guard let now = try RecordImport.find(id, in: change.reading), now.state == .undoing,
            let office = try Office.find(now.office, in: change.reading),
            let register = try shelf.named(now.register, of: now.office, in: change.reading)
        else { return nil }
        let lines = try ImportUndoing.lines(id, most: Self.part, in: change.reading)
        var writer = RecordWriter(register, office, locales[.indonesian], in: change)
        writer.holidays = try Holidays.of(office: now.office, in: change.reading)
        var (taken, stays): ([String], Int) = ([], 0)
        for line in lines {
            guard !line.isTouched else {
                stays += 1
                try change.run(
                    "UPDATE record_import_row SET state = 'stays' WHERE batch = \(id) AND record = \(line.record)")
                continue
            }
            if line.isAdded {
                try writer.remove(line.record)
            } else if let former = line.former, let record = try Record.find(line.record, in: change.reading) {
                let draft = RecordDraft(
                    register.register, from: record, answers: try Answers(json: former), today: office.today(clock))
                try writer.write(record, draft)
            }
            try change.run("DELETE FROM record_import_row WHERE batch = \(id) AND record = \(line.record)")
            taken.append(line.code)
        }
        try change.run("UPDATE record_import SET undone = undone + \(taken.count) WHERE id = \(id)")
        let isOver = lines.count < Self.part
        if isOver { try now.settle(.undone, in: change) }
        var fields = [FieldChange("undone", new: String(taken.count)), FieldChange("stays", new: String(stays))]
        if let first = taken.last, let last = taken.first {
            fields.append(FieldChange("codes", new: "\(first) – \(last)"))
        }
        change.record("registers.import-undone", on: id, office: now.office, fields)
        return isOver ? nil : now.undone + taken.count
    }
}
