import People
import Storage
public import Web

/// How people get their account, lose it and get it back.
public struct InvitationRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        let may = routes.may(.managePeople)
        may.post("orang/{nomor}/undangan", invite)
        may.post("orang/{nomor}/pengaktifan", reactivate)
        may.post("orang/{nomor}/pelepasan-faktor", removeSecondFactor)
        for noun in ["undangan", "pengaktifan", "pelepasan-faktor"] {
            may.get("orang/{nomor}/\(noun)") { .see("\($0.peopleBase)/\(try $0.personAddress.text)") }
        }
        may.get("orang/{nomor}/penonaktifan") { try await DeactivationPage.load($0).reply() }
        may.post("orang/{nomor}/penonaktifan", deactivate)
        routes.open.get("-/undangan/{kode}") { visit in
            InvitationPage(visit: visit, invitation: try await invitation(visit)).reply()
        }
        routes.open.post("-/undangan/{kode}", limit: .perMinute(20, "invitation"), accept)
    }

    /// Gives a person a way in: a link on which they choose their password, or a first password.
    @Sendable private func invite(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        // Whoever is out of reach is not found, whatever else the form lacks.
        guard try await !visit.card().isGuest else { throw Problem.notFound }
        guard ["tautan", "sandi"].contains(form.text("cara")) else { throw Problem.badForm("web.form.missing") }
        let code = Invitation.newCode()
        let password = form.text("cara") == "sandi" ? FirstPassword.make() : nil
        var hash: String?
        if let password { hash = try await visit.ground.passwords.hash(password) }
        do {
            let (address, wanted) = (try visit.personAddress, form.text("masuk"))
            let card = try await visit.deciding(on: address) { [hash] change, powers, card in
                try card.giveAccess(login: wanted, code: code, passwordHash: hash, by: powers, in: change)
                return card
            }
            let login = card.login ?? wanted.lowercased()
            return HandOutPage(visit: visit, card: card, login: login, code: code, password: password).reply()
        } catch let refusal as PeopleRefusal {
            return try await refused(visit, form, refusal)
        }
    }

    /// The person's page once more, with what was typed about the account.
    private func refused(_ visit: Visit<Member>, _ form: Form, _ refusal: PeopleRefusal) async throws -> Reply {
        var page = try await PersonPage.load(visit)
        (page.typed, page.refusal) = (form, refusal)
        return page.reply()
    }

    @Sendable private func removeSecondFactor(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let reason = form.text("alasan")
        do {
            let card = try await visit.deciding(on: try visit.personAddress) { change, powers, card in
                try card.removeSecondFactor(reason: reason, by: powers, in: change)
                return card
            }
            return .see("\(visit.address(of: card))?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            return try await refused(visit, form, refusal)
        }
    }

    @Sendable private func deactivate(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let card = try await visit.card()
        let others = try await visit.store.read { try card.otherOffices(in: $0) }
        let (successor, reason) = (form.int("penerus") ?? 0, String(form.text("alasan").prefix(500)))
        do {
            try await visit.deciding(on: try visit.personAddress, also: others) { change, powers, card in
                try card.deactivate(
                    handingOverTo: successor, reason: reason.isEmpty ? nil : reason, otherOffices: others,
                    by: powers, in: change)
            }
        } catch let refusal as PeopleRefusal {
            var page = try await DeactivationPage.load(visit)
            (page.typed, page.refusal) = (form, refusal)
            return page.reply()
        }
        return .see("\(visit.address(of: card))?tersimpan=1")
    }

    @Sendable private func reactivate(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let card = try await visit.card()
        let others = try await visit.store.read { try card.otherOffices(in: $0) }
        try await visit.deciding(on: try visit.personAddress, also: others) { change, _, card in
            try card.reactivate(otherOffices: others, in: change)
        }
        return .see("\(visit.address(of: card))?tersimpan=1")
    }

    private func invitation(_ visit: Visit<Person?>) async throws -> Invitation {
        let (code, now) = (try visit.path("kode"), visit.store.clock.now())
        guard let found = try await visit.store.read({ try Invitation.find(code, now: now, in: $0) }) else {
            throw PeopleRefusal.invitationOver
        }
        return found
    }

    @Sendable private func accept(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        let (code, invitation) = (try visit.path("kode"), try await invitation(visit))
        let password = form.raw("sandi-baru")
        if let problem = ChosenPasswordProblem.of(password, again: form.raw("sandi-ulang"), login: invitation.login) {
            return InvitationPage(visit: visit, invitation: invitation, problem: problem).reply()
        }
        let hash = try await visit.ground.passwords.hash(password)
        let actor = Actor(person: invitation.person, request: visit.requestID)
        try await visit.store.change(by: actor, in: [invitation.office]) { change in
            // Two browsers may have the link open: it can be used once.
            guard let found = try Invitation.find(code, now: change.at, in: change.reading) else {
                throw PeopleRefusal.invitationOver
            }
            try found.accept(passwordHash: hash, in: change)
        }
        return .see("/-/masuk")
    }
}
