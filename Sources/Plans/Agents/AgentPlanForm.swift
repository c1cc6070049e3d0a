import People
import Storage
import Web

/// The plan of a change agent as it is typed: activities, each with its output and its months. It becomes a review like
/// any plan that was read, so that it is looked at, edited and adopted in the same way.
struct AgentPlanForm {
    static let rows = 8

    let visit: Visit<Member>
    let agent: ChangeAgent
    let said: Form

    private var words: Words { visit.words }

    func write(_ html: inout HTML) {
        html.add(
            """
            <form class="stack" method="post" action="/\(visit.office.slug)/\(agent.address)/rencana" data-guard>\(visit.tokenField)
            <p class="small soft">\(words[AgentWord.planHelp])</p>

            """)
        for row in 1...Self.rows {
            let isOpen = row <= 3 || !said.text("kegiatan-\(row)").isEmpty
            html.add(
                """
                <details class="group"\(" open", if: isOpen)><summary>\(words[AgentWord.activity]) \(String(row))</summary><div class="stack">
                <div class="field"><label for="kegiatan-\(row)">\(words[AgentWord.activity])</label><input class="input" id="kegiatan-\(row)" name="kegiatan-\(row)" maxlength="300" value="\(said.text("kegiatan-\(row)"))"></div>
                <div class="field"><label for="keluaran-\(row)">\(words[AgentWord.output])</label><input class="input" id="keluaran-\(row)" name="keluaran-\(row)" maxlength="300" value="\(said.text("keluaran-\(row)"))"></div>
                <fieldset><legend>\(words[AgentWord.months])</legend><div class="chips">
                """)
            let chosen = Set(said.all("bulan-\(row)[]"))
            for month in 1...12 {
                html.add(
                    "<span class=\"choice\"><input type=\"checkbox\" id=\"b-\(row)-\(month)\" name=\"bulan-\(row)[]\" value=\"\(month)\"\(" checked", if: chosen.contains(String(month)))><label for=\"b-\(row)-\(month)\">\(words.shortMonth(month))</label></span>"
                )
            }
            html.raw("</div></fieldset></div></details>\n")
        }
        html.add(
            "<p class=\"actions\"><button class=\"button button-main\">\(words[AgentWord.makePlan])</button></p></form>\n"
        )
    }

    /// Opens the review of what was typed.
    @Sendable static func save(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office
        do {
            let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                let agent = try visit.agent(in: change.reading)
                let unit = try People.Unit.all(of: office.id, in: change.reading).first { $0.id == agent.unit }
                guard let unit else { throw AgentRefusal.noUnit }
                guard agent.plan == nil, try agent.waiting(office: office.id, in: change.reading) == nil else {
                    throw AgentRefusal.planWaits
                }
                let proposal = try proposal(form, agent, unit: unit.name, visit.words)
                return try Review.open(
                    proposal, file: nil, year: agent.year, kind: ChangeAgent.kind, office: office, in: change)
            }
            return .see("/\(office.slug)/rencana/usulan/\(number)")
        } catch let refusal as AgentRefusal {
            return try await AgentPage.page(visit, refusal: refusal, said: form)
        }
    }

    private static func proposal(_ form: Form, _ agent: ChangeAgent, unit: String, _ words: Words) throws -> Proposal {
        var subs: [Proposal.SubActivity] = []
        for row in 1...rows {
            let title = String(form.text("kegiatan-\(row)").prefix(300))
            let output = String(form.text("keluaran-\(row)").prefix(300))
            let months = Set(form.all("bulan-\(row)[]").compactMap { Int($0) }).filter { (1...12).contains($0) }
            guard !title.isEmpty || !output.isEmpty || !months.isEmpty else { continue }
            guard !title.isEmpty else { throw AgentRefusal.noActivity }
            guard !months.isEmpty else { throw AgentRefusal.noMonth }
            let code = "1.1.\(subs.count + 1)"
            subs.append(
                .init(
                    code: code, title: title, responsible: [unit], responsibleRead: .stated,
                    indicators: [
                        .init(code: "\(code).a", text: output.isEmpty ? title : output, months: months.sorted())
                    ]))
        }
        guard !subs.isEmpty else { throw AgentRefusal.noActivity }
        var decree = Proposal.Decree()
        decree.number = agent.decree.isEmpty ? nil : agent.decree
        decree.date = agent.decreeOn?.description
        decree.year = agent.decreeOn?.year
        return Proposal(
            document: agent.address,
            title: words(AgentWord.planTitle, ["name": agent.name, "year": String(agent.year)]), decree: decree,
            areas: [
                .init(no: 1, title: agent.aim, activities: [.init(code: "1.1", title: "", subActivities: subs)])
            ])
    }
}
