import Evidence
import People
import Storage
import Subjects
import Web

/// A change agent: the record of the choice with its proof, the plan with its results, the evaluation, the history.
struct AgentPage {
    let visit: Visit<Member>
    let standing: AgentStanding
    let people: [StaffMember]
    let units: [People.Unit]
    let proofs: [EvidenceItem]
    let events: [Happening]
    /// The number of the review in which their plan waits to be adopted.
    let waiting: Int?
    let refusal: AgentRefusal?
    let said: Form

    private var words: Words { visit.words }
    private var agent: ChangeAgent { standing.agent }
    private var base: String { "/\(visit.office.slug)/\(agent.address)" }
    private var mayPropose: Bool { visit.person.may(.proposePlans, in: visit.office.id) }

    @Sendable static func show(_ visit: Visit<Member>) async throws -> Reply { try await page(visit) }

    static func page(_ visit: Visit<Member>, refusal: AgentRefusal? = nil, said: Form = Form()) async throws -> Reply {
        let office = visit.office.id
        return try await visit.store.read { reading in
            let agent = try visit.agent(in: reading)
            guard
                let standing = try AgentStanding.all(visit, year: agent.year, number: agent.number, in: reading).first
            else { throw Problem.notFound }
            return AgentPage(
                visit: visit, standing: standing,
                people: try StaffMember.all(of: office, on: visit.today, in: reading),
                units: try People.Unit.all(of: office, in: reading),
                proofs: try Proofs(of: [agent.id], to: visit.person, in: reading)[agent.id],
                events: try History.of([agent.id], to: visit.person, in: reading),
                waiting: try agent.waiting(office: office, in: reading), refusal: refusal, said: said)
        }.reply()
    }

    func reply() -> Reply {
        var frame = Frame(agent.name, year: agent.year, noun: PlanRoutes.noun.key)
        frame.isRefused = refusal != nil
        return visit.page(frame) { html in
            html.add(
                """
                <nav class="crumbs" aria-label="\(words[PlanWord.crumbs])"><ol><li><a href="/\(visit.office.slug)/agen-perubahan/\(agent.year)">\(words[AgentWord.agents]) \(String(agent.year))</a></li><li aria-current="page">\(agent.name)</li></ol></nav>
                <div class="page-head"><div><h1>\(agent.name)</h1><p>\(words.steps(standing.step))</p></div></div>

                """)
            if let refusal { html.add(visit.alert(refusal)) }
            record(&html)
            plan(&html)
            proof(&html)
            evaluation(&html)
            html.add(visit.history(events))
        }
    }

