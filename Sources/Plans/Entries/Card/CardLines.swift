import Evidence
import Measures
import People
import Storage
import Web

/// The lines of a card as they stand: mark, what was written, what is to be said of it, and why it is locked.
struct CardLines {
    let visit: Visit<Member>
    let card: Card

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        let place = card.place
        html.add(
            "<section aria-labelledby=\"baris\"><h2 id=\"baris\" class=\"sr\">\(words[PlanWord.indicators])</h2>\n<ul class=\"stack\">\n"
        )
        for line in place.lines where card.isAsked(line) || card.entries[line.lineage] != nil {
            let mark = card.mark(line)
            let entry = card.entries[line.lineage]
            html.add(
                """
                <li class="card" id="\(line.code)" data-stage="\(entry?.stage.rawValue ?? "empty")"><h3><span class="soft">\(line.code)</span> \(line.text)</h3>
                <p class="row"><span class="state">\(visit.mark(mark.rawValue)) \(words[mark.word])</span>\(late(entry))\(moved(line))</p>

                """)
            figures(line, entry, &html)
            if let entry, entry.stage != .draft { write(entry, line, &html) }
            expected(line, &html)
            html.raw("</li>\n")
        }
        html.raw("</ul></section>\n")
    }

    /// What measures the line now; of what was approved, the figures that the approval saw.
    private func figures(_ line: CardPlace.Line, _ entry: Entry?, _ html: inout HTML) {
        if let measured = card.measured[line.lineage] {
            CardFigures(visit: visit, year: card.place.plan.year, month: card.place.month).write(measured, &html)
        }
        guard let entry, let frozen = card.frozen[entry.id], !frozen.isEmpty else { return }
        let texts = frozen.compactMap { one in
            card.catalogue[one.measure].map { "\(words[$0.title]): \($0.text(one.figure, words))" }
        }
        html.add(
            "<p class=\"small soft\" data-frozen>\(words[MeasureWord.frozen]): \(texts.joined(separator: "; "))</p>\n")
    }

    private func late(_ entry: Entry?) -> HTML {
        guard let days = entry?.lateDays, days > 0 else { return "" }
        return "<span class=\"badge badge-doubt\">\(words(EntryWord.lateDays, ["days": String(days)]))</span>"
    }

    private func moved(_ line: CardPlace.Line) -> HTML {
        guard !line.isScheduled, card.moved.contains(line.lineage) else { return "" }
        return "<span class=\"badge\">\(words[EntryWord.movedHere])</span>"
    }

    private func write(_ entry: Entry, _ line: CardPlace.Line, _ html: inout HTML) {
        let content = entry.content
        html.raw("<dl class=\"facts small\">")
        func fact(_ word: EntryWord, _ text: String) {
            if !text.isEmpty { html.add("<dt>\(words[word])</dt><dd>\(text)</dd>") }
        }
        fact(.outcome, words[content.outcome.word])
        fact(.doneOn, content.doneOn.map(words.date) ?? "")
        fact(.work, content.work)
        fact(.result, content.result)
        if let amount = content.amount {
            let target = content.target.map { " / \(Decimal2.text($0))" } ?? ""
            fact(.amount, "\(Decimal2.text(amount))\(target)\(content.share.map { " (\(Decimal2.text($0)) %)" } ?? "")")
        }
        fact(.reason, content.reason)
        fact(.movedTo, content.movedTo.map(words.month) ?? "")
        fact(.obstacle, content.obstacle.map { words[$0.word] } ?? "")
        fact(.obstacleNote, content.obstacleNote)
        fact(.followUp, content.followUp)
        html.raw("</dl>\n")
        signs(entry, &html)
        for flag in card.flags[entry.id] ?? [] {
            html.add("<p class=\"flag small\" data-flag>\(visit.icon("warning")) \(flag.text(words))</p>\n")
        }
    }

    /// Who submitted and decided, whether it is unchanged, and who may open it.
    private func signs(_ entry: Entry, _ html: inout HTML) {
        if let at = entry.submittedAt {
            html.add(
                "<p class=\"small soft\">\(words(EntryWord.submittedBy, ["person": entry.submitterName ?? "–", "moment": visit.moment(at)]))</p>"
            )
        }
        if entry.stage == .returned {
            html.add(
                "<div class=\"notice notice-warn\"><div><p><b>\(words(EntryWord.returnedBy, ["person": entry.deciderName ?? "–"]))</b></p><p>\(entry.note)</p></div></div>\n"
            )
        }
        if entry.stage == .approved, let at = entry.decidedAt {
            let same = card.unchanged[entry.id] ?? false
            let seal: HTML =
                same
                ? "<span class=\"badge badge-good\" data-seal=\"same\">\(visit.icon("check")) \(words[EntryWord.unchanged])</span>"
                : "<span class=\"badge badge-bad\" data-seal=\"changed\">\(visit.icon("warning")) \(words[EntryWord.changed])</span>"
            html.add(
                "<p class=\"small soft\">\(words(EntryWord.approvedBy, ["person": entry.deciderName ?? "–", "moment": visit.moment(at)])) \(seal) <code class=\"hash\" title=\"\(entry.hash ?? "")\">\(entry.hash?.prefix(12) ?? "")</code></p>"
            )
            if !entry.note.isEmpty {
                html.add("<p class=\"small\">\(words(EntryWord.approvalNote, ["note": entry.note]))</p>")
            }
        }
        if entry.stage == .submitted || entry.stage == .approved {
            let isClosed = card.closing != nil && entry.stage == .approved
            let people = (isClosed ? card.closers : card.approvers).joined(separator: ", ")
            let word: EntryWord =
                isClosed ? .lockedClosed : entry.stage == .approved ? .lockedApproved : .lockedSubmitted
            html.add(
                "<p class=\"small soft\" data-lock>\(visit.icon("lock")) \(words(word, ["people": people.isEmpty ? "–" : people]))</p>\n"
            )
        }
    }

    /// What shall prove it; whoever gives the unit's work out may say it otherwise.
    private func expected(_ line: CardPlace.Line, _ html: inout HTML) {
        let parts = card.expected[line.lineage] ?? []
        if !parts.isEmpty {
            html.add(
                "<p class=\"small soft\">\(words(EntryWord.expected, ["parts": parts.joined(separator: " · ")]))</p>")
        }
        let units = card.place.units
        let (person, office) = (visit.person, visit.office.id)
        guard person.may(.assignEntries, in: office),
            units.isEmpty || units.contains(where: { person.may(.assignEntries, in: office, unit: $0.id) })
        else { return }
        let address =
            "\(card.place.base(visit.office))/bukti-diharapkan" + (card.place.unit.map { "?unit=\($0.number)" } ?? "")
        html.add(
            """
            <details class="more small"><summary>\(words[EntryWord.setExpected])</summary><form class="stack" method="post" action="\(address)">\(visit.tokenField)<input type="hidden" name="indikator" value="\(line.code)"><div class="field"><label for="d-\(line.code)">\(words[EntryWord.expectedParts])</label><textarea class="input" id="d-\(line.code)" name="bagian" rows="4" maxlength="2600">\(parts.joined(separator: "\n"))</textarea></div><p class="actions"><button class="button">\(words[EntryWord.saveExpected])</button></p></form></details>

            """)
    }
}

extension EntryOutcome {
    var word: EntryWord {
        switch self {
        case .done: .outcomeDone
        case .nothing: .outcomeNothing
        case .notBinding: .outcomeNotBinding
        case .moved: .outcomeMoved
        }
    }
}
