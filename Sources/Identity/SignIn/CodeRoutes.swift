import Logging
import People
import Storage
public import Web

/// The second half of a sign-in: the code.
public struct CodeRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.open.get("-/masuk/kode", show)
        routes.open.post("-/masuk/kode", limit: .perMinute(60, "sign-in-code"), enter)
    }

    /// Remembers for five minutes that the password was right, and asks for the code.
    static func ask(_ visit: Visit<Person?>, _ form: Form, account: Account) async throws -> Reply {
        let (secret, userAgent, old) = (Session.newSecret(), visit.browser, visit.cookie("pending"))
        try await visit.store.housekeeping { keeping in
            if let old { try Session.end(Session.hash(of: old), in: keeping) }
            try PendingSession.begin(secret: secret, person: account.person, browser: userAgent, in: keeping)
        }
        let ground = visit.ground
        // What was typed before doesn't fit into an address, so its page follows at once.
        let reply =
            form.text("isi").isEmpty
            ? Reply.see("/-/masuk/kode?kembali=\(form.back.addingPercentEncoding)")
            : CodePage(visit: visit, login: account.login, back: form.back, kept: form.text("isi")).reply()
        return reply.setting(
            cookie: ground.cookie("pending"), secret, secure: ground.isSecure, lifetime: PendingSession.lifetime)
    }

    @Sendable private func show(_ visit: Visit<Person?>) async throws -> Reply {
        let back = visit.query("kembali")
        let safe = back.isOurAddress ? back : "/"
        guard let pending = try await pending(visit) else {
            return .see(visit.visitor == nil ? "/-/masuk?kembali=\(safe.addingPercentEncoding)" : safe)
        }
        return CodePage(visit: visit, login: pending.login, back: safe, kept: "").reply()
    }

    @Sendable private func enter(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        guard let pending = try await pending(visit) else {
            guard visit.visitor == nil else { return .see(form.back) }
            return try await visit.signInPage(
                message: visit.words[IdentityWord.codeTooLate], back: form.back,
                kept: KeptForm(sealed: form.text("isi"), keys: visit.ground.keys), status: .ended)
        }
        let (store, source) = (visit.store, visit.source)
        let known = visit.cookie("browser").map(Session.hash(of:)) ?? ""
        let (delay, wait) = try await store.read { reading in
            let delay = try SignInDelay.ofCodes(pending, source: source, browser: known, in: reading)
            return (delay, try delay.wait(in: reading, now: store.clock.now()))
        }
        var page = CodePage(visit: visit, login: pending.login, back: form.back, kept: form.text("isi"))
        guard wait == 0 else {
            page.wait = wait
            return page.reply()
        }
        do {
            let entrance = Entrance(visit, person: pending.person, login: pending.login)
            try await admit(visit, form, pending, entrance)
            let ground = visit.ground
            return entrance.reply(form)
                .setting(cookie: ground.cookie("pending"), "", secure: ground.isSecure, lifetime: 0)
        } catch let refusal as FactorRefusal {
            if refusal.isGuess { try await store.housekeeping { try delay.failed(in: $0) } }
            visit.ground.log.notice("sign-in code refused", metadata: ["id": "\(visit.requestID)"])
            page.refusal = refusal
            return page.reply()
        }
    }

    /// In one transaction the code is spent, the pending session ends and the real one begins.
    private func admit(
        _ visit: Visit<Person?>, _ form: Form, _ pending: PendingSession, _ entrance: Entrance
    ) async throws {
        let (person, keys, recovery) = (pending.person, visit.ground.factorKeys, form.text("pemulihan"))
        guard recovery.isEmpty else {
            try await visit.store.change(by: Actor(person: person, request: visit.requestID), in: [nil]) { change in
                try RecoveryCode.use(recovery, of: person, keys: keys, in: change)
                guard try change.run(pending.ending) == 1 else { throw FactorRefusal.usedCode }
                for statement in entrance.statements(at: change.at) { try change.run(statement) }
            }
            return
        }
        let code = String(form.text("kode").prefix(20))
        try await visit.store.housekeeping { keeping in
            guard let factor = try SecondFactor.of(person, in: keeping.reading) else { throw FactorRefusal.notOn }
            try factor.take(code, keys: keys, in: keeping)
            guard try keeping.run(pending.ending) == 1 else { throw FactorRefusal.usedCode }
            for statement in entrance.statements(at: keeping.at) { try keeping.run(statement) }
        }
    }

    private func pending(_ visit: Visit<Person?>) async throws -> PendingSession? {
        guard let secret = visit.cookie("pending") else { return nil }
        let clock = visit.store.clock
        return try await visit.store.read { try PendingSession.find(secret: secret, clock: clock, in: $0) }
    }
}
