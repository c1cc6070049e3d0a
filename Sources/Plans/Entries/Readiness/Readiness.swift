import Evidence
import People
import Storage
import Web

/// "Siap direviu?": everything that an examiner would miss, the heaviest first.
struct Readiness {
    /// A kind of thing that is missing, with how many indicator-months hang on it.
    struct Gap {
        let word: EntryWord
        let items: [Item]
        /// How many indicator-months it keeps from counting.
        let worth: Int
    }

    struct Item {
        let label: String
        let address: String
    }

    let gaps: [Gap]
    /// Lines that are done, proven and accepted, of those that are due.
    let sound: Int
    let due: Int

    init(_ work: WorkYear, _ visit: Visit<Member>, in reading: Reading) throws {
        let due = work.lines.filter { $0.mark != .notYet }
        let changed = try Self.changed(work, in: reading)
        func items(_ lines: [WorkLine]) -> [Item] {
            lines.map {
                Item(
                    label: "\($0.code) \(visit.words.month($0.month)): \($0.text)", address: "\($0.address)#\($0.code)")
            }
        }
        func gap(_ word: EntryWord, _ lines: [WorkLine]) -> Gap {
            Gap(word: word, items: items(lines), worth: lines.count)
        }
        let unproven = due.filter { $0.state?.stage == .approved && $0.state?.outcome == .done && !$0.isProven }
        let altered = due.filter { $0.entry.map(changed.contains) ?? false }
        let bare = Dictionary(grouping: work.lines.filter(\.units.isEmpty), by: \.code).values.compactMap(\.first)
        let plan = "/\(visit.office.slug)/rencana/\(work.address)"
        var gaps = [
            gap(.gapLate, due.filter { $0.mark == .late }), gap(.gapReturned, due.filter { $0.mark == .returned }),
            gap(.gapWaiting, due.filter { $0.mark == .waiting }), gap(.gapUnproven, unproven),
            gap(.gapChanged, altered), gap(.gapUnderWay, due.filter { $0.mark == .underWay }),
            Gap(
                word: .gapNoUnit, items: items(bare),
                worth: work.lines.filter(\.units.isEmpty).count),
        ]
        gaps.append(try Self.links(work, visit, in: reading))
        gaps.append(try Self.packets(work, visit, in: reading))
        if work.plan.decree.number == nil {
            gaps.append(
                Gap(
                    word: .gapUnsigned, items: [Item(label: work.title, address: "\(plan)/naskah")],
                    worth: work.lines.count))
        }
        self.gaps = gaps.filter { !$0.items.isEmpty }.sorted { $0.worth > $1.worth }
        let unsound = Set((unproven + altered).compactMap(\.entry))
        sound = due.filter { $0.mark.isSettled && !($0.entry.map(unsound.contains) ?? false) }.count
        self.due = due.count
    }

    /// Approved entries that are not what was approved any more.
    private static func changed(_ work: WorkYear, in reading: Reading) throws -> Set<String> {
        var changed: Set<String> = []
        for entry in try Entry.all("entry.plan = \(work.plan.id) AND entry.stage = 'approved'", in: reading)
        where entry.hash != (try EntrySeal(entry, in: reading).hash) {
            changed.insert(entry.id)
        }
        return changed
    }

    /// True for what proves something of a plan.
    private static func ofPlan(_ plan: String) -> SQL {
        """
        evidence.withdrawn_at IS NULL AND evidence.id IN (SELECT evidence FROM evidence_link WHERE subject IN
            (SELECT id FROM entry WHERE plan = \(plan)))
        """
    }

    private static func links(_ work: WorkYear, _ visit: Visit<Member>, in reading: Reading) throws -> Gap {
        let items = try EvidenceItem.all(
            "\(ofPlan(work.plan.id)) AND link_state.state = 'dead'", to: visit.person, in: reading)
        return Gap(word: .gapDeadLink, items: items.map { item(of: $0, visit) }, worth: items.count)
    }

