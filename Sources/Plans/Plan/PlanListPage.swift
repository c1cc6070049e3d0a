import People
import Storage
import Web

/// The plans of an office, and the readings that wait to become one.
enum PlanListPage {
    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply {
        let (office, person) = (visit.office.id, visit.person)
        let (plans, reviews) = try await visit.store.read { reading in
            (
                try Plan.all(of: office, to: person, in: reading),
                try Review.lines(of: office, to: person, in: reading)
            )
        }
        let words = visit.words
        let base = "/\(visit.office.slug)/rencana"
        let mayPropose = person.may(.proposePlans, in: office)
        return visit.page(Frame(words[PlanWord.plans], noun: PlanRoutes.noun.key)) { html in
            html.add("<div class=\"page-head\"><div><h1>\(words[PlanWord.plans])</h1></div><div class=\"actions\">")
            if mayPropose {
                html.add(
                    "<a class=\"button button-main\" href=\"\(base)/unggah\">\(visit.icon("upload")) \(words[PlanWord.uploadDecree])</a>"
                )
            }
            html.raw("</div></div>\n")
            if plans.isEmpty {
                html.add(
                    "<section class=\"empty\">\(visit.icon("plan"))<h2>\(words[PlanWord.noPlanYet])</h2><p class=\"soft\">\(words[mayPropose ? PlanWord.noPlanYetText : PlanWord.noPlanYetWait])</p></section>"
                )
            } else {
                // Newest year first; the plans of a year stand side by side.
                for year in Set(plans.map(\.year)).sorted(by: >) {
                    let all = plans.filter { $0.year == year }
                    html.add(
                        "<section class=\"stack\"><h2>\(String(year))</h2><ul class=\"\(all.count > 1 ? "cards" : "stack")\">\n"
                    )
                    for plan in all { card(plan, visit, &html) }
                    html.add(
                        "</ul><p class=\"small\"><a href=\"/\(visit.office.slug)/agen-perubahan/\(year)\">\(words[AgentWord.agents]) \(String(year))</a></p></section>\n"
                    )
                }
            }
            guard !reviews.isEmpty else { return }
            html.add(
                "<h2>\(words[PlanWord.readings])</h2>\n<div class=\"scroll\"><table class=\"table\"><thead><tr><th scope=\"col\">\(words[PlanWord.document])</th><th scope=\"col\">\(words[PlanWord.year])</th><th scope=\"col\">\(words[PlanWord.readOn])</th><th scope=\"col\">\(words[PlanWord.state])</th></tr></thead><tbody>\n"
            )
            for review in reviews {
                html.add(
                    """
                    <tr><th scope="row"><a href="\(base)/usulan/\(review.number)">\(review.fileName)</a></th><td>\(review.year)</td><td>\(visit.moment(review.readAt))</td><td>\(words[key: "plans.review.state.\(review.state.rawValue)"])</td></tr>

                    """)
            }
            html.raw("</tbody></table></div>\n")
        }
    }

    private static func card(_ plan: Plan, _ visit: Visit<Member>, _ html: inout HTML) {
        let words = visit.words
        let address = "/\(visit.office.slug)/rencana/\(plan.address)"
        let version: HTML =
            plan.version > 1
            ? " <a class=\"badge\" href=\"\(address)/versi\">\(words[PlanWord.version]) \(plan.version)</a>" : ""
        html.add(
            """
            <li class="card"><h3><a href="\(address)">\(plan.called(words))</a>\(version)</h3>
            <p class="small soft">\(plan.decree.sentence(words))</p>
            <p class="small">\(words(PlanWord.adoptedBy, ["moment": visit.moment(plan.adoptedAt), "person": visit.name(of: plan.adoptedBy)]))</p></li>

            """)
    }

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let (office, person, words) = (visit.office.id, visit.person, visit.words)
        let plans = try await visit.store.read { try Plan.all(of: office, to: person, in: $0) }
        return Table(
            name: "rencana",
            columns: [
                .init("year", words[PlanWord.year]), .init("version", words[PlanWord.version]),
                .init("title", words[PlanWord.title]), .init("adopted_at", words[PlanWord.adoptedAt]),
                .init("kind", words[PlanWord.kind]), .init("name", words[PlanWord.planName]),
                .init("address", words[PlanWord.address]),
            ],
            rows: plans.map {
                [
                    .number($0.year), .number($0.version), .text($0.title), .text($0.adoptedAt.description),
                    .text($0.kind), .text($0.name.isEmpty ? nil : $0.name), .text($0.address),
                ]
            })
    }
}
