import Measures
import People
import Storage

/// The plans that an office must have in a year, and when each was adopted: the reform plan, and one per change agent.
struct Adoptions {
    private struct One {
        let label: String
        let address: String
        let adopted: Day?
        /// The days between which it must be there; open ends where nobody said.
        let from: Day?
        let until: Day?
    }

    private let all: [One]
    private let year: Int

    init(_ office: Office, _ year: Int, _ reading: Reading) throws {
        self.year = year
        let plan = try Plan.addressed(String(year), office: office.id, in: reading)
        let reform = One(
            label: plan?.title ?? String(year), address: "rencana/\(year)",
            adopted: try plan?.firstAdopted(in: reading).map(office.day), from: nil, until: nil)
        var adopted: [String: Day] = [:]
        try reading.each(
            """
            SELECT change_agent.id, plan_version.adopted_at FROM change_agent
            JOIN plan_version ON plan_version.plan = change_agent.plan AND plan_version.version = 1
            WHERE change_agent.office = \(office.id) AND change_agent.year = \(year)
            """
        ) { adopted[try $0.text(0)] = office.day(of: try $0.instant(1)) }
        let agents = try ChangeAgent.all(of: office.id, year: year, in: reading).map { agent in
            One(
                label: agent.name, address: agent.address, adopted: adopted[agent.id], from: agent.chosenOn,
                until: agent.endedOn)
        }
        all = [reform] + agents
    }

    /// Those that there must be at a month's end.
    private func due(_ month: Int) -> (plans: [One], last: Day)? {
        guard let last = Day.last(of: month, in: year) else { return nil }
        return (all.filter { $0.from.map { $0 <= last } ?? true && $0.until.map { $0 > last } ?? true }, last)
    }

    /// Adopted by the month's end, of those that there must be.
    func figure(_ month: Int, _ today: Day) -> Figure {
        guard (year, month) <= (today.year, today.month), let (plans, last) = due(month) else { return .unsaid }
        return .ratio(plans.count { $0.adopted.map { $0 <= last } ?? false }, of: plans.count, empty: .unsaid)
    }

    func records(_ month: Int, _ office: Office) -> [MeasureSource.Record] {
        guard let (plans, last) = due(month) else { return [] }
        return plans.map { plan in
            .init(
                label: plan.label, address: "/\(office.slug)/\(plan.address)",
                isCounted: plan.adopted.map { $0 <= last } ?? false)
        }
    }
}
