public import Foundation
public import People
public import Storage
import Subjects
import Yams

/// A plan that an office has beside its reform plan, as a file tells it: of its integrity zone or of a change agent, with
/// what was done of it.
public struct PlanBeside: Sendable, Decodable {
    struct Activity: Sendable, Decodable {
        let title: String
        let unit: String
        let indicator: String
        let months: [Int]
    }

    struct Area: Sendable, Decodable {
        /// Empty in an agent's plan, whose area is the change that they are to bring about.
        let title: String
        let activities: [Activity]
    }

    struct Agent: Sendable, Decodable {
        let name: String
        let login: String
        let unit: String
        let aim: String
        let chosenOn: String
        let way: String
        let reason: String

        enum CodingKeys: String, CodingKey {
            case name, login, unit, aim, way, reason
            case chosenOn = "chosen_on"
        }
    }

    let kind: String
    let title: String?
    /// The day on which it is adopted, `2026-02-05`.
    public let adopted: String
    let decree: String
    let decreeOn: String
    let agent: Agent?
    let areas: [Area]
    public let work: [WorkDone]

    enum CodingKeys: String, CodingKey {
        case kind, title, adopted, decree, agent, areas, work
        case decreeOn = "decree_on"
    }

    public static func read(_ file: URL) throws -> [PlanBeside] {
        try YAMLDecoder().decode([PlanBeside].self, from: try Data(contentsOf: file))
    }

    public var day: Day? { Day(adopted) }

    private var proposal: Proposal {
        let areas = areas.enumerated().map { area, read in
            let subs = read.activities.enumerated().map { place, activity in
                let code = "\(area + 1).1.\(place + 1)"
                return Proposal.SubActivity(
                    code: code, title: activity.title, responsible: [activity.unit], responsibleRead: .stated,
                    indicators: [.init(code: "\(code).a", text: activity.indicator, months: activity.months)])
            }
            return Proposal.Area(
                no: area + 1, title: read.title.isEmpty ? agent?.aim ?? "" : read.title,
                activities: [.init(code: "\(area + 1).1", title: "", subActivities: subs)])
        }
        let decree = Proposal.Decree(
            kind: "Keputusan", number: decree, year: Day(decreeOn)?.year, date: Day(decreeOn)?.description)
        let named = agent.map { "Rencana Aksi Agen Perubahan \($0.name)" } ?? ""
        return Proposal(document: "", title: title ?? named, decree: decree, areas: areas)
    }

    /// Notes the agent, if it is an agent's, and adopts the plan.
    ///
    /// - Parameters:
    ///   - people: the ids of persons by their login.
    ///   - actor: who adopts it.
    public func adopt(in store: Store, office: Office, people: [String: String], by actor: Actor) async throws {
        guard let year = day?.year else { throw WorkDoneProblem(card: adopted, month: 0) }
        let reader = Person(
            id: actor.person, name: actor.person,
            grants: [
                Grant(id: "", role: "", office: office, unit: nil, actions: [.proposePlans, .adoptPlans, .readPlans])
            ])
        try await store.change(by: actor, in: [office.id]) { change in
            if let agent {
                let unit = try People.Unit.all(of: office.id, in: change.reading).first { $0.name == agent.unit }
                let record = AgentRecord(
                    name: agent.name, person: people[agent.login], unit: unit?.id, aim: agent.aim,
                    chosenOn: Day(agent.chosenOn), way: agent.way, reason: agent.reason, decree: decree,
                    decreeOn: Day(decreeOn), endedOn: nil)
                _ = try record.add(to: year, office: office, in: change)
            }
            let number = try Review.open(
                proposal, file: nil, year: year, kind: kind, office: office, in: change)
            guard let review = try Review.visible(number, office: office.id, to: reader, in: change.reading) else {
                throw ReviewRefusal.notOpen
            }
            var adoption = Adoption(review)
            adoption.name = agent?.name ?? ""
            _ = try review.adopt(adoption, for: office, by: reader, in: change)
        }
    }
}
