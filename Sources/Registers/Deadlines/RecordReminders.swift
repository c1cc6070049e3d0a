import Deadlines
import Forms
public import Jobs
public import People
public import Storage
import Subjects
public import Web

/// Tells who works on a record, or whose own it is, that something of it is due soon, or late: as its definition asks.
public enum RecordReminders {
    public static let due = "registers.due"
    public static let late = "registers.late"

    /// Looks in the hours in which an office is not quiet; each occasion is told once.
    public static func kind(_ shelf: RegisterShelf) -> JobKind {
        JobKind("registers.remind", every: 600) { lease, store in
            let offices = try await store.read { try Office.all(in: $0) }
            for (done, office) in offices.enumerated() {
                guard try await store.housekeeping({ try lease.progress(done, of: offices.count, in: $0) }) else {
                    return
                }
                try await remind(office, shelf, in: store)
            }
        }
    }

    static func remind(_ office: Office, _ shelf: RegisterShelf, in store: Store) async throws {
        let now = store.clock.now()
        let isTime = try await store.read { reading in
            try NoticeHours.of(office.id, in: reading)
                .isOpen(at: now, office, try Holidays.of(office: office.id, in: reading))
        }
        guard isTime else { return }
        try await store.housekeeping(queue: "register reminders \(office.id)") { keeping in
            let reading = keeping.reading
            let (today, holidays) = (office.today(store.clock), try Holidays.of(office: office.id, in: reading))
            let writer = try NoticeWriter(office, in: keeping)
            for register in try shelf.all(of: office.id, in: reading) where !register.definition.reminders.isEmpty {
                for open in try OpenDeadline.all(register, in: reading) {
                    guard let (kind, occasion) = occasion(open, register, today, holidays) else { continue }
                    for person in try told(open, register, today, reading) {
                        try writer.tell(
                            person, kind, occasion: occasion,
                            NoticeBody([
                                "thing": .text(open.code), "deadline": .text(open.label(register)),
                                "date": .day(open.due),
                            ]),
                            at: "/\(office.slug)/register/\(register.path)/\(open.code)")
                    }
                }
            }
        }
    }

    /// What is to be said of an open clock today; late ones once a week.
    private static func occasion(
        _ open: OpenDeadline, _ register: OfficeRegister, _ today: Day, _ holidays: Holidays
    ) -> (kind: String, occasion: String)? {
        let wanted = register.definition.reminders.filter { $0.deadline == open.key }.map(\.before)
        guard !wanted.isEmpty else { return nil }
        if open.due < today {
            return (late, "\(open.record) \(open.key) \(open.due) \((today.sinceEpoch - open.due.sinceEpoch - 1) / 7)")
        }
        let left = today == open.due ? 0 : holidays.workingDays(in: today.adding(days: 1)...open.due)
        guard let before = wanted.filter({ left <= $0 }).min() else { return nil }
        return (due, "\(open.record) \(open.key) \(open.due) -\(before)")
    }

    private static func told(
        _ open: OpenDeadline, _ register: OfficeRegister, _ today: Day, _ reading: Reading
    ) throws -> [String] {
        if let assignee = open.assignee { return [assignee] }
        if let owner = open.owner { return [owner] }
        guard register.definition.access["handle"] != nil else { return [] }
        return try CaseOfficers.all(register, today, in: reading).map(\.id)
    }
}

/// A clock of a record that runs.
struct OpenDeadline: Sendable, Stored {
    let record: String
    let code: String
    let key: String
    let due: Day
    let assignee: String?
    let owner: String?

    init(row: Row) throws {
        (record, code, key, due) = (try row.text(0), try row.text(1), try row.text(2), try row.day(3))
        (assignee, owner) = (try row.optionalText(4), try row.optionalText(5))
    }

    static func all(_ register: OfficeRegister, in reading: Reading) throws -> [OpenDeadline] {
        try reading.all(
            """
            SELECT record.id, record.code, record_deadline.key, record_deadline.due_on, record.assignee, record.owner
            FROM record JOIN record_deadline ON record_deadline.record = record.id
            WHERE record.office = \(register.office) AND record.register = \(register.key) AND record.is_over = 0
                AND record_deadline.met_at IS NULL AND record_deadline.due_on IS NOT NULL
            ORDER BY record_deadline.due_on, record.id
            """)
    }

    func label(_ register: OfficeRegister) -> String { register.definition.deadline(key)?.label.id ?? key }
}

/// A day on which something of a record is due, for somebody's calendar.
public struct RecordDay: Sendable {
    public let id: String
    public let title: LocalText
    public let due: Day
    public let address: String

    /// Those of a person: what they work on, what is their own, and what nobody has yet that they may take.
    public static func all(of person: Person, _ office: Office, _ shelf: RegisterShelf, in reading: Reading) throws
        -> [RecordDay]
    {
        try shelf.all(of: office.id, in: reading).flatMap { register in
            let rights = RecordRights(person: person, register: register)
            guard rights.isReader, !register.definition.deadlines.isEmpty else { return [RecordDay]() }
            let mayHandle = register.definition.access["handle"] != nil && rights.may("handle")
            return try OpenDeadline.all(register, in: reading).compactMap { open in
                let isTheirs = open.assignee == person.id || (register.definition.own != nil && open.owner == person.id)
                guard isTheirs || (mayHandle && open.assignee == nil && open.owner == nil),
                    let deadline = register.definition.deadline(open.key)
                else { return nil }
                return RecordDay(
                    id: "\(open.record)-\(open.key)",
                    title: LocalText(
                        id: "\(open.code) · \(deadline.label.id)", en: "\(open.code) · \(deadline.label.en)"),
                    due: open.due, address: "/\(office.slug)/register/\(register.path)/\(open.code)")
            }
        }
    }
}
