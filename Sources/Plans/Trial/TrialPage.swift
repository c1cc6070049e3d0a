import People
import Web

/// A form for a document, and what was read from the one that came.
struct TrialPage {
    let visit: Visit<Person?>
    var reading: PlanReading?
    var isNothingChosen = false
    var document = ""
    var pasted = ""

    private var words: Words { visit.words }

    func reply() -> Reply {
        var frame = Frame(words[TrialWord.title])
        if case .refused = reading { frame.isRefused = true }
        if isNothingChosen { frame.isRefused = true }
        return visit.page(frame) { html in
            html.add(
                """
                <p class="row"><a class="brand" href="/-/masuk">\(visit.mark("selesai")) <span>\(words[WebWord.product])</span></a></p>
                <div class="page-head"><div><h1>\(words[TrialWord.title])</h1><p class="soft">\(words[TrialWord.lead])</p></div></div>

                """)
            switch reading {
            case .refused(let refusal): html.add(words.notice(refusal, document: document, icon: visit.icon("warning")))
            case .asked(let asked, let proposal):
                html.add(words.notice(asked, document: document, proposal: proposal, icon: visit.icon("warning")))
                html.add("<p class=\"soft\">\(words[TrialWord.wouldAsk])</p>\n")
                TrialResult(visit: visit, proposal: proposal, document: document).write(&html)
            case .proposal(let proposal):
                TrialResult(visit: visit, proposal: proposal, document: document).write(&html)
            case nil: break
            }
            if isNothingChosen {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(visit.icon("warning"))<div><p>\(words[WebWord.formNoFile])</p></div></div>\n"
                )
            }
            form(&html)
        }
    }

    private func form(_ html: inout HTML) {
        let megabytes = words.number(TrialRoutes.largest / 1_048_576)
        html.add(
            """
            <section class="stack" aria-labelledby="kirim"><h2 id="kirim">\(words[reading == nil ? TrialWord.read : .tryAnother])</h2>
            <form class="card stack narrow" method="post" action="/-/coba" enctype="multipart/form-data" data-upload>
            \(visit.tokenField)
            <div class="field"><label for="berkas">\(words[TrialWord.file])</label>
            <p class="help" id="berkas-bantu">\(words(TrialWord.fileHelp, ["size": megabytes]))</p>
            <input class="input" type="file" id="berkas" name="berkas" accept="\(UploadPage.accepted)" aria-describedby="berkas-bantu"></div>
            <div class="field"><label for="naskah">\(words[PlanWord.paste])</label>
            <textarea class="input" id="naskah" name="naskah" rows="6">\(pasted)</textarea></div>
            <p class="wrong" role="alert" data-failed hidden>\(visit.icon("warning")) \(words[PlanWord.uploadFailed])</p>
            <progress hidden aria-label="\(words[PlanWord.uploadProgress])"></progress>
            <p class="actions"><button type="submit" class="button button-main">\(visit.icon("upload")) \(words[TrialWord.read])</button></p>
            <p class="small soft">\(words[TrialWord.nothingStored])</p>
            </form></section>
            """)
    }
}
