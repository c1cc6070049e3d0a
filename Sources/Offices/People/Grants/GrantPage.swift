import People
import Storage
import Web

/// One grant: what it is, its days to be changed, and the way to end it.
struct GrantPage {
    let visit: Visit<Member>
    let card: PersonCard
    let grant: RoleGrant
    let role: Role?
    var typed: Form?
    var refusal: PeopleRefusal?

    static func load(_ visit: Visit<Member>) async throws -> GrantPage {
        let (card, number, office) = (try await visit.card(), try visit.number("hak"), visit.office.id)
        return try await visit.store.read { reading in
            let grant = try RoleGrant.numbered(number, of: card.id, office: office, in: reading)
            let role = try Role.all(of: office, in: reading).first { $0.id == grant.role }
            return GrantPage(visit: visit, card: card, grant: grant, role: role)
        }
    }

    private var words: Words { visit.words }

    func reply() -> Reply {
        let person = visit.address(of: card)
        let title = role?.name(visit.language) ?? grant.role
        var frame = Frame(title, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let fields = PeopleFields(visit: visit, typed: typed ?? shown, refusal: refusal)
        return visit.page(frame) { html in
            html.add(
                """
                \(visit.peopleCrumbs([(person, card.name)], title))
                <div class="page-head"><div><h1>\(title) \(words.kindBadge(grant.kind))</h1><p>\(card.name) · \(grant.unitName ?? words[PeopleWord.wholeOffice])</p></div></div>
                \(visit.savedNotice)\(fields.notice)

                """)
            facts(&html)
            guard grant.until.map({ $0 >= visit.today }) ?? true else { return }
            forms("\(person)/hak/\(grant.number)", fields, &html)
        }
    }

    private var shown: Form {
        Form([("mulai", grant.from.description), ("sampai", grant.until?.description ?? "")])
    }

    private func facts(_ html: inout HTML) {
        let actions = words.actions(role?.actions ?? [])
        html.add(
            """
            <dl class="facts card"><dt>\(words[PeopleWord.period])</dt><dd>\(words.period(grant.from, grant.until))</dd>
            <dt>\(words[PeopleWord.actions])</dt><dd>\(actions.isEmpty ? words[PeopleWord.noAction] : actions.joined(separator: "; "))</dd>

            """)
        if let name = grant.actingForName { html.add("<dt>\(words[PeopleWord.actingFor])</dt><dd>\(name)</dd>\n") }
        if let basis = grant.basis { html.add("<dt>\(words[PeopleWord.basis])</dt><dd>\(basis)</dd>\n") }
        html.raw("</dl>\n")
    }

    private func forms(_ base: String, _ fields: PeopleFields, _ html: inout HTML) {
        let hidden: HTML = "\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(version)\">"
        let from = grant.from > visit.today ? fields.day("mulai", .from, isRequired: true) : ""
        html.add(
            """
            <form class="card stack narrow" method="post" action="\(base)/masa"><h2>\(words[PeopleWord.changeDays])</h2>\(hidden)
            \(from)
            \(fields.day("sampai", .until, help: card.isGuest ? .guestUntilHelp : .untilHelp))
            <p class="actions"><button class="button button-main">\(words[PeopleWord.save])</button></p></form>
            <form class="card stack narrow" method="post" action="\(base)/pencabutan"><h2>\(words[PeopleWord.revoke])</h2>\(hidden)
            <p class="soft">\(words[PeopleWord.revokeText])</p>
            \(fields.text("alasan", .reason, most: 500))
            <p class="actions"><button class="button button-danger">\(words[PeopleWord.revokeNow])</button></p></form>
            """)
    }

    /// The version that was seen: what was typed before a refusal keeps its own.
    private var version: String { typed.map { $0.text("versi") } ?? String(grant.version) }
}
