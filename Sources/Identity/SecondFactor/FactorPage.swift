import People
import Storage
import Web

/// A second factor that is on: since when, how many recovery codes are left, and the way out.
struct FactorPage {
    let visit: Visit<Person>
    let factor: SecondFactor
    let isRequired: Bool
    let refusal: FactorRefusal?

    private var words: Words { visit.words }

    func reply() -> Reply {
        var frame = Frame(words[IdentityWord.factor])
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <div class="narrow stack"><nav class="crumbs" aria-label="\(words[IdentityWord.crumbs])"><ol><li><a href="/-/akun">\(words[WebWord.account])</a></li><li aria-current="page">\(words[IdentityWord.factor])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[IdentityWord.factor])</h1><p>\(words(IdentityWord.factorSince, ["moment": visit.moment(factor.enrolledAt)]))</p></div></div>
                \(visit.wrong(refusal))
                <form class="card stack" method="post" action="/-/akun/faktor-kedua/kode-pemulihan"><h2>\(words[IdentityWord.recovery])</h2>\(visit.tokenField)
                <p>\(words(IdentityWord.recoveryLeft, ["count": String(factor.codesLeft), "total": String(RecoveryCode.count)]))</p>
                <p class="help">\(words[IdentityWord.recoveryRenewHelp])</p>
                \(visit.codeField("kode-baru", named: "kode"))
                <p class="actions"><button class="button button-main">\(words[IdentityWord.recoveryRenew])</button></p></form>

                """)
            if isRequired {
                html.add("<p class=\"soft\">\(words[IdentityWord.factorStays])</p></div>")
                return
            }
            html.add(
                """
                <form class="card stack" method="post" action="/-/akun/faktor-kedua/penonaktifan"><h2>\(words[IdentityWord.factorOffTitle])</h2>\(visit.tokenField)
                <div class="field"><label for="sandi">\(words[IdentityWord.oldPassword])</label><input class="input" id="sandi" name="sandi" type="password" autocomplete="current-password" required maxlength="200"></div>
                \(visit.codeField("kode-akhir", named: "kode"))
                <p class="actions"><button class="button button-danger">\(words[IdentityWord.factorOff])</button></p></form></div>
                """)
        }
    }
}

extension Visit {
    /// The field for a code of six digits.
    func codeField(_ id: String, named name: String = "kode") -> HTML {
        """
        <div class="field"><label for="\(id)">\(words[IdentityWord.code])</label><p class="help" id="\(id)-bantu">\(words[IdentityWord.codeHelp])</p>
        <input class="input input-short" id="\(id)" name="\(name)" inputmode="numeric" autocomplete="one-time-code" required maxlength="20" aria-describedby="\(id)-bantu"></div>
        """
    }

    /// Why what was typed isn't taken, where the eye is.
    func wrong(_ refusal: FactorRefusal?) -> HTML {
        guard let refusal else { return "" }
        return """
            <p class="wrong" role="alert" data-error="\(refusal.rawValue)">\(icon("warning")) \(words[key: refusal.rawValue])</p>
            """
    }
}

extension Visit<Person> {
    /// When something happened, by the clock of the person's office.
    func moment(_ instant: Instant) -> String {
        let office = person.offices.first
        return words.moment(instant.adding(seconds: office?.clockShift ?? 0), in: office?.zone ?? .wib)
    }
}
