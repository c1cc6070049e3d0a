public import People
public import Storage

/// An event as people read it: who, when and what, with the names of what it speaks of.
public struct Happening: Sendable, Stored, Equatable {
    /// The office whose chain it stands in; `-` is the installation's.
    public let chain: String
    public let seq: Int
    public let at: Instant
    /// The id of who did it, or the name of a job or command.
    public let actor: String
    /// The name of who did it, as far as there is one.
    public let by: String
    /// The id of the person in whose place it was done.
    public let actingFor: String?
    public let actingForName: String?
    public let request: String?
    public let kind: String
    /// The id of what it happened to.
    public let subject: String
    /// What that is called: a subject's label or a person's name.
    public let label: String?
    /// Where a subject's page is.
    public let address: String?
    public private(set) var reason: String?
    /// From where to where the thing went, in the reader's words: `Diterima → Diverifikasi`.
    public private(set) var passage: String?
    /// The salted digest of the payload.
    public let payload: String
    public let hash: String

    public static let columns: SQL =
        """
        event.office, event.seq, event.at, event.actor, coalesce(actor.name, event.actor), event.acting_for,
        coalesce(principal.name, event.acting_for), event.request, event.kind, event.subject,
        coalesce(subject.label, named.name), subject.address, event.reason, event.payload, event.hash
        """

    /// The events with the names that `columns` reads; `subject` is there for `visible(to:)`.
    public static let source: SQL =
        """
        event LEFT JOIN subject ON subject.id = event.subject
        LEFT JOIN person AS named ON named.id = event.subject
        LEFT JOIN person AS actor ON actor.id = event.actor
        LEFT JOIN person AS principal ON principal.id = event.acting_for
        """

    public init(row: Row) throws {
        chain = try row.text(0)
        seq = try row.int(1)
        at = try row.instant(2)
        actor = try row.text(3)
        by = try row.text(4)
        actingFor = try row.optionalText(5)
        actingForName = try row.optionalText(6)
        request = try row.optionalText(7)
        kind = try row.text(8)
        subject = try row.text(9)
        label = try row.optionalText(10)
        address = try row.optionalText(11)
        reason = try row.optionalText(12)
        payload = try row.text(13)
        hash = try row.text(14)
    }

    /// The same with what is kept apart from the event.
    ///
    /// - Parameter reason: the event's own stays where there is none.
    public func saying(_ reason: String?, passage: String?) -> Happening {
        var event = self
        event.reason = reason ?? event.reason
        event.passage = passage
        return event
    }
}

/// What happened to a thing, newest first.
public enum History {
    /// The events of some subjects that `person` may see: who may read a subject may read its events.
    public static func of(
        _ subjects: [String], to person: Person, most: Int = 20, in reading: Reading
    ) throws -> [Happening] {
        try latest("event.subject IN \(list: subjects) AND \(.visible(to: person))", most: most, in: reading)
    }

    /// The events of something that has no row of its own among the subjects (a person, a unit, a role), for a page that
    /// its reader has already been let in to.
    ///
    /// - Parameter office: whose chain is read, beside the installation's.
    public static func of(
        thing: String, office: String, most: Int = 20, in reading: Reading
    ) throws -> [Happening] {
        try latest(
            "event.subject = \(thing) AND event.office IN \(list: [office, "-"]) AND subject.id IS NULL",
            most: most, in: reading)
    }

    private static func latest(_ condition: SQL, most: Int, in reading: Reading) throws -> [Happening] {
        try reading.all(
            """
            SELECT \(Happening.columns) FROM \(Happening.source) WHERE \(condition)
            ORDER BY event.at DESC, event.seq DESC LIMIT \(most)
            """)
    }
}
