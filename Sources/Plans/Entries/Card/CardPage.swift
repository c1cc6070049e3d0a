import Evidence
import People
import Storage
import Subjects
import Web

/// A card: what is to be done in a month, what was done, its proof, and what others decide on it.
struct CardPage {
    let visit: Visit<Member>
    let card: Card
    let typed: CardForm
    /// The key of why something was refused, and what it is about, such as one file of many.
    var refusal: String?
    var about = ""
    /// What was typed into the form that was refused, beside the entry's own.
    var said = Form()

    private var place: CardPlace { card.place }
    private var words: Words { visit.words }
    private var base: String { place.base(visit.office) }
    private var unitQuery: String { place.unit.map { "?unit=\($0.number)" } ?? "" }
    private var isWriter: Bool { place.isWritten(by: visit.person, in: visit.office) }

    static func show(_ visit: Visit<Member>, _ sources: CardSources) async throws -> Reply {
        let page = try await load(visit, sources)
        let (person, card, part) = (visit.person.id, page.card.place.card, page.card.part)
        let isWaiting = try await visit.store.read {
            try Mention.isWaiting(for: person, subject: card, part: part, in: $0)
        }
        if isWaiting {
            try await visit.store.housekeeping { try Mention.see(person, subject: card, part: part, in: $0) }
        }
        // Drafts are no events, so a kept page would hide what was typed since.
        return page.reply().unkept
    }

    static func load(
        _ visit: Visit<Member>, _ sources: CardSources, typed: CardForm? = nil, refusal: String? = nil,
        about: String = "",
        said: Form = Form()
    ) async throws
        -> CardPage
    {
        let card = try await visit.store.read { try Card(visit.cardPlace(in: $0), visit, sources, in: $0) }
        return CardPage(
            visit: visit, card: card, typed: typed ?? start(card, visit), refusal: refusal, about: about, said: said)
    }

    /// What the form says at first: one's draft; else what was returned; else what may be taken from last month.
    private static func start(_ card: Card, _ visit: Visit<Member>) -> CardForm {
        if let draft = card.drafts.first(where: { $0.person == visit.person.id }) { return draft.form }
        var form = CardForm()
        form["capaian"] = EntryOutcome.done.rawValue
        let open = card.place.lines.filter { line in
            let stage = card.entries[line.lineage]?.stage
            return stage == nil || stage == .draft || stage == .returned
        }
        if let entry = open.compactMap({ card.entries[$0.lineage] }).first(where: {
            $0.stage == .returned || $0.submittedAt != nil
        }) {
            form.fill(entry.content)
        } else if visit.query("ambil") == "1", let before = card.before {
            form.fill(before.content)
            form["tanggal"] = ""
        }
        if form["uraian"].isEmpty { form["uraian"] = visit.query("uraian") }
        if form["tanggal"].isEmpty { form["tanggal"] = visit.today.description }
        for line in open {
            if card.isAsked(line) { form.tick(line.code) }
            if let entry = card.entries[line.lineage] { form.fill(line: line.code, entry) }
        }
        return form
    }