    private func record(_ html: inout HTML) {
        let unit = units.first { $0.id == agent.unit }?.name
        let facts: [(AgentWord, String?)] = [
            (.aim, agent.aim), (.unit, unit ?? words[AgentWord.wholeOffice]),
            (.chosenOn, agent.chosenOn.map(words.date)), (.way, agent.way), (.reason, agent.reason),
            (.decree, agent.decree), (.decreeOn, agent.decreeOn.map(words.date)),
            (.ended, agent.endedOn.map(words.date)),
        ]
        html.add("<section class=\"card\"><h2>\(words[AgentWord.record])</h2><dl class=\"facts\">\n")
        for (word, text) in facts where word != .ended || text != nil {
            let shown = text.map { $0.isEmpty ? "–" : $0 } ?? "–"
            html.add("<div><dt>\(words[word])</dt><dd>\(shown)</dd></div>\n")
        }
        html.raw("</dl>\n")
        if mayPropose {
            let form = said.has("perubahan") ? said : AgentFields.form(agent)
            html.add(
                "<details class=\"more\"\(" open", if: said.has("perubahan"))><summary>\(words[AgentWord.changeRecord])</summary><form class=\"stack\" method=\"post\" action=\"\(base)\" data-guard>\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(agent.version)\">\n"
            )
            let kept = agent.person.map { id in (id: id, name: people.first { $0.id == id }?.name ?? agent.name) }
            html.add(AgentFields(visit: visit, form: form, people: people, units: units, kept: kept).html)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(words[AgentWord.saveRecord])</button></p></form></details>\n"
            )
        }
        html.raw("</section>\n")
    }

    private func plan(_ html: inout HTML) {
        html.add("<section class=\"card\"><h2>\(words[AgentWord.plan])</h2>\n")
        if let work = standing.work, let share = standing.share {
            let place = "/\(visit.office.slug)/rencana/\(work.address)"
            html.add(
                """
                <p><a href="\(place)">\(work.title)</a> · \(words(AgentWord.doneOfDue, ["done": words.number(share.done), "due": words.number(share.due)])) · <a href="\(place)/kokpit">\(words[AgentWord.cockpit])</a></p><ul class="worklist">

                """)
            for line in work.lines { html.add(visit.item(line, withMonth: true)) }
            html.raw("</ul>\n")
        } else if let waiting, mayPropose {
            html.add(
                "<p><a href=\"/\(visit.office.slug)/rencana/usulan/\(waiting)\">\(words[AgentWord.planWaits])</a></p>")
        } else if mayPropose {
            html.add("<p class=\"soft\">\(words[AgentWord.noPlan])</p>")
            AgentPlanForm(visit: visit, agent: agent, said: said).write(&html)
        } else {
            html.add("<p class=\"soft\">\(words[AgentWord.noPlan])</p>")
        }
        html.raw("</section>\n")
    }

    private func proof(_ html: inout HTML) {
        html.add("<section class=\"card\" id=\"bukti\"><h2>\(words[AgentWord.proofs])</h2><ul class=\"proofs\">\n")
        for item in proofs {
            html.add(
                "<li><div><a href=\"/\(visit.office.slug)/data-dukung/\(item.number)\">\(item.title)</a> <span class=\"small soft\">DD-\(item.number) · \(words.period(item.from, item.until))</span></div></li>\n"
            )
        }
        html.raw("</ul>\n")
        if proofs.isEmpty { html.add("<p class=\"soft\">\(words[AgentWord.noProofs])</p>") }
        if visit.person.may(.addEvidence, in: visit.office.id), mayPropose {
            let fields =
                said.has("judul")
                ? EvidenceFields(visit, said, prefix: "bukti")
                : EvidenceFields(visit, from: agent.chosenOn ?? visit.today, prefix: "bukti")
            html.add(
                "<details class=\"more\"><summary>\(words[AgentWord.addProof])</summary><form class=\"stack\" method=\"post\" action=\"\(base)/bukti\" enctype=\"multipart/form-data\" data-pieces=\"/\(visit.office.slug)/data-dukung/kiriman\">\(visit.tokenField)\n"
            )
            fields.files(&html)
            fields.description(&html)
            fields.progress(&html)
            html.add(
                "<p class=\"actions\"><button class=\"button button-main\">\(visit.icon("upload")) \(words[AgentWord.keepProof])</button></p></form></details>\n"
            )
        }
        html.raw("</section>\n")
    }

    private func evaluation(_ html: inout HTML) {
        html.add("<section class=\"card\"><h2>\(words[AgentWord.evaluation])</h2>\n")
        if let day = agent.evaluatedOn {
            html.add("<p>\(agent.evaluation)</p><p class=\"small soft\">\(words.date(day))</p>\n")
        }
        if standing.step < .carriedOut {
            html.add("<p class=\"soft\">\(words[AgentWord.evaluateLater])</p>\n")
        } else if mayPropose {
            html.add(
                """
                <form class="stack" method="post" action="\(base)/evaluasi" data-guard>\(visit.tokenField)<input type="hidden" name="versi" value="\(agent.version)"><div class="field"><label for="hasil">\(words[AgentWord.evaluationText])</label><textarea class="input" id="hasil" name="hasil" rows="4" maxlength="2000" required>\(said.has("hasil") ? said.text("hasil") : agent.evaluation)</textarea></div><p class="actions"><button class="button">\(words[AgentWord.saveEvaluation])</button></p></form>

                """)
        }
        html.raw("</section>\n")
    }
}
