import Logging
import People
import Storage
public import Web

/// Signing in and out.
public struct SignInRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.open.get("-/masuk", show)
        routes.open.get("-/bahasa/{bahasa}", chooseLanguage)
        routes.open.post("-/masuk", limit: .perMinute(60, "sign-in"), signIn)
        routes.open.post("-/masuk/contoh", limit: .perMinute(60, "sign-in"), signInToDemo)
        routes.open.post("-/keluar", limit: .perMinute(60, "sign-out"), signOut)
    }

    @Sendable private func show(_ visit: Visit<Person?>) async throws -> Reply {
        let back = visit.query("kembali")
        if visit.visitor != nil { return .see(back.isOurAddress ? back : "/") }
        if let secret = visit.cookie("session") {
            try await visit.store.housekeeping { try Session.endIfExpired(secret: secret, in: $0) }
        }
        return try await visit.signInPage(back: back.isOurAddress ? back : "/")
    }

    /// A guest's choice; a person's own is kept with the account.
    @Sendable private func chooseLanguage(_ visit: Visit<Person?>) async throws -> Reply {
        guard let language = Language(rawValue: try visit.path("bahasa")) else { throw Problem.notFound }
        // Back to the page it was chosen on, if that is one of ours.
        let back = visit.query("kembali")
        let isOurs = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
        return Reply.see(isOurs ? back : "/-/masuk")
            .setting(
                cookie: "tuntas-bahasa", language.rawValue, secure: visit.ground.isSecure, lifetime: 365 * 86_400)
    }

    @Sendable private func signIn(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        let login = String(form.text("nama").prefix(100))
        let store = visit.store
        let delay = SignInDelay(login: login, source: visit.source)
        let known = visit.cookie("browser").map(Session.hash(of:)) ?? ""
        let (account, wait) = try await store.read { reading -> (Account?, Int) in
            let account = try Account.active(login: login, in: reading)
            let isKnown = try account.map {
                try reading.finds("SELECT 1 FROM known_browser WHERE hash = \(known) AND person = \($0.person)")
            }
            return (account, isKnown ?? false ? 0 : try delay.wait(in: reading, now: store.clock.now()))
        }
        if wait > 0 {
            let text = visit.words(IdentityWord.wait, ["seconds": String(wait)])
            return try await refused(visit, form, login, text, isTooOften: true)
        }
        // An unknown login costs as much time as a wrong password, so it can't be told apart.
        let hash = account?.password ?? Self.nobody
        let isRight = try await visit.ground.passwords.verify(form.raw("sandi"), against: hash)
        guard let account, isRight else {
            try await store.housekeeping { try delay.failed(in: $0) }
            visit.ground.log.notice("sign-in failed", metadata: ["id": "\(visit.requestID)"])
            return try await refused(visit, form, login, visit.words[IdentityWord.wrong])
        }
        return try await admit(visit, form, person: account.person)
    }

    /// The hash of a password that nobody has.
    private static let nobody =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$8Zyo5gzDfDaLEjM1r2Yw3YbMTO1Nmv1HAHoUsTtTy1o"

    @Sendable private func signInToDemo(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        let person = form.text("orang")
        let isDemo = try await visit.store.read { reading in
            try reading.finds(
                """
                SELECT 1 FROM person JOIN office ON office.id = person.office
                WHERE person.id = \(person) AND office.demo = 1
                """)
        }
        guard isDemo else { throw Problem.notFound }
        return try await admit(visit, form, person: person)
    }

    /// Lets a person in whose password is right, unless a code of their second factor must follow.
    private func admit(_ visit: Visit<Person?>, _ form: Form, person: String) async throws -> Reply {
        let (account, factor) = try await visit.store.read { reading in
            (try Account.of(person, in: reading), try SecondFactor.of(person, in: reading))
        }
        guard let account else { throw Problem.notFound }
        guard factor == nil else { return try await CodeRoutes.ask(visit, form, account: account) }
        let entrance = Entrance(visit, person: person, login: account.login)
        try await visit.store.housekeeping { keeping in
            for statement in entrance.statements(at: keeping.at) { try keeping.run(statement) }
        }
        return entrance.reply(form)
    }

    @Sendable private func signOut(_ visit: Visit<Person?>, _: Form) async throws -> Reply {
        if let session = visit.sessionHash {
            try await visit.store.housekeeping { try Session.end(session, in: $0) }
        }
        // Back to the page it was chosen on, if that is one of ours.
        let back = visit.query("kembali")
        let isOurs = back.hasPrefix("/") && !back.hasPrefix("//") && !back.contains("\\")
        return Reply.see(isOurs ? back : "/-/masuk")
            .setting(cookie: visit.ground.cookie("session"), "", secure: visit.ground.isSecure, lifetime: 0)
    }

    private func refused(
        _ visit: Visit<Person?>, _ form: Form, _ login: String, _ text: String, isTooOften: Bool = false
    ) async throws -> Reply {
        try await visit.signInPage(
            wrong: text, login: login, back: form.text("kembali"),
            kept: KeptForm(sealed: form.text("isi"), keys: visit.ground.keys),
            status: isTooOften ? .tooOften : .refused)
    }
}
