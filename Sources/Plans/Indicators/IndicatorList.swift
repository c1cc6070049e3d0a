import People
import Storage
import Web

/// The indicators of a plan as a flat list: sorted, searched, in pages.
enum IndicatorList {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let year = try visit.number("tahun")
        let query = ListQuery(visit)
        let table = try await table(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(year)"
        let links = table.rows.map { row in
            guard case .text(let code) = row[0] else { return base }
            return "\(base)/\(code.split(separator: ".").dropLast().joined(separator: "."))#\(code)"
        }
        return visit.page(Frame(words[PlanWord.indicatorList], year: year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(words(PlanWord.planOf, ["year": String(year)]))</a></li><li aria-current="page">\(words[PlanWord.indicatorList])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[PlanWord.indicatorList])</h1></div>
                <div class="actions"><a class="button" href="\(base)/indikator.csv">\(visit.icon("download")) CSV</a><a class="button" href="\(base)/indikator.json">JSON</a></div></div>
                <form class="filters" method="get"><div class="wide"><label for="s-q">\(words[PlanWord.word])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(query.words.joined(separator: " "))"></div>
                <div class="tight"><button class="button">\(words[PlanWord.filter])</button></div></form>
                \(table.page(visit, query, sortable: Set(sortable.keys), links: links))
                """)
        }
    }

    private static let sortable: [String: SQL] = [
        "code": "indicator.position", "indicator": "indicator.wording", "area": "indicator.position",
        "sub_activity": """
        (SELECT title FROM sub_activity WHERE sub_activity.plan = indicator.plan
            AND sub_activity.version = indicator.version AND sub_activity.position = indicator.sub_activity)
        """,
    ]

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let year = try visit.number("tahun")
        let (office, person, query, words) = (visit.office.id, visit.person, ListQuery(visit), visit.words)
        let table = try await visit.store.read { reading -> Table? in
            guard let plan = try Plan.visible(year, office: office, to: person, in: reading) else { return nil }
            return try rows(plan, query, words, in: reading)
        }
        guard let table else { throw Problem.notFound }
        return table
    }

    private static func rows(_ plan: Plan, _ query: ListQuery, _ words: Words, in reading: Reading) throws -> Table {
        let these: SQL =
            """
            indicator.plan = \(plan.id) AND indicator.version = \(plan.version) AND \(query.holding("indicator.wording"))
            """
        // Beside the list, not joined to it: each title is read once, in order.
        var titles: [String] = []
        try reading.each(
            "SELECT title FROM sub_activity WHERE plan = \(plan.id) AND version = \(plan.version) ORDER BY position"
        ) { titles.append(try $0.text(0)) }
        var rows: [[Table.Cell]] = []
        var positions: [Int] = []
        try reading.each(
            """
            SELECT indicator.code, indicator.wording, indicator.sub_activity, indicator.position
            FROM indicator WHERE \(these)
            ORDER BY \(query.order(sortable, otherwise: "indicator.position")) \(query.slice)
            """
        ) { row in
            let code = try row.text(0)
            positions.append(try row.int(3))
            rows.append([
                .text(code), .text(try row.text(1)), .text(titles[try row.int(2) - 1]),
                // A code begins with the number of its area.
                .number(Int(Substring(code.utf8.prefix { $0 != UInt8(ascii: ".") })) ?? 0),
                .none,
            ])
        }
        let first = positions.min() ?? 0
        var months = [MonthSet](repeating: MonthSet(), count: (positions.max() ?? 0) - first + 1)
        try reading.each(
            """
            SELECT indicator, month FROM indicator_month
            WHERE plan = \(plan.id) AND version = \(plan.version)
                AND indicator BETWEEN \(first) AND \(first + months.count - 1)
            """
        ) { row in months[try row.int(0) - first].insert(try row.int(1)) }
        for (index, position) in positions.enumerated() { rows[index][4] = .numbers(months[position - first].all) }
        return Table(
            name: "indikator-\(plan.year)",
            columns: [
                .init("code", words[PlanWord.code]), .init("indicator", words[PlanWord.indicators]),
                .init("sub_activity", words[PlanWord.subActivity]), .init("area", words[PlanWord.area]),
                .init("months", words[PlanWord.months]),
            ], rows: rows, total: try reading.number("SELECT COUNT(*) FROM indicator WHERE \(these)"))
    }
}
