import People
import Storage
import Web

/// What one says to a colleague about a month's open work, ready to be copied or opened in WhatsApp.
enum MessagePage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let month = try visit.number("bulan")
        guard (1...12).contains(month) else { throw Problem.notFound }
        let (office, today) = (visit.office.id, visit.today)
        let (work, staff) = try await visit.store.read { reading in
            (try visit.workYear(in: reading), try StaffMember.all(of: office, on: today, in: reading))
        }
        let unit = work.units.first { $0.id == visit.query("unit") }
        let person = staff.first { $0.id == visit.query("orang") }
        guard visit.query("unit").isEmpty || unit != nil, visit.query("orang").isEmpty || person != nil else {
            throw Problem.notFound
        }
        let open = work.lines.filter { line in
            line.month == month && line.isOpenNow && line.mark != .waiting
                && (unit.map { line.units.contains($0.id) } ?? true) && (person.map { $0.owns(line) } ?? true)
        }
        let planned = work.lines.filter { line in
            line.month == month && (unit.map { line.units.contains($0.id) } ?? true)
                && (person.map { $0.owns(line) } ?? true)
        }
        let text = text(open, of: planned, to: person?.name ?? unit?.name, work, month, visit)
        return page(
            visit, work, month, text, unit, person,
            staff.filter { member in
                work.lines.contains { $0.month == month && $0.isOpenNow && $0.mark != .waiting && member.owns($0) }
            })
    }

    /// One line a card, the way to the month at the end.
    private static func text(
        _ open: [WorkLine], of planned: [WorkLine], to name: String?, _ work: WorkYear, _ month: Int,
        _ visit: Visit<Member>
    ) -> String {
        let words = visit.words
        let values: KeyValuePairs = [
            "name": name ?? visit.office.shortName, "month": words.month(month), "year": String(work.year),
            "due": words.date(work.days.due[month - 1]), "count": words.number(open.count),
        ]
        guard !open.isEmpty else {
            let isAhead = planned.contains { $0.mark == .notYet }
            return words(
                planned.isEmpty ? ReportCardWord.messageNothing : isAhead ? .messageAhead : .messageDone, values)
        }
        var cards: [String] = []
        var lines = [words(ReportCardWord.messageHead, values), ""]
        for line in open where !cards.contains(line.address) {
            cards.append(line.address)
            guard cards.count <= 15 else { continue }
            let state = line.mark == .late || line.mark == .returned ? " (\(words.mark(line.mark)))" : ""
            lines.append("• \(line.subCode) \(line.subTitle.shortened(to: 100))\(state)")
        }
        if cards.count > 15 {
            lines.append(words(ReportCardWord.messageMore, ["count": words.number(cards.count - 15)]))
        }
        return (lines + ["", "\(visit.origin)/\(visit.office.slug)/rencana/\(work.address)/bulan/\(month)"])
            .joined(separator: "\n")
    }

    private static func page(
        _ visit: Visit<Member>, _ work: WorkYear, _ month: Int, _ text: String, _ unit: Unit?, _ person: StaffMember?,
        _ owners: [StaffMember]
    ) -> Reply {
        let words = visit.words
        let plan = "/\(visit.office.slug)/rencana/\(work.address)"
        let base = "\(plan)/bulan/\(month)"
        return visit.page(Frame(words[ReportCardWord.message], year: work.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(plan)">\(work.title)</a></li><li><a href="\(base)">\(words.month(month))</a></li><li aria-current="page">\(words[ReportCardWord.message])</li></ol></nav>
                <div class="narrow stack"><div class="page-head"><div><h1>\(words[ReportCardWord.message])</h1><p>\(words[ReportCardWord.messageHelp])</p></div></div>
                <form class="filters" method="get" action="\(base)/pesan"><div><label for="unit">\(words[ReportCardWord.toUnit])</label><select class="input" id="unit" name="unit"><option value="">\(words[PlanWord.allUnits])</option>
                """)
            for one in work.units {
                html.add("<option value=\"\(one.id)\"\(" selected", if: one.id == unit?.id)>\(one.name)</option>")
            }
            html.add(
                "</select></div><div><label for=\"orang\">\(words[ReportCardWord.toPerson])</label><select class=\"input\" id=\"orang\" name=\"orang\"><option value=\"\">\(words[ReportCardWord.everybody])</option>"
            )
            let people = owners + (person.map { one in owners.contains { $0.id == one.id } ? [] : [one] } ?? [])
            for one in people {
                html.add("<option value=\"\(one.id)\"\(" selected", if: one.id == person?.id)>\(one.name)</option>")
            }
            html.add(
                """
                </select></div><div class="tight"><button class="button">\(words[ReportCardWord.choose])</button></div></form>
                <section class="card stack"><div class="field"><label for="pesan">\(words[ReportCardWord.messageText])</label><textarea class="input" id="pesan" rows="12" readonly data-copy>\(text)</textarea><button type="button" class="button button-main" data-copy-button hidden>\(words[ReportCardWord.copyMessage])</button></div>
                <p class="actions"><a class="button" href="https://wa.me/?text=\(text.addingPercentEncoding)" rel="noopener noreferrer" target="_blank">\(words[ReportCardWord.openWhatsApp])</a></p></section></div>
                """)
        }
    }
}
