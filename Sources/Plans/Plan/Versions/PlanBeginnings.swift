import People
import Storage
import Web

/// Beginning something new from an adopted plan: a change of it, or the plan of the next year. Both are reviews first.
enum PlanBeginnings {
    @Sendable static func amend(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let office = visit.office
        let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            guard let plan = try visit.plan(in: change.reading) else { throw Problem.notFound }
            var proposal = try plan.proposal(in: change.reading)
            // A change has a decree of its own; who signs it, and where, is likely the same.
            (proposal.decree.number, proposal.decree.date, proposal.decree.year) = (nil, nil, nil)
            return try Review.open(
                proposal, file: nil, year: plan.year, kind: plan.kind, plan: plan.id, baseVersion: plan.version,
                office: office, in: change)
        }
        return .see("/\(office.slug)/rencana/usulan/\(number)")
    }

    @Sendable static func copy(_ visit: Visit<Member>, _: Form) async throws -> Reply {
        let office = visit.office
        let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            guard let plan = try visit.plan(in: change.reading) else { throw Problem.notFound }
            let next = plan.year + 1
            guard !(try Plan.exists(plan.address(in: next), office: office.id, in: change.reading)) else {
                throw AdoptionRefusal.nextYearTaken
            }
            let proposal = try plan.proposal(in: change.reading).copied(from: plan.year, to: next)
            return try Review.open(
                proposal, file: nil, year: next, kind: plan.kind, office: office, in: change)
        }
        return .see("/\(office.slug)/rencana/usulan/\(number)")
    }
}

extension Plan {
    /// What names the plan of the same kind and name in another year.
    func address(in year: Int) -> String { String(year) + address.dropFirst(String(self.year).count) }
}
