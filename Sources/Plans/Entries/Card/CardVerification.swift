import People
import Storage
import Subjects
import Web

/// What others decide on a card: approval, return, and what those found who looked at it.
struct CardVerification {
    let visit: Visit<Member>
    let card: Card
    /// What was typed into a form that was refused.
    let said: Form

    private var words: Words { visit.words }
    private var place: CardPlace { card.place }
    private func address(_ noun: String) -> String {
        "\(place.base(visit.office))/\(noun)" + (place.unit.map { "?unit=\($0.number)" } ?? "")
    }

    func write(_ html: inout HTML) {
        let lines = place.lines.compactMap { line in card.entries[line.lineage].map { (line, $0) } }
            .filter { card.decidable.contains($0.1.id) }
        if !lines.isEmpty { decision(lines, &html) }
        checks(&html)
    }

    private func decision(_ lines: [(CardPlace.Line, Entry)], _ html: inout HTML) {
        let waiting = lines.filter { $0.1.stage == .submitted }
        html.add(
            """
            <form class="card stack" method="post" action="\(address(waiting.isEmpty ? "pengembalian" : "persetujuan"))" aria-labelledby="verifikasi"><h2 id="verifikasi">\(words[EntryWord.verify])</h2>\(visit.tokenField)

            """)
        for (line, entry) in lines {
            html.add(
                "<div class=\"choice\"><input type=\"checkbox\" id=\"v-\(line.code)\" name=\"indikator[]\" value=\"\(line.code)\"\(" checked", if: entry.stage == .submitted || lines.count == 1)><input type=\"hidden\" name=\"segel-\(line.code)\" value=\"\(card.seals[entry.id] ?? "")\"><label for=\"v-\(line.code)\">\(line.code) <span class=\"soft\">\(words[entry.stage.word])</span></label></div>\n"
            )
        }
        let approve: HTML =
            "<button class=\"button button-main\" type=\"submit\">\(visit.icon("check")) \(words[EntryWord.approve])</button>"
        html.add(
            """
            <div class="field"><label for="catatan">\(words[EntryWord.note])</label><p class="help" id="catatan-bantu">\(words[EntryWord.noteHelp])</p><textarea class="input" id="catatan" name="catatan" rows="2" maxlength="\(EntryContent.longest)" aria-describedby="catatan-bantu">\(said.has("putusan") ? "" : said.text("catatan"))</textarea></div>
            <p class="actions">\(approve, if: !waiting.isEmpty)<button class="button" type="submit" formaction="\(address("pengembalian"))">\(words[EntryWord.giveBack])</button></p></form>

            """)
    }

    private func checks(_ html: inout HTML) {
        let mayCheck = visit.person.may(.checkEntries, in: visit.office.id)
        let lines = place.lines.filter { [.submitted, .approved].contains(card.entries[$0.lineage]?.stage) }
        guard !card.checks.isEmpty || (mayCheck && !lines.isEmpty) else { return }
        let codes = place.lines.reduce(into: [:]) { $0[card.entries[$1.lineage]?.id ?? ""] = $1.code }
        html.add(
            "<section class=\"card stack\" aria-labelledby=\"pemeriksaan\"><h2 id=\"pemeriksaan\">\(words[EntryWord.checks])</h2><ul class=\"stack small\">\n"
        )
        for check in card.checks {
            let badge: HTML =
                check.fits
                ? "<span class=\"badge badge-good\">\(words[EntryWord.checkFits])</span>"
                : "<span class=\"badge badge-doubt\">\(words[EntryWord.checkDoubtful])</span>"
            html.add(
                "<li>\(codes[check.entry] ?? "") \(badge) <span class=\"soft\">\(check.by), \(visit.moment(check.at))</span> \(check.note)</li>\n"
            )
        }
        html.raw("</ul>\n")
        if mayCheck, !lines.isEmpty {
            html.add(
                "<details class=\"more\"><summary>\(words[EntryWord.addCheck])</summary><form class=\"stack\" method=\"post\" action=\"\(address("pemeriksaan"))\">\(visit.tokenField)<input type=\"hidden\" name=\"lanjut\" value=\"\(visit.query("lanjut"))\">"
            )
            for line in lines {
                html.add(
                    "<div class=\"choice\"><input type=\"checkbox\" id=\"p-\(line.code)\" name=\"indikator[]\" value=\"\(line.code)\" checked><label for=\"p-\(line.code)\">\(line.code)</label></div>"
                )
            }
            html.add(
                """
                <div class="field"><label for="putusan">\(words[EntryWord.verdict])</label><select class="input" id="putusan" name="putusan"><option value="fits">\(words[EntryWord.checkFits])</option><option value="doubtful">\(words[EntryWord.checkDoubtful])</option></select></div>
                <div class="field"><label for="temuan">\(words[EntryWord.finding])</label><textarea class="input" id="temuan" name="catatan" rows="2" maxlength="2000">\(said.has("putusan") ? said.text("catatan") : "")</textarea></div>
                <p class="actions"><button class="button">\(words[EntryWord.saveCheck])</button></p></form></details>

                """)
        }
        html.raw("</section>\n")
    }

