import People
import Storage
import Web

/// What people may do here: given, changed and ended.
struct GrantRoutes: Sendable {
    func add(to routes: Routes) {
        let may = routes.may(.managePeople)
        may.get("orang/{nomor}/hak") { .see("\($0.peopleBase)/\(try $0.personAddress.text)") }
        may.get("orang/{nomor}/hak/baru") { try await GrantForm.load($0, try await $0.card()).reply() }
        may.post("orang/{nomor}/hak", give)
        may.get("orang/{nomor}/hak/{hak}") { try await GrantPage.load($0).reply() }
        for noun in ["masa", "pencabutan"] {
            may.get("orang/{nomor}/hak/{hak}/\(noun)") { visit in
                .see("\(visit.peopleBase)/\(try visit.personAddress.text)/hak/\(try visit.number("hak"))")
            }
        }
        may.post("orang/{nomor}/hak/{hak}/masa", changeDays)
        may.post("orang/{nomor}/hak/{hak}/pencabutan", revoke)
        may.get("orang/tamu") { .see("\($0.peopleBase)#tamu") }
        may.get("orang/tamu/baru") { try await GrantForm.load($0, nil).reply() }
        may.post("orang/tamu", invite)
    }

    @Sendable private func give(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (card, office) = (try await visit.card(), visit.office.id)
        do {
            try await visit.deciding(on: try visit.personAddress) { change, powers, card in
                try Self.give(form, to: card.id, isGuest: card.isGuest, office: office, by: powers, in: change)
            }
            return .see("\(visit.address(of: card))?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            var page = try await GrantForm.load(visit, card, typed: form)
            page.refusal = refusal
            return page.reply()
        }
    }

    /// Gives a role to somebody whose home is another office.
    @Sendable private func invite(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office.id
        do {
            try await visit.deciding { change, powers in
                guard powers.reach == .office else { throw Problem.notFound }
                let (slug, login) = (form.text("kantor").lowercased(), form.text("masuk").lowercased())
                let guest = try change.reading.texts(
                    """
                    SELECT person.id FROM person
                    JOIN office ON office.id = person.office AND office.slug = \(slug)
                    JOIN account ON account.person = person.id AND account.active = 1 AND account.login = \(login)
                    """
                ).first
                guard let guest else { throw PeopleRefusal.guestUnknown }
                guard try !change.reading.finds("SELECT 1 FROM person WHERE id = \(guest) AND office = \(office)")
                else {
                    throw PeopleRefusal.guestIsOwn
                }
                try Self.give(form, to: guest, isGuest: true, office: office, by: powers, in: change)
            }
            return .see("\(visit.peopleBase)?tersimpan=1#tamu")
        } catch let refusal as PeopleRefusal {
            var page = try await GrantForm.load(visit, nil, typed: form)
            page.refusal = refusal
            return page.reply()
        }
    }

    private static func give(
        _ form: Form, to person: String, isGuest: Bool, office: String, by powers: Powers, in change: Change
    ) throws {
        let request = try GrantRequest(
            form, for: person, isGuest: isGuest, office: office, today: powers.today, in: change.reading)
        let (role, grant) = (request.role, request.grant)
        try NoGrantUpward.check(
            role, in: grant.unit, from: grant.from, until: grant.until, to: person, by: powers, in: change)
        try GrantWithinOwn.check(role, in: grant.unit, by: powers)
        guard powers.reach.covers(grant.unit) else { throw PeopleRefusal.unit }
        try grant.give(to: person, office: office, in: change)
    }

    @Sendable private func changeDays(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard let seen = form.int("versi") else { throw Problem.badForm("web.form.missing") }
        return try await decide(visit, form) { change, powers, card, grant, office in
            let role = try Role.all(of: office, in: change.reading).first { $0.id == grant.role }
            guard let role else { throw Problem.notFound }
            try grant.move(
                to: form, seen: seen, role: role, isGuest: card.isGuest, office: office, by: powers, in: change)
        }
    }

    @Sendable private func revoke(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard let seen = form.int("versi") else { throw Problem.badForm("web.form.missing") }
        let reason = String(form.text("alasan").prefix(500))
        return try await decide(visit, form) { change, powers, _, grant, office in
            try grant.revoke(
                seen: seen, reason: reason.isEmpty ? nil : reason, office: office, today: powers.today, in: change)
        }
    }

    /// Decides on the grant of the address, and shows its page again when it is refused.
    private func decide(
        _ visit: Visit<Member>, _ form: Form,
        _ body: @escaping @Sendable (Change, Powers, PersonCard, RoleGrant, String) throws -> Void
    ) async throws -> Reply {
        let (number, office) = (try visit.number("hak"), visit.office.id)
        do {
            let card = try await visit.deciding(on: try visit.personAddress) { change, powers, card in
                let grant = try RoleGrant.numbered(number, of: card.id, office: office, in: change.reading)
                guard powers.reach.covers(grant.unit) else { throw PeopleRefusal.beyondOwn }
                try body(change, powers, card, grant, office)
                return card
            }
            return .see("\(visit.address(of: card))?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            var page = try await GrantPage.load(visit)
            (page.typed, page.refusal) = (form, refusal)
            return page.reply()
        }
    }
}
