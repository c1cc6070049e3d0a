import HTTPTypes
import People

extension Visit {
    /// What was typed, ready to be sent by the person who typed it.
    ///
    /// - Parameter session: the session that it is sent with.
    public func keptForm(_ kept: KeptForm, session hash: String) -> HTML {
        var html: HTML =
            """
            <form class="card stack" method="post" action="\(kept.address)"\(" enctype=\"multipart/form-data\"", if: kept.isUpload)>
            <input type="hidden" name="token" value="\(formToken(session: hash))">
            <p class="soft small">\(words(WebWord.keptFields, ["count": String(kept.fields.count)]))</p>

            """
        for field in kept.fields {
            html.add("<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">\n")
        }
        // What a person put into words is shown; choices and numbers say nothing without their page.
        for field in kept.fields where field.value.contains(" ") {
            html.add("<p class=\"source\">\(String(field.value.prefix(2000)))</p>\n")
        }
        html.add(
            """
            <p class="actions"><button class="button button-main" type="submit">\(words[WebWord.keptSend])</button>
            <a class="button" href="/">\(words[WebWord.keptForget])</a></p></form>
            """)
        return html
    }
}

extension Visit<Person?> {
    /// A post that came too early: the way to the duty opens beside it, so that what was typed stays on this page.
    func dutyPage(_ first: DutyFirst) -> Reply {
        let (text, way): (WebWord, WebWord) =
            switch first.duty {
            case .password: (.dutyPassword, .dutyPasswordWay)
            case .secondFactor: (.dutyFactor, .dutyFactorWay)
            }
        var frame = Frame(words[WebWord.dutyTitle])
        frame.status = .forbidden
        return page(frame) { html in
            html.add(
                """
                <article class="narrow stack" data-error="duty-first"><h1>\(words[WebWord.dutyTitle])</h1>
                <div class="notice notice-warn" role="alert">\(icon("warning"))<div><p>\(words[text])</p></div></div>
                <p class="actions"><a class="button" href="\(first.duty.rawValue)" target="_blank" rel="noopener">\(words[way])</a></p>
                <p>\(words[WebWord.dutyThen])</p>
                \(keptForm(first.kept, session: sessionHash ?? ""))</article>
                """)
        }
    }
}
