import People
import Storage
import Web

/// Setting a second factor up: the picture for the telephone, the secret for typing, the first code.
struct EnrolmentPage {
    let visit: Visit<Person>
    let enrolment: Enrolment
    let login: String
    let isRequired: Bool
    let refusal: FactorRefusal?

    private var words: Words { visit.words }

    func reply() throws -> Reply {
        var frame = Frame(words[IdentityWord.factor])
        frame.isRefused = refusal != nil
        let address = enrolment.address(login: login)
        let (code, sealed) = (try QRCode(address), try enrolment.sealed())
        let reply = visit.page(frame) { html in
            html.add(
                """
                <div class="narrow stack"><nav class="crumbs" aria-label="\(words[IdentityWord.crumbs])"><ol><li><a href="/-/akun">\(words[WebWord.account])</a></li><li aria-current="page">\(words[IdentityWord.factor])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[IdentityWord.factor])</h1><p>\(words[IdentityWord.factorWhat])</p></div></div>

                """)
            if isRequired {
                html.add(
                    "<div class=\"notice notice-warn\" role=\"status\">\(visit.icon("warning"))<div><p>\(words[IdentityWord.factorRequired])</p></div></div>\n"
                )
            }
            html.add(
                """
                <section class="card stack"><h2>\(words[IdentityWord.factorScan])</h2><p>\(words[IdentityWord.factorScanHelp])</p>
                \(code.svg(label: words[IdentityWord.factorPicture]))
                <p><a href="\(address)">\(words[IdentityWord.factorHere])</a></p>
                <p>\(words[IdentityWord.factorType])<br><code>\(Spelling.grouped(Spelling.of(enrolment.secret), by: " "))</code></p></section>
                <form class="card stack" method="post" action="/-/akun/faktor-kedua"><h2>\(words[IdentityWord.factorFirst])</h2>
                \(visit.tokenField)<input type="hidden" name="rahasia" value="\(sealed)">
                \(visit.wrong(refusal))
                \(visit.codeField("kode"))
                <p class="actions"><button class="button button-main">\(words[IdentityWord.factorOn])</button></p></form></div>
                """)
        }
        return reply.unkept
    }
}
