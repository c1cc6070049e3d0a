import People
import Web

/// The password was right; now the code, from the telephone or from the paper.
struct CodePage {
    let visit: Visit<Person?>
    let login: String
    let back: String
    /// The sealed form that waits behind the sign-in.
    let kept: String
    /// Seconds until the next try.
    var wait = 0
    var refusal: FactorRefusal?

    private var words: Words { visit.words }

    func reply() -> Reply {
        var frame = Frame(words[IdentityWord.codeTitle])
        frame.isRefused = refusal != nil
        if wait > 0 { frame.status = Problem.tooMany(seconds: wait).status }
        return visit.page(frame) { html in
            html.add(
                """
                <div class="narrow stack"><h1>\(words[IdentityWord.codeTitle])</h1><p>\(words(IdentityWord.codeFor, ["login": login]))</p>

                """)
            if wait > 0 {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(visit.icon("warning"))<div><p>\(words(IdentityWord.wait, ["seconds": String(wait)]))</p></div></div>\n"
                )
            }
            html.add(
                """
                \(visit.wrong(refusal))
                \(opening)\(visit.codeField("kode"))
                <p class="actions"><button class="button button-main">\(words[WebWord.signIn])</button> <a class="button" href="/-/masuk">\(words[IdentityWord.codeOther])</a></p></form>
                <details class="stack"\(" open", if: refusal == .wrongRecoveryCode)><summary>\(words[IdentityWord.codeLost])</summary>
                \(opening)<div class="field"><label for="pemulihan">\(words[IdentityWord.recoveryCode])</label><p class="help" id="pemulihan-bantu">\(words[IdentityWord.recoveryHelp])</p>
                <input class="input" id="pemulihan" name="pemulihan" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="60" aria-describedby="pemulihan-bantu"></div>
                <p class="actions"><button class="button">\(words[WebWord.signIn])</button></p></form>
                <p class="help">\(words[IdentityWord.codeNeither])</p></details></div>
                """)
        }
    }

    private var opening: HTML {
        """
        <form class="card stack" method="post" action="/-/masuk/kode">\(visit.tokenField)<input type="hidden" name="kembali" value="\(back)">\("<input type=\"hidden\" name=\"isi\" value=\"\(kept)\">", if: !kept.isEmpty)
        """
    }
}
