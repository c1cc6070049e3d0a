import People
import Storage
import Web

/// The form of a card: ticked lines, what was done, and what each line has of its own. It saves itself.
struct CardFields {
    let visit: Visit<Member>
    let card: Card
    let typed: CardForm
    /// Where it posts to, `%` in place of the noun.
    let base: String

    private var words: Words { visit.words }
    private var open: [CardPlace.Line] {
        card.place.lines.filter { line in
            let stage = card.entries[line.lineage]?.stage
            return stage == nil || stage == .draft || stage == .returned
        }
    }

    private func address(_ noun: String) -> String { base.replacing("%", with: "/\(noun)") }

    /// When one's own draft was kept, where there is one.
    private var draft: String {
        let own = card.drafts.first { $0.person == visit.person.id }
        return own.map { words(EntryWord.draftSaved, ["moment": visit.moment($0.savedAt)]) } ?? ""
    }

    func write(_ html: inout HTML) {
        takeBack(&html)
        guard !open.isEmpty else { return }
        html.add(
            """
            <form class="card stack" method="post" action="\(address("pengajuan"))" data-draft="\(address("draf"))" data-of="\(visit.person.id)" data-guard aria-labelledby="isian">
            <h2 id="isian">\(words[EntryWord.write])</h2>\(visit.tokenField)<input type="hidden" name="versi-rencana" value="\(card.place.plan.version)">

            """)
        if card.before != nil, typed["uraian"].isEmpty {
            let way = card.place.address(visit.office).marked("ambil=1")
            html.add(
                "<p class=\"small\"><a href=\"\(way)\">\(words(EntryWord.takeLast, ["month": words.month(card.before?.month ?? 1)]))</a></p>\n"
            )
        }
        outcomes(&html)
        lines(&html)
        shared(&html)
        html.add(
            """
            <p class="small soft" data-saved data-saved-text="\(words(EntryWord.draftSaved, ["moment": "{moment}"]))" aria-live="polite">\(draft)</p>
            <p class="actions"><button class="button button-main" type="submit">\(words[EntryWord.submit])</button><button class="button" type="submit" formaction="\(address("draf"))" formnovalidate>\(words[EntryWord.keepDraft])</button></p></form>

            """)
    }

    private func takeBack(_ html: inout HTML) {
        let own = card.place.lines.filter {
            guard let entry = card.entries[$0.lineage] else { return false }
            return entry.stage == .submitted && entry.submittedBy == visit.person.id
        }
        guard !own.isEmpty else { return }
        html.add("<form method=\"post\" action=\"\(address("penarikan"))\">\(visit.tokenField)")
        for line in own { html.add("<input type=\"hidden\" name=\"indikator[]\" value=\"\(line.code)\">") }
        html.add("<p class=\"actions\"><button class=\"button\">\(words[EntryWord.takeBack])</button></p></form>\n")
    }

    private func outcomes(_ html: inout HTML) {
        html.add("<fieldset data-outcome><legend>\(words[EntryWord.outcome])</legend><div class=\"pick-outcome\">")
        for outcome in EntryOutcome.allCases {
            html.add(
                """
                <div class="choice"><input type="radio" id="capaian-\(outcome.rawValue)" name="capaian" value="\(outcome.rawValue)"\(" checked", if: typed["capaian"] == outcome.rawValue)><label for="capaian-\(outcome.rawValue)">\(words[outcome.word])<span class="help block">\(words[outcome.help])</span></label></div>
                """)
        }
        html.raw("</div></fieldset>\n")
    }

