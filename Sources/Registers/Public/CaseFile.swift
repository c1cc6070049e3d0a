import Evidence
import Files
import Storage
public import Web

/// A file that came with a case: checked by its content, and cleaned of the place and the device it was taken with.
public struct CaseFile: Sendable {
    /// The most bytes of one.
    public static let largest = 10 * 1024 * 1024
    /// How many a case has at most.
    static let most = 30

    private let kept: KeptFile

    /// Keeps what a visitor sent.
    ///
    /// - Returns: `nil` where no file was chosen.
    /// - Throws: `EvidenceRefusal`.
    public init?(_ file: PassingFile, office: String, _ ground: Ground) throws {
        guard !file.bytes.isEmpty else { return nil }
        kept = try EvidenceIntake(vault: ground.vault).keep(file.bytes, named: file.name, office: office)
    }

    /// Keeps what somebody of the office brought.
    init(_ upload: Upload, office: String, _ ground: Ground) throws {
        kept = try EvidenceIntake(vault: ground.vault).keep(upload, office: office)
    }

    func add(to record: Record, in change: Change) throws {
        let number =
            1 + (try change.reading.number("SELECT MAX(number) FROM record_file WHERE record = \(record.id)") ?? 0)
        guard number <= Self.most else { throw EvidenceRefusal.tooMany }
        let file = try StoredFile.add(
            kept.bytes, name: kept.name, media: kept.format.media, office: record.office, in: change)
        try change.run(
            """
            INSERT INTO record_file (id, record, number, file, at)
            VALUES (\(change.newID()), \(record.id), \(number), \(file.id), \(change.at))
            """)
    }
}

/// A file of a case as a page lists it.
struct CaseFileRow: Sendable, Stored {
    let number: Int
    let at: Instant
    let file: StoredFile

    init(row: Row) throws {
        (number, at) = (try row.int(5), try row.instant(6))
        file = try StoredFile(row: row)
    }

    static func all(of record: String, in reading: Reading) throws -> [CaseFileRow] {
        try reading.all(
            """
            SELECT file.id, file.hash, file.size, file.name, file.media, record_file.number, record_file.at
            FROM record_file JOIN file ON file.id = record_file.file
            WHERE record_file.record = \(record) ORDER BY record_file.number
            """)
    }
}
