public import People
public import Storage

/// What somebody said to others about a thing.
public struct Message: Sendable, Stored {
    public static let longest = 2000

    public let id: String
    public let author: String
    public let at: Instant
    public let body: String

    public init(row: Row) throws {
        (id, author, at, body) = (try row.text(0), try row.text(1), try row.instant(2), try row.text(3))
    }

    /// The thread of a thing's part, the oldest first; who may read the thing may read it.
    public static func all(of subject: String, part: String, in reading: Reading) throws -> [Message] {
        try reading.all(
            """
            SELECT message.id, person.name, message.at, message.body
            FROM message JOIN person ON person.id = message.author
            WHERE message.subject = \(subject) AND message.part = \(part)
            ORDER BY message.at DESC, message.id DESC LIMIT 200
            """
        ).reversed()
    }

    /// Writes a message; those whom it calls by `@Name` are told.
    ///
    /// - Parameters:
    ///   - author: who says it.
    ///   - address: where the thread is read.
    ///   - named: somebody who is called beside those in the text.
    /// - Returns: the names of those who are called.
    @discardableResult
    public static func add(
        _ body: String, about subject: String, part: String, by author: Person, office: Office, at address: String,
        named: String? = nil, in change: Change
    ) throws -> [String] {
        let id = change.newID()
        try change.run(
            """
            INSERT INTO message (id, office, subject, part, author, at, body)
            VALUES (\(id), \(office.id), \(subject), \(part), \(author.id), \(change.at), \(body))
            """)
        var called: [(id: String, name: String)] = []
        try change.reading.each(
            """
            SELECT person.id, person.name FROM person JOIN account ON account.person = person.id AND account.active = 1
            WHERE person.office = \(office.id) ORDER BY person.name
            """
        ) { row in
            let (id, name) = (try row.text(0), try row.text(1))
            if id == named || calls(name, body) { called.append((id, name)) }
        }
        let writer = try NoticeWriter(office, in: change)
        for person in called where person.id != author.id {
            try change.run("INSERT INTO mention (message, person) VALUES (\(id), \(person.id))")
            guard let label = try label(of: subject, for: person.id, on: office.day(of: change.at), in: change.reading)
            else { continue }
            try writer.tell(
                person.id, Mention.noticeKind, occasion: id,
                NoticeBody([
                    "person": .text(author.name), "thing": .text(label), "body": .text(String(body.prefix(500))),
                ]),
                at: address)
        }
        // What was said is the message's own; the event says that it was.
        change.record("subjects.message-written", on: subject, office: office.id, [FieldChange("part", new: part)])
        return called.map(\.name)
    }
}

extension Message {
    /// What a thing is called; `nil` for somebody who may not know of it.
    private static func label(of subject: String, for person: String, on day: Day, in reading: Reading) throws
        -> String?
    {
        try reading.texts(
            """
            SELECT subject.label FROM subject
            WHERE subject.id = \(subject) AND EXISTS (
                SELECT 1 FROM role_grant JOIN role_action ON role_action.role = role_grant.role
                WHERE role_grant.person = \(person) AND role_grant.office = subject.office
                    AND role_action.action = subject.action AND role_grant.from_day <= \(day)
                    AND (role_grant.until_day IS NULL OR role_grant.until_day >= \(day))
                    AND (role_grant.unit IS NULL OR subject.unit IS NULL OR role_grant.unit = subject.unit))
            """
        ).first
    }

    /// Whether a text calls somebody by `@Name`: whole, so that `@Anita` calls no Ani.
    static func calls(_ name: String, _ body: String) -> Bool {
        var rest = body.lowercased()[...]
        while let found = rest.firstRange(of: "@\(name.lowercased())") {
            let next = rest[found.upperBound...].first
            if next.map({ !$0.isLetter && !$0.isNumber }) ?? true { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }
}

/// A message that calls somebody, as they are told of it.
public struct Mention: Sendable, Stored {
    /// The kind of notice by which somebody learns that they were called.
    public static let noticeKind = "subjects.mention"

    public let message: String
    public let author: String
    public let at: Instant
    public let body: String
    public let label: String
    public let address: String
    public let part: String

    public init(row: Row) throws {
        (message, author, at, body) = (try row.text(0), try row.text(1), try row.instant(2), try row.text(3))
        (label, address, part) = (try row.text(4), try row.text(5), try row.text(6))
    }

    /// Those that somebody has not seen, of things that they may still see, the newest first.
    public static func unseen(by person: Person, office: String, in reading: Reading) throws -> [Mention] {
        try reading.all(
            """
            SELECT message.id, author.name, message.at, message.body, subject.label, subject.address, message.part
            FROM mention JOIN message ON message.id = mention.message
            JOIN subject ON subject.id = message.subject
            JOIN person author ON author.id = message.author
            WHERE mention.person = \(person.id) AND message.office = \(office) AND \(.visible(to: person))
                AND NOT EXISTS (SELECT 1 FROM mention_seen
                    WHERE mention_seen.message = message.id AND mention_seen.person = mention.person)
            ORDER BY message.at DESC LIMIT 20
            """)
    }

    /// Notes that somebody read a thread.
    public static func see(_ person: String, subject: String, part: String, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            INSERT INTO mention_seen (person, message)
            SELECT mention.person, mention.message FROM mention JOIN message ON message.id = mention.message
            WHERE mention.person = \(person) AND message.subject = \(subject) AND message.part = \(part)
            ON CONFLICT DO NOTHING
            """)
        for id in try keeping.reading.texts(
            """
            SELECT notice.id FROM notice JOIN message ON message.id = notice.occasion
            WHERE notice.person = \(person) AND notice.kind = \(noticeKind) AND notice.seen_at IS NULL
                AND message.subject = \(subject) AND message.part = \(part)
            """)
        { try Notice.see(id, by: person, in: keeping) }
    }

    /// Whether somebody was called in a thread and has not seen it.
    public static func isWaiting(for person: String, subject: String, part: String, in reading: Reading) throws -> Bool
    {
        try reading.finds(
            """
            SELECT 1 FROM mention JOIN message ON message.id = mention.message
            WHERE mention.person = \(person) AND message.subject = \(subject) AND message.part = \(part)
                AND NOT EXISTS (SELECT 1 FROM mention_seen
                    WHERE mention_seen.message = message.id AND mention_seen.person = mention.person)
            """)
    }
}
