import People
import Storage
import Web

/// What waits for verification, on one page: looked through, approved or returned together.
enum QueuePage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { try await page(visit) }

    /// A decision on many that is refused shows the queue again, with its ticks and its note.
    static func deciding(
        _ action: @escaping @Sendable (Visit<Member>, Form) async throws -> Reply
    ) -> @Sendable (Visit<Member>, Form) async throws -> Reply {
        { visit, form in
            do {
                return try await action(visit, form)
            } catch let refusal as EntryRefusal {
                return try await page(visit, refusal: refusal, said: form)
            }
        }
    }

    private static func page(_ visit: Visit<Member>, refusal: EntryRefusal? = nil, said: Form? = nil) async throws
        -> Reply
    {
        let queue = try await visit.store.read { try Queue(visit.visiblePlan(in: $0), visit, in: $0) }
        let (words, plan) = (visit.words, queue.plan)
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        var frame = Frame(words[EntryWord.queue], year: plan.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            if let refusal {
                html.add(
                    "<div class=\"notice notice-bad\" role=\"alert\" data-error=\"\(refusal.rawValue)\">\(visit.icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
                )
            }
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li aria-current="page">\(words[EntryWord.queue])</li></ol></nav>
                \(done(visit, base))
                <div class="page-head"><div><h1>\(words[EntryWord.queue])</h1><p>\(words(EntryWord.queueCount, ["count": words.number(queue.total)]))</p></div><div class="actions"><a class="button" href="\(base)/pemeriksaan">\(words[EntryWord.checks])</a></div></div>

                """)
            guard !queue.cards.isEmpty else {
                html.add("<p class=\"empty\">\(words[EntryWord.queueEmpty])</p>")
                return
            }
            form(queue, visit, base, said, &html)
        }
    }

    /// What was decided just now, what was left and why, and the way back.
    private static func done(_ visit: Visit<Member>, _ base: String) -> HTML {
        let words = visit.words
        let (approved, returned) = (Int(visit.query("disetujui")), Int(visit.query("dikembalikan")))
        guard let count = approved ?? returned else { return "" }
        var html: HTML =
            "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words(approved == nil ? EntryWord.returnedCount : .approvedCount, ["count": String(count)]))</p>"
        for part in visit.query("sisa").split(separator: ",") {
            let sides = part.split(separator: ":").map(String.init)
            guard sides.count == 2, let refusal = EntryRefusal(rawValue: sides[0]), let count = Int(sides[1]) else {
                continue
            }
            html.add(
                "<p class=\"small\">\(words(EntryWord.leftCount, ["count": String(count), "why": words[key: refusal.rawValue]]))</p>"
            )
        }
        if approved != nil {
            html.add(
                "<form method=\"post\" action=\"\(base)/verifikasi/urung\">\(visit.tokenField)<input type=\"hidden\" name=\"saat\" value=\"\(visit.query("saat"))\"><button class=\"button\">\(words[EntryWord.undo])</button></form>"
            )
        }
        html.raw("</div></div>\n")
        return html
    }

    private static func form(_ queue: Queue, _ visit: Visit<Member>, _ base: String, _ said: Form?, _ html: inout HTML)
    {
        let words = visit.words
        html.add(
            """
            <form class="stack" method="post" action="\(base)/verifikasi/persetujuan" data-bulk>\(visit.tokenField)
            <ul class="stack">

            """)
        for card in queue.cards {
            html.add(
                "<li class=\"card\"><h2 class=\"h3\"><a href=\"\(card.place.address(visit.office))\"><span class=\"code\">\(card.place.code)</span> \(card.place.title)</a> <span class=\"small soft\">\(words.month(card.place.month))\(card.place.unit.map { " · \($0.name)" } ?? "")</span></h2>\n"
            )
            for line in card.lines { write(line, visit, said, &html) }
            html.raw("</li>\n")
        }
        html.add(
            """
            </ul>
            <div class="card stack bar"><div class="choice" data-all hidden><input type="checkbox" id="semua"><label for="semua">\(words[EntryWord.tickAll])</label></div>
            <div class="field"><label for="catatan">\(words[EntryWord.note])</label><p class="help" id="catatan-bantu">\(words[EntryWord.noteHelp])</p><input class="input" id="catatan" name="catatan" maxlength="2000" value="\(said?.text("catatan") ?? "")" aria-describedby="catatan-bantu"></div>
            <p class="actions"><button class="button button-main">\(visit.icon("check")) \(words[EntryWord.approveTicked])</button><button class="button" formaction="\(base)/verifikasi/pengembalian">\(words[EntryWord.returnTicked])</button></p></div></form>

            """)
    }

    private static func write(_ line: Queue.Line, _ visit: Visit<Member>, _ said: Form?, _ html: inout HTML) {
        let (words, entry) = (visit.words, line.entry)
        let ticked = said.map { $0.all("realisasi[]").contains(entry.id) } ?? (line.isDecidable && line.flags.isEmpty)
        let box: HTML =
            line.isDecidable
            ? "<input type=\"checkbox\" id=\"r-\(entry.id)\" name=\"realisasi[]\" value=\"\(entry.id)\"\(" checked", if: ticked)><input type=\"hidden\" name=\"segel-\(entry.id)\" value=\"\(line.seal)\"><label for=\"r-\(entry.id)\">"
            : "<div>"
        let end: HTML = line.isDecidable ? "</label>" : "</div>"
        html.add(
            """
            <div class="choice">\(box)<b>\(line.code)</b> \(line.text)<span class="block">\(words[entry.content.outcome.word])\(entry.content.doneOn.map { ", \(words.date($0))" } ?? ""): \(entry.content.outcome == .done ? entry.content.work : entry.content.reason)</span><span class="block small soft">\(entry.submitterName ?? "–") · \(words(EntryWord.proofCount, ["count": String(line.proofs)]))\(line.isDecidable ? "" : " · " + words[EntryWord.notYoursToDecide])</span>\(end)</div>

            """)
        for flag in line.flags {
            html.add("<p class=\"flag small\" data-flag>\(visit.icon("warning")) \(flag.text(words))</p>\n")
        }
    }
}
