import People
import Storage
import Web

/// The part of the account page that is about safety: second factor, sessions, what happened.
struct AccountSafety {
    let visit: Visit<Person>
    let factor: SecondFactor?
    let sessions: [SessionLine]
    let events: [SecurityEvent]

    private var words: Words { visit.words }

    func add(to html: inout HTML) {
        secondFactor(&html)
        sessionList(&html)
        keys(&html)
        eventList(&html)
    }

    private func secondFactor(_ html: inout HTML) {
        let state =
            factor.map { words(IdentityWord.factorSince, ["moment": visit.moment($0.enrolledAt)]) }
            ?? words[IdentityWord.factorWhat]
        html.add(
            """
            <section class="card stack"><h2>\(words[IdentityWord.factor])</h2><p>\(state)</p>
            <p class="actions"><a class="button" href="/-/akun/faktor-kedua">\(words[factor == nil ? IdentityWord.factorOn : .factorManage])</a></p></section>

            """)
    }

    private func sessionList(_ html: inout HTML) {
        html.add("<section class=\"card stack\"><h2>\(words[IdentityWord.sessions])</h2><ul class=\"stack small\">\n")
        for session in sessions {
            let browser = BrowserName.of(session.browser)
            html.add(
                "<li class=\"row\"><span><b>\(browser)</b> <span class=\"soft\">\(words(IdentityWord.seenAt, ["moment": visit.moment(session.seenAt)]))</span></span>"
            )
            if session.hash == visit.sessionHash {
                html.add("<span class=\"badge\">\(words[IdentityWord.thisBrowser])</span></li>\n")
                continue
            }
            html.add(
                """
                <form method="post" action="/-/akun/sesi/penghentian">\(visit.tokenField)<input type="hidden" name="sesi" value="\(session.mark)">
                <button class="button">\(words[IdentityWord.endSession])<span class="sr"> \(browser)</span></button></form></li>

                """)
        }
        html.add(
            """
            </ul><form class="stack" method="post" action="/-/akun/sesi">\(visit.tokenField)
            <div class="choice"><input type="checkbox" id="juga-ini" name="juga-ini" value="1"><label for="juga-ini">\(words[IdentityWord.alsoThis])</label></div>
            <p class="actions"><button class="button button-danger">\(words[IdentityWord.signOutEverywhere])</button></p></form></section>

            """)
    }

    private func keys(_ html: inout HTML) {
        html.add(
            """
            <section class="card stack"><h2>\(words[ApiKeyWord.title])</h2><p>\(words[ApiKeyWord.brief])</p>
            <p class="actions"><a class="button" href="/-/kunci-api">\(words[ApiKeyWord.manage])</a></p></section>

            """)
    }

    private func eventList(_ html: inout HTML) {
        html.add("<section class=\"card stack\"><h2>\(words[IdentityWord.events])</h2>\n")
        if events.isEmpty {
            html.add("<p class=\"soft\">\(words[IdentityWord.eventsNone])</p></section>")
            return
        }
        html.raw("<ul class=\"stack small\">\n")
        for event in events {
            let actor = event.actor == visit.person.id ? words[IdentityWord.you] : event.name ?? words[WebWord.product]
            html.add(
                "<li>\(visit.moment(event.at)) <span class=\"soft\">· \(actor)</span> — <b>\(words[key: "event." + event.kind])</b></li>\n"
            )
        }
        html.raw("</ul></section>")
    }
}

extension SessionLine {
    /// What names it in a form: enough of the hash to find it among one's own, too little for anything else.
    var mark: String { String(hash.prefix(16)) }
}