    /// Notes what somebody found who looked at entries; a doubt needs its reason.
    @Sendable static func check(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let verdict = form.text("putusan") == "doubtful" ? "doubtful" : "fits"
        let note = String(form.text("catatan").prefix(2000))
        guard verdict == "fits" || !note.isEmpty else { throw EntryRefusal.noNote }
        let codes = Set(form.all("indikator[]"))
        let office = visit.office.id
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.cardPlace(in: change.reading)
            let entries = try Entry.all(
                of: place.card, place.month, place.unitIDs, plan: place.plan.id, in: change.reading)
            let chosen = place.lines.filter { codes.contains($0.code) }
                .compactMap { line in entries.first { $0.lineage == line.lineage && $0.stage != .draft } }
            guard !chosen.isEmpty else { throw EntryRefusal.noLine }
            for entry in chosen {
                try change.run(
                    """
                    INSERT INTO entry_check (id, office, entry, verdict, note, hash, at, by)
                    VALUES (\(change.newID()), \(office), \(entry.id), \(verdict), \(note), \(entry.hash), \(change.at),
                        \(visit.person.id))
                    """)
            }
            change.record(
                "plans.entries-checked", on: place.card, office: office, reason: note.isEmpty ? nil : note,
                [FieldChange("month", new: String(place.month)), FieldChange("verdict", new: verdict)])
            return place
        }
        let next = form.text("lanjut")
        return .see(next.hasPrefix("/\(visit.office.slug)/") ? next : place.address(visit.office) + "#pemeriksaan")
    }
}

/// What people say to each other about a card.
struct CardThread {
    let visit: Visit<Member>
    let card: Card
    let said: Form

    func write(_ html: inout HTML) {
        let words = visit.words
        html.add(
            "<section class=\"card stack\" aria-labelledby=\"percakapan\"><h2 id=\"percakapan\">\(words[EntryWord.thread])</h2><ol class=\"thread\">\n"
        )
        for message in card.messages {
            html.add(
                "<li><p class=\"small soft\"><b>\(message.author)</b> <time datetime=\"\(message.at.description)\">\(visit.moment(message.at))</time></p><p class=\"said\">\(message.body)</p></li>\n"
            )
        }
        let address = "\(card.place.base(visit.office))/pesan" + (card.place.unit.map { "?unit=\($0.number)" } ?? "")
        html.add(
            """
            </ol><form class="stack" method="post" action="\(address)">\(visit.tokenField)<div class="field"><label for="pesan">\(words[EntryWord.message])</label><p class="help" id="pesan-bantu">\(words[EntryWord.messageHelp])</p><textarea class="input" id="pesan" name="pesan" rows="2" maxlength="\(Message.longest)" aria-describedby="pesan-bantu">\(said.text("pesan"))</textarea></div>
            <p class="actions"><button class="button">\(words[EntryWord.sendMessage])</button></p></form></section>

            """)
    }

    @Sendable static func say(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let body = String(form.text("pesan").prefix(Message.longest))
        guard !body.isEmpty else { throw EntryRefusal.emptyMessage }
        let office = visit.office.id
        let place = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let place = try visit.cardPlace(in: change.reading)
            let part = "\(place.month)" + (place.unit.map { "/\($0.number)" } ?? "")
            try Message.add(
                body, about: place.card, part: part, by: visit.person, office: visit.office,
                at: place.address(visit.office) + "#percakapan", in: change)
            return place
        }
        return .see(place.address(visit.office) + "#percakapan")
    }
}
