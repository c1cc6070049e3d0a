public import Jobs
public import People
public import Storage
import Subjects
public import Web

/// Sends the e-mails of notices.
///
/// What is noted before a letter goes out is its Message-ID, what is noted afterwards is that it is sent. A program that
/// dies between the two sends it again, under the same Message-ID; one that doesn't sends it once.
public struct Post: Sendable {
    /// What its job is called.
    public static let work = "mail.send"
    /// After so many attempts, about two days, a letter is given up.
    static let mostAttempts = 50
    /// A notice so many days old is no news: it stays on the page alone, as when mail is switched on for the first time.
    static let mostDays = 10
    /// How many letters one run sends, so that the rest of the queue has its turn.
    static let mostAtOnce = 20

    /// Where the letters go.
    public let server: MailServer
    let locales: Locales
    let sending: Sending

    public init(server: MailServer, locales: Locales) {
        (self.server, self.locales) = (server, locales)
        sending = Sending(server: server)
    }

    /// Sends what is due, every five seconds.
    public var kind: JobKind {
        JobKind(Self.work, every: 5) { lease, store in
            try await store.housekeeping { try WaitingLetter.forgetOld(days: Self.mostDays, in: $0) }
            let end = store.clock.now().adding(seconds: 15)
            var count = 0
            while count < Self.mostAtOnce, store.clock.now() < end, let waiting = try await next(store) {
                // Whoever lost the lease leaves the rest to the one that has it.
                guard
                    try await store.housekeeping({ [count] in try lease.progress(count, of: count + 1, in: $0) })
                else { return }
                guard try await send(waiting, store) else { return }
                count += 1
            }
        }
    }

    private func next(_ store: Store) async throws -> WaitingLetter? {
        let now = store.clock.now()
        return try await store.read { try WaitingLetter.next(at: now, in: $0) }
    }

    /// - Returns: whether the others may be tried now.
    private func send(_ waiting: WaitingLetter, _ store: Store) async throws -> Bool {
        // Whoever has nothing to do with the office any more is not written to about it.
        let reader = try await store.read {
            try Person.active(waiting.person, clock: store.clock, in: $0)
        }
        let isOfOffice = reader?.offices.contains { $0.id == waiting.notice.office } ?? false
        guard let recipient = waiting.recipient, isOfOffice else {
            try await store.housekeeping { try waiting.end("needless", in: $0) }
            return true
        }
        // What was put off, or is tried again, waits for the office's hours like everything else.
        if let later = try await store.read({ try waiting.quietUntil(store.clock.now(), in: $0) }) {
            try await store.housekeeping { try waiting.putOff(to: later, in: $0) }
            return true
        }
        let id = waiting.messageID ?? "\(waiting.notice.id)@\(server.domain)"
        if waiting.messageID == nil { try await store.housekeeping { try waiting.name(id, in: $0) } }
        let letter = LetterText(waiting, site: server.site, words: locales[waiting.language]).letter(
            id: id, from: server.sender, to: recipient, at: store.clock.now())
        do {
            try await sending.send(letter)
            try await store.housekeeping { try waiting.end("sent", in: $0) }
            return true
        } catch let problem as MailProblem {
            try await store.housekeeping { try waiting.fail(problem, in: $0) }
            return !problem.isOfServer
        }
    }

    /// Sends a letter now that another room wrote, to somebody who has no account.
    ///
    /// - Parameter id: what its Message-ID is made of, the same at each attempt.
    /// - Throws: `MailProblem`: what the server or the line said.
    public func send(
        _ id: String, to recipient: String, from office: String, subject: String, text: String, at now: Instant
    ) async throws {
        try await sending.send(
            Letter(
                messageID: "\(id)@\(server.domain)", sender: server.sender,
                senderName: "\(locales[.indonesian][WebWord.product]) · \(office)", recipient: recipient,
                subject: subject, text: text, at: now))
    }

    /// Sends one letter now, to see whether the settings hold.
    ///
    /// - Throws: `MailProblem`: what the server or the line said.
    public func trial(to recipient: String, language: Language, at now: Instant) async throws {
        let words = locales[language]
        try await sending.send(
            Letter(
                messageID: "\(Identifier.make(at: now))@\(server.domain)", sender: server.sender,
                senderName: words[WebWord.product], recipient: recipient, subject: words[MailWord.trialSubject],
                text: words(MailWord.trialText, ["site": server.site]), at: now))
    }
}

/// What a notice says by e-mail.
struct LetterText {
    let waiting: WaitingLetter
    let site: String
    let words: Words

    init(_ waiting: WaitingLetter, site: String, words: Words) {
        (self.waiting, self.site, self.words) = (waiting, site, words)
    }

    func letter(id: String, from sender: String, to recipient: String, at now: Instant) -> Letter {
        let notice = waiting.notice
        var parts = [words(MailWord.greeting, ["name": waiting.name]), words.sentence(notice)]
        if !notice.body.lines.isEmpty {
            var lines = notice.body.lines.map { "- \(words.label($0))\n  \(site)\($0.address)" }
            if notice.body.more > 0 { lines.append(words(MailWord.more, ["count": words.number(notice.body.more)])) }
            parts.append(lines.joined(separator: "\n"))
        }
        parts.append("\(site)/-/pemberitahuan/\(notice.id)")
        parts.append(words(MailWord.why, ["office": waiting.office, "address": "\(site)/-/pemberitahuan"]))
        return Letter(
            messageID: id, sender: sender, senderName: "\(words[WebWord.product]) · \(waiting.office)",
            recipient: recipient, subject: words[key: Words.title(ofNotices: notice.kind)],
            text: parts.joined(separator: "\n\n") + "\n", at: now)
    }
}
