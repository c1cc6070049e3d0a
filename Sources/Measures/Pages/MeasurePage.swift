import Foundation
import People
import Storage
import Web

/// A figure and how it came about: what is counted, month by month, down to the records that the reader may see.
struct MeasurePage {
    let visit: Visit<Member>
    let catalogue: Catalogue
    let measure: Measure
    let year: Int
    let month: Int
    let part: String
    /// The parts of the office that have figures of their own, with what they are called.
    let parts: [(part: String, title: String)]
    let figures: [Int: KeptFigure]
    let records: [MeasureSource.Record]?

    private var words: Words { visit.words }

    static func load(_ visit: Visit<Member>, _ catalogue: Catalogue) async throws -> MeasurePage {
        let (office, person, today) = (visit.office, visit.person, visit.today)
        let catalogue = try await visit.store.read { try catalogue.of(office.id, in: $0) }
        guard let measure = catalogue[try visit.path("kunci")] else { throw Problem.notFound }
        let (year, month) = visit.month
        let part = visit.query("bagian")
        let words = visit.words
        let (figures, records, parts) = try await visit.store.read { reading in
            let place = MeasureSource.Place(measure.key, month: month, part: part)
            return (
                try KeptFigure.all([measure.key], office: office.id, year: year, part: part, in: reading),
                try catalogue.source(of: measure.key)?.records(place, office, year, today, person, reading),
                try Self.parts(of: measure.key, office: office.id, year: year, words, in: reading)
            )
        }
        return MeasurePage(
            visit: visit, catalogue: catalogue, measure: measure, year: year, month: month, part: part, parts: parts,
            figures: figures[measure.key] ?? [:], records: records)
    }

    private static func parts(
        of measure: String, office: String, year: Int, _ words: Words, in reading: Reading
    ) throws -> [(part: String, title: String)] {
        let found = try reading.texts(
            """
            SELECT DISTINCT part FROM figure WHERE office = \(office) AND measure = \(measure) AND part <> ''
                AND month BETWEEN \(KeptFigure.month(1, of: year)) AND \(KeptFigure.month(12, of: year))
            """)
        let units = try People.Unit.all(of: office, in: reading)
        return found.compactMap { part in
            let sides = part.split(separator: ":", maxSplits: 1).map(String.init)
            guard sides.count == 2 else { return nil }
            if sides[0] == "area" { return (part, words(MeasureWord.area, ["number": sides[1]])) }
            return units.first { $0.id == sides[1] }.map { (part, $0.name) }
        }
        .sorted { $0.title.localizedStandardCompare($1.title) == .orderedAscending }
    }

