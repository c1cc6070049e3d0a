import People
import Storage
import Web

/// The fields of a person: added, or changed.
struct PersonForm {
    let visit: Visit<Member>
    /// Who is changed; `nil` for somebody new.
    let card: PersonCard?
    let units: [Unit]
    let typed: Form
    var refusal: PeopleRefusal?

    static func load(_ visit: Visit<Member>, _ card: PersonCard?, typed: Form? = nil) async throws -> PersonForm {
        let (office, reach) = (visit.office.id, visit.reach)
        guard reach != .units([]) else { throw Problem.notFound }
        let units = try await visit.store.read { try Unit.all(of: office, in: $0) }
        return PersonForm(
            visit: visit, card: card, units: units.filter { reach.covers($0.id) },
            typed: typed ?? card?.fields(today: visit.today) ?? Form([("sejak", visit.today.description)]))
    }

    func reply() -> Reply {
        let words = visit.words
        let title = words[card == nil ? PeopleWord.addPerson : .changePerson]
        var frame = Frame(title, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let fields = PeopleFields(visit: visit, typed: typed, refusal: refusal)
        let address = card.map { visit.address(of: $0) }
        let version = typed.text("versi")
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs(card.map { [(address ?? "", $0.name)] } ?? [], title))
                <div class="page-head"><div><h1>\(title)</h1></div></div>
                \(fields.notice)
                <form class="card stack narrow" method="post" action="\(address ?? visit.peopleBase)" data-guard>\(visit.tokenField)
                \("<input type=\"hidden\" name=\"versi\" value=\"\(version)\">", if: card != nil)
                \(fields.text("nama", .name, isRequired: true))
                \(fields.text("nip", .nip, help: .nipHelp, isShort: true, most: 30))
                \(fields.text("email", .email, help: .emailHelp, kind: "email"))
                \(fields.text("jabatan", .post, isRequired: true))
                \(fields.unit(.unit, units, none: visit.reach == .office ? .wholeOffice : nil))
                \(fields.day("sejak", .postSince, help: card == nil ? nil : .postSinceHelp, isRequired: true))
                <p class="actions"><button class="button button-main">\(words[PeopleWord.save])</button> <a class="button button-plain" href="\(address ?? visit.peopleBase)">\(words[PeopleWord.cancel])</a></p>
                <p class="small soft">\(words[PeopleWord.whyData])</p></form>
                """)
        }
    }
}

extension PersonCard {
    /// As the form shows it.
    fileprivate func fields(today: Day) -> Form {
        Form([
            ("nama", name), ("nip", nip ?? ""), ("email", email ?? ""), ("jabatan", post?.title ?? ""),
            ("unit", post?.unit ?? ""), ("sejak", (post?.from ?? today).description), ("versi", String(version)),
        ])
    }
}
