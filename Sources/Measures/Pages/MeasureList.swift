import People
import Storage
public import Web

/// Every measure with the office's figure of a month.
struct MeasureList: Sendable {
    let catalogue: Catalogue

    @Sendable func show(_ visit: Visit<Member>) async throws -> Reply {
        let words = visit.words
        let (table, base) = (try await table(visit), "/\(visit.office.slug)/ukuran")
        let month = KeptFigure.month(visit.month.month, of: visit.month.year)
        let links = table.rows.map { row in
            guard case .text(let key) = row[0] else { return base }
            return "\(base)/\(key)?bulan=\(month)"
        }
        return visit.page(Frame(words[MeasureWord.noun], noun: MeasureRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[MeasureWord.noun])</h1><p>\(words[MeasureWord.nounHelp])</p><p><b>\(words.month(visit.month.month)) \(visit.month.year)</b></p></div>
                <div class="actions">\(visit.monthTurn(base))<a class="button" href="\(base).csv?bulan=\(month)">\(visit.icon("download")) CSV</a></div></div>
                <form class="filters" method="get"><div class="wide"><label for="s-q">\(words[MeasureWord.find])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(visit.query("q"))"></div><input type="hidden" name="bulan" value="\(month)"><div class="tight"><button class="button">\(words[MeasureWord.filter])</button></div></form>
                \(table.page(visit, ListQuery(visit), sortable: [], links: links))
                """)
        }
    }

    @Sendable func table(_ visit: Visit<Member>) async throws -> Table {
        let (words, office) = (visit.words, visit.office.id)
        let (year, month) = visit.month
        let sought = visit.query("q").lowercased().split(separator: " ")
        let catalogue = try await visit.store.read { try self.catalogue.of(office, in: $0) }
        let measures = catalogue.measures.filter { measure in
            let text =
                "\(measure.key) \(measure.title.id) \(measure.title.en) \(catalogue.title(ofSource: measure.served, words))"
                .lowercased()
            return sought.allSatisfy { text.contains($0) }
        }
        let keys = measures.map(\.key)
        let figures = try await visit.store.read { try KeptFigure.all(keys, office: office, year: year, in: $0) }
        let query = ListQuery(visit)
        let page = measures.dropFirst((query.page - 1) * ListQuery.pageSize).prefix(ListQuery.pageSize)
        return Table(
            name: "ukuran",
            columns: [
                .init("key", words[MeasureWord.key]), .init("title", words[MeasureWord.title]),
                .init("figure", words[MeasureWord.figure]), .init("served", words[MeasureWord.served]),
            ],
            rows: page.map { measure in
                [
                    .text(measure.key), .text(words[measure.title]),
                    .text(catalogue.text(measure, figures[measure.key]?[month], words)),
                    .text(catalogue.title(ofSource: measure.served, words)),
                ]
            }, total: measures.count)
    }
}

extension Catalogue {
    /// A figure in words; of what nothing measures yet, that it isn't there yet.
    public func text(_ measure: Measure, _ kept: KeptFigure?, _ words: Words) -> String {
        if source(of: measure.key) == nil { return words[MeasureWord.unavailable] }
        return measure.text(kept?.figure ?? .unsaid, words)
    }
}
