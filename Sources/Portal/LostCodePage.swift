import Forms
import People
import Registers
import Storage
import Web

/// Where somebody who lost the code of a report has a way back sent to the address that they left.
///
/// The answer is the same whether there is such a report or not, so that nobody learns who reported.
struct LostCodePage: Sendable {
    let sendsLetters: Bool

    @Sendable func show(_ visit: Visit<Person?>) async throws -> Reply { try await page(visit) }

    @Sendable func ask(_ visit: Visit<Person?>, _ form: Form) async throws -> Reply {
        guard sendsLetters, let address = LostCode.address(typed: form.text("surel")) else {
            return try await page(visit, said: form)
        }
        let office = try await visit.store.read { try visit.publicOffice(in: $0) }
        let (number, language) = (form.text("nomor"), visit.language)
        try await visit.store.housekeeping { try LostCode.ask(address, number: number, language, of: office, in: $0) }
        return .see("/\(office.slug)/kode-hilang?terkirim=1")
    }

    /// - Parameter said: a form that was not taken.
    private func page(_ visit: Visit<Person?>, said: Form? = nil) async throws -> Reply {
        let office = try await visit.store.read { try visit.publicOffice(in: $0) }
        let words = visit.words
        var frame = Frame("\(words[ReturnWord.title]) · \(office.name)")
        frame.isRefused = said != nil && sendsLetters
        return visit.page(frame) { html in
            visit.head(office, words[ReturnWord.title], &html)
            guard sendsLetters else { return html.add("<p>\(words(ReturnWord.atDesk, ["office": office.name]))</p>\n") }
            if said != nil { visit.alert(ReturnWord.noAddress.rawValue, words[ReturnWord.noAddress], &html) }
            if visit.query("terkirim") == "1", said == nil {
                html.add(
                    "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[ReturnWord.sent])</p></div></div>\n"
                )
            }
            html.add(
                """
                <p>\(words[ReturnWord.help])</p>
                <form class="card stack narrow" method="post" action="/\(office.slug)/kode-hilang">\(visit.tokenField)
                <div class="field"><label for="surel">\(words[ReturnWord.address])</label><input class="input" type="email" id="surel" name="surel" maxlength="200" autocomplete="email" value="\(said?.text("surel") ?? "")" required></div>
                <div class="field"><label for="nomor">\(words[ReturnWord.number]) <span class="soft small">\(words[FormWord.optional])</span></label><p class="help" id="nomor-bantu">\(words[ReturnWord.numberHelp])</p><input class="input" id="nomor" name="nomor" maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="nomor-bantu" value="\(said?.text("nomor") ?? "")"></div>
                <p class="actions"><button class="button button-main">\(words[ReturnWord.send])</button></p></form>
                <p class="small">\(words[ReturnWord.elsewhere])</p>

                """)
        }
    }
}
