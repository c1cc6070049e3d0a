import People
import Storage
import Web

/// Before an account is closed: what happens, and who takes over.
struct DeactivationPage {
    let visit: Visit<Member>
    let card: PersonCard
    let colleagues: [Colleague]
    var typed = Form()
    var refusal: PeopleRefusal?

    static func load(_ visit: Visit<Member>) async throws -> DeactivationPage {
        let (card, office) = (try await visit.card(), visit.office.id)
        guard !card.isGuest else { throw Problem.notFound }
        let colleagues = try await visit.store.read { try Colleague.all(of: office, in: $0) }
        return DeactivationPage(visit: visit, card: card, colleagues: colleagues.filter { $0.id != card.id })
    }

    func reply() -> Reply {
        let words = visit.words
        let base = visit.address(of: card)
        let title = words(PeopleWord.deactivatePerson, ["person": card.name])
        var frame = Frame(title, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let fields = PeopleFields(visit: visit, typed: typed, refusal: refusal)
        let options = colleagues.map { (String($0.number), $0.name) }
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs([(base, card.name)], words[PeopleWord.deactivate]))
                <div class="page-head"><div><h1>\(title)</h1><p>\(words[PeopleWord.deactivateText])</p></div></div>
                \(fields.notice)
                <form class="card stack narrow" method="post" action="\(base)/penonaktifan">\(visit.tokenField)
                \(fields.choice("penerus", .successor, options, none: .chooseOne, help: .successorHelp))
                \(fields.text("alasan", .reason, most: 500))
                <p class="actions"><button class="button button-danger">\(words[PeopleWord.deactivateNow])</button> <a class="button button-plain" href="\(base)">\(words[PeopleWord.cancel])</a></p></form>
                """)
        }
    }
}
