public import Documents
public import Files
import Foundation
public import Jobs
import People
import Storage

/// Opens a file that was brought and makes a review of it, as the one who brought it.
public struct ReadFile: Sendable {
    static let name = "plans.read-file"

    let reader: PlanReader
    let worker: DocumentWorker
    let vault: FileVault

    public init(reader: PlanReader, worker: DocumentWorker, vault: FileVault) {
        (self.reader, self.worker, self.vault) = (reader, worker, vault)
    }

    public var kind: JobKind { JobKind(Self.name, run: run) }

    @Sendable private func run(_ lease: Lease, _ store: Store) async throws {
        guard let office = lease.job.office else { return }
        let id = lease.job.payload
        let found = try await store.read { try FileReading.find(id, in: $0) }
        guard let found, found.state == .waiting else { return }
        let place = try vault.location(of: found.hash, office: office)
        do {
            guard let document = try await opened(place, found, lease, store) else { return }
            let json = try JSONEncoder().encode(document)
            let kept = try vault.keep(Array(json), office: office)
            let reading = reader.read(document, named: found.name)
            try await store.change(by: Actor(person: found.begunBy), in: [office]) { change in
                guard try FileReading.find(id, in: change.reading)?.state == .waiting else {
                    return change.record("plans.file-left", on: id, office: office)
                }
                let file = try StoredFile.add(
                    kept, name: found.name + ".json", media: "application/json", office: office, in: change)
                try Self.settle(found, reading, document: file.id, office: office, in: change)
            }
        } catch let problem as DocumentProblem {
            // A worker that died may have been unlucky; the last attempt says so to whoever waits.
            if case .broken = problem, lease.job.attempts < lease.job.mostAttempts { throw problem }
            try await refuse(found, PlanReading.Refusal(problem), office: office, store)
        }
    }

    /// Reads the file while the lease is kept; `nil` where somebody took the job back, which ends the worker.
    private func opened(_ place: URL, _ found: FileReading, _ lease: Lease, _ store: Store) async throws -> Document? {
        let told = Told()
        return try await withThrowingTaskGroup(of: Document?.self) { group in
            group.addTask { [worker] in
                try await worker.read(place, named: found.name) { page, of in await told.say(page, of) }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    let (done, total) = await told.last
                    guard try await store.housekeeping({ try lease.progress(done, of: total, in: $0) }) else {
                        return nil
                    }
                }
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }

    private func refuse(
        _ found: FileReading, _ refusal: PlanReading.Refusal, office: String, _ store: Store
    ) async throws {
        try await store.change(by: Actor(person: found.begunBy), in: [office]) { change in
            try found.settle(.refused, refusal: refusal, in: change)
            change.record(
                "plans.file-refused", on: found.id, office: office, [FieldChange("reason", new: refusal.code)])
        }
    }

    /// What becomes of a file that was opened: a review where the plan and its year are clear.
    static func settle(
        _ found: FileReading, _ reading: PlanReading, document: String, isConfirmed: Bool = false, year: Int? = nil,
        office: String, in change: Change
    ) throws {
        let proposal: Proposal
        switch reading {
        case .refused(let refusal):
            try found.settle(.refused, document: document, refusal: refusal, in: change)
            return change.record(
                "plans.file-refused", on: found.id, office: office, [FieldChange("reason", new: refusal.code)])
        case .asked(_, let read):
            guard isConfirmed else {
                try found.settle(.asked, document: document, in: change)
                return change.record("plans.file-asked", on: found.id, office: office)
            }
            proposal = read
        case .proposal(let read): proposal = read
        }
        let plan = try found.amended(office: office, in: change.reading)
        guard let year = plan?.year ?? year ?? found.year ?? proposal.year, (2000...2100).contains(year) else {
            try found.settle(.asked, document: document, in: change)
            return change.record("plans.file-asked", on: found.id, office: office)
        }
        guard let office = try Office.all(in: change.reading).first(where: { $0.id == office }) else { return }
        let number = try Review.open(
            proposal, file: found.file, document: document, year: year, kind: plan?.kind ?? PlanKind.reform,
            plan: plan?.id, baseVersion: plan?.version, office: office, in: change)
        try found.settle(.done, document: document, review: number, year: year, in: change)
    }
}

extension FileReading {
    /// The plan that it changes, which whoever brought it was let in to see; `nil` for a new one.
    func amended(office: String, in reading: Reading) throws -> Plan? {
        guard !plan.isEmpty else { return nil }
        return try Plan.addressed(plan, office: office, in: reading)
    }
}

/// How far the worker said it is.
private actor Told {
    private(set) var last = (0, 0)

    func say(_ page: Int, _ of: Int) { last = (page, of) }
}
