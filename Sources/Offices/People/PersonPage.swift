import People
import Storage
import Subjects
import Web

/// A person: who they are in the office, how they sign in, what they may do and since when, what was decided on them.
struct PersonPage {
    let visit: Visit<Member>
    let card: PersonCard
    let grants: [RoleGrant]
    let roles: [String: Role]
    let history: [Happening]
    let factor: SecondFactor?
    /// Whether the visitor manages this person; everybody else of the office reads who they are and no more.
    let isManaged: Bool
    /// What was typed about the account, and why it wasn't taken.
    var typed = Form()
    var refusal: PeopleRefusal?

    static func load(_ visit: Visit<Member>) async throws -> PersonPage {
        let (address, office, today, reach) = (try visit.personAddress, visit.office, visit.today, visit.reach)
        let page = try await visit.store.read { reading -> PersonPage? in
            let scope = address.home == nil ? nil : reach
            guard let card = try PersonCard.named(address, office: office, today: today, reach: scope, in: reading)
            else { return nil }
            let isManaged = reach == .office || (address.home == nil && reach.covers(card.post?.unit))
            let grants = try RoleGrant.all(of: card.id, office: office.id, in: reading)
            return PersonPage(
                visit: visit, card: card, grants: isManaged ? grants : grants.filter { $0.holds(on: today) },
                roles: try Role.named(in: office.id, reading),
                history: isManaged ? try card.history(in: office.id, reading) : [],
                factor: isManaged && !card.isGuest ? try SecondFactor.of(card.id, in: reading) : nil,
                isManaged: isManaged)
        }
        guard let page else { throw Problem.notFound }
        return page
    }

    private var words: Words { visit.words }
    private var base: String { visit.address(of: card) }

    func reply() -> Reply {
        var frame = Frame(card.name, noun: PeopleRoutes.noun.key)
        frame.isRefused = refusal != nil
        let reply = visit.page(frame) { html in
            let edit: HTML = "<a class=\"button\" href=\"\(base)/ubah\">\(words[PeopleWord.change])</a>"
            html.add(
                """
                \(visit.peopleCrumbs([], card.name))
                <div class="page-head"><div><h1>\(card.name)</h1><p>\(card.isGuest ? words(PeopleWord.guestFrom, ["office": card.homeName]) : card.post?.title ?? "–")</p></div>
                <div class="actions">\(edit, if: isManaged && !card.isGuest)</div></div>
                \(visit.savedNotice)
                <div class="sides"><div class="stack">

                """)
            grantList(&html)
            if isManaged { html.add("\(visit.history(history))") }
            html.raw("</div>\n<div class=\"stack\">\n")
            if !card.isGuest { facts(&html) }
            if isManaged, !card.isGuest {
                AccountCard(visit: visit, card: card, factor: factor, typed: typed, refusal: refusal).write(&html)
            }
            html.raw("</div></div>\n")
        }
        // It also says what the installation's chain knows of the account, which the page's tag doesn't count.
        return isManaged ? reply.unkept : reply
    }

    private func facts(_ html: inout HTML) {
        var facts = [
            (PeopleWord.number, String(card.number)), (.post, card.post?.title ?? "–"),
            (.unit, card.post?.unitName ?? words[PeopleWord.wholeOffice]),
        ]
        if isManaged {
            if let post = card.post { facts.append((.postSince, words.date(post.from))) }
            facts += [(.nip, card.nip ?? "–"), (.email, card.email ?? "–")]
        }
        html.add(
            "<section class=\"card\" aria-labelledby=\"data\"><h2 id=\"data\">\(words[PeopleWord.data])</h2><dl class=\"facts\">"
        )
        for (word, text) in facts { html.add("<dt>\(words[word])</dt><dd>\(text)</dd>") }
        html.raw("</dl></section>\n")
    }

    private func grantList(_ html: inout HTML) {
        let today = visit.today
        let give: HTML =
            """
            <a class="button button-main" href="\(base)/hak/baru">\(visit.icon("plus")) \(words[PeopleWord.giveGrant])</a>
            """
        html.add(
            """
            <section class="stack" aria-labelledby="hak"><div class="page-head"><div><h2 id="hak">\(words[PeopleWord.grants])</h2></div><div class="actions">\(give, if: isManaged)</div></div>

            """)
        if grants.isEmpty { html.add("<p class=\"empty\">\(words[PeopleWord.noGrant])</p>") }
        for (word, part) in [
            (PeopleWord.grantsNow, grants.filter { $0.holds(on: today) }),
            (.grantsLater, grants.filter { $0.from > today }),
            (.grantsOver, grants.filter { !$0.holds(on: today) && $0.from <= today }),
        ] where !part.isEmpty {
            html.add("<h3>\(words[word])</h3>\n<ul class=\"stack\">\n")
            for grant in part { line(grant, &html) }
            html.raw("</ul>\n")
        }
        html.raw("</section>\n")
    }

    private func line(_ grant: RoleGrant, _ html: inout HTML) {
        let name = roles[grant.role]?.name(visit.language) ?? grant.role
        let title: HTML = isManaged ? "<a href=\"\(base)/hak/\(grant.number)\">\(name)</a>" : "\(name)"
        html.add(
            """
            <li class="card"><h4>\(title) \(words.kindBadge(grant.kind))</h4>
            <p class="small">\(grant.unitName ?? words[PeopleWord.wholeOffice]) · \(words.period(grant.from, grant.until))</p>

            """)
        if let name = grant.actingForName {
            html.add("<p class=\"small soft\">\(words(PeopleWord.actingForPerson, ["person": name]))</p>\n")
        }
        if isManaged, let basis = grant.basis {
            html.add("<p class=\"small soft\">\(words(PeopleWord.byLetter, ["letter": basis]))</p>\n")
        }
        html.raw("</li>\n")
    }
}

extension Words {
    func kindBadge(_ kind: GrantKind) -> HTML {
        kind == .own ? "" : "<span class=\"badge\">\(self[kind == .plt ? PeopleWord.plt : .plh])</span>"
    }
}

extension Role {
    static func named(in office: String, _ reading: Reading) throws -> [String: Role] {
        Dictionary(uniqueKeysWithValues: try all(of: office, in: reading).map { ($0.id, $0) })
    }
}

extension PersonCard {
    /// The last thirty events of the person. Those of a guest's account are their own office's affair.
    fileprivate func history(in office: String, _ reading: Reading) throws -> [Happening] {
        guard isGuest else { return try History.of(thing: id, office: office, most: 30, in: reading) }
        return try reading.all(
            """
            SELECT \(Happening.columns) FROM \(Happening.source)
            WHERE event.subject = \(id) AND event.office = \(office) ORDER BY event.seq DESC LIMIT 30
            """)
    }
}