    /// The way between the whole office and its parts.
    private func chips(_ base: String, _ html: inout HTML) {
        guard !parts.isEmpty else { return }
        let month = KeptFigure.month(month, of: year)
        html.raw("<ul class=\"chips screen-only\">")
        for one in [(part: "", title: words[MeasureWord.wholeOffice])] + parts {
            html.add(
                "<li><a class=\"chip\" href=\"\(base)/\(measure.key)?bulan=\(month)\("&amp;bagian=\(one.part)", if: !one.part.isEmpty)\"\(" aria-current=\"page\"", if: one.part == part)>\(one.title)</a></li>"
            )
        }
        html.raw("</ul>\n")
    }

    func reply() -> Reply {
        let title = words[measure.title]
        let base = "/\(visit.office.slug)/ukuran"
        return visit.page(Frame(title, noun: MeasureRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[MeasureWord.crumbs])"><ol><li><a href="\(base)">\(words[MeasureWord.noun])</a></li><li aria-current="page">\(title)</li></ol></nav>
                <div class="page-head"><div><h1>\(title)</h1><p>\(words.month(month)) \(year)</p></div><div class="actions">\(visit.monthTurn("\(base)/\(measure.key)"))</div></div>

                """)
            chips(base, &html)
            html.add(
                """
                <section class="card stack" aria-labelledby="nilai"><h2 id="nilai">\(words[MeasureWord.figure])</h2><p class="figure" data-figure>\(catalogue.text(measure, figures[month], words))</p>

                """)
            facts(&html)
            html.raw("</section>\n")
            months(&html)
            behind(&html)
        }
    }

    private func facts(_ html: inout HTML) {
        html.raw("<dl class=\"facts small\">")
        func fact(_ word: MeasureWord, _ text: String) { html.add("<dt>\(words[word])</dt><dd>\(text)</dd>") }
        fact(.counted, words[measure.numerator])
        if let denominator = measure.denominator { fact(.of, words[denominator]) }
        fact(.covers, words[key: "measures.covers.\(measure.covers.rawValue)"])
        fact(.empty, words[key: "measures.empty.\(measure.empty.rawValue)"])
        fact(.direction, words[key: "measures.direction.\(measure.direction.rawValue)"])
        fact(.served, catalogue.title(ofSource: measure.served, words))
        if let source = measure.source { fact(.rule, source) }
        if let kept = figures[month] {
            fact(.changedAt, visit.moment(kept.at))
            if kept.isOld(for: measure, on: visit.today, year: year, month: month, at: visit.office.day(of: kept.at)) {
                fact(.freshness, words(MeasureWord.old, ["days": String(measure.freshDays)]))
            }
        }
        html.raw("</dl>\n")
    }

    /// The year's months, as bars and as a table.
    private func months(_ html: inout HTML) {
        guard catalogue.source(of: measure.key) != nil else { return }
        html.add(
            "<section class=\"card stack\" aria-labelledby=\"bulan-bulan\"><h2 id=\"bulan-bulan\">\(words[MeasureWord.byMonth])</h2>\n"
        )
        html.add(Trend(measure, figures, words).bars)
        html.add(
            "<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[MeasureWord.month])</th><th scope=\"col\">\(words[MeasureWord.figure])</th></tr></thead><tbody>\n"
        )
        for month in 1...12 {
            html.add(
                "<tr><th scope=\"row\">\(words.month(month))</th><td>\(catalogue.text(measure, figures[month], words))</td></tr>\n"
            )
        }
        let year = measure.over((1...12).map { figures[$0]?.figure ?? .unsaid })
        html.add(
            "<tr><th scope=\"row\">\(words[MeasureWord.wholeYear])</th><td><b>\(measure.text(year, words))</b></td></tr></tbody></table></div></section>\n"
        )
    }

    private func behind(_ html: inout HTML) {
        html.add(
            "<section class=\"card stack\" aria-labelledby=\"catatan\"><h2 id=\"catatan\">\(words[MeasureWord.behind])</h2>\n"
        )
        guard let records else {
            html.add("<p class=\"empty\">\(words[MeasureWord.unavailableHelp])</p></section>\n")
            return
        }
        if records.isEmpty { html.add("<p class=\"soft\">\(words[MeasureWord.noRecords])</p>") }
        list(.counts, records.filter(\.isCounted), &html)
        list(.countsNot, records.filter { !$0.isCounted }, &html)
        html.raw("</section>\n")
    }

    private func list(_ word: MeasureWord, _ records: [MeasureSource.Record], _ html: inout HTML) {
        guard !records.isEmpty else { return }
        html.add("<h3>\(words(word, ["count": words.number(records.count)]))</h3><ul class=\"worklist\">\n")
        for record in records.prefix(500) { html.add("<li><a href=\"\(record.address)\">\(record.label)</a></li>\n") }
        html.raw("</ul>\n")
    }
}

extension KeptFigure {
    /// Whether a present month's figure has not been renewed for longer than its measure allows.
    func isOld(for measure: Measure, on today: Day, year: Int, month: Int, at day: Day) -> Bool {
        (year, month) == (today.year, today.month) && figure.isSaid
            && today.sinceEpoch - day.sinceEpoch > measure.freshDays
    }
}
