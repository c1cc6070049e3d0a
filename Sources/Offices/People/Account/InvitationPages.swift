import People
import Storage
import Web

/// A link or a first password, shown this once: the database keeps only its hash.
struct HandOutPage {
    let visit: Visit<Member>
    let card: PersonCard
    let login: String
    let code: String
    let password: String?

    func reply() -> Reply {
        let words = visit.words
        let base = visit.address(of: card)
        let title = words[password == nil ? PeopleWord.linkTitle : .firstPasswordTitle]
        let link = "\(visit.origin)/-/undangan/\(code)"
        let until = visit.moment(visit.store.clock.now().adding(seconds: Invitation.lifetime))
        let reply = visit.page(Frame(title, noun: PeopleRoutes.noun.key)) { html in
            html.add(
                """
                \(visit.peopleCrumbs([(base, card.name)], title))
                <article class="narrow stack"><h1>\(title)</h1>
                <div class="notice notice-warn" role="status">\(visit.icon("warning"))<div><p>\(words(PeopleWord.shownOnce, ["person": card.name]))</p></div></div>
                <dl class="facts card"><dt>\(words[WebWord.login])</dt><dd>\(login)</dd>

                """)
            if let password {
                html.add(
                    """
                    <dt>\(words[PeopleWord.firstPassword])</dt><dd><code data-secret>\(password)</code></dd></dl>
                    <p>\(words[PeopleWord.firstPasswordText])</p>

                    """)
            } else {
                html.add(
                    """
                    </dl>
                    <div class="field"><label for="tautan">\(words[PeopleWord.link])</label><input class="input" id="tautan" value="\(link)" readonly data-secret></div>
                    <p>\(words(PeopleWord.linkText, ["until": until]))</p>

                    """)
            }
            html.add(
                "<p class=\"actions\"><a class=\"button button-main\" href=\"\(base)\">\(words[PeopleWord.done])</a></p></article>"
            )
        }
        return reply.unkept
    }
}

/// Where an invited person chooses their password.
struct InvitationPage {
    let visit: Visit<Person?>
    let invitation: Invitation
    var problem: ChosenPasswordProblem?

    func reply() -> Reply {
        let words = visit.words
        let title = words(PeopleWord.welcome, ["person": invitation.name])
        var frame = Frame(words[PeopleWord.choosePassword])
        frame.isRefused = problem != nil
        let place = visit.place
        return visit.page(frame) { html in
            html.add(
                """
                <article class="narrow stack"><h1>\(title)</h1><p>\(words(PeopleWord.welcomeText, ["office": invitation.officeName]))</p>

                """)
            if let problem {
                html.add(
                    """
                    <div class="notice notice-bad" role="alert" tabindex="-1" data-focus data-error="\(problem.rawValue)">\(visit.icon("warning"))<div><p>\(words[key: problem.rawValue])</p></div></div>

                    """)
            }
            html.add(
                """
                <form class="card stack" method="post" action="\(place)">\(visit.tokenField)
                <div class="field"><label for="nama">\(words[WebWord.login])</label><input class="input" id="nama" value="\(invitation.login)" autocomplete="username" readonly></div>
                <div class="field"><label for="sandi-baru">\(words[PeopleWord.newPassword])</label><p class="help" id="sandi-bantu">\(words[PeopleWord.newPasswordHelp])</p><input class="input" id="sandi-baru" name="sandi-baru" type="password" autocomplete="new-password" required maxlength="200" aria-describedby="sandi-bantu"></div>
                <div class="field"><label for="sandi-ulang">\(words[PeopleWord.passwordAgain])</label><input class="input" id="sandi-ulang" name="sandi-ulang" type="password" autocomplete="new-password" required maxlength="200"></div>
                <p class="actions"><button class="button button-main">\(words[PeopleWord.choosePassword])</button></p></form></article>
                """)
        }
    }
}
