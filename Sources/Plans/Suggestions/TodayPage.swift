public import Evidence
import People
import Storage
public import Web

/// "Apa yang dikerjakan hari ini?": a person's own words, and the lines of the plan that they belong to.
public struct TodayRoutes: Sendable {
    let words: SuggestionWords

    public init(words: SuggestionWords) { self.words = words }

    public func add(to routes: Routes) {
        routes.may(.writeEntries).get("hari-ini", show)
        routes.may(.addEvidence).post("data-dukung/{nomor}/baris", link)
    }

    /// A line that may be meant, with its card.
    struct Found: Sendable {
        let line: WorkLine
        let suggested: SuggestedLine
    }

    /// The lines that a phrase may mean: due now before others, one's own unit's before others'.
    ///
    /// - Parameter linked: the entries whose lines need no suggesting any more.
    func find(
        _ phrase: String, on day: Day, most: Int, besides linked: Set<String> = [], _ visit: Visit<Member>,
        in reading: Reading
    ) throws -> [Found] {
        let unit = try visit.ownUnit(in: reading)
        var found: [Found] = []
        for year in try WorkYear.all(visit, in: reading) where year.year == day.year {
            // One line an indicator: that of the month the day lies in, else the nearest one that is open.
            var nearest: [String: WorkLine] = [:]
            for line in year.lines where unit == nil || line.unitNumber == nil || line.units.contains(unit ?? "") {
                guard let known = nearest[line.code] else {
                    nearest[line.code] = line
                    continue
                }
                if abs(line.month - day.month) < abs(known.month - day.month) { nearest[line.code] = line }
            }
            var seen: Set<String> = []
            let lines = year.lines.compactMap { seen.insert($0.code).inserted ? nearest[$0.code] : nil }
                .filter { $0.entry.map { !linked.contains($0) } ?? true }
            let suggester = LineSuggester(
                lines.map { line in
                    SuggestedLine.Candidate(
                        code: line.code, wording: line.text, subActivity: line.subTitle, activity: "",
                        area: year.areas.first { $0.number == line.area }?.title ?? "",
                        isDue: line.month == day.month || line.isOpenNow,
                        isMine: unit.map(line.units.contains) ?? false)
                }, words: words)
            found += suggester.suggest(phrase, most: most).compactMap { suggested in
                nearest[suggested.code].map { Found(line: $0, suggested: suggested) }
            }
        }
        return Array(found.sorted { $0.suggested.score > $1.suggested.score }.prefix(most))
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let phrase = visit.query("q")
        let found = try await visit.store.read { try find(phrase, on: visit.today, most: 5, visit, in: $0) }
        let texts = visit.words
        return visit.page(Frame(texts[EntryWord.today], noun: "desk.noun")) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(texts[EntryWord.today])</h1></div></div>
                <form class="card" method="get"><label for="kerja"><b>\(texts[EntryWord.inOwnWords])</b></label><div class="row"><input class="input grow" id="kerja" name="q" maxlength="200" value="\(phrase)" autocomplete="off"><button class="button button-main">\(texts[EntryWord.findLine])</button></div></form>

                """)
            if found.isEmpty { html.add("<p class=\"empty\">\(texts[EntryWord.noLineFound])</p>") }
            html.raw("<ol class=\"stack\" data-suggestions>\n")
            for one in found {
                let line = one.line
                let way = line.address.marked("uraian=\(phrase.addingPercentEncoding)")
                html.add(
                    """
                    <li class="card" data-code="\(line.code)"><p><b>\(line.code)</b> \(marked(one.suggested, line.text))</p><p class="small soft">\(line.subTitle)</p><p class="row"><span class="state">\(visit.mark(line.mark.rawValue)) \(texts[line.mark.word])</span> \(texts.month(line.month))\(line.unitName.map { " · \($0)" } ?? "")</p><p class="actions"><a class="button button-main" href="\(way)">\(texts[EntryWord.writeHere])</a></p></li>

                    """)
            }
            html.raw("</ol>\n")
        }
    }

    /// The wording with what agreed in it.
    private func marked(_ suggested: SuggestedLine, _ text: String) -> HTML {
        var html: HTML = ""
        for run in suggested.runs(in: text) { html.add(run.isMatch ? "<mark>\(run.text)</mark>" : "\(run.text)") }
        return html
    }

    /// On the page of an item: three lines that it may prove, by its title and day; a tap links it.
    public func beside(_ visit: Visit<Member>, _ item: EvidenceItem) async throws -> HTML {
        guard visit.person.may(.addEvidence, in: visit.office.id), item.withdrawnAt == nil,
            item.mayBeChanged(by: visit.person)
        else { return "" }
        let phrase = visit.query("kaitan").isEmpty ? item.title : visit.query("kaitan")
        let found = try await visit.store.read { reading in
            let linked = Set(try reading.texts("SELECT subject FROM evidence_link WHERE evidence = \(item.id)"))
            return try find(phrase, on: item.from, most: 3, besides: linked, visit, in: reading)
        }
        let texts = visit.words
        let base = "/\(visit.office.slug)/data-dukung/\(item.number)"
        var html: HTML =
            """
            <section class="card stack" aria-labelledby="usul"><h2 id="usul">\(texts[EntryWord.mayProve])</h2><form method="get" action="\(base)"><label class="sr" for="kaitan">\(texts[EntryWord.inOwnWords])</label><div class="row"><input class="input grow" id="kaitan" name="kaitan" maxlength="200" value="\(phrase)"><button class="button">\(texts[EntryWord.findLine])</button></div></form>
            """
        if found.isEmpty { html.add("<p class=\"soft\">\(texts[EntryWord.noLineFound])</p>") }
        html.raw("<ul class=\"stack\" data-suggestions>\n")
        for one in found {
            let line = one.line
            html.add(
                """
                <li data-code="\(line.code)"><form class="row" method="post" action="\(base)/baris">\(visit.tokenField)<input type="hidden" name="kode" value="\(line.code)"><input type="hidden" name="rencana" value="\(line.plan)"><input type="hidden" name="bulan" value="\(line.month)"><input type="hidden" name="unit" value="\(line.unitNumber.map(String.init) ?? "")"><span class="grow"><b>\(line.code)</b> \(marked(one.suggested, line.text)) <span class="small soft">\(texts.month(line.month))</span></span><button class="button">\(texts[EntryWord.linkHere])<span class="sr"> \(line.code)</span></button></form></li>

                """)
        }
        html.raw("</ul></section>\n")
        return html
    }

    /// Links an item to a line: rights on both, as on the card.
    @Sendable private func link(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (code, office) = (form.text("kode"), visit.office)
        let (number, month) = (try visit.number("nomor"), form.int("bulan") ?? 0)
        let place = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            guard
                let item = try EvidenceItem.numbered(
                    number, office: office.id, to: visit.person, in: change.reading)
            else { throw Problem.notFound }
            guard item.withdrawnAt == nil else { throw EvidenceRefusal.withdrawn }
            let sub = code.split(separator: ".").dropLast().joined(separator: ".")
            guard
                let plan = try Plan.visible(
                    form.text("rencana"), office: office.id, to: visit.person, in: change.reading),
                let place = try CardPlace(
                    sub, month, unit: form.int("unit"), of: plan, office: office, today: visit.today,
                    in: change.reading), let line = place.lines.first(where: { $0.code == code })
            else { throw EntryRefusal.noLine }
            guard place.isWritten(by: visit.person, in: office) else { throw EntryRefusal.notYours }
            let entry = try place.entry(line, office: office, in: change)
            guard entry.stage != .approved || !place.isClosed else { throw EntryRefusal.monthClosed }
            try EvidenceItem.link(item.id, to: entry.id, office: office.id, in: change)
            return place
        }
        return .see(place.address(office).marked("bukti=1") + "#bukti")
    }
}
