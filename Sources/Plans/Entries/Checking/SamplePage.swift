import Crypto
import Evidence
import Foundation
import People
import Storage
import Web

/// A random sample of what was submitted or approved: the same seed draws the same entries, so that anybody can see that
/// they were not picked.
enum SamplePage {
    struct Drawn {
        let entry: Entry
        let code: String
        let text: String
        let address: String
        let proofs: Int
        /// Who looked at it already, and what they found.
        let verdicts: [(by: String, fits: Bool)]
    }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let month = Int(visit.query("bulan")) ?? 0
        let size = min(max(1, Int(visit.query("jumlah")) ?? 5), 50)
        let asked = visit.query("benih")
        let seed = asked.isEmpty ? "\(visit.today)" : String(asked.prefix(40))
        let (plan, drawn, total) = try await visit.store.read { reading -> (Plan, [Drawn], Int) in
            let plan = try visit.visiblePlan(in: reading)
            let (drawn, total) = try draw(size, month, seed, plan, visit, in: reading)
            return (plan, drawn, total)
        }
        return page(visit, plan, drawn, total, month: month, size: size, seed: seed)
    }

    private static func draw(
        _ size: Int, _ month: Int, _ seed: String, _ plan: Plan, _ visit: Visit<Member>, in reading: Reading
    ) throws -> ([Drawn], Int) {
        let months: SQL = month == 0 ? "1 = 1" : "entry.month = \(month)"
        let entries = try Entry.all(
            "entry.plan = \(plan.id) AND entry.stage IN ('submitted', 'approved') AND \(months)", in: reading)
        func place(_ id: String) -> String {
            Identifier.hex(SHA256.hash(data: Data("\(seed)\n\(id)".utf8)))
        }
        let chosen = entries.map { ($0, place($0.id)) }.sorted { $0.1 < $1.1 }.prefix(size).map(\.0)
        let ids = chosen.map(\.id)
        var verdicts: [String: [(by: String, fits: Bool)]] = [:]
        try reading.each(
            """
            SELECT entry_check.entry, person.name, entry_check.verdict
            FROM entry_check JOIN person ON person.id = entry_check.by
            WHERE entry_check.entry IN \(list: ids) ORDER BY entry_check.at
            """
        ) { verdicts[try $0.text(0), default: []].append((try $0.text(1), try $0.text(2) == "fits")) }
        let proofs = try Proofs.counts("evidence_link.subject IN \(list: ids)", in: reading)
        var places = CardPlaces(plan, visit)
        let drawn = try chosen.compactMap { entry -> Drawn? in
            guard let place = try places.place(of: entry, in: reading),
                let line = place.lines.first(where: { $0.lineage == entry.lineage })
            else { return nil }
            return Drawn(
                entry: entry, code: line.code, text: line.text, address: place.address(visit.office),
                proofs: proofs[entry.id] ?? 0, verdicts: verdicts[entry.id] ?? [])
        }
        return (drawn, entries.count)
    }

    private static func page(
        _ visit: Visit<Member>, _ plan: Plan, _ drawn: [Drawn], _ total: Int, month: Int, size: Int, seed: String
    ) -> Reply {
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(plan.address)"
        return visit.page(Frame(words[EntryWord.checks], year: plan.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(plan.called(words))</a></li><li aria-current="page">\(words[EntryWord.checks])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[EntryWord.checks])</h1><p>\(words(EntryWord.sampleOf, ["count": String(drawn.count), "total": words.number(total)]))</p></div></div>
                <form class="filters" method="get"><div><label for="s-bulan">\(words[PlanWord.month])</label><select class="input" id="s-bulan" name="bulan"><option value="0">\(words[PlanWord.allMonths])</option>
                """)
            for number in 1...12 {
                html.add(
                    "<option value=\"\(number)\"\(" selected", if: number == month)>\(words.month(number))</option>")
            }
            html.add(
                """
                </select></div><div><label for="s-jumlah">\(words[EntryWord.sampleSize])</label><input class="input" type="number" id="s-jumlah" name="jumlah" min="1" max="50" value="\(size)"></div>
                <div><label for="s-benih">\(words[EntryWord.seed])</label><input class="input" id="s-benih" name="benih" maxlength="40" value="\(seed)"></div>
                <div class="tight"><button class="button button-main">\(words[EntryWord.draw])</button></div></form>
                <p class="small soft">\(words[EntryWord.seedHelp])</p>

                """)
            if drawn.isEmpty { html.add("<p class=\"empty\">\(words[EntryWord.sampleEmpty])</p>") }
            let back = "\(base)/pemeriksaan?bulan=\(month)&jumlah=\(size)&benih=\(seed.addingPercentEncoding)"
            html.raw("<ol class=\"stack\" data-sample>\n")
            for one in drawn {
                let way = one.address.marked("lanjut=\(back.addingPercentEncoding)")
                html.add(
                    """
                    <li class="card"><p><a href="\(way)#\(one.code)"><b>\(one.code)</b> \(one.text)</a> <span class="small soft">\(words.month(one.entry.month))</span></p><p>\(one.entry.content.outcome == .done ? one.entry.content.work : one.entry.content.reason)</p><p class="small soft">\(words[one.entry.stage.word]) · \(words(EntryWord.proofCount, ["count": String(one.proofs)])) · \(one.entry.submitterName ?? "–")</p>
                    """)
                for verdict in one.verdicts {
                    let badge: HTML = verdict.fits ? "badge-good" : "badge-doubt"
                    html.add(
                        "<span class=\"badge \(badge)\">\(words[verdict.fits ? EntryWord.checkFits : .checkDoubtful]) · \(verdict.by)</span> "
                    )
                }
                html.raw("</li>\n")
            }
            html.raw("</ol>\n")
        }
    }
}
