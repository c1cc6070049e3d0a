import Testing

@testable import Web

@Suite struct PlotTests {
    private static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]
    private static let hostile = "<script>\"Rina\" & 'Budi'</script>"
    private static let nobody = UnitBars.Row("Sari", done: 0, waiting: 0, underWay: 0, late: 0, total: 0)

    private func texts(_ id: String = "plot", saying word: String = "Kemajuan") -> PlotTexts {
        PlotTexts(id: id, title: word, summary: word, table: word, empty: "Belum ada", months: Self.months)
    }

    private func text(_ write: (inout HTML) -> Void) -> String {
        var html = HTML(capacity: 4096)
        write(&html)
        return String(decoding: html.bytes, as: UTF8.self)
    }

    private func curve(_ planned: [Int], _ done: [Int], now: Int, axis: YearCurve.Axis = .percent) -> String {
        let names = YearCurve.Names(month: "Bulan", planned: "Rencana", done: "Selesai")
        return text {
            YearCurve(texts: texts(), names: names, planned: planned, done: done, now: now, axis: axis).write(&$0)
        }
    }

    private func marks(_ series: [MarkBars.Series], now: Int = 9) -> String {
        text { MarkBars(texts: texts(), series: series, now: now, month: "Bulan", total: "Jumlah").write(&$0) }
    }

    private func bars(_ rows: [UnitBars.Row], saying word: String = "kata", _ length: UnitBars.Length = .share)
        -> String
    {
        let names = UnitBars.Names(
            unit: word, done: word, waiting: word, underWay: word, late: word, rest: word, total: word)
        return text { UnitBars(texts: texts(saying: word), names: names, rows: rows, length: length).write(&$0) }
    }

    private func heat(_ rows: [HeatGrid.Row], saying word: String = "kata", now: Int = 9) -> String {
        let names = HeatGrid.Names(row: word, done: word, late: word, none: word)
        return text { HeatGrid(texts: texts(saying: word), names: names, rows: rows, now: now).write(&$0) }
    }

    /// The numbers of the table behind a plot, row by row.
    private func table(_ plot: String) -> [[Int?]] {
        plot.components("<tr><th scope=\"row\"").dropFirst().map { row in
            row.components("<td class=\"number\">").dropFirst().map { Int($0.prefix { $0 != "<" }) }
        }
    }

    @Test func `words are escaped wherever they stand`() {
        let word = Self.hostile
        let cell = HeatGrid.Cell(done: 1, late: 1, total: 2)
        let names = YearCurve.Names(month: word, planned: word, done: word)
        let plots = [
            bars([.init(word, address: word, done: 1, waiting: 0, underWay: 0, late: 1, total: 3)], saying: word),
            heat([.init(word, address: word, cells: [cell])], saying: word), heat([], saying: word),
            text {
                MarkBars(
                    texts: texts(saying: word), series: [.init(.late, word, counts: [1])], now: 1, month: word,
                    total: word
                ).write(&$0)
            },
            text { YearCurve(texts: texts(saying: word), names: names, planned: [1], done: [1], now: 1).write(&$0) },
        ]

        for plot in plots {
            #expect(!plot.contains("<script"))
            #expect(!plot.contains("'") && !plot.contains("\"Rina\""))
            #expect(plot.contains("&lt;script&gt;&quot;Rina&quot; &amp; &#39;Budi&#39;"))
        }
    }

    @Test func `a plot has no style and no script of its own`() {
        let plots = [
            curve([1], [1], now: 1), marks([.init(.late, "lewat", counts: [3])]), bars([Self.nobody]),
            heat([.init("Sari", address: "/u", cells: [.init(done: 1, late: 1, total: 2)])]),
        ]

        for plot in plots { #expect(!plot.contains("style=") && !plot.contains("<style") && !plot.contains(" on")) }
    }

    @Test(arguments: [0, 1, 6, 12])
    func `a year of nothing is drawn without a number that is none`(now: Int) {
        let zeros = [Int](repeating: 0, count: 12)
        let plots = [
            curve([], [], now: now), curve(zeros, zeros, now: now), curve(zeros, zeros, now: now, axis: .count),
            curve(zeros, [0, 3, 3], now: now), marks([], now: now),
            marks([.init(.done, "selesai", counts: zeros)], now: now),
            bars([]), bars([Self.nobody]), bars([Self.nobody], .count), heat([], now: now),
            heat([.init("Sari", address: "/u", cells: [])], now: now),
        ]

        for plot in plots {
            #expect(!plot.lowercased().contains("nan") && !plot.contains("inf") && !plot.contains("=\"-"))
            #expect(plot.hasPrefix("<figure") && plot.hasSuffix("</figure>\n"))
        }
        for plot in [plots[0], plots[1], plots[4], plots[5], plots[6], plots[9]] { #expect(plot.contains("Belum ada")) }
    }

    @Test func `what can't be is drawn within its edges`() {
        let plots = [
            curve([5, 3, -4], [9, -1], now: 99), marks([.init(.done, "selesai", counts: [-5, 2])]),
            bars([.init("Sari", done: 9, waiting: 9, underWay: -9, late: 9, total: 3)]),
            heat([
                .init(
                    "Sari", address: "/u",
                    cells: [.init(done: 9, late: 9, total: 4), .init(done: -1, late: -1, total: -1)])
            ]),
        ]

        for plot in plots { #expect(!plot.contains("=\"-") && !plot.contains(">-")) }
        #expect(plots[3].contains(">100<"))
    }

    @Test func `the curve ends at the present and its table says the same`() {
        let planned = [20, 48, 75, 117, 136, 158, 175, 188, 201, 214, 227, 261]
        let done = [15, 39, 59, 91, 104, 120, 134, 144, 146, 999, 999, 999]

        let plot = curve(planned, done, now: 9)

        #expect(table(plot).map { $0[0] } == planned)
        #expect(table(plot).map { $0[1] } == done.prefix(9).map { $0 } + [nil, nil, nil])
        #expect(plot.components("<line x1").count - 1 == 12 + 9)
        #expect(plot.contains("146 · 55%") && plot.contains("Rencana 261"))
        #expect(plot.components("aria-current=\"date\">September").count == 2)
    }

    @Test(arguments: [1, 3, 4, 5, 9, 40, 99, 1000, 123_456_789])
    func `an axis of counts has at most four lines`(most: Int) {
        let lines = curve([most], [], now: 0, axis: .count).components("class=\"plot-grid\"").count - 1

        #expect((1...4).contains(lines))
    }

    @Test func `marks are stacked in their order whatever order they come in, and the table adds them up`() {
        let series = PlotMark.allCases.enumerated().map { index, mark in
            MarkBars.Series(mark, mark.rawValue, counts: (1...12).map { $0 * index })
        }

        let plot = marks(series.reversed())

        #expect(plot == marks(series))
        #expect(table(plot).count == 12)
        for (month, row) in table(plot).enumerated() {
            #expect(row == (0..<9).map { $0 * (month + 1) } + [36 * (month + 1)])
        }
    }

    @Test func `a stack is as high as its total, not as its rounded parts`() {
        let series = PlotMark.allCases.map { MarkBars.Series($0, $0.rawValue, counts: [1, 0, 1000]) }
        let whole = [MarkBars.Series(.done, "selesai", counts: [9, 0, 9000])]

        func numbers(_ plot: String) -> [Substring] {
            plot.components("<text class=\"plot-count").dropFirst().map { $0.prefix { $0 != "<" } }
        }

        #expect(numbers(marks(series)) == numbers(marks(whole)))
        #expect(numbers(marks(series)).count == 2)
    }

    @Test func `every mark has a fill unlike the others`() {
        let fills = PlotMark.allCases.map { mark in text { $0.add(mark.fill(id: "plot")) } }
        let patterns = text { PlotMark.patterns(&$0, of: PlotMark.allCases, id: "plot") }

        #expect(Set(fills).count == 9)
        for fill in fills where fill.contains("url(#") {
            let name = fill.components("url(#")[1].prefix { $0 != ")" }
            #expect(patterns.contains("<pattern id=\"\(name)\""))
        }
    }

    @Test func `units' bars and their table add up to the total`() {
        let row = UnitBars.Row("Sari", address: "/unit/1", done: 31, waiting: 4, underWay: 6, late: 5, total: 62)
        let other = UnitBars.Row("Budi", done: 1, waiting: 0, underWay: 0, late: 0, total: 124)

        let (shares, counts) = (bars([row, other]), bars([row, other], .count))

        #expect(table(shares) == [[31, 4, 6, 5, 16, 62], [1, 0, 0, 0, 123, 124]])
        #expect(table(counts) == table(shares))
        #expect(shares.contains("x=\"0%\" y=\"1\" width=\"50%\"") && counts.contains("x=\"0%\" y=\"1\" width=\"25%\""))
        #expect(shares.contains("<a href=\"/unit/1\">Sari</a>") && !shares.contains("href=\"\""))
    }

    @Test func `a cell of the grid says a hundred only of what is whole, and never hides what is late`() {
        let nearly = HeatGrid.Cell(done: 999, late: 1, total: 1000)
        let begun = HeatGrid.Cell(done: 1, late: 0, total: 1000)

        #expect((nearly.percent, nearly.shade, nearly.hatch) == (99, 4, 1))
        #expect((begun.percent, begun.shade, begun.hatch) == (0, 1, 0))
        #expect(HeatGrid.Cell(done: 4, late: 0, total: 4).shade == 5)
        #expect(HeatGrid.Cell(done: 0, late: 4, total: 4).hatch == 4)
    }

    @Test func `a row of the grid has twelve cells, a link and its sums`() {
        let cells = (1...15).map { HeatGrid.Cell(done: $0, late: 1, total: 20) }

        let plot = heat([.init("Sari", address: "/unit/1", cells: cells)])

        #expect(plot.components("<td role=\"cell\" class=\"heat-").count - 1 == 12)
        #expect(plot.contains("<a href=\"/unit/1\">Sari</a>"))
        #expect(plot.contains("<b>78</b>/240") && plot.contains("class=\"sum late\">12<"))
    }

    @Test func `no id stands twice on a page, and every one that is referred to is there`() {
        let names = UnitBars.Names(unit: "", done: "", waiting: "", underWay: "", late: "", rest: "", total: "")
        let series = PlotMark.allCases.map { MarkBars.Series($0, $0.rawValue, counts: [1]) }
        let page = text { html in
            for id in ["satu", "dua"] {
                MarkBars(texts: texts(id + "-m"), series: series, now: 1, month: "", total: "").write(&html)
                UnitBars(texts: texts(id + "-u"), names: names, rows: [Self.nobody, Self.nobody]).write(&html)
                YearCurve(
                    texts: texts(id + "-k"), names: .init(month: "", planned: "", done: ""), planned: [1], done: [1],
                    now: 1
                ).write(&html)
            }
        }

        func values(after start: String, to end: Character) -> [Substring] {
            page.components(start).dropFirst().map { $0.prefix { $0 != end } }
        }
        let ids = values(after: " id=\"", to: "\"")
        let named = values(after: "aria-labelledby=\"", to: "\"").flatMap { $0.split(separator: " ") }
        let filled = values(after: "url(#", to: ")")

        #expect(Set(ids).count == ids.count)
        #expect(!named.isEmpty && !filled.isEmpty)
        #expect(Set(named).union(filled).isSubset(of: ids))
    }

    @Test func `an id that would end its attribute or its reference is made plain`() {
        #expect(texts("a b)\"<#é").id == "a-b------")
        #expect(texts("unit-7").id == "unit-7")
    }

    @Test func `numbers are written as the site writes them`() {
        let texts = PlotTexts(id: "p", title: "", summary: "", table: "", empty: "", number: { "n\($0)" })

        let plot = text {
            MarkBars(texts: texts, series: [.init(.done, "", counts: [1234])], now: 0, month: "", total: "").write(&$0)
        }

        #expect(plot.contains(">n1234</text>") && plot.contains("<td class=\"number\">n1234</td>"))
    }
}

extension String {
    /// The pieces between the places where `separator` stands.
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
