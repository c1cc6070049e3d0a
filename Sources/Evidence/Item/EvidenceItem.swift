public import People
public import Storage
import Subjects

/// Anything that proves something (*data dukung*): a file, a link, or a packet of them that belong to one event.
public struct EvidenceItem: Sendable, Stored, Equatable {
    public enum Kind: String, Storable, CaseIterable { case file, link, packet }

    /// Also that of its row among the subjects.
    public let id: String
    public let office: String
    /// How its page is addressed: `data-dukung/12`.
    public let number: Int
    public let kind: Kind
    public let title: String
    /// What it is about, apart from when it was brought.
    public let from: Day
    public let until: Day?
    /// Where in it the proof stands: "hal. 3".
    public let place: String
    public let unit: String?
    public let unitName: String?
    public let owner: String
    public let ownerName: String
    public let isConfidential: Bool
    public let addedAt: Instant
    /// The number of its newest content; 0 for a packet.
    public let newest: Int
    public let withdrawnAt: Instant?
    /// Counts what was changed of its description.
    public let version: Int
    /// Of its newest content.
    public let content: EvidenceContent?

    static let columns: SQL =
        """
        evidence.id, evidence.office, evidence.number, evidence.kind, evidence.title, evidence.from_day,
        evidence.until_day, evidence.place, evidence.unit, unit.name, evidence.owner, owner.name, evidence.confidential,
        evidence.added_at, evidence.newest, evidence.withdrawn_at, evidence.version, \(EvidenceContent.columns)
        """

    /// The rows that `columns` reads; `subject` is there for `visible(to:)`.
    static let source: SQL =
        """
        evidence JOIN subject ON subject.id = evidence.id
        JOIN person owner ON owner.id = evidence.owner
        LEFT JOIN unit ON unit.id = evidence.unit
        LEFT JOIN evidence_version ON evidence_version.evidence = evidence.id
            AND evidence_version.number = evidence.newest
        LEFT JOIN file ON file.id = evidence_version.file
        LEFT JOIN link_state ON link_state.address = evidence_version.address
        """

    public init(row: Row) throws {
        id = try row.text(0)
        office = try row.text(1)
        number = try row.int(2)
        kind = try row.choice(3)
        title = try row.text(4)
        from = try row.day(5)
        until = try row.optionalDay(6)
        place = try row.text(7)
        unit = try row.optionalText(8)
        unitName = try row.optionalText(9)
        owner = try row.text(10)
        ownerName = try row.text(11)
        isConfidential = try row.flag(12)
        addedAt = try row.instant(13)
        newest = try row.int(14)
        withdrawnAt = try row.optionalText(15) == nil ? nil : row.instant(15)
        version = try row.int(16)
        content = try EvidenceContent(row, from: 17)
    }

    /// Those that fit a condition and `person` may see, in the order that is asked for.
    public static func all(
        _ condition: SQL, to person: Person, order: SQL = "evidence.number", slice: SQL = "", in reading: Reading
    ) throws -> [EvidenceItem] {
        try reading.all(
            """
            SELECT \(columns) FROM \(source) WHERE \(condition) AND \(visible(to: person)) ORDER BY \(order) \(slice)
            """)
    }

    /// The one that an address names, if `person` may see it.
    public static func numbered(_ number: Int, office: String, to person: Person, in reading: Reading) throws
        -> EvidenceItem?
    {
        try all("evidence.office = \(office) AND evidence.number = \(number)", to: person, in: reading).first
    }

    /// True for what `person` may see: what their own scope holds, and, unless it is confidential, what proves
    /// something that they may see.
    public static func visible(to person: Person) -> SQL {
        let offices = person.offices.filter { person.may(.readEvidence, in: $0.id) }.map(\.id)
        return """
            (\(.visible(to: person)) OR (evidence.confidential = 0 AND evidence.office IN \(list: offices)
                AND EXISTS (SELECT 1 FROM evidence_link JOIN subject ON subject.id = evidence_link.subject
                    WHERE (evidence_link.evidence = evidence.id OR evidence_link.evidence IN
                        (SELECT packet FROM packet_part WHERE packet_part.evidence = evidence.id))
                    AND \(.visible(to: person)))))
            """
    }

    /// Whether `person` may change it: those who brought it, and whoever may add proofs for its unit.
    public func mayBeChanged(by person: Person) -> Bool {
        person.may(.addEvidence, in: office) && (owner == person.id || person.may(.addEvidence, in: office, unit: unit))
    }
}

/// What an item holds: bytes of ours, or an address of somebody else's.
public struct EvidenceContent: Sendable, Equatable {
    /// The row of `file`, with its name, kind, size and SHA-256.
    public struct File: Sendable, Equatable {
        public let id: String
        public let name: String
        public let media: String
        public let size: Int
        public let hash: String
    }

    /// Whether a link answered when it was last asked.
    public enum LinkState: String, Storable, CaseIterable { case alive, dead, unreachable, forbidden }

    public let file: File?
    public let address: String?
    public let linkState: LinkState?
    public let linkCheckedAt: Instant?

    static let columns: SQL =
        """
        file.id, file.name, file.media, file.size, file.hash, evidence_version.address, link_state.state,
        link_state.checked_at
        """

    /// Nothing for a packet.
    init?(_ row: Row, from first: Int) throws {
        file =
            try row.optionalText(first).map {
                File(
                    id: $0, name: try row.text(first + 1), media: try row.text(first + 2), size: try row.int(first + 3),
                    hash: try row.text(first + 4))
            }
        address = try row.optionalText(first + 5)
        linkState = try row.optionalText(first + 6).flatMap(LinkState.init(rawValue:))
        linkCheckedAt = try row.optionalText(first + 7) == nil ? nil : row.instant(first + 7)
        guard file != nil || address != nil else { return nil }
    }

    /// What names the content beyond doubt, in the hash of what was approved.
    var seal: String { file.map { "sha256:\($0.hash)" } ?? "link:\(address ?? "")" }

    /// Whether a browser shows it as a picture.
    public var isPicture: Bool { file.map { ["image/jpeg", "image/png", "image/webp"].contains($0.media) } ?? false }
    /// Whether the worker can make pictures of its pages.
    public var hasPages: Bool { isPicture || file?.media == "application/pdf" }
}
