import Crypto
import Foundation

/// An event as it stands in its chain.
public struct SealedEvent: Stored, Equatable {
    public let office: String
    public let seq: Int
    public let at: Instant
    public let actor: Actor
    public let kind: String
    public let subject: String
    public let reason: String?
    /// The salted digest of the payload.
    public let payload: String
    /// The hash of the event before.
    let previous: String
    /// The hash that the database keeps of this event.
    public let hash: String

    static let columns: SQL =
        """
        event.office, event.seq, event.at, event.actor, event.acting_for, event.request, event.kind, event.subject, \
        event.reason, event.payload, event.hash
        """

    init(
        office: String, seq: Int, at: Instant, actor: Actor, kind: String, subject: String, reason: String?,
        payload: String, previous: String
    ) {
        self.office = office
        self.seq = seq
        self.at = at
        self.actor = actor
        self.kind = kind
        self.subject = subject
        self.reason = reason
        self.payload = payload
        self.previous = previous
        hash = ""
    }

    public init(row: Row) throws {
        office = try row.text(0)
        seq = try row.int(1)
        at = try row.instant(2)
        actor = Actor(
            person: try row.text(3), actingFor: try row.optionalText(4), request: try row.optionalText(5))
        kind = try row.text(6)
        subject = try row.text(7)
        reason = try row.optionalText(8)
        payload = try row.text(9)
        hash = try row.text(10)
        previous = ""
    }

    /// The hash over every field, each with its length before it, so that no two records share their bytes.
    var computedHash: String { hash(after: previous) }

    func hash(after previous: String) -> String {
        let fields = [
            "tuntas-event-1", office, String(seq), at.description, actor.person, actor.actingFor ?? "",
            actor.request ?? "", kind, subject, reason ?? "", payload, previous,
        ]
        var record: [UInt8] = []
        for field in fields {
            record += Array("\(field.utf8.count):".utf8)
            record += Array(field.utf8)
        }
        return Identifier.hex(SHA256.hash(data: record))
    }

    static func digest(of body: String, salt: String) -> String {
        Identifier.hex(SHA256.hash(data: Data((salt + body).utf8)))
    }
}

/// Where a chain stands.
public struct ChainHead: Stored, Equatable {
    /// `-` is the installation's own chain.
    public let office: String
    public let seq: Int
    public let hash: String
    public let at: Instant

    static let columns: SQL = "office, seq, hash, at"

    init(office: String, seq: Int, hash: String, at: Instant) {
        (self.office, self.seq, self.hash, self.at) = (office, seq, hash, at)
    }

    public init(row: Row) throws {
        office = try row.text(0)
        seq = try row.int(1)
        hash = try row.text(2)
        at = try row.instant(3)
    }

    static func of(_ office: String, in reading: Reading) throws -> ChainHead? {
        try reading.first("SELECT \(columns) FROM chain WHERE office = \(office)")
    }

    /// Where every chain of the installation stands, in the order of the ids.
    public static func all(in reading: Reading) throws -> [ChainHead] {
        try reading.all("SELECT \(columns) FROM chain", as: ChainHead.self)
            // The database's own order may follow a language.
            .sorted { Array($0.office.utf8).lexicographicallyPrecedes(Array($1.office.utf8)) }
    }

    /// What the first event of an office points back to.
    static func genesis(_ office: String) -> String {
        Identifier.hex(SHA256.hash(data: Data("tuntas chain of \(office)".utf8)))
    }
}

/// What lies behind an event's line: what it changed and where it hangs in the chain.
public struct EventDetail: Sendable, Equatable {
    /// Old → new; `nil` when retention erased it.
    public let fields: [FieldChange]?
    /// The hash that this event was sealed upon.
    public let previous: String
}

extension Reading {
    /// The events of `office` in order (`nil`: the installation's).
    public func events(of office: String?) throws -> [SealedEvent] {
        try all(
            "SELECT \(SealedEvent.columns) FROM event WHERE office = \(office ?? Event.installation) ORDER BY seq")
    }

    /// A number that every change of the office and of the installation moves, so it names the state that the office's
    /// pages are made from.
    public func revision(of office: String) throws -> Int {
        // Two searches; a list would cost a table of its own at each page.
        try number(
            """
            SELECT coalesce((SELECT seq FROM chain WHERE office = \(office)), 0)
                + coalesce((SELECT seq FROM chain WHERE office = \(Event.installation)), 0)
            """) ?? 0
    }

    /// What lies behind some events of one chain, by their numbers.
    public func details(of numbers: [Int], chain office: String) throws -> [Int: EventDetail] {
        var hashes = [0: ChainHead.genesis(office)]
        try each(
            "SELECT seq, hash FROM event WHERE office = \(office) AND seq IN \(list: numbers.map { $0 - 1 })"
        ) { hashes[try $0.int(0)] = try $0.text(1) }
        var bodies: [Int: [FieldChange]] = [:]
        let decoder = JSONDecoder()
        try each("SELECT seq, body FROM event_payload WHERE office = \(office) AND seq IN \(list: numbers)") { row in
            bodies[try row.int(0)] = try decoder.decode([FieldChange].self, from: Data(try row.text(1).utf8))
        }
        var details: [Int: EventDetail] = [:]
        for number in numbers {
            details[number] = EventDetail(fields: bodies[number], previous: hashes[number - 1] ?? "")
        }
        return details
    }
}