    private static func packets(_ work: WorkYear, _ visit: Visit<Member>, in reading: Reading) throws -> Gap {
        let packets = try EvidenceItem.all(
            "\(ofPlan(work.plan.id)) AND evidence.kind = 'packet'", to: visit.person, in: reading)
        let missing = try Proofs.missingParts(of: packets, visit.words, in: reading)
        let lacking = packets.filter { !(missing[$0.id]?.isEmpty ?? true) }
        return Gap(
            word: .gapPacket,
            items: lacking.map { packet in
                let base = item(of: packet, visit)
                let parts = missing[packet.id, default: []].joined(separator: ", ")
                return Item(label: "\(base.label): \(parts)", address: base.address)
            }, worth: lacking.count)
    }

    private static func item(of item: EvidenceItem, _ visit: Visit<Member>) -> Item {
        Item(label: "DD-\(item.number) \(item.title)", address: "/\(visit.office.slug)/data-dukung/\(item.number)")
    }
}

/// The page of what is missing.
enum ReadinessPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (work, ready) = try await visit.store.read { reading in
            let work = try visit.workYear(in: reading)
            return (work, try Readiness(work, visit, in: reading))
        }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(work.address)"
        return visit.page(Frame(words[EntryWord.ready], year: work.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(work.title)</a></li><li aria-current="page">\(words[EntryWord.ready])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[EntryWord.ready])</h1><p>\(words(EntryWord.readySentence, ["sound": words.number(ready.sound), "due": words.number(ready.due)]))</p></div><div class="actions"><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button><a class="button" href="\(base)/paket">\(visit.icon("download")) \(words[EntryWord.packOfAll])</a></div></div>

                """)
            if ready.gaps.isEmpty {
                html.add("<p class=\"empty\">\(visit.icon("check"))<span>\(words[EntryWord.readyNow])</span></p>")
            }
            for gap in ready.gaps {
                html.add(
                    """
                    <details class="card more" data-gap="\(gap.word.rawValue)"\(" open", if: gap.word == ready.gaps[0].word)><summary>\(words[gap.word]) (\(gap.items.count)) <span class="small soft">\(words(EntryWord.worth, ["count": words.number(gap.worth)]))</span></summary><ul class="worklist">

                    """)
                for item in gap.items.prefix(15) { html.add(row(item)) }
                html.raw("</ul>")
                if gap.items.count > 15 {
                    html.add(
                        "<details class=\"more\"><summary>\(words(EntryWord.andMore, ["count": String(gap.items.count - 15)]))</summary><ul class=\"worklist\">\n"
                    )
                    for item in gap.items.dropFirst(15) { html.add(row(item)) }
                    html.raw("</ul></details>")
                }
                html.raw("</details>\n")
            }
        }
    }

    private static func row(_ item: Readiness.Item) -> HTML {
        "<li><a href=\"\(item.address)\"><span>\(item.label)</span></a></li>\n"
    }

    /// The proofs of the whole plan, of an area or of a month, as one archive.
    @Sendable static func pack(_ visit: Visit<Member>) async throws -> Reply {
        let (month, area) = (Int(visit.query("bulan")) ?? 0, Int(visit.query("area")) ?? 0)
        return try await visit.store.read { reading in
            let work = try visit.workYear(in: reading)
            let entries = work.lines.filter {
                (month == 0 || $0.month == month) && (area == 0 || $0.area == area)
            }.compactMap(\.entry)
            let proofs = try Proofs(of: entries, to: visit.person, in: reading)
            var seen: Set<String> = []
            let items = entries.flatMap { proofs[$0] }.filter { seen.insert($0.id).inserted }
            var title = "\(visit.office.slug) \(work.address)"
            if area > 0 { title += " area \(area)" }
            if month > 0 { title += " \(Words.indonesianMonths[min(month, 12) - 1])" }
            return try EvidencePack(title, of: items, visit, in: reading)
        }.reply()
    }
}
