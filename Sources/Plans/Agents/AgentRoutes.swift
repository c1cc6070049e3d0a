import Evidence
import People
import Storage
public import Web

/// The pages of change agents.
public struct AgentRoutes: Sendable {
    public init() {}

    public func add(to routes: Routes) {
        let (read, propose) = (routes.may(.readPlans), routes.may(.proposePlans))
        read.list("agen-perubahan/{tahun}", page: AgentList.show, table: AgentList.table)
        propose.post("agen-perubahan/{tahun}", AgentDecisions.add)
        read.get("agen-perubahan/{tahun}/{nomor}", AgentPage.show)
        propose.post("agen-perubahan/{tahun}/{nomor}", AgentDecisions.change)
        propose.post("agen-perubahan/{tahun}/{nomor}/rencana", AgentPlanForm.save)
        propose.post("agen-perubahan/{tahun}/{nomor}/evaluasi", AgentDecisions.evaluate)
        propose.uploads(
            "agen-perubahan/{tahun}/{nomor}/bukti", limit: EvidenceIntake.largest, most: EvidenceIntake.most,
            Self.prove)
        // Whoever reloads the answer to a post lands where its form is.
        for noun in ["rencana", "evaluasi", "bukti"] {
            read.get("agen-perubahan/{tahun}/{nomor}/\(noun)") { visit in
                .see(String(visit.place.dropLast(noun.count + 1)))
            }
        }
    }

    /// Brings proof of the choice.
    @Sendable private static func prove(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws -> Reply
    {
        guard visit.person.may(.addEvidence, in: visit.office.id) else { throw Problem.notFound }
        let received = try await Received(visit, form, uploads)
        guard !received.isEmpty else { throw EvidenceRefusal.nothingChosen }
        let office = visit.office.id
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            let agent = try visit.agent(in: change.reading)
            let items = try received.add(visit, in: change).map(\.0)
            for item in items { try EvidenceItem.link(item, to: agent.id, office: office, in: change) }
        }
        try await received.finish(visit)
        return .see(
            "/\(visit.office.slug)/agen-perubahan/\(try visit.path("tahun"))/\(try visit.path("nomor"))?bukti=1#bukti")
    }
}
