import People
import Web

/// The fields of a node as a form, with the doubts about it that can be ticked off.
struct NodeFields {
    let visit: Visit<Member>
    let review: Review
    let node: PlanNode
    let units: UnitsOnDay
    let typed: Form?

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        html.add(
            """
            <form class="stack" method="post" action="\(visit.address(of: node.key, in: review))" data-guard>
            \(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)">
            <div class="field" id="f-text"><label for="teks">\(words[ReviewWord.wording])</label><textarea class="input" id="teks" name="teks" rows="4">\(text("teks") ?? node.text)</textarea></div>

            """)
        if node.rank == .indicator { indicator(&html) }
        if node.rank == .subActivity { responsible(&html) }
        if node.rank == .indicator || node.rank == .subActivity { details(&html) }
        doubts(&html)
        html.add(
            "<p class=\"actions\"><button class=\"button button-main\" type=\"submit\">\(words[ReviewWord.save])</button></p></form>\n"
        )
    }

    private func text(_ name: String) -> String? {
        guard let typed, typed.has(name) else { return nil }
        return typed.raw(name)
    }

    private func indicator(_ html: inout HTML) {
        let months = typed.map { Answers.months($0.all("bulan[]").joined(separator: ",")) } ?? node.months
        html.add(
            """
            <fieldset id="f-months"><legend>\(words[ReviewWord.months])</legend><input type="hidden" name="ada-bulan" value="1">
            \(visit.monthPick("bulan", months))</fieldset>
            <div class="field" id="f-time"><label for="waktu">\(words[ReviewWord.time])</label><p class="help" id="waktu-bantu">\(words[ReviewWord.timeHelp])</p><input class="input" id="waktu" name="waktu" maxlength="500" value="\(text("waktu") ?? node.time?.text ?? "")" aria-describedby="waktu-bantu"></div>

            """)
    }

    /// Who can be named: whoever is, then the office's units.
    static func candidates(_ node: PlanNode, _ units: UnitsOnDay) -> [String] {
        let known = Set(node.responsible.map(\.foldedName))
        return node.responsible + units.open.map(\.name).filter { !known.contains($0.foldedName) }
    }

    private func responsible(_ html: inout HTML) {
        let candidates = Self.candidates(node, units)
        let lead = text("utama") ?? node.responsible.first ?? ""
        let chosen = typed?.all("unit[]") ?? node.responsible
        html.add(
            """
            <fieldset id="f-responsible"><legend>\(words[ReviewWord.responsible])</legend><input type="hidden" name="ada-unit" value="1">
            <div class="field"><label for="utama">\(words[ReviewWord.lead])</label><select class="input" id="utama" name="utama"><option value="">\(words[PlanWord.noUnit])</option>
            """)
        for name in candidates {
            html.add("<option value=\"\(name)\"\(" selected", if: name == lead)>\(name)</option>")
        }
        html.add("</select></div>\n<p class=\"label\">\(words[ReviewWord.alsoResponsible])</p>\n")
        for (place, name) in candidates.enumerated() {
            html.add(
                """
                <div class="choice"><input type="checkbox" id="unit-\(place)" name="unit[]" value="\(name)"\(" checked", if: chosen.contains(name))><label for="unit-\(place)">\(name)</label></div>

                """)
        }
        html.add(
            """
            <div class="field"><label for="unit-lain">\(words[ReviewWord.otherUnits])</label><p class="help" id="unit-lain-bantu">\(words[ReviewWord.otherUnitsHelp])</p><input class="input" id="unit-lain" name="unit-lain" maxlength="500" value="\(text("unit-lain") ?? "")" aria-describedby="unit-lain-bantu"></div></fieldset>

            """)
    }

    private func details(_ html: inout HTML) {
        let details = node.details ?? []
        html.add("<fieldset id=\"f-details\"><legend>\(words[ReviewWord.details])</legend>\n")
        for (place, detail) in (details + [Proposal.Detail(role: "", head: "", text: "")]).enumerated() {
            let isNew = place == details.count
            html.add(
                """
                <div class="field"><label for="judul-\(place)">\(words[isNew ? ReviewWord.newDetailHead : .detailHead])</label><input class="input" id="judul-\(place)" name="judul-\(place)" maxlength="200" value="\(text("judul-\(place)") ?? detail.head)"></div>
                <div class="field"><label for="rincian-\(place)">\(words[ReviewWord.detailText])</label><textarea class="input" id="rincian-\(place)" name="rincian-\(place)" rows="2">\(text("rincian-\(place)") ?? detail.text)</textarea></div>

                """)
        }
        html.raw("</fieldset>\n")
    }

    private func doubts(_ html: inout HTML) {
        let own = review.doubts(units: units).items.filter { !$0.doubt.isSettled && concerns($0.doubt) }
        guard !own.isEmpty else { return }
        let asked = visit.query("keraguan")
        html.add("<fieldset><legend>\(words[ReviewWord.settleToo])</legend>\n")
        for item in own.prefix(50) where !item.doubt.blocks {
            let doubt = item.doubt
            let isTicked = typed.map { $0.all("selesai[]").contains(doubt.id) } ?? (doubt.id == asked)
            let text =
                doubt.question.map { words.title(of: $0, codes: review.folded.codes) }
                ?? doubt.note.map { words.doubt($0.code, $0.values ?? [:], otherwise: $0.text) } ?? ""
            html.add(
                """
                <div class="choice"><input type="checkbox" id="s-\(item.anchor)" name="selesai[]" value="\(doubt.id)"\(" checked", if: isTicked)><label for="s-\(item.anchor)">\(text)</label></div>

                """)
        }
        html.raw("</fieldset>\n")
    }

    private func concerns(_ doubt: Doubt) -> Bool {
        doubt.nodes.contains { key in
            node.origins.contains(key) || key == node.key || node.parent == key
        }
    }
}
