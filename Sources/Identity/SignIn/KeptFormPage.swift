import People
import Web

/// After the sign-in: what was typed before, to be looked at and sent by the person, never by itself.
struct KeptFormPage {
    let visit: Visit<Person?>
    let kept: KeptForm
    /// The session that begins with this page.
    let session: String

    func reply() -> Reply {
        let words = visit.words
        return visit.page(Frame(words[IdentityWord.keptTitle])) { html in
            html.add(
                """
                <article class="narrow stack"><h1>\(words[IdentityWord.keptTitle])</h1><p>\(words[IdentityWord.keptText])</p>
                <form class="card stack" method="post" action="\(kept.address)"\(" enctype=\"multipart/form-data\"", if: kept.isUpload)>
                <input type="hidden" name="token" value="\(visit.formToken(session: session))">
                <p class="soft small">\(words(IdentityWord.keptFields, ["count": String(kept.fields.count)]))</p>

                """)
            for field in kept.fields {
                html.add("<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">\n")
            }
            // What a person put into words is shown; choices and numbers say nothing without their page.
            for field in kept.fields where field.value.contains(" ") {
                html.add("<p class=\"source\">\(String(field.value.prefix(2000)))</p>\n")
            }
            html.add(
                """
                <p class="actions"><button class="button button-main" type="submit">\(words[IdentityWord.keptSend])</button>
                <a class="button" href="/">\(words[IdentityWord.keptForget])</a></p></form></article>
                """)
        }
    }
}