    func reply() -> Reply {
        let (plan, month) = (place.plan, words.month(place.month))
        var frame = Frame("\(place.code) \(month)", year: plan.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        let sub = "/\(visit.office.slug)/rencana/\(plan.address)/\(place.code)"
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/rencana/\(plan.address)">\(plan.called(words))</a></li><li><a href="\(sub)">\(place.code)</a></li><li aria-current="page">\(month)</li></ol></nav>
                \(notices)
                <div class="page-head"><div><h1><span class="code">\(place.code)</span> \(place.title)</h1>
                <p>\(words(EntryWord.cardOf, ["month": month, "year": String(plan.year), "date": words.date(place.days.due[place.month - 1])])) \(chips)</p></div>
                <div class="actions">\(turn)</div></div>
                \(locks)
                <div class="sides"><div class="stack">

                """)
            CardLines(visit: visit, card: card).write(&html)
            // Proof first: what is typed below is not lost when a file is sent.
            CardProofs(visit: visit, card: card, isWriter: isWriter, said: said).write(&html)
            if isWriter {
                CardFields(visit: visit, card: card, typed: typed, base: base + "%" + unitQuery).write(&html)
            }
            html.raw("</div>\n<div class=\"stack\">\n")
            CardVerification(visit: visit, card: card, said: said).write(&html)
            CardThread(visit: visit, card: card, said: said).write(&html)
            html.add(visit.history(card.history, names: true, besides: place.card))
            html.raw("</div></div>\n")
        }
    }

    private var notices: HTML {
        var html: HTML = ""
        if let refusal {
            html.add(
                "<div class=\"notice notice-bad\" role=\"alert\" tabindex=\"-1\" data-focus data-error=\"\(refusal)\">\(visit.icon("warning"))<div><p>\(about.isEmpty ? "" : about + ": ")\(words[key: refusal])</p><p class=\"small\">\(words[EntryWord.nothingLost])</p></div></div>\n"
            )
        }
        for (query, word) in [("diajukan", EntryWord.submittedNow), ("draf", .draftKept), ("bukti", .proofKept)]
        where visit.query(query) == "1" {
            html.add(
                "<div class=\"notice notice-good\" role=\"status\">\(visit.icon("check"))<div><p>\(words[word])</p></div></div>\n"
            )
        }
        if let count = Int(visit.query("sama")) {
            html.add(
                "<div class=\"notice\" role=\"status\">\(visit.icon("check"))<div><p>\(words(EntryWord.knownProofs, ["count": String(count)]))</p></div></div>\n"
            )
        }
        return html
    }

    private var chips: HTML {
        var html: HTML = ""
        if place.unit == nil {
            for (index, unit) in place.units.enumerated() {
                // Of several that answer together the first leads, as the decree names it first.
                let lead: HTML =
                    index == 0 && place.units.count > 1 ? " <span class=\"soft\">(\(words[EntryWord.lead]))</span>" : ""
                html.add("<span class=\"chip\">\(unit.name)\(lead)</span> ")
            }
        } else {
            // Each answers for itself: the way to the others' cards.
            for unit in place.units {
                let current: HTML = unit.id == place.unit?.id ? " aria-current=\"page\"" : ""
                html.add("<a class=\"chip\" href=\"\(base)?unit=\(unit.number)\"\(current)>\(unit.name)</a> ")
            }
        }
        if !card.assigned.isEmpty {
            html.add(
                "<span class=\"small\">\(words(EntryWord.assignedTo, ["people": card.assigned.joined(separator: ", ")]))</span>"
            )
        }
        return html
    }

    /// The way to the months before and after in which the card is due.
    private var turn: HTML {
        var html: HTML = ""
        let path = "/\(visit.office.slug)/rencana/\(place.plan.address)/\(place.code)/realisasi/"
        if let previous = card.months.all.last(where: { $0 < place.month }) {
            html.add(
                "<a class=\"button\" rel=\"prev\" href=\"\(path)\(previous)\(unitQuery)\">← \(words.month(previous))</a>"
            )
        }
        if let next = card.months.all.first(where: { $0 > place.month }) {
            html.add("<a class=\"button\" rel=\"next\" href=\"\(path)\(next)\(unitQuery)\">\(words.month(next)) →</a>")
        }
        return html
    }

    /// Why a month is closed and who opens it; that somebody else is writing here.
    private var locks: HTML {
        var html: HTML = ""
        if !isWriter {
            // Of many the first: whom to ask, not who else.
            let people = card.writers.prefix(6).joined(separator: ", ") + (card.writers.count > 6 ? ", …" : "")
            let text = words(
                EntryWord.lockedOthers,
                [
                    "units": place.writers.isEmpty
                        ? visit.office.shortName : place.writers.map(\.name).joined(separator: ", "),
                    "people": people.isEmpty ? "–" : people,
                ])
            html.add("<p class=\"small soft\" data-lock>\(visit.icon("lock")) \(text)</p>\n")
        }
        if let closing = card.closing {
            let text = words(
                EntryWord.closedMonth,
                [
                    "month": words.month(place.month), "moment": visit.moment(closing.at), "person": closing.by,
                    "people": card.closers.joined(separator: ", "),
                ])
            html.add("<div class=\"notice\" role=\"status\">\(visit.icon("lock"))<div><p>\(text)</p></div></div>\n")
        }
        for draft in card.drafts where draft.person != visit.person.id {
            let text = words(EntryWord.othersDraft, ["person": draft.name, "moment": visit.moment(draft.savedAt)])
            html.add("<div class=\"notice\" role=\"status\">\(visit.icon("user"))<div><p>\(text)</p></div></div>\n")
        }
        return html
    }
}