    /// Which indicators this is about; each with its own result against the target.
    private func lines(_ html: inout HTML) {
        html.add("<fieldset class=\"stack\"><legend>\(words[EntryWord.which])</legend>\n")
        for line in open {
            let code = line.code
            let entry = card.entries[line.lineage]
            html.add(
                """
                <div class="line-own"><div class="choice"><input type="checkbox" id="i-\(code)" name="indikator[]" value="\(code)"\(" checked", if: typed.isTicked(code))><label for="i-\(code)"><span class="soft">\(code)</span> \(line.text)</label></div>
                <input type="hidden" name="versi-\(code)" value="\(entry?.version ?? 1)">
                <div class="filters" data-for="done"><div class="wide"><label for="hasil-\(code)">\(words[EntryWord.result])</label><input class="input" id="hasil-\(code)" name="hasil-\(code)" maxlength="4000" value="\(typed["hasil-\(code)"])"></div>
                <div><label for="angka-\(code)">\(words[EntryWord.amount])</label><input class="input" inputmode="decimal" id="angka-\(code)" name="angka-\(code)" maxlength="20" value="\(typed["angka-\(code)"])"></div>
                <div><label for="target-\(code)">\(words[EntryWord.target])</label><input class="input" inputmode="decimal" id="target-\(code)" name="target-\(code)" maxlength="20" value="\(typed["target-\(code)"])"></div></div></div>

                """)
        }
        html.raw("</fieldset>\n")
    }

    private func shared(_ html: inout HTML) {
        html.add(
            """
            <div class="field" data-for="done"><label for="tanggal">\(words[EntryWord.doneOn])</label><input class="input input-short" type="date" id="tanggal" name="tanggal" max="\(visit.today.description)" value="\(typed["tanggal"])"></div>
            <div class="field" data-for="done"><label for="uraian">\(words[EntryWord.work])</label><textarea class="input" id="uraian" name="uraian" rows="4" maxlength="\(EntryContent.longest)">\(typed["uraian"])</textarea></div>
            <div class="field" data-for="nothing not-binding moved"><label for="alasan">\(words[EntryWord.reason])</label><p class="help" id="alasan-bantu">\(words[EntryWord.reasonHelp])</p><textarea class="input" id="alasan" name="alasan" rows="2" maxlength="\(EntryContent.longest)" aria-describedby="alasan-bantu">\(typed["alasan"])</textarea></div>
            <div class="field" data-for="moved"><label for="pindah-ke">\(words[EntryWord.movedTo])</label><select class="input input-short" id="pindah-ke" name="pindah-ke"><option value="">–</option>
            """)
        for month in 1...12 where month != card.place.month {
            html.add(
                "<option value=\"\(month)\"\(" selected", if: typed["pindah-ke"] == String(month))>\(words.month(month))</option>"
            )
        }
        html.add(
            """
            </select></div>
            <details class="more"\(" open", if: !typed["kendala"].isEmpty || !typed["tindak-lanjut"].isEmpty)><summary>\(words[EntryWord.obstacleAndFollowUp])</summary>
            <div class="field"><label for="kendala">\(words[EntryWord.obstacle])</label><select class="input" id="kendala" name="kendala"><option value="">\(words[EntryWord.noObstacle])</option>
            """)
        for obstacle in Obstacle.allCases {
            html.add(
                "<option value=\"\(obstacle.rawValue)\"\(" selected", if: typed["kendala"] == obstacle.rawValue)>\(words[obstacle.word])</option>"
            )
        }
        html.add(
            """
            </select></div>
            <div class="field"><label for="kendala-catatan">\(words[EntryWord.obstacleNote])</label><input class="input" id="kendala-catatan" name="kendala-catatan" maxlength="\(EntryContent.longest)" value="\(typed["kendala-catatan"])"></div>
            <div class="field"><label for="tindak-lanjut">\(words[EntryWord.followUp])</label><input class="input" id="tindak-lanjut" name="tindak-lanjut" maxlength="\(EntryContent.longest)" value="\(typed["tindak-lanjut"])"></div></details>

            """)
    }
}

extension EntryOutcome {
    var help: EntryWord {
        switch self {
        case .done: .outcomeDoneHelp
        case .nothing: .outcomeNothingHelp
        case .notBinding: .outcomeNotBindingHelp
        case .moved: .outcomeMovedHelp
        }
    }
}
