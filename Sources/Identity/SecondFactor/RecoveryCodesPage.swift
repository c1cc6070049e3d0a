import People
import Web

/// New recovery codes, shown this once and made for printing.
struct RecoveryCodesPage {
    let visit: Visit<Person>
    let codes: [String]
    /// Whether the factor was switched on just now.
    let isFirst: Bool

    func reply() -> Reply {
        let words = visit.words
        let reply = visit.page(Frame(words[IdentityWord.recovery])) { html in
            html.add(
                """
                <article class="narrow stack"><div class="page-head"><div><h1>\(words[IdentityWord.recovery])</h1><p>\(visit.person.name)</p></div></div>
                <div class="notice notice-good screen-only" role="status">\(visit.icon("check"))<div><p>\(words[isFirst ? IdentityWord.factorIsOn : .recoveryRenewed])</p></div></div>
                <p>\(words[IdentityWord.recoveryText])</p>
                <ol class="numbered card">

                """)
            for code in codes { html.add("<li><code>\(code)</code></li>\n") }
            html.add(
                """
                </ol>
                <p class="actions"><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[WebWord.print])</button>
                <a class="button button-main" href="/">\(words[IdentityWord.recoveryKept])</a></p></article>
                """)
        }
        return reply.unkept
    }
}
