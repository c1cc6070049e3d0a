import Deadlines
import People
import Storage
import Subjects

/// An e-mail that is due, with whom it is for.
struct WaitingLetter: Sendable {
    let notice: Notice
    /// Whom it is for.
    let person: String
    let messageID: String?
    let attempts: Int
    let name: String
    let language: Language
    let office: String
    /// `nil` for somebody who has no address any more, or no account.
    let recipient: String?

    /// The one that has waited longest.
    static func next(at now: Instant, in reading: Reading) throws -> WaitingLetter? {
        try reading.first(
            """
            SELECT notice.id, notice.office, notice.kind, notice.at, notice.body, notice.address, notice.seen_at,
                letter.message_id, letter.attempts, person.id, person.name, account.language, office.short_name, person.email,
                account.active
            FROM letter JOIN notice ON notice.id = letter.notice
            JOIN person ON person.id = notice.person
            JOIN account ON account.person = person.id
            JOIN office ON office.id = notice.office
            WHERE letter.state = 'waiting' AND letter.at <= \(now) ORDER BY letter.at, letter.notice LIMIT 1
            """)
    }

    /// Sets its Message-ID, once.
    func name(_ id: String, in keeping: Housekeeping) throws {
        try keeping.run("UPDATE letter SET message_id = \(id) WHERE notice = \(notice.id) AND message_id IS NULL")
    }

    /// The next moment at which the office's people may be told of anything; `nil` where that is now.
    func quietUntil(_ now: Instant, in reading: Reading) throws -> Instant? {
        guard let office = try Office.find(notice.office, in: reading) else { return nil }
        let next = try NoticeHours.of(office.id, in: reading)
            .next(from: now, office, try Holidays.of(office: office.id, in: reading))
        return next > now ? next : nil
    }

    func putOff(to later: Instant, in keeping: Housekeeping) throws {
        try keeping.run("UPDATE letter SET at = \(later) WHERE notice = \(notice.id) AND state = 'waiting'")
    }

    /// Notes what became of it, for good.
    func end(_ state: String, in keeping: Housekeeping) throws {
        try keeping.run(
            """
            UPDATE letter SET state = \(state), at = \(keeping.at), attempts = attempts + 1, error = NULL
            WHERE notice = \(notice.id) AND state = 'waiting'
            """)
    }

    /// Tries again after a pause that grows to an hour, unless the server's word was final; of a letter that may have
    /// been taken once more, for there is no worse than a third copy.
    func fail(_ problem: MailProblem, in keeping: Housekeeping) throws {
        let isOver = problem.isFinal || attempts + 1 >= (problem.mayBeTaken ? 2 : Post.mostAttempts)
        let pause = problem.mayBeTaken ? 3600 : min(3600, 10 << min(attempts, 9))
        try keeping.run(
            """
            UPDATE letter SET state = \(isOver ? "failed" : "waiting"), at = \(keeping.at.adding(seconds: pause)),
                attempts = attempts + 1, error = \(problem.description)
            WHERE notice = \(notice.id) AND state = 'waiting'
            """)
    }

    /// Leaves what is no news any more to the page.
    static func forgetOld(days: Int, in keeping: Housekeeping) throws {
        let old = keeping.at.adding(seconds: -days * 86_400)
        try keeping.run(
            """
            UPDATE letter SET state = 'needless'
            WHERE state = 'waiting' AND notice IN (SELECT id FROM notice WHERE at < \(old))
            """)
    }
}

extension WaitingLetter: Stored {
    init(row: Row) throws {
        notice = try Notice(row: row)
        messageID = try row.optionalText(7)
        attempts = try row.int(8)
        person = try row.text(9)
        (name, language, office) = (try row.text(10), try row.choice(11), try row.text(12))
        recipient = try row.flag(14) ? row.optionalText(13) : nil
    }
}
