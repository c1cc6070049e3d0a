import People
import Storage
import Web

/// Asks whether an import is to be taken back, and says what that does.
struct UndoingPage {
    let visit: Visit<Member>
    let rights: RecordRights
    let found: RecordImport
    let undoing: ImportUndoing
    var refusal: ImportRefusal?

    /// So many of the records that stay are named.
    private static let mostNamed = 200

    func reply() -> Reply {
        let words = visit.words
        let register = "/\(visit.office.slug)/register/\(rights.register.path)"
        let base = "\(register)/impor/\(found.number)"
        var frame = Frame(words[ImportWord.undo], noun: RegisterRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            let number = words(ImportWord.numbered, ["number": String(found.number)])
            visit.writeHead(
                words[ImportWord.undo], rights, way: [(words[ImportWord.title], "\(register)/impor"), (number, base)],
                &html)
            if let refusal { visit.write(refusal, &html) }
            html.add(
                """
                <p>\(found.name)</p><dl class="figures"><div><dt>\(words[ImportWord.undoAdded])</dt><dd data-count="added">\(words.number(undoing.added))</dd></div><div><dt>\(words[ImportWord.undoUpdated])</dt><dd data-count="updated">\(words.number(undoing.updated))</dd></div><div><dt>\(words[ImportWord.undoStays])</dt><dd data-count="stays">\(words.number(undoing.stays.count))</dd></div></dl>
                <form class="card stack narrow" method="post" action="\(base)/pembatalan">\(visit.tokenField)
                <p>\(words[ImportWord.undoHelp])</p>
                <p><label><input type="checkbox" name="yakin" value="ya" required> \(words[RegisterWord.sure])</label></p>
                <p class="actions"><button class="button button-main">\(words[ImportWord.undo])</button><a class="button button-plain" href="\(base)">\(words[RegisterWord.cancel])</a></p></form>

                """)
            guard !undoing.stays.isEmpty else { return }
            html.add(
                "<section aria-labelledby=\"tetap\"><h2 id=\"tetap\">\(words[ImportWord.undoStays])</h2><p>\(words[ImportWord.staysHelp])</p><ul>\n"
            )
            for code in undoing.stays.prefix(Self.mostNamed) {
                html.add("<li><a href=\"\(register)/\(code)\">\(code)</a></li>\n")
            }
            html.raw("</ul></section>\n")
        }.unkept
    }
}
