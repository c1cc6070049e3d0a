import People
public import Storage
public import Web

/// Somebody who is chosen to bring about a change in an office's year (*agen perubahan*), with the record of the choice.
struct ChangeAgent: Sendable, Stored, Equatable {
    static let kind = "change-agent"

    let id: String
    let year: Int
    let number: Int
    let name: String
    let person: String?
    let unit: String?
    /// Their own plan, once it is adopted.
    let plan: String?
    /// What shall be different by them.
    let aim: String
    let chosenOn: Day?
    let way: String
    let reason: String
    let decree: String
    let decreeOn: Day?
    let endedOn: Day?
    let evaluatedOn: Day?
    let evaluation: String
    let version: Int

    private static let columns: SQL =
        """
        id, year, number, name, person, unit, aim, chosen_on, way, reason, decree, decree_on, ended_on, evaluated_on, \
        evaluation, version, plan
        """

    init(row: Row) throws {
        (id, year, number, name) = (try row.text(0), try row.int(1), try row.int(2), try row.text(3))
        (person, unit, aim) = (try row.optionalText(4), try row.optionalText(5), try row.text(6))
        (chosenOn, way, reason) = (try row.optionalDay(7), try row.text(8), try row.text(9))
        (decree, decreeOn, endedOn) = (try row.text(10), try row.optionalDay(11), try row.optionalDay(12))
        (evaluatedOn, evaluation, version) = (try row.optionalDay(13), try row.text(14), try row.int(15))
        plan = try row.optionalText(16)
    }

    /// Those of a year, in the order in which they were noted.
    static func all(of office: String, year: Int, in reading: Reading) throws -> [ChangeAgent] {
        try reading.all(
            "SELECT \(columns) FROM change_agent WHERE office = \(office) AND year = \(year) ORDER BY number")
    }

    /// What a review of a typed plan names as its document: `agen-perubahan/2026/1`.
    var address: String { "agen-perubahan/\(year)/\(number)" }

    /// The agent whose plan was typed, by what the review names as its document.
    static func typed(_ document: String, office: String, in reading: Reading) throws -> ChangeAgent? {
        let parts = document.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "agen-perubahan", let year = Int(parts[1]), let number = Int(parts[2])
        else { return nil }
        return try all(of: office, year: year, in: reading).first { $0.number == number }
    }
}

extension ChangeAgent {
    /// Joins a plan that was adopted with the agent whose it is: the one it was typed for, or of its name.
    ///
    /// - Parameter document: what its review names as its document.
    static func join(
        _ plan: String, named name: String, from document: String, year: Int, office: String, in change: Change
    ) throws {
        let agents = try all(of: office, year: year, in: change.reading).filter { $0.plan == nil }
        let typed = try typed(document, office: office, in: change.reading)
        guard let agent = agents.first(where: { $0.id == typed?.id }) ?? agents.first(where: { $0.name == name })
        else { return }
        try change.run("UPDATE change_agent SET plan = \(plan) WHERE id = \(agent.id)")
    }

    /// The number of the review in which a plan that was typed for them waits; `nil` where none does.
    func waiting(office: String, in reading: Reading) throws -> Int? {
        var found: Int?
        try reading.each(
            """
            SELECT number, reading FROM review
            WHERE office = \(office) AND year = \(year) AND plan_kind = \(Self.kind) AND state = 'open' ORDER BY number
            """
        ) { row in
            let proposal: Proposal? = try row.decoded(1)
            if found == nil, proposal?.document == address { found = try row.int(0) }
        }
        return found
    }
}

/// How far a change agent is, in five steps from nothing to evaluated (practice of one instrument; unverified).
enum ChangeAgentStep: Int, Sendable, CaseIterable, Comparable {
    case nothing, named, planned, carriedOut, evaluated

    /// Each step takes the one before it.
    ///
    /// - Parameter work: of the agent's own plan; `nil` where there is none.
    init(_ agent: ChangeAgent, _ work: WorkYear?) {
        let due = work?.dueLines ?? []
        if agent.decree.isEmpty {
            self = .nothing
        } else if work == nil {
            self = .named
        } else if !due.contains(where: { $0.mark == .done }) || !due.allSatisfy(\.mark.isSettled) {
            self = .planned
        } else {
            self = agent.evaluation.isEmpty ? .carriedOut : .evaluated
        }
    }

    static func < (left: ChangeAgentStep, right: ChangeAgentStep) -> Bool { left.rawValue < right.rawValue }

    var word: AgentWord {
        switch self {
        case .nothing: .stepNothing
        case .named: .stepNamed
        case .planned: .stepPlanned
        case .carriedOut: .stepCarriedOut
        case .evaluated: .stepEvaluated
        }
    }
}

extension WorkYear {
    /// What is due by today, or settled before.
    fileprivate var dueLines: [WorkLine] { lines.filter { $0.due <= days.today || $0.mark.isSettled } }
}

/// An agent with their plan and how far they are.
public struct AgentStanding: Sendable {
    let agent: ChangeAgent
    /// The work of their own plan; `nil` where there is none, or where the reader may not see it.
    let work: WorkYear?
    let step: ChangeAgentStep

    public var name: String { agent.name }
    /// Where their page is, behind the office's slug.
    public var address: String { agent.address }

    /// Their step as five marks and a word.
    public func steps(_ words: Words) -> HTML { words.steps(step) }

    /// - Parameters:
    ///   - number: the one that is wanted; all of the year otherwise.
    ///   - known: plans whose work was read already.
    public static func all(
        _ visit: Visit<Member>, year: Int, number: Int? = nil, known: [WorkYear] = [], in reading: Reading
    ) throws -> [AgentStanding] {
        let agents = try ChangeAgent.all(of: visit.office.id, year: year, in: reading).filter {
            number == nil || $0.number == number
        }
        guard !agents.isEmpty else { return [] }
        let plans = try Plan.all(of: visit.office.id, to: visit.person, in: reading)
        return try agents.map { agent in
            let work =
                try known.first { $0.plan.id == agent.plan }
                ?? plans.first { $0.id == agent.plan }.map {
                    try WorkYear($0, office: visit.office, today: visit.today, words: visit.words, in: reading)
                }
            return AgentStanding(agent: agent, work: work, step: ChangeAgentStep(agent, work))
        }
    }

    /// Done of due in the agent's plan.
    var share: (done: Int, due: Int)? {
        work.map { work in
            let due = work.dueLines
            return (due.count(where: \.mark.isSettled), due.count)
        }
    }
}

extension Words {
    /// The step as five marks and a word: a shape before a colour.
    func steps(_ step: ChangeAgentStep) -> HTML {
        let filled = String(repeating: "●", count: step.rawValue) + String(repeating: "○", count: 4 - step.rawValue)
        return
            "<span class=\"state\" data-step=\"\(step.rawValue)\"><span aria-hidden=\"true\">\(filled)</span> \(step.rawValue) · \(self[step.word])</span>"
    }
}
