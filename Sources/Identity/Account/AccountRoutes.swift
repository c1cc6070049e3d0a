import People
import Storage
public import Web

/// A person's own account: language, appearance, password, sessions.
public struct AccountRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        routes.members.get("-/akun") { try await page($0) }
        routes.members.post("-/akun/tampilan", changeLook)
        routes.members.post("-/akun/sandi", changePassword)
        routes.members.post("-/akun/sesi", endSessions)
        routes.members.post("-/akun/sesi/penghentian", endSession)
    }

    @Sendable private func changeLook(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        guard let language = Language(rawValue: form.text("bahasa")), let theme = Theme(rawValue: form.text("tema")),
            let seen = form.int("versi")
        else { throw Problem.badForm("web.form.missing") }
        let person = visit.person
        try await visit.store.change(by: visit.actor, in: [nil]) { change in
            guard let account = try Account.of(person.id, in: change.reading) else { throw Problem.notFound }
            guard account.version == seen else {
                throw StaleWrite([
                    FieldChange("identity.language", old: account.language.rawValue, new: language.rawValue),
                    FieldChange("identity.theme", old: account.theme.rawValue, new: theme.rawValue),
                ])
            }
            try change.run(
                """
                UPDATE account SET language = \(language), theme = \(theme), version = version + 1
                WHERE person = \(person.id) AND version = \(seen)
                """)
            change.record(
                "identity.look-changed", on: person.id, office: nil,
                [
                    FieldChange("language", old: account.language.rawValue, new: language.rawValue),
                    FieldChange("theme", old: account.theme.rawValue, new: theme.rawValue),
                ])
        }
        // The browser's own choice would otherwise win over the person's.
        return Reply.see("/-/akun?tersimpan=1")
            .setting(
                cookie: "tuntas-bahasa", language.rawValue, secure: visit.ground.isSecure, lifetime: 365 * 86_400
            )
            .setting(
                cookie: "tema", theme.rawValue, secure: visit.ground.isSecure,
                lifetime: theme == .auto ? 0 : 365 * 86_400, isSecret: false)
    }

    @Sendable private func changePassword(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let person = visit.person.id
        guard let account = try await visit.store.read({ try Account.of(person, in: $0) }) else {
            throw Problem.notFound
        }
        let (store, passwords) = (visit.store, visit.ground.passwords)
        // Whoever sits at somebody's open session must not guess the password without end.
        let delay = SignInDelay(person: person, browser: visit.sessionHash ?? "")
        let wait = try await store.read { try delay.wait(in: $0, now: store.clock.now()) }
        guard wait == 0 else { throw Problem.tooMany(seconds: wait) }
        guard try await passwords.verify(form.raw("sandi-lama"), against: account.password) else {
            try await store.housekeeping { try delay.failed(in: $0) }
            return try await page(visit, refusal: "identity.password.wrong-old")
        }
        if let problem = ChosenPasswordProblem.of(
            form.raw("sandi-baru"), again: form.raw("sandi-ulang"), login: account.login)
        {
            return try await page(visit, refusal: problem.rawValue)
        }
        let hash = try await passwords.hash(form.raw("sandi-baru"))
        let keep = visit.sessionHash ?? ""
        try await store.change(by: visit.actor, in: [nil]) { change in
            try change.run(delay.ending)
            try change.run(
                "UPDATE account SET password = \(hash), must_change = 0, version = version + 1 WHERE person = \(person)"
            )
            // Whoever knew the old password is out.
            try change.run("DELETE FROM session WHERE person = \(person) AND hash <> \(keep)")
            try ApiKey.revokeAll(of: person, in: change)
            change.record("identity.password-changed", on: person, office: nil, [.sensitive("password")])
        }
        return .see("/-/akun?tersimpan=1")
    }

    /// Signs this person out of every browser, this one too if they ask for it.
    @Sendable private func endSessions(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (person, keep) = (visit.person.id, form.text("juga-ini") == "1" ? "" : visit.sessionHash ?? "")
        try await visit.store.change(by: visit.actor, in: [nil]) { change in
            let count = try change.run("DELETE FROM session WHERE person = \(person) AND hash <> \(keep)")
            change.record(
                "identity.sessions-ended", on: person, office: nil, [FieldChange("sessions", new: String(count))])
        }
        return .see("/-/akun?tersimpan=1")
    }

    /// Signs one browser out.
    @Sendable private func endSession(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (person, mark) = (visit.person.id, form.text("sesi"))
        try await visit.store.change(by: visit.actor, in: [nil]) { change in
            guard let session = try Session.all(of: person, in: change.reading).first(where: { $0.mark == mark }) else {
                throw Problem.notFound
            }
            try change.run("DELETE FROM session WHERE hash = \(session.hash)")
            change.record("identity.sessions-ended", on: person, office: nil, [FieldChange("sessions", new: "1")])
        }
        return .see("/-/akun?tersimpan=1")
    }

    /// - Parameter refusal: the key of the reason why a new password isn't taken.
    private func page(_ visit: Visit<Person>, refusal: String? = nil) async throws -> Reply {
        let person = visit.person.id
        let (account, safety) = try await visit.store.read { reading in
            (
                try Account.of(person, in: reading),
                AccountSafety(
                    visit: visit, factor: try SecondFactor.of(person, in: reading),
                    sessions: try Session.all(of: person, in: reading),
                    events: try SecurityEvent.all(of: person, in: reading))
            )
        }
        guard let account else { throw Problem.notFound }
        return AccountPage(visit: visit, account: account, safety: safety, refusal: refusal).reply()
    }
}
