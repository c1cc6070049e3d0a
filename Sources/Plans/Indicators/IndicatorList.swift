import People
import Storage
import Web

/// The indicators of a plan as a flat list: sorted, searched, in pages.
enum IndicatorList {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let query = ListQuery(visit)
        let (plan, table) = try await planned(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        let version = plan.versionQuery
        let links = table.rows.map { row in
            guard case .text(let code) = row[0] else { return base }
            return "\(base)/\(code.split(separator: ".").dropLast().joined(separator: "."))\(version)#\(code)"
        }
        return visit.page(Frame(words[PlanWord.indicatorList], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)\(version)">\(plan.called(words))</a></li><li aria-current="page">\(words[PlanWord.indicatorList])</li></ol></nav>
                \(plan.oldNotice(visit))
                <div class="page-head"><div><h1>\(words[PlanWord.indicatorList])</h1></div>
                <div class="actions"><a class="button" href="\(base)/indikator.csv\(version)">\(visit.icon("download")) CSV</a><a class="button" href="\(base)/indikator.json\(version)">JSON</a></div></div>
                <form class="filters" method="get">\(plan.versionField)<div class="wide"><label for="s-q">\(words[PlanWord.word])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(query.words.joined(separator: " "))"></div>
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

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table { try await planned(visit).1 }

    private static func planned(_ visit: Visit<Member>) async throws -> (Plan, Table) {
        let (query, words) = (ListQuery(visit), visit.words)
        let found = try await visit.store.read { reading -> (Plan, Table)? in
            guard let plan = try visit.plan(in: reading) else { return nil }
            return (plan, try rows(plan, query, words, in: reading))
        }
        guard let found else { throw Problem.notFound }
        return found
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
            name: "indikator-\(plan.address)",
            columns: [
                .init("code", words[PlanWord.code]), .init("indicator", words[PlanWord.indicators]),
                .init("sub_activity", words[PlanWord.subActivity]), .init("area", words[PlanWord.area]),
                .init("months", words[PlanWord.months]),
            ], rows: rows, total: try reading.number("SELECT COUNT(*) FROM indicator WHERE \(these)"))
    }
}
