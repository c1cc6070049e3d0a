import Foundation
public import People
public import Storage

/// Something that a person is told of: on their pages, and by e-mail where they want it.
public struct Notice: Sendable, Stored, Identifiable {
    public let id: String
    public let office: String
    public let kind: String
    public let at: Instant
    public let body: NoticeBody
    /// The page that it leads to.
    public let address: String
    public let isSeen: Bool

    static let columns: SQL =
        "notice.id, notice.office, notice.kind, notice.at, notice.body, notice.address, notice.seen_at"

    public init(row: Row) throws {
        (id, office, kind, at) = (try row.text(0), try row.text(1), try row.text(2), try row.instant(3))
        body = try JSONDecoder().decode(NoticeBody.self, from: Data(try row.text(4).utf8))
        (address, isSeen) = (try row.text(5), try row.optionalText(6) != nil)
    }

    /// A person's own of the offices in which they have something to do, the newest first.
    public static func all(of person: Person, most: Int = 100, in reading: Reading) throws -> [Notice] {
        try reading.all(
            """
            SELECT \(columns) FROM notice
            WHERE notice.person = \(person.id) AND notice.office IN \(list: person.offices.map(\.id))
            ORDER BY notice.at DESC, notice.id DESC LIMIT \(most)
            """)
    }

    /// How many of those somebody has not seen.
    public static func unseen(by person: Person, in reading: Reading) throws -> Int {
        try reading.number(
            """
            SELECT COUNT(*) FROM notice
            WHERE person = \(person.id) AND seen_at IS NULL AND office IN \(list: person.offices.map(\.id))
            """) ?? 0
    }

    /// Notes that somebody has seen one of theirs, or all; what they have seen needs no e-mail any more.
    public static func see(_ id: String? = nil, by person: String, in keeping: Housekeeping) throws {
        let one: SQL = id.map { "AND id = \($0)" } ?? ""
        try keeping.run(
            """
            UPDATE letter SET state = 'needless'
            WHERE state = 'waiting' AND notice IN (SELECT id FROM notice WHERE person = \(person) \(one))
            """)
        try keeping.run(
            "UPDATE notice SET seen_at = \(keeping.at) WHERE person = \(person) AND seen_at IS NULL \(one)")
    }
}

/// What a notice says, before anybody's language: values for the places of its words, and lines below them.
public struct NoticeBody: Sendable, Codable, Equatable {
    /// A value that each language writes in its own way.
    public enum Value: Sendable, Equatable {
        case text(String)
        case number(Int)
        case day(Day)
        case month(Int)
    }

    /// One thing that the notice lists, with the way to it.
    public struct Line: Sendable, Codable, Equatable {
        public let label: String
        /// What is said behind its label, in words whose places `values` fill.
        public let key: String?
        public let values: [String: Value]
        public let address: String

        public init(_ label: String, key: String? = nil, _ values: [String: Value] = [:], address: String) {
            (self.label, self.key, self.values, self.address) = (label, key, values, address)
        }
    }

    public let values: [String: Value]
    public let lines: [Line]
    /// How many lines there are beside those.
    public let more: Int

    /// The most lines of a notice.
    public static let mostLines = 20

    public init(_ values: [String: Value] = [:], lines: [Line] = []) {
        self.values = values
        self.lines = Array(lines.prefix(Self.mostLines))
        more = max(0, lines.count - Self.mostLines)
    }
}

extension NoticeBody.Value: Codable {
    /// As one text with its kind before it: `day:2026-06-30`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let rest = parts.count > 1 ? parts[1] : ""
        switch parts[0] {
        case "day": self = Day(rest).map { .day($0) } ?? .text(rest)
        case "number": self = Int(rest).map { .number($0) } ?? .text(rest)
        case "month": self = Int(rest).map { .month($0) } ?? .text(rest)
        default: self = .text(rest)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode("text:\(text)")
        case .number(let number): try container.encode("number:\(number)")
        case .day(let day): try container.encode("day:\(day)")
        case .month(let month): try container.encode("month:\(month)")
        }
    }
}
