import Deadlines
import Files
import Forms
import Jobs
import People
import Storage
import Web

extension ImportWork {
    /// What a part of the rows came to.
    private struct Part: Sendable {
        var (added, updated, same, skipped) = (0, 0, 0, 0)
        var (first, last): (String?, String?) = (nil, nil)
        var findings: [ImportFinding] = []
    }

    /// Writes the rows that are not in yet, a change for each part.
    func take(_ found: RecordImport, _ lease: Lease, _ store: Store) async throws {
        var reader = CSVReader(try vault.bytes(found.hash, office: found.office))
        guard let head = reader.head else { return }
        var done = found.done
        _ = reader.part(done)
        while true {
            let (rows, from) = (reader.part(Self.part), done)
            let goesOn = try await store.change(by: Actor(person: found.askedBy), in: [found.office]) { [self] change in
                try take(rows, from: from, head, found.id, store.clock, in: change)
            }
            done += rows.count
            let count = done
            guard goesOn, try await store.housekeeping({ try lease.progress(count, of: found.total, in: $0) }) else {
                return
            }
        }
    }

    /// - Returns: whether there may be more.
    private func take(
        _ rows: [CSVReader.Row], from: Int, _ head: CSVReader.Row, _ id: String, _ clock: Clock, in change: Change
    ) throws -> Bool {
        // Another worker may have gone on with it.
        guard let now = try RecordImport.find(id, in: change.reading), now.state == .importing, now.done == from else {
            return false
        }
        var part = Part()
        var isOver = from + rows.count >= now.total || rows.isEmpty
        do {
            let check = try ground(now, head, clock, in: change.reading)
            guard check.register.register.hash == now.definition else { throw ImportRefusal.otherDefinition }
            let versions = try planned(rows, id, in: change.reading)
            var writer = RecordWriter(check.register, check.office, check.words, in: change)
            writer.holidays = try Holidays.of(office: now.office, in: change.reading)
            for row in try check.check(rows, in: change.reading) {
                try write(row, versions, writer, check, now, &part, in: change)
            }
        } catch let refusal as ImportRefusal {
            part.skipped = now.total - from
            part.findings = [ImportFinding(line: rows.first?.line ?? 1, key: refusal.rawValue)]
            isOver = true
        }
        try change.run(
            """
            UPDATE record_import SET done = done + \(rows.count), added = added + \(part.added),
                updated = updated + \(part.updated), same = same + \(part.same), skipped = skipped + \(part.skipped),
                problems = problems + \(part.findings.count)
            WHERE id = \(id)
            """)
        if isOver { try now.settle(.done, in: change) }
        if isOver || !part.findings.isEmpty {
            try now.keep(
                now.report, part.findings + now.findings(in: change.reading), isOver: isOver, in: change)
        }
        var fields = [
            FieldChange("rows", new: "\(from + 1)–\(from + rows.count)"),
            FieldChange("added", new: String(part.added)), FieldChange("updated", new: String(part.updated)),
            FieldChange("same", new: String(part.same)), FieldChange("skipped", new: String(part.skipped)),
        ]
        if let first = part.first, let last = part.last {
            fields.append(FieldChange("codes", new: "\(first) – \(last)"))
        }
        change.record("registers.rows-imported", on: id, office: now.office, fields)
        return !isOver
    }

    /// The versions of the records that rows change, as they were when the file was looked through.
    private func planned(_ rows: [CSVReader.Row], _ id: String, in reading: Reading) throws -> [String: Int] {
        guard let first = rows.first, let last = rows.last else { return [:] }
        var versions: [String: Int] = [:]
        try reading.each(
            """
            SELECT record, version FROM record_import_row
            WHERE batch = \(id) AND state = 'planned' AND line >= \(first.line) AND line <= \(last.line)
            """
        ) { versions[try $0.text(0)] = try $0.int(1) }
        return versions
    }

    private func write(
        _ row: ImportCheck.Checked, _ versions: [String: Int], _ writer: RecordWriter, _ check: ImportCheck,
        _ now: RecordImport, _ part: inout Part, in change: Change
    ) throws {
        switch row.fate {
        case .added(let draft, let state, let unit):
            let record = try writer.add(draft, unit: unit, batch: now.id, from: nil, state: state)
            try change.run(
                """
                INSERT INTO record_import_row (batch, record, line, state, version)
                VALUES (\(now.id), \(record.id), \(row.line), 'added', \(record.version))
                """)
            part.added += 1
            part.first = part.first ?? record.code
            part.last = record.code
        case .updated(let record, let draft):
            guard versions[record.id] == record.version else {
                part.skipped += 1
                part.findings.append(
                    ImportFinding(
                        line: row.line, column: check.columns.number.map { $0 + 1 },
                        title: check.columns.number.map { check.columns.titles[$0] } ?? "",
                        key: ImportFinding.Kind.changedSince.rawValue, value: record.code))
                return
            }
            try writer.write(record, draft)
            try change.run(
                """
                UPDATE record_import_row
                SET state = 'updated', version = \(record.version + 1), former = \(try record.answers.json)
                WHERE batch = \(now.id) AND record = \(record.id)
                """)
            part.updated += 1
        case .same: part.same += 1
        case .refused:
            part.skipped += 1
            part.findings += row.findings.filter { !$0.isRemark }
        }
    }
}
