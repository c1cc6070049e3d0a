import Deadlines
public import Jobs
import People
public import Storage

/// Counts the running clocks of offices anew when their holidays or their zone changed. What was met, or is of a record
/// that is over, stays as it was counted.
public struct ClockRecount: Sendable {
    static let work = "registers.recount"

    let shelf: RegisterShelf
    /// How many records one change counts anew.
    let mostAtOnce: Int

    public init(shelf: RegisterShelf) { self.init(shelf: shelf, mostAtOnce: 500) }

    init(shelf: RegisterShelf, mostAtOnce: Int) { (self.shelf, self.mostAtOnce) = (shelf, mostAtOnce) }

    /// Counts in the change that moved an office's days where few records hang on it; soon after where many do.
    @Sendable public func daysChanged(of id: String, in change: Change) throws {
        guard let office = try Office.find(id, in: change.reading) else { return }
        let records = try behind(office, in: change.reading)
        guard records.count <= mostAtOnce else {
            _ = try Job.queue(Self.work, office: id, in: change)
            return
        }
        try count(records, office, in: change)
    }

    /// Looks every hour at every office: the holidays of all come with a new version of the program, and no decision of
    /// an office's tells of them.
    public var kind: JobKind {
        JobKind(Self.work, every: 3600) { lease, store in
            let offices = try await store.read { try Office.all(in: $0) }
            for (done, office) in offices.enumerated() where [nil, office.id].contains(lease.job.office) {
                let records = try await store.read { try behind(office, in: $0) }
                for first in stride(from: 0, to: records.count, by: mostAtOnce) {
                    guard try await store.housekeeping({ try lease.progress(done, of: offices.count, in: $0) }) else {
                        return
                    }
                    let some = Array(records[first..<min(first + mostAtOnce, records.count)])
                    try await store.change(by: .system(Self.work), in: [office.id]) {
                        try count(some, office, in: $0)
                    }
                }
            }
        }
    }

    /// The records with a clock that runs and adds up otherwise now than when it was counted.
    private func behind(_ office: Office, in reading: Reading) throws -> [String] {
        let holidays = try Holidays.of(office: office.id, in: reading)
        let open: SQL = "record.office = \(office.id) AND record.is_over = 0"
        let rests = try RecordClocks.rests(open, in: reading)
        let definitions = Dictionary(
            try shelf.all(of: office.id, in: reading).map { ($0.key, $0.definition) }, uniquingKeysWith: { $1 })
        var found: [String] = []
        try reading.each(
            """
            SELECT \(RecordClock.columns), record.id, record.register
            FROM record JOIN record_deadline ON record_deadline.record = record.id
            WHERE \(open) AND record_deadline.met_at IS NULL ORDER BY record.id
            """
        ) { row in
            let (clock, id) = (try RecordClock(row: row), try row.text(8))
            guard found.last != id, let deadline = definitions[try row.text(9)]?.deadline(clock.key) else { return }
            if clock.sum(deadline, office, rests: rests[id] ?? [], holidays).due != clock.due { found.append(id) }
        }
        return found
    }

    private func count(_ records: [String], _ office: Office, in change: Change) throws {
        guard !records.isEmpty else { return }
        let holidays = try Holidays.of(office: office.id, in: change.reading)
        for id in records {
            guard let record = try Record.find(id, in: change.reading),
                let register = try shelf.named(record.register, of: office.id, in: change.reading)
            else { continue }
            let draft = RecordDraft(register.register, from: record, today: office.day(of: change.at))
            try RecordClocks(id, draft, office, holidays: holidays, in: change).count()
            try RegisterMeasures.dirty(register, office, year: record.year, in: change)
        }
        change.record(
            "registers.deadlines-recounted", on: office.id, office: office.id,
            [FieldChange("count", new: String(records.count))])
    }
}
