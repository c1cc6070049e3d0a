import People
import Storage
import Web

/// What can be decided about a unit: each decision a form with an address of its own.
struct UnitForms {
    let visit: Visit<Member>
    let unit: Unit
    let tree: UnitTree
    let refused: RefusedForm?

    private var words: Words { visit.words }

    /// The forms that the unit has as it stands, by the last parts of their addresses.
    var nouns: [String] {
        guard unit.closedDay == nil else { return unit.mergedInto == nil ? ["pembukaan"] : [] }
        return ["nama", "induk", "penggabungan", "penutupan"]
            + (tree.children(of: unit.parent).count > 1 ? ["urutan"] : [])
    }

    func write(_ html: inout HTML) {
        guard unit.closedDay == nil else {
            if unit.mergedInto == nil { form("pembukaan", .reopen, .reopenText, &html) { _ in } }
            return
        }
        form("nama", .rename, .renameText, &html) { html in
            html.add(
                OfficeField(
                    id: "nama", name: "nama", label: words[UnitWord.name],
                    value: refused.typed("nama", "nama", unit.name), most: Unit.longestName
                ).html)
            html.add(day("nama", "nama-sejak", visit.today.description))
        }
        form("induk", .move, .moveText, &html) { html in
            let choices = [("", words[UnitWord.top])] + tree.choices(except: unit, on: visit.today)
            let parent = tree[unit.parent].map { String($0.number) } ?? ""
            html.add(
                OfficeChoice(
                    id: "induk", name: "induk", label: words[UnitWord.parent], choices: choices,
                    chosen: refused.typed("induk", "induk", parent)
                ).html)
        }
        order(&html)
        form("penggabungan", .merge, .mergeText, isGrave: true, &html) { html in
            let choices = [("", words[UnitWord.choose])] + tree.choices(except: unit, on: visit.today)
            html.add(
                OfficeChoice(
                    id: "ke", name: "ke", label: words[UnitWord.mergeInto], choices: choices,
                    chosen: refused.typed("penggabungan", "ke")
                ).html)
            html.add(day("penggabungan", "gabung-sejak"))
        }
        form("penutupan", .close, .closeText, isGrave: true, &html) { html in
            html.add(day("penutupan", "tutup-sejak"))
        }
    }

    /// Two buttons: one place up, one place down.
    private func order(_ html: inout HTML) {
        let siblings = tree.children(of: unit.parent)
        guard siblings.count > 1 else { return }
        html.add(
            """
            <form class="row" method="post" action="\(address("urutan"))">\(hidden)\(refused.alert("urutan", visit))
            <span>\(words[UnitWord.order])</span>
            <button class="button" name="arah" value="naik"\(" disabled", if: siblings.first == unit)>\(words[UnitWord.up])</button>
            <button class="button" name="arah" value="turun"\(" disabled", if: siblings.last == unit)>\(words[UnitWord.down])</button></form>

            """)
    }

    private func day(_ noun: String, _ id: String, _ otherwise: String = "") -> HTML {
        OfficeField(
            id: id, name: "sejak", label: words[UnitWord.since], value: refused.typed(noun, "sejak", otherwise),
            type: "date", isShort: true
        ).html
    }

    private func form(
        _ noun: String, _ title: UnitWord, _ text: UnitWord, isGrave: Bool = false, _ html: inout HTML,
        _ fields: (inout HTML) -> Void
    ) {
        let look: HTML = isGrave ? "button button-danger" : "button"
        html.add(
            """
            <details class="group"\(" open", if: refused.isOf(noun))><summary>\(words[title])</summary>
            <form class="stack" method="post" action="\(address(noun))">\(hidden)\(refused.alert(noun, visit))
            <p class="help">\(words[text])</p>

            """)
        fields(&html)
        html.add("<p class=\"actions\"><button class=\"\(look)\">\(words[title])</button></p></form></details>\n")
    }

    private func address(_ noun: String) -> String { "/\(visit.office.slug)/unit/\(unit.number)/\(noun)" }

    private var hidden: HTML {
        "\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(unit.version)\">"
    }
}
