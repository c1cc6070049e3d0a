import Measures
import People
import Storage
import Subjects
import Web

/// Why something about a change agent is not taken.
enum AgentRefusal: String, Refusal, CaseIterable {
    case noName = "agents.refused.no-name"
    case noAim = "agents.refused.no-aim"
    case badDay = "agents.refused.bad-day"
    case planWaits = "agents.refused.plan-waits"
    case nameTaken = "agents.refused.name-taken"
    case unknown = "agents.refused.unknown"
    case noActivity = "agents.refused.no-activity"
    case noMonth = "agents.refused.no-month"
    case noUnit = "agents.refused.no-unit"
    case tooEarly = "agents.refused.too-early"
    case noEvaluation = "agents.refused.no-evaluation"
}

/// What is decided about change agents, each as one change with one event.
enum AgentDecisions {
    @Sendable static func add(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (office, year) = (visit.office.id, try visit.number("tahun"))
        guard (2000...2100).contains(year) else { throw Problem.notFound }
        do {
            let number = try await visit.store.change(by: visit.actor, in: [office]) { change in
                let record = try AgentRecord(form, office: office, in: change.reading)
                return try record.add(to: year, office: visit.office, in: change)
            }
            return .see("/\(visit.office.slug)/agen-perubahan/\(year)/\(number)")
        } catch let refusal as AgentRefusal {
            return try await AgentList.page(visit, refusal: refusal, said: form)
        }
    }

    @Sendable static func change(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office.id
        do {
            try await visit.store.change(by: visit.actor, in: [office]) { change in
                let agent = try visit.agent(in: change.reading)
                let record = try AgentRecord(form, office: office, in: change.reading)
                let others = try ChangeAgent.all(of: office, year: agent.year, in: change.reading)
                try record.check(besides: others.filter { $0.id != agent.id }, agent.year, in: change.reading)
                let fields = record.changes(from: agent)
                guard form.int("versi") == agent.version else { throw StaleWrite(fields) }
                guard !fields.isEmpty else { return }
                try change.run(
                    """
                    UPDATE change_agent SET name = \(record.name), person = \(record.person), unit = \(record.unit),
                        aim = \(record.aim), chosen_on = \(record.chosenOn), way = \(record.way),
                        reason = \(record.reason), decree = \(record.decree), decree_on = \(record.decreeOn),
                        ended_on = \(record.endedOn), version = version + 1
                    WHERE id = \(agent.id)
                    """)
                try record.save(as: agent.id, agent.number, agent.year, visit.office, in: change)
                change.record("plans.agent-changed", on: agent.id, office: office, fields)
            }
            return .see("/\(visit.office.slug)/agen-perubahan/\(try visit.path("tahun"))/\(try visit.path("nomor"))")
        } catch let refusal as AgentRefusal {
            return try await AgentPage.page(visit, refusal: refusal, said: form)
        }
    }

    /// Notes what became of it; only of one whose plan was carried out.
    @Sendable static func evaluate(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let office = visit.office.id
        do {
            try await visit.store.change(by: visit.actor, in: [office]) { change in
                let agent = try visit.agent(in: change.reading)
                let text = String(form.text("hasil").prefix(2000))
                guard !text.isEmpty else { throw AgentRefusal.noEvaluation }
                let standing = try AgentStanding.all(
                    visit, year: agent.year, number: agent.number, in: change.reading
                ).first
                guard standing?.step == .carriedOut || standing?.step == .evaluated else {
                    throw AgentRefusal.tooEarly
                }
                guard form.int("versi") == agent.version else {
                    throw StaleWrite([FieldChange("evaluation", old: agent.evaluation, new: text)])
                }
                guard text != agent.evaluation else { return }
                try change.run(
                    """
                    UPDATE change_agent SET evaluation = \(text), evaluated_on = \(visit.today), version = version + 1
                    WHERE id = \(agent.id)
                    """)
                change.record(
                    "plans.agent-evaluated", on: agent.id, office: office,
                    [FieldChange("evaluation", old: agent.evaluation.isEmpty ? nil : agent.evaluation, new: text)])
            }
            return .see("/\(visit.office.slug)/agen-perubahan/\(try visit.path("tahun"))/\(try visit.path("nomor"))")
        } catch let refusal as AgentRefusal {
            return try await AgentPage.page(visit, refusal: refusal, said: form)
        }
    }
}

extension Visit<Member> {
    /// The agent that the address names.
    func agent(in reading: Reading) throws -> ChangeAgent {
        let (year, number) = (try self.number("tahun"), try self.number("nomor"))
        guard
            let agent = try ChangeAgent.all(of: office.id, year: year, in: reading).first(where: { $0.number == number }
            )
        else { throw Problem.notFound }
        return agent
    }

    /// Why a form was not taken, above it.
    func alert(_ refusal: AgentRefusal) -> HTML {
        "<div class=\"notice notice-bad\" role=\"alert\" data-error=\"\(refusal.rawValue)\">\(icon("warning"))<div><p>\(words[key: refusal.rawValue])</p></div></div>\n"
    }
}
