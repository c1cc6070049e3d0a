import Documents
import Jobs
import People
import Storage
import Web

/// What is said of a file while it is read and, where no review came of it, afterwards.
struct FileReadingPage {
    let visit: Visit<Member>
    let found: FileReading
    /// How far its job is; `nil` where there is none any more.
    let job: Job?
    /// What a person must say, with what would be read.
    var question: KeptDocument?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/rencana" }

    func reply() -> Reply {
        if found.state == .done, let review = found.review { return .see("\(base)/usulan/\(review)") }
        var page = UploadPage(visit: visit, plan: found.plan)
        page.document = found.name
        page.number = found.number
        switch found.state {
        case .refused:
            page.refusal = found.refusal
            return page.reply()
        case .asked:
            page.kept = question
            return page.reply()
        case .cancelled: return .see("\(base)/unggah")
        case .waiting, .done:
            guard let job, job.state != .failed else {
                page.refusal = PlanReading.Refusal(.broken(""))
                return page.reply()
            }
            // How far a job is changes nothing of the office, by which pages are known to be the same.
            return waiting(job).unkept
        }
    }

    private func waiting(_ job: Job) -> Reply {
        let text =
            job.total > 0
            ? words(FileWord.pageOf, ["page": words.number(job.done), "pages": words.number(job.total)])
            : words[job.state == .queued ? FileWord.queued : .opening]
        return visit.page(Frame(words[FileWord.reading], noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <noscript><meta http-equiv="refresh" content="3"></noscript>
                <div class="page-head"><div><h1>\(words[FileWord.reading])</h1><p>\(found.name)</p></div></div>
                <section class="card stack narrow" data-poll aria-live="polite">
                <p><progress aria-label="\(words[FileWord.progress])" max="\(max(job.total, 1))"\(" value=\"\(job.done)\"", if: job.total > 0)></progress></p>
                <p>\(text)</p><p class="small soft">\(words[FileWord.mayLeave])</p>
                <form method="post" action="\(base)/bacaan/\(found.number)/batal">\(visit.tokenField)<p class="actions"><button class="button">\(words[PlanWord.cancel])</button></p></form>
                </section>

                """)
        }
    }
}
