import People
import Storage
import Web

/// What keys are for, those that are open, and a new one.
enum ApiKeyPage {
    /// The lives that the form offers, in days; the middle one is chosen.
    private static let lives = [30, 90, 365]

    /// - Parameters:
    ///   - made: the secret of a key that was made just now.
    ///   - said: what was typed and can't be taken.
    static func show(
        _ visit: Visit<Person>, refusal: ApiKeyRefusal? = nil, made: String? = nil, said: Form = Form()
    ) async throws -> Reply {
        let person = visit.person
        let keys = try await visit.store.read { try ApiKey.all(of: person.id, in: $0) }
        let words = visit.words
        var frame = Frame(words[ApiKeyWord.title])
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                "<div class=\"narrow stack\"><div class=\"page-head\"><div><h1>\(words[ApiKeyWord.title])</h1><p>\(words[ApiKeyWord.help])</p></div></div>\n"
            )
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" data-error=\"\(refusal.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
                )
            }
            if let made { secret(made, words, &html) }
            open(keys, visit, &html)
            new(said, visit, &html)
            html.raw("</div>")
        }.unkept
    }

    private static func secret(_ secret: String, _ words: Words, _ html: inout HTML) {
        html.add(
            """
            <section class="card stack" role="status"><h2>\(words[ApiKeyWord.made])</h2><p>\(words[ApiKeyWord.once])</p>
            <div class="field"><label for="rahasia">\(words[ApiKeyWord.secret])</label><input class="input" id="rahasia" readonly value="\(secret)" data-copy><button type="button" class="button" data-copy-button hidden>\(words[ApiKeyWord.copy])</button></div></section>

            """)
    }

    private static func open(_ keys: [ApiKey], _ visit: Visit<Person>, _ html: inout HTML) {
        let words = visit.words
        guard !keys.isEmpty else { return }
        html.add("<section class=\"card\"><h2>\(words[ApiKeyWord.open])</h2><ul class=\"stack\">\n")
        for key in keys {
            let office = visit.person.offices.first { $0.id == key.office }
            let isOver = office.map { key.expiresOn < $0.today(visit.store.clock) } ?? true
            let used =
                key.lastUsedOn.map { words(ApiKeyWord.usedOn, ["day": words.date($0)]) } ?? words[ApiKeyWord.neverUsed]
            let end = words(isOver ? ApiKeyWord.ended : .endsOn, ["day": words.date(key.expiresOn)])
            html.add(
                """
                <li class="row"><span><b>\(key.name)</b> · \(office?.shortName ?? "–") · \(words[key.mayWrite ? ApiKeyWord.writes : .readsOnly]) <span class="small soft">\(end) · \(used)</span></span><form class="inline" method="post" action="/-/kunci-api/pencabutan">\(visit.tokenField)<input type="hidden" name="kunci" value="\(key.id)"><button class="button button-plain small">\(words[ApiKeyWord.revoke])<span class="sr"> \(key.name)</span></button></form></li>

                """)
        }
        html.raw("</ul></section>\n")
    }

    private static func new(_ said: Form, _ visit: Visit<Person>, _ html: inout HTML) {
        let words = visit.words
        html.add(
            """
            <form class="card stack" method="post" action="/-/kunci-api"><h2>\(words[ApiKeyWord.new])</h2>\(visit.tokenField)
            <div class="field"><label for="nama">\(words[ApiKeyWord.name])</label><p class="help" id="nama-bantu">\(words[ApiKeyWord.nameHelp])</p><input class="input" id="nama" name="nama" required maxlength="60" aria-describedby="nama-bantu" value="\(said.text("nama"))"></div>
            <div class="field"><label for="kantor">\(words[ApiKeyWord.office])</label><select class="input" id="kantor" name="kantor">
            """)
        for office in visit.person.offices {
            html.add(
                "<option value=\"\(office.id)\"\(" selected", if: office.id == said.text("kantor"))>\(office.shortName)</option>"
            )
        }
        html.add(
            "</select></div>\n<div class=\"field\"><label for=\"lama\">\(words[ApiKeyWord.life])</label><select class=\"input\" id=\"lama\" name=\"lama\">"
        )
        let chosen = said.int("lama") ?? lives[1]
        for days in lives {
            html.add(
                "<option value=\"\(String(days))\"\(" selected", if: days == chosen)>\(words(ApiKeyWord.days, ["count": words.number(days)]))</option>"
            )
        }
        html.add(
            """
            </select></div>
            <div class="choice"><input type="checkbox" id="tulis" name="tulis" value="1"\(" checked", if: said.has("tulis"))><label for="tulis">\(words[ApiKeyWord.mayWrite])</label></div>
            <p class="actions"><button class="button button-main">\(words[ApiKeyWord.make])</button></p></form>

            """)
    }
}
