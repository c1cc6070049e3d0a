import Forms
import People
import Storage
import Web

/// What became of a file: how far it is, what it would do or did, and all that is wrong with it.
struct ImportPage {
    let visit: Visit<Member>
    let rights: RecordRights
    let found: RecordImport
    let job: ImportJob
    var refusal: ImportRefusal?

    private var words: Words { visit.words }
    private var register: String { "/\(visit.office.slug)/register/\(rights.register.path)" }
    private var base: String { "\(register)/impor/\(found.number)" }

    private var isRunning: Bool { [.reading, .importing, .undoing].contains(found.state) && !job.isGivenUp }

    func reply() -> Reply {
        let title = words(ImportWord.numbered, ["number": String(found.number)])
        var frame = Frame(title, noun: RegisterRoutes.noun.key)
        frame.isRefused = refusal != nil
        let reply = visit.page(frame) { html in
            visit.writeHead(title, rights, way: [(words[ImportWord.title], "\(register)/impor")], &html)
            html.add(
                "<p data-import=\"\(found.state.rawValue)\">\(found.name) <span class=\"badge\">\(words[found.state.word])</span> <span class=\"small soft\">\(found.maker), \(visit.moment(found.madeAt))</span></p>\n"
            )
            if let refusal { visit.write(refusal, &html) }
            if isRunning { return waiting(&html) }
            outcome(&html)
            figures(&html)
            decide(&html)
            taken(&html)
            ImportFindings(rights: rights, words: words).write(found, base, &html)
        }
        // How far a job is changes nothing of the office, by which pages are known to be the same.
        return reply.unkept
    }

    private func waiting(_ html: inout HTML) {
        let word: ImportWord =
            found.state == .reading ? .isReading : found.state == .importing ? .isImporting : .isUndoing
        let text =
            job.total > 0
            ? words(ImportWord.doneOf, ["done": words.number(job.done), "total": words.number(job.total)])
            : words(ImportWord.doneSoFar, ["done": words.number(job.done)])
        html.add(
            """
            <noscript><meta http-equiv="refresh" content="3"></noscript>
            <section class="card stack narrow" data-poll aria-live="polite"><p>\(words[word])</p>
            <p><progress aria-label="\(words[word])" max="\(max(job.total, 1))"\(" value=\"\(job.done)\"", if: job.total > 0)></progress></p>
            <p>\(text)</p><p class="small soft">\(words[ImportWord.mayLeave])</p></section>

            """)
    }

    /// What is to be said first.
    private func outcome(_ html: inout HTML) {
        func notice(_ kind: String, _ icon: String, _ text: String, _ mark: String) {
            html.add(
                "<div class=\"notice\(" notice-bad", if: kind == "bad")\(" notice-good", if: kind == "good")\" role=\"status\" data-outcome=\"\(mark)\">\(visit.icon(icon))<div><p>\(text)</p></div></div>\n"
            )
        }
        switch found.state {
        case .refused:
            let key = found.report.refusal ?? ImportRefusal.nothing.rawValue
            notice("bad", "warning", words.fill(words[key: key]) { _ in found.report.most.map(String.init) }, key)
        case .reading: notice("bad", "warning", words[ImportWord.broken], "broken")
        case .importing, .undoing: notice("bad", "warning", words[ImportWord.stuck], "stuck")
        case .checked where found.problems > 0:
            notice(
                "bad", "warning", words(ImportWord.hasProblems, ["count": words.number(found.problems)]), "problems")
        case .checked where !found.isWhole: notice("", "check", words[ImportWord.nothingNew], "nothing")
        case .checked: notice("good", "check", words[ImportWord.isWhole], "whole")
        case .done where found.skipped > 0:
            notice("bad", "warning", words(ImportWord.someSkipped, ["count": words.number(found.skipped)]), "skipped")
        case .done: notice("good", "check", words[ImportWord.isDone], "done")
        case .undone:
            notice("good", "check", words(ImportWord.isUndone, ["count": words.number(found.undone)]), "undone")
        }
    }

    private func figures(_ html: inout HTML) {
        guard found.state != .refused, found.state != .reading else { return }
        let isBefore = found.state == .checked
        var all: [(ImportWord, Int, String)] = [
            (.rows, found.total, "rows"), (isBefore ? .wouldAdd : .added, found.added, "added"),
            (isBefore ? .wouldUpdate : .updated, found.updated, "updated"), (.same, found.same, "same"),
        ]
        all.append(isBefore ? (.problems, found.problems, "problems") : (.skipped, found.skipped, "skipped"))
        all.append((.duplicates, found.report.duplicates, "duplicates"))
        html.raw("<dl class=\"figures\">")
        for (word, count, mark) in all {
            html.add("<div><dt>\(words[word])</dt><dd data-count=\"\(mark)\">\(words.number(count))</dd></div>")
        }
        html.raw("</dl>\n")
    }

    private func decide(_ html: inout HTML) {
        let isMine = found.madeBy == visit.person.id
        let mayTake = isMine && (found.state == .checked && found.isWhole || found.state == .importing)
        if mayTake {
            let word: ImportWord = found.state == .importing ? .goOn : .take
            html.add(
                "<form class=\"actions\" method=\"post\" action=\"\(base)/pelaksanaan\">\(visit.tokenField)<button class=\"button button-main\">\(words[word])</button></form>\n"
            )
        }
        if found.isUndoable(job) {
            html.add(
                "<p class=\"actions\"><a class=\"button\" href=\"\(base)/pembatalan\">\(words[ImportWord.undo])</a></p>\n"
            )
        }
        if [.checked, .refused, .reading].contains(found.state), !mayTake {
            html.add(
                "<p class=\"actions\"><a class=\"button button-main\" href=\"\(register)/impor\">\(words[ImportWord.again])</a></p>\n"
            )
        }
    }

    /// What each column was taken as.
    private func taken(_ html: inout HTML) {
        guard found.state == .checked, !found.report.columns.isEmpty else { return }
        html.add(
            "<details class=\"group\"><summary>\(words[ImportWord.columns])</summary><div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[ImportWord.column])</th><th scope=\"col\">\(words[ImportWord.takenAs])</th></tr></thead><tbody>\n"
        )
        for column in found.report.columns where !column.title.isEmpty {
            let field = column.field.flatMap { rights.register.definition.field($0) }.filter { rights.sees($0) }
            let use: String =
                switch column.own {
                case "number": words[RegisterWord.number]
                case "state": words[RegisterWord.state]
                case "unit": words[RegisterWord.unit]
                default: field.map { words[$0.label] } ?? words[ImportWord.notRead]
                }
            html.add("<tr><th scope=\"row\">\(column.title)</th><td>\(use)</td></tr>\n")
        }
        html.raw("</tbody></table></div></details>\n")
    }
}

extension Optional {
    fileprivate func filter(_ holds: (Wrapped) -> Bool) -> Wrapped? { flatMap { holds($0) ? $0 : nil } }
}
