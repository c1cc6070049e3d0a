import People
import Storage
import Web

/// A new grant: for somebody of the office, or for a guest from another one.
struct GrantForm {
    let visit: Visit<Member>
    /// Who gets it; `nil` for a guest who is named in the form.
    let card: PersonCard?
    let roles: [Role]
    let units: [Unit]
    let colleagues: [Principal]
    let typed: Form
    var refusal: PeopleRefusal?

    /// Somebody whose post can be held by another.
    struct Principal: Stored {
        let number: Int
        let name: String

        init(row: Row) throws { (number, name) = (try row.int(0), try row.text(1)) }
    }

    static func load(_ visit: Visit<Member>, _ card: PersonCard?, typed: Form? = nil) async throws -> GrantForm {
        let (office, reach, giver, today) = (visit.office.id, visit.reach, visit.person.id, visit.today)
        guard card != nil || reach == .office else { throw Problem.notFound }
        return try await visit.store.read { reading in
            let powers = try Powers.of(giver, office: office, today: today, in: reading)
            let units = try Unit.all(of: office, in: reading).filter { reach.covers($0.id) }
            let scopes = (reach == .office ? [nil] : []) + units.filter { $0.isOpen(on: today) }.map { Optional($0.id) }
            // What the visitor can give nowhere is not offered.
            let roles = try Role.all(of: office, in: reading).filter { role in
                scopes.contains { scope in role.actions.allSatisfy { powers.hold($0, in: scope) } }
            }
            return GrantForm(
                visit: visit, card: card, roles: roles, units: units,
                colleagues: try reading.all(
                    "SELECT number, name FROM person WHERE office = \(office) ORDER BY lower(name), number"),
                typed: typed ?? Form([("mulai", today.description)]))
        }
    }

    func reply() -> Reply {
        let words = visit.words
        let title = words[card == nil ? PeopleWord.addGuest : .giveGrant]
        var frame = Frame(title, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let fields = PeopleFields(visit: visit, typed: typed, refusal: refusal)
        let back = card.map { visit.address(of: $0) } ?? visit.peopleBase
        let isGuest = card?.isGuest ?? true
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs(card.map { [(back, $0.name)] } ?? [], title))
                <div class="page-head"><div><h1>\(title)</h1><p>\(card?.name ?? words[PeopleWord.guestsText])</p></div></div>
                \(fields.notice)
                <form class="card stack narrow" method="post" action="\(card == nil ? "\(back)/tamu" : "\(back)/hak")" data-guard>\(visit.tokenField)

                """)
            if card == nil {
                html.add(fields.text("kantor", .homeOffice, help: .homeOfficeHelp, isRequired: true, isShort: true))
                html.add(fields.text("masuk", .guestLogin, isRequired: true, isShort: true, most: 60))
            }
            html.add(
                """
                \(fields.choice("peran", .role, roles.map { ($0.id, $0.name(visit.language)) }, none: .chooseOne, help: .roleHelp))
                \(fields.unit(.scope, units, none: visit.reach == .office ? .wholeOffice : .chooseOne))
                \(fields.day("mulai", .from, isRequired: true))
                \(fields.day("sampai", .until, help: isGuest ? .guestUntilHelp : .untilHelp, isRequired: isGuest))
                \(fields.choice("jenis", .kind, GrantKind.allCases.map { ($0.rawValue, words[$0.word]) }, none: nil, help: .kindHelp))
                \(fields.choice("atas-nama", .actingFor, colleagues.map { (String($0.number), $0.name) }, none: .nobody))
                \(fields.text("dasar", .basis, help: .basisHelp))
                <p class="actions"><button class="button button-main">\(words[PeopleWord.giveGrant])</button> <a class="button button-plain" href="\(back)">\(words[PeopleWord.cancel])</a></p></form>
                """)
        }
    }
}

extension GrantKind {
    var word: PeopleWord {
        switch self {
        case .own: .ownPost
        case .plt: .plt
        case .plh: .plh
        }
    }
}
