public import Storage

/// A day on which offices don't work, or one that an office decided about for itself.
public struct Holiday: Sendable, Equatable, Stored {
    public enum Kind: String, Storable, CaseIterable {
        /// Libur nasional.
        case national
        /// Cuti bersama.
        case leave = "collective-leave"
        /// A day of this place alone, such as a local election.
        case local
        /// An office's word that it works on a national day.
        case notObserved = "not-observed"
    }

    /// Whether somebody compared the day with the decision that made it one.
    public enum Confidence: String, Storable, CaseIterable { case verified, unverified }

    public let id: String
    /// The office whose own row it is; `nil` for what holds everywhere.
    public let office: String?
    public let day: Day
    public let kind: Kind
    public let name: String
    /// The decision or page that it was taken from.
    public let source: String
    public let confidence: Confidence
    public let version: Int

    public init(
        id: String, office: String? = nil, day: Day, kind: Kind, name: String, source: String = "",
        confidence: Confidence = .verified, version: Int = 1
    ) {
        self.id = id
        self.office = office
        self.day = day
        self.kind = kind
        self.name = name
        self.source = source
        self.confidence = confidence
        self.version = version
    }

    public init(row: Row) throws {
        id = try row.text(0)
        office = try row.optionalText(1)
        day = try row.day(2)
        kind = try row.choice(3)
        name = try row.text(4)
        source = try row.text(5)
        confidence = try row.choice(6)
        version = try row.int(7)
    }

    static let columns: SQL = "id, office, day, kind, name, source, confidence, version"

    /// Every row that concerns an office in some days, its own and everybody's, in the order of the days.
    public static func rows(
        of office: String, in days: ClosedRange<Day>, in reading: Reading
    ) throws -> [Holiday] {
        try reading.all(
            """
            SELECT \(columns) FROM holiday
            WHERE (office IS NULL OR office = \(office)) AND day BETWEEN \(days.lowerBound) AND \(days.upperBound)
            ORDER BY day, id
            """)
    }
}

extension Holidays {
    /// The days on which an office doesn't work: the national ones, and over them its own decisions.
    public static func of(office: String, in reading: Reading) throws -> Holidays {
        Holidays(
            try reading.all("SELECT \(Holiday.columns) FROM holiday WHERE office IS NULL OR office = \(office)"))
    }
}
