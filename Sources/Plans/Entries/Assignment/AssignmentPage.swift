import People
import Storage
import Web

/// Who works on what: each sub-activity given to somebody of its unit, and all of somebody's work handed over.
enum AssignmentPage {
    private struct Someone: Stored {
        let id: String
        let name: String
        let unit: String?
        let isActive: Bool

        init(row: Row) throws {
            (id, name, unit) = (try row.text(0), try row.text(1), try row.optionalText(2))
            isActive = try row.int(3) != 0
        }

        /// Everybody of an office with the unit of their present post; those who left are there while work is theirs.
        static func all(of office: String, on day: Day, in reading: Reading) throws -> [Someone] {
            try reading.all(
                """
                SELECT person.id, person.name,
                    (SELECT post.unit FROM post WHERE post.person = person.id AND post.from_day <= \(day)
                        AND (post.until_day IS NULL OR post.until_day >= \(day)) ORDER BY post.from_day DESC LIMIT 1),
                    coalesce((SELECT account.active FROM account WHERE account.person = person.id), 0)
                FROM person WHERE person.office = \(office) ORDER BY person.name
                """)
        }
    }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, today) = (visit.office.id, visit.today)
        let (work, people, given) = try await visit.store.read { reading in
            let work = try visit.workYear(in: reading)
            return (
                work, try Someone.all(of: office, on: today, in: reading),
                try Assignment.all(of: work.plan.id, in: reading)
            )
        }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana/\(work.address)"
        return visit.page(Frame(words[EntryWord.assignments], year: work.year, noun: PlanRoutes.noun.key)) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="\(base)">\(work.title)</a></li><li aria-current="page">\(words[EntryWord.assignments])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[EntryWord.assignments])</h1><p>\(words[EntryWord.assignmentsHelp])</p></div></div>

                """)
            handOver(visit, base, people, given, &html)
            table(visit, base, work, people, given, &html)
        }
    }

    private static func handOver(
        _ visit: Visit<Member>, _ base: String, _ people: [Someone], _ given: [Assignment], _ html: inout HTML
    ) {
        let words = visit.words
        let holders = people.filter { person in given.contains { $0.person == person.id } }
        guard !holders.isEmpty else { return }
        let left = holders.filter { !$0.isActive }
        for person in left {
            html.add(
                "<p class=\"notice notice-warn\">\(visit.icon("warning")) <span>\(words(EntryWord.hasLeft, ["person": person.name]))</span></p>\n"
            )
        }
        html.add(
            """
            <details class="card more"\(" open", if: !left.isEmpty)><summary>\(words[EntryWord.handOver])</summary><form class="stack" method="post" action="\(base)/penugasan/serah-terima">\(visit.tokenField)<p class="help">\(words[EntryWord.handOverHelp])</p>
            <div class="filters"><div><label for="dari">\(words[EntryWord.from])</label><select class="input" id="dari" name="dari" required>
            """)
        for person in left + holders.filter(\.isActive) {
            html.add("<option value=\"\(person.id)\">\(person.name)</option>")
        }
        html.add(
            "</select></div><div><label for=\"kepada\">\(words[EntryWord.to])</label><select class=\"input\" id=\"kepada\" name=\"kepada\" required>"
        )
        for person in people where person.isActive {
            html.add("<option value=\"\(person.id)\">\(person.name)</option>")
        }
        html.add(
            "</select></div></div><p class=\"actions\"><button class=\"button button-main\">\(words[EntryWord.handOver])</button></p></form></details>\n"
        )
    }

    private static func table(
        _ visit: Visit<Member>, _ base: String, _ work: WorkYear, _ people: [Someone], _ given: [Assignment],
        _ html: inout HTML
    ) {
        let words = visit.words
        html.add(
            """
            <form method="post" action="\(base)/penugasan">\(visit.tokenField)<div class="scroll"><table class="table"><thead><tr><th scope="col">\(words[PlanWord.subActivity])</th><th scope="col">\(words[PlanWord.unit])</th><th scope="col">\(words[EntryWord.worker])</th></tr></thead><tbody>

            """)
        for row in rows(work) where visit.person.may(.assignEntries, in: visit.office.id, unit: row.unit) {
            let id = "\(row.code)-\(row.unitNumber)"
            let current = given.first { $0.card == row.card && $0.unit == row.unit }?.person
            html.add(
                """
                <tr><th scope="row"><b>\(row.code)</b> \(row.title)</th><td>\(row.unitName)</td><td><label class="sr" for="o-\(id)">\(words[EntryWord.worker]) \(row.code) \(row.unitName)</label><select class="input" id="o-\(id)" name="orang-\(row.code)/\(row.unitNumber)"><option value="">\(words[EntryWord.wholeUnit])</option>
                """)
            for person in people where person.unit == row.unit || person.id == current {
                guard person.isActive || person.id == current else { continue }
                html.add(
                    "<option value=\"\(person.id)\"\(" selected", if: person.id == current)>\(person.name)</option>")
            }
            html.raw("</select></td></tr>\n")
        }
        html.add(
            "</tbody></table></div><p class=\"actions\"><button class=\"button button-main\">\(words[EntryWord.saveAssignments])</button></p></form>\n"
        )
    }

    private struct Given {
        let code: String
        let title: String
        let card: String
        let unit: String
        let unitNumber: Int
        let unitName: String
    }

    /// Each sub-activity with each unit that answers for it.
    private static func rows(_ work: WorkYear) -> [Given] {
        var seen: Set<String> = []
        return work.lines.flatMap { line in
            line.units.compactMap { id -> Given? in
                guard let unit = work.units.first(where: { $0.id == id }), seen.insert("\(line.subCode) \(id)").inserted
                else { return nil }
                return Given(
                    code: line.subCode, title: line.subTitle, card: line.card, unit: id, unitNumber: unit.number,
                    unitName: unit.name)
            }
        }
    }

    @Sendable static func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, today) = (visit.office.id, visit.today)
        let address = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let work = try visit.workYear(in: change.reading)
            let people = try Someone.all(of: office, on: today, in: change.reading)
            let given = try Assignment.all(of: work.plan.id, in: change.reading)
            var fields: [FieldChange] = []
            for row in rows(work) where form.has("orang-\(row.code)/\(row.unitNumber)") {
                guard visit.person.may(.assignEntries, in: office, unit: row.unit) else { throw EntryRefusal.notYours }
                let chosen = form.text("orang-\(row.code)/\(row.unitNumber)")
                let current = given.first { $0.card == row.card && $0.unit == row.unit }
                guard chosen != current?.person ?? "" else { continue }
                let person = people.first { $0.id == chosen }
                guard chosen.isEmpty || (person?.unit == row.unit && person?.isActive == true) else {
                    throw EntryRefusal.nobody
                }
                try Assignment.give(
                    row.card, of: row.unit, to: chosen.isEmpty ? nil : chosen, plan: work.plan.id, in: change)
                fields.append(FieldChange(row.code, old: current?.name, new: person?.name))
            }
            if !fields.isEmpty { change.record("plans.work-assigned", on: work.plan.id, office: office, fields) }
            return work.address
        }
        return .see("/\(visit.office.slug)/rencana/\(address)/penugasan")
    }

    @Sendable static func handOver(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, today) = (visit.office.id, visit.today)
        let (from, to) = (form.text("dari"), form.text("kepada"))
        let address = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let plan = try visit.visiblePlan(in: change.reading)
            let people = try Someone.all(of: office, on: today, in: change.reading)
            guard let giver = people.first(where: { $0.id == from }),
                let taker = people.first(where: { $0.id == to && $0.isActive }), from != to
            else { throw EntryRefusal.nobody }
            let units = try Assignment.units(of: from, office: office, in: change.reading)
            guard units.allSatisfy({ visit.person.may(.assignEntries, in: office, unit: $0) }) else {
                throw EntryRefusal.notYours
            }
            let count = try Assignment.handOver(from: from, to: to, office: office, in: change)
            guard count > 0 else { throw EntryRefusal.nobody }
            change.record(
                "plans.work-handed-over", on: plan.id, office: office,
                [FieldChange("person", old: giver.name, new: taker.name), FieldChange("count", new: String(count))])
            return plan.address
        }
        return .see("/\(visit.office.slug)/rencana/\(address)/penugasan")
    }
}
