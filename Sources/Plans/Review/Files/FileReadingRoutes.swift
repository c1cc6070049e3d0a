import Documents
import Files
import Foundation
import Jobs
import People
import Storage
import Web

/// A file on its way to a review: how far it is, what is asked, and taking it back.
struct FileReadingRoutes {
    let reader: PlanReader

    func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/bacaan/{nomor}", show)
        routes.may(.proposePlans).post("rencana/bacaan/{nomor}/penegasan", confirm)
        routes.may(.proposePlans).post("rencana/bacaan/{nomor}/batal", Self.cancel)
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let (found, job) = try await Self.find(visit)
        var page = FileReadingPage(visit: visit, found: found, job: job)
        guard found.state == .asked else { return page.reply() }
        switch reader.read(try await document(of: found, visit), named: found.name) {
        case .asked(let asked, let proposal):
            page.question = KeptDocument(hash: "", name: found.name, asked: asked, proposal: proposal)
        case .proposal(let proposal):
            page.question = KeptDocument(hash: "", name: found.name, asked: nil, proposal: proposal)
        case .refused: throw Problem.notFound
        }
        return page.reply()
    }

    /// What was asked is answered: it is a plan, or of which year.
    @Sendable private func confirm(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (found, _) = try await Self.find(visit)
        let office = visit.office.id
        guard found.state == .asked, let kept = found.document else { throw ReviewRefusal.notOpen }
        let reading = reader.read(try await document(of: found, visit), named: found.name)
        let isConfirmed = form.text("jawaban") == "ya"
        let year = form.int("tahun")
        try await visit.store.change(by: visit.actor, in: [office]) { change in
            guard let now = try FileReading.find(found.id, in: change.reading), now.state == .asked else {
                throw ReviewRefusal.notOpen
            }
            try ReadFile.settle(
                now, reading, document: kept, isConfirmed: isConfirmed, year: year, office: office, in: change)
        }
        return .see("/\(visit.office.slug)/rencana/bacaan/\(found.number)")
    }

    @Sendable private static func cancel(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (found, _) = try await find(visit)
        let office = visit.office.id
        try await visit.store.change(by: visit.actor, in: [nil, office]) { change in
            guard let now = try FileReading.find(found.id, in: change.reading), now.state == .waiting else {
                throw ReviewRefusal.notOpen
            }
            try Job.cancel(now.job, in: change)
            try now.settle(.cancelled, in: change)
            change.record("plans.file-taken-back", on: now.id, office: office, [FieldChange("document", old: now.name)])
        }
        return .see("/\(visit.office.slug)/rencana/unggah")
    }

    private static func find(_ visit: Visit<Member>) async throws -> (FileReading, Job?) {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        return try await visit.store.read { reading in
            guard let found = try FileReading.find(number, office: office, in: reading) else { throw Problem.notFound }
            return (found, try Job.find(found.job, in: reading))
        }
    }

    private func document(of found: FileReading, _ visit: Visit<Member>) async throws -> Document {
        let office = visit.office.id
        let file = try await visit.store.read { reading in
            try found.document.flatMap { try StoredFile.find($0, office: office, in: reading) }
        }
        guard let file else { throw Problem.notFound }
        let bytes = try visit.ground.vault.bytes(file.hash, office: office)
        return try JSONDecoder().decode(Document.self, from: Data(bytes))
    }
}
