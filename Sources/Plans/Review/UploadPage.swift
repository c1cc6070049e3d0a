import People
import Web

/// Where a decree is brought: a file or pasted text.
struct UploadPage {
    let visit: Visit<Member>
    /// The year that has no plan, when the visitor came from there.
    let year: Int?
    var refusal: PlanReading.Refusal?
    var asksYear = false
    var isNothingChosen = false
    var document = ""
    var pasted = ""

    func reply() -> Reply {
        let words = visit.words
        let title = year.map { words(PlanWord.planOf, ["year": String($0)]) } ?? words[PlanWord.uploadDecree]
        var frame = Frame(title, year: year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil || asksYear || isNothingChosen
        let megabytes = String(ReviewRoutes.largest / 1_048_576)
        return visit.page(frame) { html in
            html.add("<div class=\"page-head\"><div><h1>\(title)</h1></div></div>\n")
            if let year {
                html.add(
                    "<section class=\"empty\">\(visit.icon("plan"))<h2>\(words(PlanWord.noPlanOf, ["year": String(year)]))</h2><p class=\"soft\">\(words[PlanWord.noPlanYetText])</p></section>\n"
                )
            }
            if let refusal { problem(refusal, &html) }
            if isNothingChosen {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(visit.icon("warning"))<div><p>\(words[WebWord.formNoFile])</p></div></div>\n"
                )
            }
            let asked: HTML =
                asksYear
                ? """
                <div class="field field-wrong"><label for="tahun">\(words[PlanWord.year])</label><p class="wrong">\(words[PlanWord.askYear])</p>
                <input class="input input-short" id="tahun" name="tahun" inputmode="numeric" pattern="[0-9]{4}" required></div>
                """ : ""
            html.add(
                """
                <form class="card stack narrow" method="post" action="/\(visit.office.slug)/rencana/usulan" enctype="multipart/form-data" data-upload data-guard>
                \(visit.tokenField)
                \(asked)
                <div class="field"><label for="berkas">\(words[PlanWord.file])</label>
                <p class="help" id="berkas-bantu">\(words(PlanWord.fileHelp, ["size": megabytes]))</p>
                <input class="input" type="file" id="berkas" name="berkas" accept=".txt,.tsv,text/plain,text/tab-separated-values" aria-describedby="berkas-bantu"></div>
                <div class="field"><label for="naskah">\(words[PlanWord.paste])</label>
                <p class="help" id="naskah-bantu">\(words[PlanWord.pasteHelp])</p>
                <textarea class="input" id="naskah" name="naskah" rows="6" aria-describedby="naskah-bantu">\(pasted)</textarea></div>
                <p class="wrong" role="alert" data-failed hidden>\(visit.icon("warning")) \(words[PlanWord.uploadFailed])</p>
                <progress hidden aria-label="\(words[PlanWord.uploadProgress])"></progress>
                <p class="actions"><button type="submit" class="button button-main">\(visit.icon("upload")) \(words[PlanWord.readDecree])</button></p>
                <p class="small soft">\(words[PlanWord.nothingChangesYet])</p>
                </form>
                <section aria-labelledby="langkah" class="stack"><h2 id="langkah">\(words[PlanWord.afterwards])</h2>
                <ol class="steps"><li><b>\(words[PlanWord.stepRead])</b>\(words[PlanWord.stepReadText])</li>
                <li><b>\(words[PlanWord.stepReview])</b>\(words[PlanWord.stepReviewText])</li>
                <li><b>\(words[PlanWord.stepAdopt])</b>\(words[PlanWord.stepAdoptText])</li></ol></section>
                """)
        }
    }

    private func problem(_ refusal: PlanReading.Refusal, _ html: inout HTML) {
        let words = visit.words
        let text = words.fill(words[key: "plans.refused.\(refusal.code)"]) { refusal.values[$0] }
        html.add(
            """
            <div class="notice notice-bad" role="alert" data-refused="\(refusal.code)">\(visit.icon("warning"))<div>
            <h2>\(words(PlanWord.notAPlan, ["document": document]))</h2><p>\(text)</p><p>\(words[PlanWord.nothingChanged])</p></div></div>

            """)
    }
}
