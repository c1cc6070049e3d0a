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
                \(visit.keptForm(kept, session: session))</article>
                """)
        }
    }
}
