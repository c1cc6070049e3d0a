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
                <details><summary>\(words(IdentityWord.keptFields, ["count": String(kept.fields.count)]))</summary><dl class="facts">

                """)
            for field in kept.fields {
                html.add(
                    "<dt>\(field.name)</dt><dd>\(field.value)<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\"></dd>\n"
                )
            }
            html.add(
                """
                </dl></details><p class="actions"><button class="button button-main" type="submit">\(words[IdentityWord.keptSend])</button>
                <a class="button" href="/">\(words[IdentityWord.keptForget])</a></p></form></article>
                """)
        }
    }
}
