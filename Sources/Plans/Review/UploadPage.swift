import People
import Web

/// Where a decree is brought: a file or pasted text.
struct UploadPage {
    /// What browsers offer to choose; what a file holds decides, not its name.
    static let accepted =
        ".docx,.xlsx,.odt,.ods,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,.txt,.tsv,.csv,.md,.html,.htm,text/plain,text/csv"

    let visit: Visit<Member>
    /// The year that has no plan, when the visitor came from there.
    var year: Int?
    /// The address of the plan that the document changes; empty for a new one.
    var plan = ""
    var refusal: PlanReading.Refusal?
    /// The document that waits for a word of the visitor's.
    var kept: KeptDocument?
    var isNothingChosen = false
    /// The number of the file reading that asks; `nil` for text, which is kept without one.
    var number: Int?
    var document = ""
    var pasted = ""

    private var words: Words { visit.words }

    func reply() -> Reply {
        let title =
            year.map { words(PlanWord.planOf, ["year": String($0)]) }
            ?? words[plan.isEmpty ? PlanWord.uploadDecree : .uploadAmendment]
        var frame = Frame(title, year: year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil || kept != nil || isNothingChosen
        return visit.page(frame) { html in
            html.add("<div class=\"page-head\"><div><h1>\(title)</h1></div></div>\n")
            if let year {
                html.add(
                    "<section class=\"empty\">\(visit.icon("plan"))<h2>\(words(PlanWord.noPlanOf, ["year": String(year)]))</h2><p class=\"soft\">\(words[PlanWord.noPlanYetText])</p></section>\n"
                )
            }
            if let refusal { html.add(words.notice(refusal, document: document, icon: visit.icon("warning"))) }
            if isNothingChosen {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\">\(visit.icon("warning"))<div><p>\(words[WebWord.formNoFile])</p></div></div>\n"
                )
            }
            if let kept { return ask(kept, &html) }
            form(&html)
        }
    }

    private func form(_ html: inout HTML) {
        let megabytes = String(Bringing.largest / 1_048_576)
        html.add(
            """
            <form class="card stack narrow" method="post" action="/\(visit.office.slug)/rencana/usulan" enctype="multipart/form-data" data-upload data-guard>
            \(visit.tokenField)\("<input type=\"hidden\" name=\"rencana\" value=\"\(plan)\">", if: !plan.isEmpty)
            <div class="field"><label for="berkas">\(words[PlanWord.file])</label>
            <p class="help" id="berkas-bantu">\(words(PlanWord.fileHelp, ["size": megabytes]))</p>
            <input class="input" type="file" id="berkas" name="berkas" accept="\(Self.accepted)" aria-describedby="berkas-bantu"></div>
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

    /// Asks what only a person can say; the document is here already and need not be sent again.
    private func ask(_ kept: KeptDocument, _ html: inout HTML) {
        let base = "/\(visit.office.slug)/rencana"
        let signature = visit.ground.keys.sign(visit.kept(kept.hash), for: KeptDocument.purpose)
        let needsYear = plan.isEmpty && !(2000...2100).contains(kept.proposal.year ?? 0)
        if let asked = kept.asked {
            html.add(words.notice(asked, document: document, proposal: kept.proposal, icon: visit.icon("warning")))
        }
        if let number {
            html.add(
                "<form class=\"card stack narrow\" method=\"post\" action=\"\(base)/bacaan/\(number)/penegasan\">\(visit.tokenField)\n"
            )
        } else {
            html.add(
                """
                <form class="card stack narrow" method="post" action="\(base)/usulan/penegasan">\(visit.tokenField)
                <input type="hidden" name="berkas" value="\(kept.hash)"><input type="hidden" name="tanda" value="\(signature)"><input type="hidden" name="nama" value="\(kept.name)"><input type="hidden" name="rencana" value="\(plan)">

                """)
        }
        if needsYear {
            let isWrong = kept.asked == nil
            html.add(
                """
                <div class="field\(" field-wrong", if: isWrong)"><label for="tahun">\(words[PlanWord.year])</label><p class="\(isWrong ? "wrong" : "help")" id="tahun-bantu">\(words[PlanWord.askYear])</p>
                <input class="input input-short" id="tahun" name="tahun" inputmode="numeric" pattern="[0-9]{4}" required aria-describedby="tahun-bantu"></div>

                """)
        }
        let yes = kept.asked == nil ? words[PlanWord.readDecree] : words[PlanWord.askedYes]
        let no = kept.asked == nil ? words[PlanWord.cancel] : words[PlanWord.askedNo]
        let answer = kept.asked != nil || kept.isConfirmed ? "ya" : ""
        html.add(
            """
            <p class="actions"><button type="submit" class="button button-main" name="jawaban" value="\(answer)">\(yes)</button> <a class="button button-plain" href="\(base)/unggah">\(no)</a></p>
            <p class="small soft">\(words[PlanWord.nothingMadeYet])</p>
            </form>
            """)
    }
}

extension Words {
    /// Why a document can't be read as a plan.
    func notice(_ refusal: PlanReading.Refusal, document: String, icon: HTML) -> HTML {
        let text = fill(self[key: "plans.refused.\(refusal.code)"]) { refusal.values[$0] }
        return """
            <div class="notice notice-bad" role="alert" data-refused="\(refusal.code)">\(icon)<div>
            <h2>\(self(PlanWord.notAPlan, ["document": document]))</h2><p>\(text)</p><p>\(self[PlanWord.nothingChanged])</p></div></div>

            """
    }

    /// Why a document may be a plan and may be none, with what would be read.
    func notice(_ asked: PlanReading.Asked, document: String, proposal: Proposal, icon: HTML) -> HTML {
        let text = fill(self[key: "plans.asked.\(asked.code)"]) { asked.values[$0] }
        return """
            <div class="notice notice-warn" role="alert" data-asked="\(asked.code)">\(icon)<div>
            <h2>\(self(PlanWord.askedTitle, ["document": document]))</h2><p>\(text)</p><p>\(counts(proposal))</p></div></div>

            """
    }

    /// How much there is of everything.
    func counts(_ proposal: Proposal) -> String {
        let counts = proposal.counts
        return self(
            PlanWord.counts,
            [
                "areas": number(counts.areas), "activities": number(counts.activities),
                "subs": number(counts.subActivities),
                "indicators": number(counts.indicators), "months": number(counts.indicatorMonths),
            ])
    }
}
