import Forms
public import People
public import Storage
public import Web

/// A case as the holder of its code sees it.
public struct Ticket: Sendable {
    let register: OfficeRegister
    /// What the holder sent.
    let own: Record
    /// Where it is dealt with: the same, or what it was made one with, which somebody else sent.
    let record: Record
    /// What runs now, of what is dealt with.
    let clock: RecordClock?
    public let office: Office
    let messages: [RecordMessage]
    let files: [CaseFileRow]
    /// What the holder said of how it went.
    public let rating: Int?

    public var number: String { own.code }

    /// Whether another's report is dealt with instead: its holder decides on it, this one follows.
    var isMerged: Bool { own.id != record.id }

    /// Gives a record a code; one that it had opens nothing from then on.
    static func issue(_ record: Record, _ keys: Keys, in change: Change) throws -> TicketCode {
        let code = TicketCode(for: record.code)
        try change.run(
            """
            INSERT INTO ticket (record, office, mac, made_at)
            VALUES (\(record.id), \(record.office), \(code.signature(record.office, keys)), \(change.at))
            ON CONFLICT (record) DO UPDATE SET mac = excluded.mac, made_at = excluded.made_at
            """)
        return code
    }

    /// What a code opens.
    public static func opened(
        _ code: TicketCode, of office: Office, _ shelf: RegisterShelf, _ keys: Keys, in reading: Reading
    ) throws -> Ticket? {
        guard
            let id = try reading.texts("SELECT record FROM ticket WHERE mac = \(code.signature(office.id, keys))")
                .first,
            let record = try Record.find(id, in: reading), record.office == office.id, record.destroyedAt == nil,
            let register = try shelf.named(record.register, of: office.id, in: reading)
        else { return nil }
        // Who followed one of two that were made one follows the other from then on, and reads nothing of its sender's.
        var handled = record
        while let next = handled.mergedInto, let found = try Record.find(next, in: reading) { handled = found }
        let running = try RecordClock.all(of: handled.id, in: reading).filter { $0.metAt == nil && $0.dueOn != nil }
        guard handled.destroyedAt == nil else { return nil }
        return Ticket(
            register: register, own: record, record: handled,
            clock: running.min { ($0.dueOn?.description ?? "") < ($1.dueOn?.description ?? "") }, office: office,
            messages: try RecordMessage.all(of: id, isInside: false, in: reading),
            files: try CaseFileRow.all(of: id, in: reading),
            rating: try reading.number("SELECT score FROM record_rating WHERE record = \(id)"))
    }

    /// The steps that the holder may take.
    var steps: [RegisterDefinition.Transition] {
        guard !isMerged else { return [] }
        return register.definition.transitions.filter { $0.holder && $0.from.contains(record.state) }
    }

    /// Whether the holder is asked how it was.
    public var asksRating: Bool {
        register.definition.publicPart?.rating == true && rating == nil && !isMerged
            && register.definition.state(record.state)?.kind == .done
    }

    /// Whether anything can be said and added.
    public var isOpen: Bool { !record.isOver }
    public var takesFiles: Bool { isOpen && register.definition.publicPart?.files == true }
}

extension Ticket {
    /// Says something, with a file or without.
    public func say(_ body: String, _ file: CaseFile?, in change: Change) throws {
        guard isOpen else { throw TicketRefusal.isOver }
        guard !body.isEmpty || file != nil else { throw TicketRefusal.nothingSaid }
        guard body.count <= RecordMessage.longest else { throw TicketRefusal.tooLong }
        let count = try change.reading.number(
            "SELECT COUNT(*) FROM record_message WHERE record = \(own.id) AND kind = 'received'")
        guard count ?? 0 < 200 else { throw TicketRefusal.tooMany }
        if !body.isEmpty { try RecordMessage.add(body, to: own.id, .received, by: nil, in: change) }
        if let file { try file.add(to: own, in: change) }
        change.record("registers.holder-wrote", on: own.id, office: office.id)
        try CaseNotices(register, office).tell(own, .answered, in: change)
    }

    /// Takes one of the holder's own steps.
    public func step(_ key: String, comment: String, isSure: Bool, _ words: Words, in change: Change) throws {
        guard let transition = steps.first(where: { $0.key == key }) else { throw TicketRefusal.elsewhere }
        guard !transition.confirm || isSure else { throw TicketRefusal.notSure }
        let draft = RecordDraft(register.register, from: record, today: office.day(of: change.at))
        do {
            try RecordMoving(register: register, transition: transition).move(
                record, draft, comment: String(comment.prefix(RecordMessage.longest)), by: nil, office, words,
                in: change)
        } catch RecordRefusal.noComment {
            throw TicketRefusal.nothingSaid
        } catch is RecordRefusal {
            throw TicketRefusal.elsewhere
        }
        try CaseNotices(register, office).tell(record, .answered, in: change)
    }

    /// Says how it was, once.
    public func rate(_ score: Int, _ body: String, in change: Change) throws {
        guard asksRating else { throw TicketRefusal.elsewhere }
        guard (1...5).contains(score) else { throw TicketRefusal.noScore }
        try change.run(
            """
            INSERT INTO record_rating (record, score, body, at)
            VALUES (\(record.id), \(score), \(String(body.prefix(2000))), \(change.at)) ON CONFLICT (record) DO NOTHING
            """)
        change.record(
            "registers.record-rated", on: record.id, office: office.id, [FieldChange("score", new: String(score))])
    }
}

/// Why something is not done for the holder of a ticket.
public enum TicketRefusal: String, Refusal, CaseIterable {
    case isOver = "tickets.refused.is-over"
    case nothingSaid = "tickets.refused.nothing-said"
    case tooLong = "tickets.refused.too-long"
    case tooMany = "tickets.refused.too-many"
    case elsewhere = "tickets.refused.elsewhere"
    case noScore = "tickets.refused.no-score"
    case notSure = "tickets.refused.not-sure"
}
