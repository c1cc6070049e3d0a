import People
import Storage
import Web

/// The change agents of a year: who they are, what shall change by them, how far they are.
enum AgentList {
    private static func load(_ visit: Visit<Member>) async throws -> (Int, [AgentStanding], [People.Unit]) {
        let year = try visit.number("tahun")
        guard (2000...2100).contains(year) else { throw Problem.notFound }
        return try await visit.store.read { reading in
            (
                year, try AgentStanding.all(visit, year: year, in: reading),
                try People.Unit.all(of: visit.office.id, in: reading)
            )
        }
    }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { try await page(visit) }

    static func page(_ visit: Visit<Member>, refusal: AgentRefusal? = nil, said: Form = Form()) async throws -> Reply {
        let (year, all, units) = try await load(visit)
        let words = visit.words
        let base = "/\(visit.office.slug)/agen-perubahan"
        let people = try await visit.store.read { reading in
            try StaffMember.all(of: visit.office.id, on: visit.today, in: reading)
        }
        var frame = Frame(words[AgentWord.agents], year: year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/rencana">\(words[PlanWord.plans])</a></li><li aria-current="page">\(words[AgentWord.agents])</li></ol></nav>
                <div class="page-head"><div><h1>\(words[AgentWord.agents]) \(String(year))</h1><p>\(words[AgentWord.agentsHelp])</p></div><div class="actions"><a class="button" href="\(base)/\(year).csv">\(visit.icon("download")) CSV</a><button type="button" class="button" data-print hidden>\(visit.icon("print")) \(words[PlanWord.printNow])</button></div></div>

                """)
            if let refusal { html.add(visit.alert(refusal)) }
            if all.isEmpty { html.add("<p class=\"empty\">\(words[AgentWord.none])</p>\n") }
            html.raw("<ul class=\"stack\">\n")
            for one in all { card(one, units, visit, &html) }
            html.raw("</ul>\n")
            html.add("<p class=\"small soft\">\(words[AgentWord.scaleSource])</p>\n")
            guard visit.person.may(.proposePlans, in: visit.office.id) else { return }
            html.add(
                "<details class=\"card more\"\(" open", if: refusal != nil || all.isEmpty)><summary>\(words[AgentWord.newAgent])</summary><form class=\"stack\" method=\"post\" action=\"\(base)/\(year)\" data-guard>\(visit.tokenField)\n"
            )
            html.add(AgentFields(visit: visit, form: said, people: people, units: units).html)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[AgentWord.addAgent])</button></p></form></details>\n"
            )
        }
    }

    private static func card(
        _ one: AgentStanding, _ units: [People.Unit], _ visit: Visit<Member>, _ html: inout HTML
    ) {
        let (words, agent) = (visit.words, one.agent)
        let unit = units.first { $0.id == agent.unit }?.name
        html.add(
            """
            <li class="card"><h2 class="h3"><a href="/\(visit.office.slug)/\(agent.address)">\(agent.name)</a></h2>
            <p class="small soft">\(unit ?? words[AgentWord.wholeOffice])\(agent.endedOn.map { " · \(words(AgentWord.endedOn, ["date": words.date($0)]))" } ?? "")</p>
            <p>\(agent.aim)</p><p>\(words.steps(one.step))</p>

            """)
        if let share = one.share {
            html.add(
                "<p class=\"small\">\(words(AgentWord.doneOfDue, ["done": words.number(share.done), "due": words.number(share.due)]))</p>"
            )
        }
        html.raw("</li>\n")
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (_, all, units) = try await load(visit)
        let words = visit.words
        return Table(
            name: "agen-perubahan",
            columns: [
                .init("year", words[PlanWord.year]), .init("number", words[AgentWord.number]),
                .init("name", words[AgentWord.name]),
                .init("unit", words[AgentWord.unit]), .init("aim", words[AgentWord.aim]),
                .init("chosen_on", words[AgentWord.chosenOn]), .init("decree", words[AgentWord.decree]),
                .init("step", words[AgentWord.step]), .init("done", words[AgentWord.done]),
                .init("due", words[AgentWord.due]), .init("evaluation", words[AgentWord.evaluation]),
            ],
            rows: all.map { one in
                let agent = one.agent
                return [
                    .number(agent.year), .number(agent.number), .text(agent.name),
                    .text(units.first { $0.id == agent.unit }?.name),
                    .text(agent.aim), .text(agent.chosenOn?.description), .text(agent.decree),
                    .number(one.step.rawValue), one.share.map { .number($0.done) } ?? .text(nil),
                    one.share.map { .number($0.due) } ?? .text(nil), .text(agent.evaluation),
                ]
            })
    }
}
