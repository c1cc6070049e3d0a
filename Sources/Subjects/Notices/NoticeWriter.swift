public import Deadlines
import Foundation
public import People
public import Storage

/// Writes notices: within the change that they tell of, or as housekeeping where a day that came is their reason.
public struct NoticeWriter {
    private let office: Office
    private let hours: NoticeHours
    private let holidays: Holidays
    private let reading: Reading
    private let at: Instant
    private let run: (SQL) throws -> Int

    /// - Parameter holidays: the office's, where somebody read them already.
    public init(_ office: Office, holidays: Holidays? = nil, in change: Change) throws {
        try self.init(office, holidays, change.reading, change.at) { try change.run($0) }
    }

    public init(_ office: Office, in keeping: Housekeeping) throws {
        try self.init(office, nil, keeping.reading, keeping.at) { try keeping.run($0) }
    }

    private init(
        _ office: Office, _ holidays: Holidays?, _ reading: Reading, _ at: Instant,
        run: @escaping (SQL) throws -> Int
    ) throws {
        (self.office, self.reading, self.at, self.run) = (office, reading, at, run)
        hours = try NoticeHours.of(office.id, in: reading)
        self.holidays = try holidays ?? Holidays.of(office: office.id, in: reading)
    }

    /// Tells a person of something, once per occasion; nothing where they want none or can't sign in.
    ///
    /// - Returns: whether they are told by this.
    @discardableResult
    public func tell(_ person: String, _ kind: String, occasion: String, _ body: NoticeBody, at address: String) throws
        -> Bool
    {
        var (isThere, mail): (Bool, String?) = (false, nil)
        try reading.each(
            """
            SELECT person.email FROM person JOIN account ON account.person = person.id AND account.active = 1
            WHERE person.id = \(person)
            """
        ) { (isThere, mail) = (true, try $0.optionalText(0)) }
        let way = try NoticeChoice.all(of: person, in: reading)[kind] ?? .mail
        guard isThere, way != .none else { return false }
        let id = Identifier.make(at: at)
        let text = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
        let count = try run(
            """
            INSERT INTO notice (id, office, person, kind, occasion, at, body, address)
            VALUES (\(id), \(office.id), \(person), \(kind), \(occasion), \(at), \(text), \(address))
            ON CONFLICT (person, kind, occasion) DO NOTHING
            """)
        guard count > 0 else { return false }
        if way == .mail, let mail, !mail.isEmpty {
            _ = try run(
                """
                INSERT INTO letter (notice, state, at)
                VALUES (\(id), 'waiting', \(hours.next(from: at, office, holidays)))
                """)
        }
        return true
    }
}
