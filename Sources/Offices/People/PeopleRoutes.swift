import People
import Storage
public import Web

/// The people of an office: listed, shown, added and changed.
public struct PeopleRoutes: Sendable {
    /// How people navigate here.
    public static let noun = Noun("people.noun", path: "orang", icon: "user", action: .readOffice)

    public init() {}

    public func add(to routes: Routes) {
        let may = routes.may(.managePeople)
        routes.may(.readOffice).list("orang", page: PeopleList.show, table: PeopleList.table)
        may.get("orang/baru") { try await PersonForm.load($0, nil).reply() }
        may.post("orang", add)
        routes.may(.readOffice).get("orang/{nomor}") { try await PersonPage.load($0).reply() }
        may.get("orang/{nomor}/ubah") { visit in
            let card = try await visit.card()
            guard !card.isGuest else { throw Problem.notFound }
            return try await PersonForm.load(visit, card).reply()
        }
        may.post("orang/{nomor}", change)
        InvitationRoutes().add(to: routes)
        GrantRoutes().add(to: routes)
        ImportRoutes().add(to: routes)
        RoleRoutes().add(to: routes)
    }

    @Sendable private func add(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office.id
        do {
            let number = try await visit.deciding { change, powers in
                let details = try PersonDetails(
                    form, of: nil, office: office, reach: powers.reach, today: powers.today, in: change.reading)
                return try details.add(to: office, in: change)
            }
            return .see("\(visit.peopleBase)/\(number)?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            var page = try await PersonForm.load(visit, nil, typed: form)
            page.refusal = refusal
            return page.reply()
        }
    }

    @Sendable private func change(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (address, office) = (try visit.personAddress, visit.office.id)
        let card = try await visit.card()
        guard !card.isGuest else { throw Problem.notFound }
        guard let seen = form.int("versi") else { throw Problem.badForm("web.form.missing") }
        do {
            try await visit.deciding(on: address) { change, powers, card in
                let details = try PersonDetails(
                    form, of: card, office: office, reach: powers.reach, today: powers.today, in: change.reading)
                let units = try Unit.all(of: office, in: change.reading)
                try card.change(to: details, seen: seen, units: units, in: change)
            }
            return .see("\(visit.address(of: card))?tersimpan=1")
        } catch let refusal as PeopleRefusal {
            var page = try await PersonForm.load(visit, card, typed: form)
            page.refusal = refusal
            return page.reply()
        }
    }
}
