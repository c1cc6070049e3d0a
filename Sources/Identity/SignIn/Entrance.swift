import People
import Storage
import Web

/// A sign-in that is complete. The session begins under a secret of its own, which nobody can have planted before.
struct Entrance: Sendable {
    private let visit: Visit<Person?>
    private let person: String
    private let secret = Session.newSecret()
    private let browser: String
    private let login: String

    init(_ visit: Visit<Person?>, person: String, login: String) {
        (self.visit, self.person, self.login) = (visit, person, login)
        browser = visit.cookie("browser") ?? Session.newSecret()
    }

    /// What begins it, for the transaction that let the person in.
    func statements(at now: Instant) -> [SQL] {
        let hash = Session.hash(of: browser)
        var statements: [SQL] = [
            Session.beginning(secret: secret, person: person, browser: visit.browser, at: now),
            """
            INSERT INTO known_browser (hash, person, seen_at) VALUES (\(hash), \(person), \(now))
            ON CONFLICT (hash, person) DO UPDATE SET seen_at = excluded.seen_at
            """,
            SignInDelay(login: login, source: visit.source).ending,
            SignInDelay(person: person, browser: hash).ending,
        ]
        if let old = visit.sessionHash { statements.append("DELETE FROM session WHERE hash = \(old)") }
        return statements
    }

    /// The page that was asked for, or what was typed before the session ended.
    func reply(_ form: Form) -> Reply {
        var reply = Reply.see(form.back)
        if let kept = KeptForm(sealed: form.text("isi"), keys: visit.ground.keys) {
            reply = KeptFormPage(visit: visit, kept: kept, session: Session.hash(of: secret)).reply()
        }
        let (ground, year) = (visit.ground, 365 * 86_400)
        return
            reply
            .setting(cookie: ground.cookie("session"), secret, secure: ground.isSecure, lifetime: nil)
            .setting(cookie: ground.cookie("browser"), browser, secure: ground.isSecure, lifetime: year)
    }
}

extension Form {
    /// Where the visitor wanted to go: a page of ours, or the first one.
    var back: String {
        let back = text("kembali")
        return back.isOurAddress ? back : "/"
    }
}

extension String {
    /// Whether it leads to a page of ours, and not to another host.
    var isOurAddress: Bool { hasPrefix("/") && !hasPrefix("//") && !hasPrefix("/\\") && count > 1 }
}
