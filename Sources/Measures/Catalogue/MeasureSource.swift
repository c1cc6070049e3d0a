public import People
public import Storage

/// A room's function that measures: of an office and a year as they are on a day, every figure of every month.
///
/// The same function writes figures after a change, at midnight and in a rebuild.
public struct MeasureSource: Sendable {
    /// What stands behind a figure, as far as the reader may see it.
    public struct Record: Sendable, Equatable {
        public let label: String
        public let address: String
        /// Whether it is counted above the line, too, or below it only.
        public let isCounted: Bool

        public init(label: String, address: String, isCounted: Bool) {
            (self.label, self.address, self.isCounted) = (label, address, isCounted)
        }
    }

    /// Where a figure stands: of which measure, in which month, and of which part of the office.
    public struct Place: Sendable, Hashable {
        public let measure: String
        public let month: Int
        /// `""` for the whole office, `area:3`, `unit:<id>`.
        public let part: String

        public init(_ measure: String, month: Int, part: String = "") {
            (self.measure, self.month, self.part) = (measure, month, part)
        }
    }

    public let name: String
    public let keys: [String]
    let measure: @Sendable (Office, _ year: Int, _ today: Day, Reading) throws -> [Place: Figure]
    /// For nobody in particular, all of them: the operator of the installation asks.
    let records: @Sendable (Place, Office, _ year: Int, _ today: Day, Person?, Reading) throws -> [Record]

    public init(
        _ name: String, keys: [String],
        measure: @escaping @Sendable (Office, Int, Day, Reading) throws -> [Place: Figure],
        records: @escaping @Sendable (Place, Office, Int, Day, Person?, Reading) throws -> [Record]
    ) {
        (self.name, self.keys, self.measure, self.records) = (name, keys, measure, records)
    }

    /// All that stands behind a figure, for whoever operates the installation.
    public func every(_ place: Place, _ office: Office, _ year: Int, _ today: Day, _ reading: Reading) throws
        -> [Record]
    {
        try records(place, office, year, today, nil, reading)
    }
}
