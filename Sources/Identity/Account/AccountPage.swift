import People
import Storage
import Web

/// What a person may change about their own account.
struct AccountPage {
    let visit: Visit<Person>
    let account: Account
    let safety: AccountSafety
    /// The key of the reason why a new password isn't taken.
    let refusal: String?

    private var words: Words { visit.words }

    func reply() -> Reply {
        var frame = Frame(words[WebWord.account])
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                "<div class=\"narrow stack\"><div class=\"page-head\"><div><h1>\(visit.person.name)</h1><p>\(account.login)</p></div></div>\n"
            )
            if visit.query("tersimpan") == "1" {
                html.add(
                    "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[IdentityWord.saved])</p></div></div>\n"
                )
            }
            if visit.person.mustChangePassword {
                html.add(
                    "<div class=\"notice notice-warn\" role=\"status\">\(visit.icon("warning"))<div><p>\(words[IdentityWord.mustChange])</p></div></div>\n"
                )
            }
            look(&html)
            password(&html)
            safety.add(to: &html)
            html.raw("</div>")
        }
    }

    private func look(_ html: inout HTML) {
        html.add(
            """
            <form class="card stack" method="post" action="/-/akun/tampilan"><h2>\(words[IdentityWord.look])</h2>
            \(visit.tokenField)<input type="hidden" name="versi" value="\(account.version)">
            <fieldset><legend>\(words[IdentityWord.language])</legend>

            """)
        for (language, name) in [(Language.indonesian, "Bahasa Indonesia"), (.english, "English")] {
            html.add(
                "<div class=\"choice\"><input type=\"radio\" id=\"bahasa-\(language.rawValue)\" name=\"bahasa\" value=\"\(language.rawValue)\"\(" checked", if: account.language == language)><label for=\"bahasa-\(language.rawValue)\" lang=\"\(language.rawValue)\">\(name)</label></div>\n"
            )
        }
        html.add("</fieldset><fieldset><legend>\(words[IdentityWord.theme])</legend>\n")
        for (theme, word) in [(Theme.auto, WebWord.themeAuto), (.light, .themeLight), (.dark, .themeDark)] {
            html.add(
                "<div class=\"choice\"><input type=\"radio\" id=\"tema-\(theme.rawValue)\" name=\"tema\" value=\"\(theme.rawValue)\"\(" checked", if: account.theme == theme)><label for=\"tema-\(theme.rawValue)\">\(words[word])</label></div>\n"
            )
        }
        html.add(
            "</fieldset><p class=\"actions\"><button class=\"button button-main\">\(words[IdentityWord.save])</button></p></form>\n"
        )
    }

    private func password(_ html: inout HTML) {
        html.add(
            "<form class=\"card stack\" method=\"post\" action=\"/-/akun/sandi\"><h2>\(words[IdentityWord.password])</h2>\(visit.tokenField)\n"
        )
        if let refusal {
            html.add(
                "<p class=\"wrong\" role=\"alert\" data-error=\"\(refusal)\">\(visit.icon("warning")) \(words[key: refusal])</p>\n"
            )
        }
        for (name, word, kind) in [
            ("sandi-lama", IdentityWord.oldPassword, "current-password"),
            ("sandi-baru", .newPassword, "new-password"), ("sandi-ulang", .passwordAgain, "new-password"),
        ] {
            html.add(
                "<div class=\"field\"><label for=\"\(name)\">\(words[word])</label><input class=\"input\" id=\"\(name)\" name=\"\(name)\" type=\"password\" autocomplete=\"\(kind)\" required maxlength=\"200\"></div>\n"
            )
        }
        html.add(
            "<p class=\"help\">\(words[IdentityWord.passwordHelp])</p><p class=\"actions\"><button class=\"button button-main\">\(words[IdentityWord.changePassword])</button></p></form>\n"
        )
    }
}
