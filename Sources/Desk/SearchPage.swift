import Evidence
import People
import Plans
import Storage
import Subjects
import Web

/// What somebody looks for: by word, number or day, in plans, entries, evidence and people, within what they may see.
struct SearchPage {
    struct Hit: Sendable {
        let label: String
        let address: String
        let kind: String
        let year: String
    }

    /// The order in which kinds are shown; others follow.
    private static let kinds = ["plans.plan", "plans.sub-activity", "plans.entry", "evidence.item", "people.person"]

    @Sendable static func show(_ visit: Visit<Person>) async throws -> Reply {
        let slug = try visit.path("kantor")
        guard let office = visit.person.offices.first(where: { $0.slug == slug }) else { throw Problem.notFound }
        let query = visit.query("q")
        let hits = query.isEmpty ? [] : try await find(query, office, visit)
        let texts = visit.words
        return visit.page(Frame(texts[DeskWord.search])) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(texts[DeskWord.search])</h1><p>\(texts(DeskWord.searchCount, ["query": query, "count": texts.number(hits.count)]))</p></div></div>
                <form class="card" method="get" role="search"><label for="q"><b>\(texts[DeskWord.searchLabel])</b></label><div class="row"><input class="input grow" type="search" id="q" name="q" maxlength="200" value="\(query)"><button class="button button-main">\(texts[DeskWord.search])</button></div><p class="help">\(texts[DeskWord.searchHelp])</p></form>

                """)
            if hits.isEmpty, !query.isEmpty { html.add("<p class=\"empty\">\(texts[DeskWord.searchNothing])</p>") }
            let groups = Dictionary(grouping: hits, by: \.kind)
            for kind in kinds + groups.keys.filter({ !kinds.contains($0) }).sorted() {
                guard let hits = groups[kind] else { continue }
                html.add(
                    "<section data-kind=\"\(kind)\"><h2>\(texts[key: "subject.\(kind)"]) (\(hits.count))</h2><ul class=\"stack\">\n"
                )
                for hit in hits {
                    html.add(
                        "<li><a href=\"\(hit.address)\">\(hit.label)</a> <span class=\"small soft\">\(hit.year)</span></li>\n"
                    )
                }
                html.raw("</ul></section>\n")
            }
        }
    }

    private static func find(_ query: String, _ office: Office, _ visit: Visit<Person>) async throws -> [Hit] {
        let words = query.lowercased().split(separator: " ").map(String.init)
        let (person, day) = (visit.person, SoughtDay(query))
        // The list of people is the office's own; whoever may not open it finds nobody.
        let people = visit.ground.officeNouns.first { $0.path == "orang" }
        let mayReadPeople = people.map { person.may($0.action, in: office.id) } ?? false
        return try await visit.store.read { reading in
            var hits = try Subject.search(words, office: office.id, for: person, in: reading).map {
                Hit(label: $0.label, address: $0.address, kind: $0.kind, year: String($0.year))
            }
            hits += try EvidenceItem.all(
                "evidence.office = \(office.id) AND \(Subject.holding(words))", to: person,
                order: "evidence.number DESC", slice: "LIMIT 50", in: reading
            ).map {
                Hit(
                    label: $0.title, address: "/\(office.slug)/data-dukung/\($0.number)", kind: "evidence.item",
                    year: visit.words.date($0.from))
            }
            if let day {
                hits += try EvidenceItem.all(
                    """
                    evidence.office = \(office.id) AND evidence.from_day <= \(day.last)
                        AND coalesce(evidence.until_day, evidence.from_day) >= \(day.first)
                    """, to: person, slice: "LIMIT 50", in: reading
                ).map {
                    Hit(
                        label: $0.title, address: "/\(office.slug)/data-dukung/\($0.number)", kind: "evidence.item",
                        year: visit.words.date($0.from))
                }
                hits += try Subject.done(from: day.first, until: day.last, office: office.id, for: person, in: reading)
                    .map { Hit(label: $0.label, address: $0.address, kind: $0.kind, year: String($0.year)) }
            }
            if mayReadPeople {
                let name: SQL = .holding(words, in: "lower(person.name || ' ' || coalesce(person.nip, ''))")
                try reading.each(
                    "SELECT number, name, coalesce(nip, '') FROM person WHERE office = \(office.id) AND \(name) ORDER BY name LIMIT 20"
                ) { row in
                    hits.append(
                        Hit(
                            label: try row.text(1), address: "/\(office.slug)/orang/\(try row.int(0))",
                            kind: "people.person", year: ""))
                }
            }
            var seen: Set<String> = []
            return hits.filter { seen.insert($0.address).inserted }
        }
    }
}

/// A day or a month that a query names: `2026-09-15`, `15 September 2026`, `15/9/2026`, `September 2026`.
struct SoughtDay: Equatable {
    let first: Day
    let last: Day

    init?(_ text: String) {
        let parts = text.lowercased().split { " -/.".contains($0) }.map(String.init)
        let names = Words.indonesianMonths.map { $0.lowercased() }
        func month(_ text: String) -> Int? {
            if let number = Int(text) { return number }
            return names.firstIndex { $0 == text || (text.count >= 3 && $0.hasPrefix(text)) }.map { $0 + 1 }
        }
        if let day = Day(text) {
            (first, last) = (day, day)
        } else if parts.count == 3, let number = Int(parts[0]),
            let month = month(parts[1]), let year = Int(parts[2]), let day = Day(year: year, month: month, day: number)
        {
            (first, last) = (day, day)
        } else if parts.count == 2, Int(parts[0]) == nil, let month = month(parts[0]), let year = Int(parts[1]),
            let from = Day(year: year, month: month, day: 1), let until = Day.last(of: month, in: year)
        {
            (first, last) = (from, until)
        } else {
            return nil
        }
    }
}
