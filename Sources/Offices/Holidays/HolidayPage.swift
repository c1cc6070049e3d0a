import Deadlines
import People
import Storage
import Subjects
import Web

/// One day: what holds everywhere, what this office decided, and what it can decide.
struct HolidayPage {
    let visit: Visit<Member>
    let day: Day
    let national: Holiday?
    let own: Holiday?
    let events: [Happening]
    var refused: RefusedForm?

    private var words: Words { visit.words }
    private var base: String { "/\(visit.office.slug)/hari-libur" }

    /// The day of the address; not found when it is no holiday at all.
    static func of(_ visit: Visit<Member>, refused: RefusedForm? = nil) async throws -> HolidayPage {
        let (day, office) = (try visit.holidayDay, visit.office.id)
        let (rows, events) = try await visit.store.read { reading in
            (
                try Holiday.rows(of: office, in: day...day, in: reading),
                try History.of(thing: HolidayDecision.thing(day), office: office, in: reading)
            )
        }
        guard !rows.isEmpty else { throw Problem.notFound }
        return HolidayPage(
            visit: visit, day: day, national: rows.first { $0.office == nil }, own: rows.first { $0.office != nil },
            events: events, refused: refused)
    }

    func reply() -> Reply {
        var frame = Frame(words.longDate(day), year: day.year)
        frame.isRefused = refused != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[SettingsWord.crumbs])"><ol><li><a href="\(base)?tahun=\(day.year)">\(words(HolidayWord.titleOf, ["year": String(day.year)]))</a></li><li aria-current="page">\(words.date(day))</li></ol></nav>
                <div class="page-head"><div><h1>\(words.longDate(day))</h1><p>\((own ?? national)?.name ?? "")</p></div></div>
                \(visit.savedNotice)\(refused.notice(visit, shown: nouns))<div class="narrow stack">

                """)
            if let national { card(national, .everywhere, &html) }
            if let own { card(own, .own, &html) }
            if nouns.contains("perubahan") { edit(&html) }
            if nouns.contains("pengecualian") { exempt(&html) }
            if nouns.contains("penghapusan") { remove(&html) }
            html.add(visit.history(events))
            html.raw("</div>\n")
        }
    }

    /// The forms that the day has as it stands, by the last parts of their addresses.
    private var nouns: [String] {
        guard let own else { return ["perubahan", "pengecualian"] }
        return own.kind == .notObserved ? ["penghapusan"] : ["perubahan", "penghapusan"]
    }

    private func card(_ row: Holiday, _ title: HolidayWord, _ html: inout HTML) {
        html.add(
            """
            <section class="card"><h2>\(words[title])</h2><dl class="facts"><dt>\(words[HolidayWord.name])</dt><dd>\(row.name)</dd>
            <dt>\(words[HolidayWord.kind])</dt><dd>\(words.kind(row.kind))</dd><dt>\(words[HolidayWord.source])</dt><dd>\(row.source)</dd>
            <dt>\(words[HolidayWord.confidence])</dt><dd>\(words.confidence(row.confidence))</dd></dl></section>

            """)
    }

    private func edit(_ html: inout HTML) {
        let title = words[own == nil ? HolidayWord.override : .edit]
        html.add(
            """
            <details class="group"\(" open", if: own != nil || refused.isOf("perubahan"))><summary>\(title)</summary>
            <form class="stack" method="post" action="\(address("perubahan"))">\(hidden)\(refused.alert("perubahan", visit))
            \(HolidayFields(words: words, refused: refused, noun: "perubahan", row: own ?? national).html)
            <p class="actions"><button class="button button-main">\(words[SettingsWord.save])</button></p></form></details>

            """)
    }

    private func exempt(_ html: inout HTML) {
        html.add(
            """
            <details class="group"\(" open", if: refused.isOf("pengecualian"))><summary>\(words[HolidayWord.exempt])</summary>
            <form class="stack" method="post" action="\(address("pengecualian"))">\(hidden)\(refused.alert("pengecualian", visit))
            <p class="help">\(words[HolidayWord.exemptText])</p>
            \(OfficeField(id: "dasar", name: "dasar", label: words[HolidayWord.source], value: refused.typed("pengecualian", "dasar"), help: words[HolidayWord.sourceHelp]).html)
            <p class="actions"><button class="button">\(words[HolidayWord.exempt])</button></p></form></details>

            """)
    }

    private func remove(_ html: inout HTML) {
        let isExempt = own?.kind == .notObserved
        html.add(
            """
            <details class="group"\(" open", if: isExempt)><summary>\(words[isExempt ? HolidayWord.observe : .remove])</summary>
            <form class="stack" method="post" action="\(address("penghapusan"))">\(hidden)\(refused.alert("penghapusan", visit))
            <p class="help">\(words[isExempt ? HolidayWord.observeText : .removeText])</p>
            <p class="actions"><button class="button button-danger">\(words[isExempt ? HolidayWord.observe : .remove])</button></p></form></details>

            """)
    }

    private func address(_ noun: String) -> String { "\(base)/\(day.description)/\(noun)" }

    private var hidden: HTML {
        "\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(own?.version ?? 0)\">"
    }
}

extension Visit<Member> {
    /// The day of the address.
    var holidayDay: Day {
        get throws {
            guard let day = Day(try path("tanggal")), HolidayDays.years.contains(day.year) else {
                throw Problem.notFound
            }
            return day
        }
    }
}
