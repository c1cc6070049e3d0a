/// Who makes a change, for whom, and on which request.
public struct Actor: Sendable, Equatable {
    public let person: String
    public let actingFor: String?
    public let request: String?

    public init(person: String, actingFor: String? = nil, request: String? = nil) {
        self.person = person
        self.actingFor = actingFor
        self.request = request
    }

    /// The product itself, by the name of the job or command that acts.
    public static func system(_ name: String) -> Actor { Actor(person: "system:\(name)") }
}

/// A transaction that may write facts, and must say why.
public final class Change {
    public let reading: Reading
    public let actor: Actor
    public let at: Instant
    private let offices: [String]
    private var wrote = false
    private var events: [Event] = []
    private var ends: [(name: String, work: (Change) throws -> Void)] = []

    init(reading: Reading, actor: Actor, at: Instant, offices: [String]) {
        self.reading = reading
        self.actor = actor
        self.at = at
        self.offices = offices
    }

    /// Runs a statement that writes, and says how many rows it touched.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        let table = try WrittenTable(sql)
        guard !table.isOfEvents else { throw ForbiddenWrite(table: table.name) }
        wrote = true
        return try reading.write(sql)
    }

    /// Says what happened, in the same transaction as the change itself.
    ///
    /// - Parameters:
    ///   - kind: the room and what happened in it, `plans.plan-adopted`.
    ///   - subject: the id of the thing it happened to.
    ///   - office: the office whose chain gets the event; `nil` is the installation's.
    ///   - fields: what was and what is; of a sensitive field only that it changed.
    public func record(
        _ kind: String, on subject: String, office: String?, reason: String? = nil, _ fields: [FieldChange] = []
    ) {
        events.append(Event(office: office ?? Event.installation, kind: kind, subject: subject, reason: reason, fields))
    }

    /// Erases what the events of a subject said until now, as far as the chains of this change's offices hold them: the
    /// bodies with their salts. Their salted digests stay sealed in the events, so the chains verify; without the salt
    /// nobody can find the text by trying.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func erasePayloads(of subject: String) throws -> Int {
        wrote = true
        return try reading.write(
            """
            DELETE FROM event_payload WHERE (office, seq) IN (
                SELECT office, seq FROM event WHERE subject = \(subject) AND office IN \(list: offices))
            """)
    }

    /// Runs `work` when all else of the change is written, once however often it is asked for under one name.
    public func atEnd(_ name: String, _ work: @escaping (Change) throws -> Void) {
        if !ends.contains(where: { $0.name == name }) { ends.append((name, work)) }
    }

    public func newID() -> String { Identifier.make(at: at) }

    /// Refuses a change that can't be explained later, and seals the rest into the chains.
    func finish() throws {
        for end in ends { try end.work(self) }
        guard !events.isEmpty || !wrote else { throw UnrecordedChange() }
        for event in events {
            guard offices.contains(event.office) else { throw UnlockedOffice(office: event.office) }
            try event.seal(by: actor, at: at, in: reading)
        }
    }
}

/// One field that a change touched.
public struct FieldChange: Sendable, Codable, Equatable {
    public let field: String
    public let old: String?
    public let new: String?

    public init(_ field: String, old: String? = nil, new: String? = nil) {
        self.field = field
        self.old = old
        self.new = new
    }

    /// A field whose content must not stand in the audit trail.
    public static func sensitive(_ field: String) -> FieldChange { FieldChange(field, new: "•") }
}

extension Store {
    /// Runs `body` in one transaction on behalf of `actor`, and rolls back when it recorded no event.
    ///
    /// The offices are those whose chains the change will write; `nil` is the installation.
    @discardableResult
    public func change<Result: Sendable>(
        by actor: Actor, in offices: [String?], _ body: @escaping @Sendable (Change) throws -> Result
    ) async throws -> Result {
        let locks = Set(offices.map { $0 ?? Event.installation }).sorted()
        let clock = clock
        return try await write(locks: locks) { reading in
            let change = Change(reading: reading, actor: actor, at: clock.now(), offices: locks)
            let result = try body(change)
            try change.finish()
            return result
        }
    }

    /// Writes what is nobody's decision: only the tables of `Housekeeping.tables`, and no event.
    ///
    /// - Parameter queue: those that name the same queue wait for one another, because they want the same row.
    @discardableResult
    public func housekeeping<Result: Sendable>(
        queue: String? = nil, _ body: @escaping @Sendable (Housekeeping) throws -> Result
    ) async throws -> Result {
        let now = clock.now()
        let locks = queue.map { ["housekeeping \($0)"] } ?? []
        return try await write(locks: locks) { try body(Housekeeping(reading: $0, at: now)) }
    }
}

/// A transaction for what is nobody's decision: sessions, delays, leases.
public struct Housekeeping {
    /// The closed list; a table on it holds no fact of an office.
    public static let tables: Set<String> = [
        "session", "sign_in_delay", "known_browser", "job", "unsent_form", "code_step", "entry_draft", "mention_seen",
        "link_state", "unfinished_upload",
        // Derived from records by one function, and made anew by it whenever somebody doubts them.
        "figure", "figure_day",
        // What people are told of: it repeats what records and events say.
        "notice", "letter", "reminder_day",
        // When programs came, and what they were answered, for a day.
        "api_key_use", "idempotency_key",
        // What was asked where a code was lost, and the links that were sent: a new code is the decision.
        "lost_code", "ticket_return",
        // How often a machine found what it asked for.
        "form_check",
    ]

    public let reading: Reading
    public let at: Instant

    @discardableResult
    public func run(_ sql: SQL) throws -> Int {
        let table = try WrittenTable(sql)
        guard Self.tables.contains(table.name) else { throw ForbiddenWrite(table: table.name) }
        return try reading.write(sql)
    }
}

/// The table that a statement writes, read from its first words.
struct WrittenTable {
    let name: String

    init(_ sql: SQL) throws {
        let words = sql.pieces[0].split(maxSplits: 3, whereSeparator: { $0.isWhitespace || $0 == "(" })
        switch words.first?.uppercased() {
        case "INSERT" where words.count > 2 && words[1].uppercased() == "INTO": name = String(words[2])
        case "UPDATE" where words.count > 1: name = String(words[1])
        case "DELETE" where words.count > 2 && words[1].uppercased() == "FROM": name = String(words[2])
        default: throw ForbiddenWrite(table: sql.pieces[0])
        }
    }

    var isOfEvents: Bool { ["event", "event_payload", "chain", "migration"].contains(name) }
}

public struct UnrecordedChange: Error {}
public struct UnlockedOffice: Error { public let office: String }
public struct ForbiddenWrite: Error { public let table: String }

/// A refusal that names what it is about, such as one file of many.
public protocol NamedRefusal: Error {
    var name: String { get }
    /// The key of the message.
    var key: String { get }
}

/// A reason not to make a change, named by the key of its message in the locales.
public protocol Refusal: Error, RawRepresentable<String>, Equatable {}

/// Somebody else changed the row since the form was shown: what is there now, beside what was typed.
public struct StaleWrite: Error, Sendable {
    public let fields: [FieldChange]

    /// - Parameter fields: `old` is what stands in the database now, `new` is what this person typed.
    public init(_ fields: [FieldChange]) { self.fields = fields }
}
