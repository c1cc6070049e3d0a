import Foundation
import Jobs
import People
import Storage

/// A file that the worker must open, on its way to a review.
struct FileReading: Stored {
    enum State: String, Storable {
        /// A job opens it.
        case waiting
        /// It is no plan, or can't be opened.
        case refused
        /// A person must say whether it is a plan, or of which year.
        case asked
        /// There is a review of it.
        case done
        case cancelled
    }

    let id: String
    let number: Int
    /// Its file and the name it came with.
    let file: String
    let name: String
    let hash: String
    /// The file with what the worker made of it.
    let document: String?
    /// The address of the plan that it changes; empty for a new one.
    let plan: String
    let year: Int?
    let job: String
    let state: State
    let refusal: PlanReading.Refusal?
    let review: Int?
    let begunBy: String

    private static let columns: SQL =
        """
        file_reading.id, file_reading.number, file_reading.file, file.name, file.hash, file_reading.document,
        file_reading.plan, file_reading.year, file_reading.job, file_reading.state, file_reading.refusal,
        file_reading.review, file_reading.begun_by
        """

    init(row: Row) throws {
        id = try row.text(0)
        number = try row.int(1)
        file = try row.text(2)
        name = try row.text(3)
        hash = try row.text(4)
        document = try row.optionalText(5)
        plan = try row.text(6)
        year = try row.optionalInt(7)
        job = try row.text(8)
        state = try row.choice(9)
        refusal = try row.decoded(10)
        review = try row.optionalInt(11)
        begunBy = try row.text(12)
    }

    static func find(_ number: Int, office: String, in reading: Reading) throws -> FileReading? {
        try reading.first(
            """
            SELECT \(columns) FROM file_reading JOIN file ON file.id = file_reading.file
            WHERE file_reading.office = \(office) AND file_reading.number = \(number)
            """)
    }

    static func find(_ id: String, in reading: Reading) throws -> FileReading? {
        try reading.first(
            """
            SELECT \(columns) FROM file_reading JOIN file ON file.id = file_reading.file WHERE file_reading.id = \(id)
            """)
    }

    /// Keeps a file to be opened and queues the job that does it; says its number.
    static func begin(_ file: String, name: String, plan: String, year: Int?, office: String, in change: Change) throws
        -> Int
    {
        let id = change.newID()
        let newest = try change.reading.number("SELECT MAX(number) FROM file_reading WHERE office = \(office)")
        let number = 1 + (newest ?? 0)
        let job = try Job.queue(ReadFile.name, payload: id, office: office, mostAttempts: 2, in: change)
        try change.run(
            """
            INSERT INTO file_reading (id, office, number, file, plan, year, job, state, begun_at, begun_by)
            VALUES (\(id), \(office), \(number), \(file), \(plan), \(year), \(job), \(State.waiting), \(change.at),
                \(change.actor.person))
            """)
        change.record("plans.file-brought", on: id, office: office, [FieldChange("document", new: name)])
        return number
    }

    /// What became of it.
    func settle(
        _ state: State, document: String? = nil, refusal: PlanReading.Refusal? = nil, review: Int? = nil,
        year: Int? = nil,
        in change: Change
    ) throws {
        let reason = try refusal.map { try stableJSON($0) }
        try change.run(
            """
            UPDATE file_reading SET state = \(state), document = coalesce(\(document), document), refusal = \(reason),
                review = \(review), year = coalesce(\(year), year)
            WHERE id = \(id)
            """)
    }
}
