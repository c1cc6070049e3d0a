public import Storage

/// An office that keeps its year in this installation.
public struct Office: Sendable, Stored, Equatable {
    public let id: String
    /// The first part of each of its addresses.
    public let slug: String
    public let name: String
    public let shortName: String
    public let zone: Zone
    /// Seconds that a demo office's clock differs from ours.
    public let clockShift: Int
    public let isDemo: Bool

    static let columns: SQL =
        "office.id, office.slug, office.name, office.short_name, office.zone, office.clock_shift, office.demo"

    public init(row: Row) throws { try self.init(row: row, from: 0) }

    init(row: Row, from first: Int) throws {
        id = try row.text(first)
        slug = try row.text(first + 1)
        name = try row.text(first + 2)
        shortName = try row.text(first + 3)
        zone = try row.choice(first + 4)
        clockShift = try row.int(first + 5)
        isDemo = try row.flag(first + 6)
    }

    public init(
        id: String, slug: String, name: String, shortName: String, zone: Zone, clockShift: Int = 0, isDemo: Bool = false
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.shortName = shortName
        self.zone = zone
        self.clockShift = clockShift
        self.isDemo = isDemo
    }

    /// The moment it is for this office: a demo office lives in its plan's year.
    public func now(_ clock: Clock) -> Instant { clock.now().adding(seconds: clockShift) }

    /// The day it is in this office's zone.
    public func today(_ clock: Clock) -> Day { day(of: clock.now()) }

    /// The day that a moment of ours is in this office.
    public func day(of instant: Instant) -> Day { instant.adding(seconds: clockShift).day(in: zone) }

    public static func named(_ slug: String, in reading: Reading) throws -> Office? {
        try reading.first("SELECT \(columns) FROM office WHERE slug = \(slug)")
    }

    public static func find(_ id: String, in reading: Reading) throws -> Office? {
        try reading.first("SELECT \(columns) FROM office WHERE id = \(id)")
    }

    public static func all(in reading: Reading) throws -> [Office] {
        try reading.all("SELECT \(columns) FROM office ORDER BY name")
    }

    public func add(in change: Change) throws {
        try change.run(
            """
            INSERT INTO office (id, slug, name, short_name, zone, clock_shift, demo)
            VALUES (\(id), \(slug), \(name), \(shortName), \(zone), \(clockShift), \(isDemo))
            """)
        change.record("people.office-added", on: id, office: nil, [FieldChange("name", new: name)])
    }
}
