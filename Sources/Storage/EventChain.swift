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

/// What a check of one office's chain found.
public struct ChainReport: Sendable, Equatable {
    public enum Problem: Sendable, Equatable {
        case gap(after: Int)
        case changed(seq: Int)
        case payloadChanged(seq: Int)
        case headDiffers
        case backInTime(seq: Int)
    }

    public let office: String
    public let events: Int
    public let erasedPayloads: Int
    public let problems: [Problem]
}

extension Reading {
    /// The events of `office` in order (`nil`: the installation's).
    public func events(of office: String?) throws -> [SealedEvent] {
        try all(
            """
            SELECT office, seq, at, actor, acting_for, request, kind, subject, reason, payload, hash
            FROM event WHERE office = \(office ?? Event.installation) ORDER BY seq
            """)
    }

    /// How many events the office has: every change moves it, so it names the state of the office's data.
    public func revision(of office: String) throws -> Int {
        try number("SELECT seq FROM chain WHERE office = \(office)") ?? 0
    }

    /// Computes the office's chain anew and names what doesn't fit.
    public func verifyChain(of office: String?) throws -> ChainReport {
        let office = office ?? Event.installation
        var problems: [ChainReport.Problem] = []
        var previous = ChainHead.genesis(office)
        var seq = 0
        var at: Instant?
        let events = try events(of: office)
        for event in events {
            if event.seq != seq + 1 { problems.append(.gap(after: seq)) }
            if event.hash(after: previous) != event.hash { problems.append(.changed(seq: event.seq)) }
            if let at, event.at < at { problems.append(.backInTime(seq: event.seq)) }
            (seq, previous, at) = (event.seq, event.hash, event.at)
        }
        if let head = try ChainHead.of(office, in: self), head.seq != seq || head.hash != previous {
            problems.append(.headDiffers)
        }
        let digests = Dictionary(uniqueKeysWithValues: events.map { ($0.seq, $0.payload) })
        var kept = 0
        try each("SELECT seq, salt, body FROM event_payload WHERE office = \(office) ORDER BY seq") { row in
            kept += 1
            let digest = SealedEvent.digest(of: try row.text(2), salt: try row.text(1))
            if digests[try row.int(0)] != digest { problems.append(.payloadChanged(seq: try row.int(0))) }
        }
        return ChainReport(
            office: office, events: events.count, erasedPayloads: events.count - kept, problems: problems)
    }
}
