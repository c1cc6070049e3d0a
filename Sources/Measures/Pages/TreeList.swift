import People
import Storage
import Web

/// Every measure over the offices below: value, how many of them reported, how many late.
struct TreeList: Sendable {
    let catalogue: Catalogue

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let words = visit.words
        let (table, base) = (try await table(visit), "/\(visit.office.slug)/wilayah")
        let month = KeptFigure.month(visit.month.month, of: visit.month.year)
        let links = table.rows.map { row in
            guard case .text(let key) = row[0] else { return base }
            return "\(base)/\(key)?bulan=\(month)"
        }
        return visit.page(Frame(words[MeasureWord.tree], noun: MeasureRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[MeasureWord.tree])</h1><p>\(words[MeasureWord.treeHelp])</p><p><b>\(words.month(visit.month.month)) \(visit.month.year)</b></p></div>
                <div class="actions">\(visit.monthTurn(base))<a class="button" href="\(base).csv?bulan=\(month)">\(visit.icon("download")) CSV</a></div></div>

                """)
            if table.rows.isEmpty {
                html.add("<p class=\"empty\">\(words[MeasureWord.treeEmpty])</p>")
            } else {
                html.add(table.page(visit, ListQuery(visit), sortable: [], links: links))
            }
        }
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        let (words, office) = (visit.words, visit.office.id)
        let (year, month) = visit.month
        guard let last = Day.last(of: month, in: year) else { throw Problem.notFound }
        let (all, expected) = try await visit.store.read { reading in
            (
                try RollUp.all(below: office, year: year, month: month, in: reading),
                try OfficeTree.count(below: office, on: last, in: reading)
            )
        }
        // What nothing measures yet has no figures anywhere.
        let measures = catalogue.measures.filter {
            expected > 0 && (all[$0.key] != nil || catalogue.source(of: $0.key) != nil)
        }
        let silent = RollUp(figure: .unsaid, reported: 0, late: 0, expected: expected)
        return Table(
            name: "wilayah", columns: [.init("key", words[MeasureWord.key])] + TreeColumns.titles(.title, words),
            rows: measures.map { measure in
                [.text(measure.key)]
                    + TreeColumns.cells(
                        words[measure.title], measure, all[measure.key] ?? silent, words)
            })
    }
}

/// One measure, office by office.
struct TreeOfMeasure: Sendable {
    let catalogue: Catalogue

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let words = visit.words
        guard let measure = catalogue[try visit.path("kunci")] else { throw Problem.notFound }
        let (table, base) = (try await table(visit), "/\(visit.office.slug)/wilayah")
        let title = words[measure.title]
        let month = KeptFigure.month(visit.month.month, of: visit.month.year)
        return visit.page(Frame(title, noun: MeasureRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[MeasureWord.crumbs])"><ol><li><a href="\(base)?bulan=\(month)">\(words[MeasureWord.tree])</a></li><li aria-current="page">\(title)</li></ol></nav>
                <div class="page-head"><div><h1>\(title)</h1><p>\(words.month(visit.month.month)) \(visit.month.year)</p></div><div class="actions">\(visit.monthTurn("\(base)/\(measure.key)"))</div></div>
                \(table.page(visit, ListQuery(visit), sortable: [], links: table.rows.map { _ in "/\(visit.office.slug)/ukuran/\(measure.key)?bulan=\(month)" }))
                """)
        }
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        guard let measure = catalogue[try visit.path("kunci")] else { throw Problem.notFound }
        let (words, office) = (visit.words, visit.office.id)
        let (year, month) = visit.month
        let children = try await visit.store.read {
            try RollUp.each(measure.key, below: office, year: year, month: month, in: $0)
        }
        return Table(
            name: measure.key, columns: TreeColumns.titles(.office, words),
            rows: children.map { TreeColumns.cells($0.office.name, measure, $0.rollUp, words) })
    }
}

/// Value, reported of expected, late: the columns of both lists.
enum TreeColumns {
    static func titles(_ first: MeasureWord, _ words: Words) -> [Table.Column] {
        [
            .init("name", words[first]), .init("figure", words[MeasureWord.figure]),
            .init("reported", words[MeasureWord.reported]), .init("expected", words[MeasureWord.expected]),
            .init("late", words[MeasureWord.late]),
        ]
    }

    static func cells(_ name: String, _ measure: Measure, _ one: RollUp, _ words: Words) -> [Table.Cell] {
        let text = measure.overTree == .none ? words[MeasureWord.notSummed] : measure.text(one.figure, words)
        return [.text(name), .text(text), .number(one.reported), .number(one.expected), .number(one.late)]
    }
}
