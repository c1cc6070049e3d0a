import Foundation

/// What happened, once per decision: the audit trail.
///
/// The events of an office form one gapless chain of hashes. A hash covers a length-prefixed record with a
/// *salted digest* of the payload; the payload is a row of its own, which retention may erase while the
/// chain still verifies.
struct Event {
    /// The chain of what belongs to no office.
    static let installation = "-"

    let office: String
    let kind: String
    let subject: String
    let reason: String?
    let fields: [FieldChange]

    init(office: String, kind: String, subject: String, reason: String?, _ fields: [FieldChange]) {
        (self.office, self.kind, self.fields) = (office, kind, fields)
        // No column takes a NUL, and the hash must be that of what is kept.
        self.subject = subject.filter { $0 != "\0" }
        self.reason = reason?.filter { $0 != "\0" }
    }

    /// Appends the event to its office's chain.
    func seal(by actor: Actor, at now: Instant, in reading: Reading) throws {
        let head: ChainHead
        if let known = try ChainHead.of(office, in: reading) {
            head = known
        } else {
            head = ChainHead(office: office, seq: 0, hash: ChainHead.genesis(office), at: now)
            try reading.write(
                "INSERT INTO chain (office, seq, hash, at) VALUES (\(office), \(head.seq), \(head.hash), \(head.at))")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = String(decoding: try encoder.encode(fields), as: UTF8.self)
        let salt = Identifier.hex(Identifier.random(16))
        // A clock that was set back must not reorder history.
        let at = max(now, head.at)
        let sealed = SealedEvent(
            office: office, seq: head.seq + 1, at: at, actor: actor, kind: kind, subject: subject, reason: reason,
            payload: SealedEvent.digest(of: body, salt: salt), previous: head.hash)
        let hash = sealed.computedHash
        try reading.write(
            """
            INSERT INTO event (office, seq, at, actor, acting_for, request, kind, subject, reason, payload, hash)
            VALUES (\(office), \(sealed.seq), \(at), \(actor.person), \(actor.actingFor), \(actor.request), \(kind),
                \(subject), \(reason), \(sealed.payload), \(hash))
            """)
        try reading.write(
            "INSERT INTO event_payload (office, seq, salt, body) VALUES (\(office), \(sealed.seq), \(salt), \(body))")
        try reading.write("UPDATE chain SET seq = \(sealed.seq), hash = \(hash), at = \(at) WHERE office = \(office)")
    }
}
