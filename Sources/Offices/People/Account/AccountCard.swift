import People
import Storage
import Web

/// How a person signs in, and what can be done about it; it stands on their page.
struct AccountCard {
    let visit: Visit<Member>
    let card: PersonCard
    /// The person's second factor; `nil` when they have none.
    let factor: SecondFactor?
    var typed = Form()
    var refusal: PeopleRefusal?

    private var words: Words { visit.words }
    private var base: String { visit.address(of: card) }

    private var fields: PeopleFields { PeopleFields(visit: visit, typed: typed, refusal: refusal) }

    func write(_ html: inout HTML) {
        html.add(
            """
            <section class="card stack" aria-labelledby="akun"><h2 id="akun">\(words[PeopleWord.account])</h2>
            \(fields.notice)
            <dl class="facts"><dt>\(words[PeopleWord.state])</dt><dd>\(words[key: card.account.rawValue])</dd>

            """)
        if let login = card.login { html.add("<dt>\(words[WebWord.login])</dt><dd>\(login)</dd>") }
        if card.account == .invited, let until = card.invitedUntil {
            html.add("<dt>\(words[PeopleWord.invitedUntil])</dt><dd>\(visit.moment(until))</dd>")
        }
        html.raw("</dl>\n")
        switch card.account {
        case .inactive:
            html.add(
                """
                <form method="post" action="\(base)/pengaktifan">\(visit.tokenField)<p class="actions"><button class="button">\(words[PeopleWord.reactivate])</button></p></form>

                """)
        case .none, .invited, .active:
            invite(&html)
            if card.account != .none {
                html.add(
                    "<p><a class=\"button button-danger\" href=\"\(base)/penonaktifan\">\(words[PeopleWord.deactivate])</a></p>\n"
                )
            }
        }
        if let factor, card.id != visit.person.id { secondFactor(factor, &html) }
        html.raw("</section>\n")
    }

    private func secondFactor(_ factor: SecondFactor, _ html: inout HTML) {
        html.add(
            """
            <form class="stack" method="post" action="\(base)/pelepasan-faktor">\(visit.tokenField)<h3>\(words[PeopleWord.secondFactor])</h3>
            <p>\(words(PeopleWord.factorSince, ["moment": visit.moment(factor.enrolledAt)]))</p>
            <p class="help">\(words[PeopleWord.removeFactorText])</p>
            \(fields.text("alasan", .reason, help: .removeFactorReason, isRequired: true, most: 500))
            <p class="actions"><button class="button button-danger">\(words[PeopleWord.removeFactor])</button></p></form>

            """)
    }

    /// Everybody resets their own password on their own page.
    private func invite(_ html: inout HTML) {
        guard card.id != visit.person.id else {
            html.add("<p class=\"small\"><a href=\"/-/akun\">\(words[WebWord.account])</a></p>\n")
            return
        }
        html.add(
            "<form class=\"stack\" method=\"post\" action=\"\(base)/undangan\">\(visit.tokenField)\n")
        switch card.account {
        case .none: html.add(fields.text("masuk", .loginToGive, help: .loginHelp, isRequired: true, most: 60))
        case .active: html.add("<p class=\"help\">\(words[PeopleWord.resetHelp])</p>\n")
        case .invited, .inactive: break
        }
        let main: PeopleWord = card.account == .active ? .resetByLink : .inviteByLink
        html.add(
            """
            <p class="actions"><button class="button" name="cara" value="tautan">\(words[main])</button>
            <button class="button button-plain" name="cara" value="sandi">\(words[PeopleWord.giveFirstPassword])</button></p></form>

            """)
    }
}
