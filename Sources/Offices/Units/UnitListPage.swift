import People
import Storage
import Web

/// The units of an office as a tree, and the way to add one.
struct UnitListPage {
    let visit: Visit<Member>
    let tree: UnitTree
    var refused: RefusedForm?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/unit" }

    func reply() -> Reply {
        var frame = Frame(words[UnitWord.title])
        frame.isRefused = refused != nil
        return visit.page(frame) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[UnitWord.title])</h1><p>\(words[UnitWord.lead])</p></div>
                <div class="actions"><a class="button" href="\(base).csv">\(visit.icon("download")) CSV</a><a class="button" href="\(base).json">JSON</a></div></div>
                \(OfficePages.tabs(visit, at: "unit"))\(visit.savedNotice)\(refused.notice(visit, shown: ["unit"]))
                """)
            branches(&html)
            closed(&html)
            if visit.managesOffice { form(&html) }
        }
    }

    private func branches(_ html: inout HTML) {
        let branches = tree.branches(on: visit.today)
        guard !branches.isEmpty else {
            html.add(
                "<div class=\"empty\">\(visit.icon("user"))<h2>\(words[UnitWord.none])</h2><p class=\"soft\">\(words[UnitWord.noneText])</p></div>\n"
            )
            return
        }
        var depth = -1
        for branch in branches {
            if branch.depth > depth {
                html.raw("<ul class=\"tree\">\n")
            } else {
                html.raw("</li>\n")
                for _ in branch.depth..<depth { html.raw("</ul></li>\n") }
            }
            html.add("<li><a href=\"\(base)/\(branch.unit.number)\">\(branch.unit.name)</a>\(end(branch.unit))")
            depth = branch.depth
        }
        html.raw("</li></ul>\n")
        for _ in 0..<depth { html.raw("</li></ul>\n") }
    }

    /// What is known of a unit's end, future or past.
    private func end(_ unit: Unit) -> HTML {
        guard let day = unit.closedDay else { return "" }
        let date = words.date(day)
        guard let other = tree[unit.mergedInto] else {
            return " <span class=\"badge\">\(words(UnitWord.closedFrom, ["date": date]))</span>"
        }
        return " <span class=\"badge\">\(words(UnitWord.continuedBy, ["date": date, "unit": other.name]))</span>"
    }

    private func closed(_ html: inout HTML) {
        let closed = tree.all.filter { !$0.isOpen(on: visit.today) }
        guard !closed.isEmpty else { return }
        html.add(
            "<details class=\"group\"><summary>\(words[UnitWord.closedUnits]) <span class=\"badge\">\(closed.count)</span></summary><ul class=\"tree\">\n"
        )
        for unit in closed {
            html.add("<li><a href=\"\(base)/\(unit.number)\">\(unit.name)</a>\(end(unit))</li>\n")
        }
        html.raw("</ul></details>\n")
    }

    private func form(_ html: inout HTML) {
        let parents = [("", words[UnitWord.top])] + tree.choices(except: nil, on: visit.today)
        html.add(
            """
            <details class="group"\(" open", if: refused != nil || tree.all.isEmpty)><summary>\(words[UnitWord.add])</summary>
            <form class="narrow stack" method="post" action="\(base)">\(visit.tokenField)\(refused.alert("unit", visit))
            \(OfficeField(id: "nama", name: "nama", label: words[UnitWord.name], value: refused.typed("unit", "nama"), most: Unit.longestName).html)
            \(OfficeChoice(id: "induk", name: "induk", label: words[UnitWord.parent], choices: parents, chosen: refused.typed("unit", "induk")).html)
            \(OfficeField(id: "sejak", name: "sejak", label: words[UnitWord.since], value: refused.typed("unit", "sejak"), type: "date", help: words[UnitWord.sinceHelp], isRequired: false, isShort: true).html)
            <p class="actions"><button class="button button-main">\(words[UnitWord.add])</button></p></form></details>

            """)
    }

    /// The same as a list: one row a unit, the closed ones too.
    var table: Table {
        Table(
            name: "unit",
            columns: [
                .init("number", words[UnitWord.number]), .init("name", words[UnitWord.name]),
                .init("parent", words[UnitWord.parent]), .init("closed_on", words[UnitWord.closedOn]),
                .init("merged_into", words[UnitWord.mergedInto]),
            ],
            rows: tree.all.map { unit in
                [
                    .number(unit.number), .text(unit.name), .text(tree[unit.parent]?.name),
                    .day(unit.closedDay), .text(tree[unit.mergedInto]?.name),
                ]
            })
    }
}

extension UnitTree {
    /// The open units as one may choose them: their numbers, and their names set in by their depth.
    func choices(except unit: Unit?, on day: Day) -> [(value: String, label: String)] {
        branches(on: day).filter { $0.unit.closedDay == nil && $0.unit.id != unit?.id }.map {
            (String($0.unit.number), String(repeating: "– ", count: $0.depth) + $0.unit.name)
        }
    }
}
