import People
import Storage
import Web

/// All proofs of an office that the visitor may see: found by word, kind, unit and days.
enum EvidenceList {
    struct Filter {
        var kind: EvidenceItem.Kind?
        var unit = ""
        var from: Day?
        var until: Day?
        var lack = ""
        var numbers: [Int] = []

        init(_ visit: Visit<Member>) {
            kind = EvidenceItem.Kind(rawValue: visit.query("jenis"))
            unit = visit.query("unit")
            (from, until) = (Day(visit.query("dari")), Day(visit.query("sampai")))
            lack = visit.query("kurang")
            numbers = visit.query("nomor").split(separator: ",").prefix(100).compactMap { Int($0) }
        }

        var condition: SQL {
            var all: SQL = "1 = 1"
            if let kind { all = "\(all) AND evidence.kind = \(kind)" }
            if !unit.isEmpty { all = "\(all) AND evidence.unit = \(unit)" }
            if let from { all = "\(all) AND evidence.from_day >= \(from)" }
            if let until { all = "\(all) AND evidence.from_day <= \(until)" }
            if !numbers.isEmpty { all = "\(all) AND evidence.number IN \(list: numbers)" }
            if lack == "kaitan" {
                all = """
                    \(all) AND NOT EXISTS (SELECT 1 FROM evidence_link WHERE evidence_link.evidence = evidence.id)
                    AND NOT EXISTS (SELECT 1 FROM packet_part WHERE packet_part.evidence = evidence.id)
                    """
            }
            if lack == "tautan" { all = "\(all) AND link_state.state = 'dead'" }
            return all
        }
    }

    private static let sortable: [String: SQL] = [
        "number": "evidence.number", "title": "evidence.title", "from": "evidence.from_day", "owner": "owner.name",
    ]

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (query, words, filter) = (ListQuery(visit), visit.words, Filter(visit))
        let units = try await visit.store.read { try Unit.all(of: visit.office.id, in: $0) }
        let table = try await table(visit)
        let base = "/\(visit.office.slug)/data-dukung"
        let links = table.rows.map { row in
            guard case .text(let code) = row[0] else { return base }
            return "\(base)/\(code.dropFirst(3))"
        }
        let mayAdd = visit.person.may(.addEvidence, in: visit.office.id)
        return visit.page(Frame(words[EvidenceWord.noun], noun: EvidenceRoutes.noun.key)) { html in
            html.add(
                """
                <div class="page-head"><div><h1>\(words[EvidenceWord.noun])</h1><p>\(words[EvidenceWord.nounHelp])</p></div>
                <div class="actions">\("<a class=\"button button-main\" href=\"\(base)/tambah\">\(visit.icon("plus")) \(words[EvidenceWord.add])</a>", if: mayAdd)<a class="button" href="\(base).csv\(visit.querySuffix)">\(visit.icon("download")) CSV</a><a class="button" href="\(base)/paket\(visit.querySuffix)">ZIP</a></div></div>

                """)
            if let count = Int(visit.query("sama")) {
                html.add(visit.note("\(words(EvidenceWord.knownCount, ["count": String(count)]))"))
            }
            filters(visit, filter, query, units, &html)
            if table.rows.isEmpty, query.words.isEmpty {
                html.add("<p class=\"empty\">\(words[EvidenceWord.none])</p>")
            } else {
                html.add(table.page(visit, query, sortable: Set(sortable.keys), links: links))
            }
        }
    }

    private static func filters(
        _ visit: Visit<Member>, _ filter: Filter, _ query: ListQuery, _ units: [Unit], _ html: inout HTML
    ) {
        let words = visit.words
        func option(_ value: String, _ title: String, _ chosen: Bool) -> HTML {
            "<option value=\"\(value)\"\(" selected", if: chosen)>\(title)</option>"
        }
        html.add(
            """
            <form class="filters" method="get"><div class="wide"><label for="s-q">\(words[EvidenceWord.word])</label><input class="input" type="search" id="s-q" name="q" maxlength="200" value="\(query.words.joined(separator: " "))"></div>
            <div><label for="s-jenis">\(words[EvidenceWord.kind])</label><select class="input" id="s-jenis" name="jenis">\(option("", words[EvidenceWord.allKinds], filter.kind == nil))
            """)
        for kind in EvidenceItem.Kind.allCases {
            html.add(option(kind.rawValue, words[kind.word], kind == filter.kind))
        }
        html.add(
            "</select></div><div><label for=\"s-unit\">\(words[EvidenceWord.unit])</label><select class=\"input\" id=\"s-unit\" name=\"unit\">\(option("", words[EvidenceWord.allUnits], filter.unit.isEmpty))"
        )
        for unit in units { html.add(option(unit.id, unit.name, unit.id == filter.unit)) }
        html.add(
            """
            </select></div>
            <div><label for="s-dari">\(words[EvidenceWord.fromDay])</label><input class="input" type="date" id="s-dari" name="dari" value="\(filter.from?.description ?? "")"></div>
            <div><label for="s-sampai">\(words[EvidenceWord.untilDay])</label><input class="input" type="date" id="s-sampai" name="sampai" value="\(filter.until?.description ?? "")"></div>
            <div><label for="s-kurang">\(words[EvidenceWord.lack])</label><select class="input" id="s-kurang" name="kurang">\(option("", "–", filter.lack.isEmpty))\(option("kaitan", words[EvidenceWord.lackLink], filter.lack == "kaitan"))\(option("tautan", words[EvidenceWord.deadLink], filter.lack == "tautan"))</select></div>
            <div class="tight"><button class="button">\(words[EvidenceWord.filter])</button></div></form>

            """)
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (query, words, filter) = (ListQuery(visit), visit.words, Filter(visit))
        let (person, office) = (visit.person, visit.office.id)
        let condition: SQL =
            "evidence.office = \(office) AND \(filter.condition) AND \(query.holding("subject.folded || ' ' || coalesce(file.name, '')"))"
        // What is only shown need not be joined in order to count.
        let counted: SQL =
            query.words.isEmpty && filter.lack != "tautan"
            ? "evidence JOIN subject ON subject.id = evidence.id" : EvidenceItem.source
        let (items, total) = try await visit.store.read { reading in
            (
                try EvidenceItem.all(
                    condition, to: person, order: query.order(sortable, otherwise: "evidence.number DESC"),
                    slice: query.slice, in: reading),
                try reading.number(
                    "SELECT COUNT(*) FROM \(counted) WHERE \(condition) AND \(EvidenceItem.visible(to: person))"
                )
            )
        }
        return Table(
            name: "data-dukung",
            columns: [
                .init("number", words[EvidenceWord.number]), .init("title", words[EvidenceWord.titleField]),
                .init("from", words[EvidenceWord.day]), .init("kind", words[EvidenceWord.kind]),
                .init("unit", words[EvidenceWord.unit]), .init("owner", words[EvidenceWord.broughtBy]),
                .init("name", words[EvidenceWord.fileName]), .init("sha256", "SHA-256"),
            ],
            rows: items.map { item in
                [
                    .text("DD-\(item.number)"), .text(item.title), .day(item.from),
                    .text(words[item.kind.word]), .text(item.unitName ?? words[EvidenceWord.wholeOffice]),
                    .text(item.ownerName), .text(item.content?.file?.name ?? item.content?.address),
                    .text(item.content?.file.map { String($0.hash.prefix(12)) }),
                ]
            }, total: total)
    }
}

extension EvidenceItem.Kind {
    var word: EvidenceWord {
        switch self {
        case .file: .kindFile
        case .link: .kindLink
        case .packet: .packet
        }
    }
}
