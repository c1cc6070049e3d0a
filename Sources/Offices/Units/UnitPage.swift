import People
import Storage
import Subjects
import Web

/// One unit: where it stands, what it was called when, and what can be decided about it.
struct UnitPage {
    let visit: Visit<Member>
    let unit: Unit
    let tree: UnitTree
    let names: [UnitName]
    let events: [Happening]
    var refused: RefusedForm?

    private var words: Words { visit.words }

    /// The unit of the address; not found when the office has none of that number.
    static func of(_ visit: Visit<Member>, refused: RefusedForm? = nil) async throws -> UnitPage {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        let found = try await visit.store.read { reading -> (Unit, UnitTree, [UnitName], [Happening])? in
            let tree = try UnitTree(of: office, in: reading)
            guard let unit = tree.numbered(number) else { return nil }
            let events = try History.of(thing: unit.id, office: office, in: reading)
            return (unit, tree, try unit.names(in: reading), events)
        }
        guard let (unit, tree, names, events) = found else { throw Problem.notFound }
        return UnitPage(visit: visit, unit: unit, tree: tree, names: names, events: events, refused: refused)
    }

    func reply() -> Reply {
        var frame = Frame(unit.name)
        frame.isRefused = refused != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[SettingsWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/unit">\(words[UnitWord.title])</a></li><li aria-current="page">\(unit.name)</li></ol></nav>
                <div class="page-head"><div><h1>\(unit.name)</h1></div></div>
                \(visit.savedNotice)\(refused.notice(visit, shown: forms.nouns))
                """)
            end(&html)
            html.raw("<div class=\"sides\"><div class=\"stack\">\n")
            facts(&html)
            nameTable(&html)
            if visit.managesOffice {
                forms.write(&html)
            }
            html.raw("</div><div class=\"stack\">\n")
            html.add(visit.history(events))
            html.raw("</div></div>\n")
        }
    }

    private var forms: UnitForms { UnitForms(visit: visit, unit: unit, tree: tree, refused: refused) }

    private func end(_ html: inout HTML) {
        guard let day = unit.closedDay else { return }
        html.add("<div class=\"notice\">\(visit.icon("calendar"))<div><p>")
        if let other = tree[unit.mergedInto] {
            let link = words(UnitWord.continuedBy, ["date": words.date(day), "unit": other.name])
            html.add(
                "<a href=\"/\(visit.office.slug)/unit/\(other.number)\">\(link)</a>. \(words[UnitWord.continuedText])")
        } else {
            html.add("\(words(UnitWord.closedFrom, ["date": words.date(day)])). \(words[UnitWord.closedText])")
        }
        html.raw("</p></div></div>\n")
    }

    private func facts(_ html: inout HTML) {
        html.add("<dl class=\"facts\"><dt>\(words[UnitWord.number])</dt><dd>\(unit.number)</dd>")
        html.add("<dt>\(words[UnitWord.parent])</dt><dd>")
        if let parent = tree[unit.parent] { html.add(link(parent)) } else { html.add("\(words[UnitWord.top])") }
        html.raw("</dd>")
        let below = tree.all.filter { $0.parent == unit.id && $0.isOpen(on: visit.today) }
        if !below.isEmpty {
            html.add("<dt>\(words[UnitWord.below])</dt><dd><ul>")
            for unit in below { html.add("<li>\(link(unit))</li>") }
            html.raw("</ul></dd>")
        }
        let merged = tree.all.filter { $0.mergedInto == unit.id }
        if !merged.isEmpty {
            html.add("<dt>\(words[UnitWord.continues])</dt><dd><ul>")
            for other in merged {
                html.add("<li>\(link(other)) <span class=\"soft\">\(other.closedDay.map(words.date) ?? "")</span></li>")
            }
            html.raw("</ul></dd>")
        }
        html.raw("</dl>\n")
    }

    private func link(_ unit: Unit) -> HTML { "<a href=\"/\(visit.office.slug)/unit/\(unit.number)\">\(unit.name)</a>" }

    private func nameTable(_ html: inout HTML) {
        html.add(
            """
            <h2>\(words[UnitWord.names])</h2><p class="small soft">\(words[UnitWord.namesText])</p>
            <div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[UnitWord.since])</th><th scope="col">\(words[UnitWord.name])</th></tr></thead><tbody>

            """)
        for name in names.reversed() {
            html.add("<tr><th scope=\"row\">\(since(name))</th><td>\(name.name)</td></tr>\n")
        }
        html.raw("</tbody></table></div>\n")
    }

    private func since(_ name: UnitName) -> String {
        name.from == Unit.always ? words[UnitWord.fromBeginning] : words.date(name.from)
    }

    /// The names as a list.
    var table: Table {
        Table(
            name: "unit-\(unit.number)",
            columns: [.init("from", words[UnitWord.since]), .init("name", words[UnitWord.name])],
            rows: names.map { [$0.from == Unit.always ? .none : .day($0.from), .text($0.name)] })
    }
}
