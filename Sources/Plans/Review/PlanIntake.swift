public import Documents
public import Files
import Foundation
public import People
public import Storage
import Subjects

/// Reading and adopting a document without a browser: the command line's way in, by the same rules.
public struct PlanIntake: Sendable {
    let office: Office
    let vault: FileVault
    let store: Store
    let reader: PlanReader
    let worker: DocumentWorker

    public init(office: Office, vault: FileVault, store: Store, reader: PlanReader, worker: DocumentWorker) {
        (self.office, self.vault, self.store, self.reader, self.worker) = (office, vault, store, reader, worker)
    }

    /// What is said of every lost item.
    public enum LostItems: String, Sendable, CaseIterable {
        /// It stays as it was read, marked as unreadable.
        case later
        /// The original has no such item.
        case none
    }

    /// Keeps the document and its reading; says the number of the review.
    ///
    /// - Parameter isConfirmed: whether somebody says that a document that may be a plan is one; else what is asked is
    ///   thrown.
    public func read(
        _ bytes: [UInt8], named name: String, year: Int? = nil, isConfirmed: Bool = false, by actor: Actor
    ) async throws -> Int {
        let kept = try vault.keep(bytes, office: office.id)
        var opened: Document?
        if FileFormat(bytes) == .packed {
            do {
                opened = try await worker.read(try vault.location(of: kept.hash, office: office.id), named: name)
            } catch let problem as DocumentProblem {
                throw PlanReading.Refusal(problem)
            }
        }
        let proposal: Proposal
        switch opened.map({ reader.read($0, named: name) }) ?? reader.read(bytes, named: name) {
        case .refused(let refusal): throw refusal
        case .asked(let asked, let read):
            guard isConfirmed else { throw asked }
            proposal = read
        case .proposal(let read): proposal = read
        }
        guard let year = year ?? proposal.year else { throw ReviewRefusal.noYear }
        let office = office
        let document = try opened.map { try vault.keep(Array(try JSONEncoder().encode($0)), office: office.id) }
        return try await store.change(by: actor, in: [office.id]) { change in
            let file = try StoredFile.add(kept, name: name, media: "text/plain", office: office.id, in: change)
            let opened = try document.map {
                try StoredFile.add(
                    $0, name: name + ".json", media: "application/json", office: office.id, in: change)
            }
            return try Review.open(
                proposal, file: file.id, document: opened?.id, year: year, office: office, in: change)
        }
    }

    /// What is said of every area whose heading an area before it has.
    public enum SameAreas: String, Sendable, CaseIterable {
        /// They are two areas.
        case apart
        /// The first one goes on.
        case one
    }

    /// Makes the review the office's plan; what nothing is said of refuses a document that has any.
    @discardableResult
    public func adopt(_ number: Int, lostItems: LostItems?, sameAreas: SameAreas? = nil, by actor: Actor) async throws
        -> Int
    {
        let office = office
        // The command line acts for the installation, which may see every review of the office it names.
        let reader = Person(
            id: actor.person, name: actor.person,
            grants: [
                Grant(id: "", role: "", office: office, unit: nil, actions: [.proposePlans, .adoptPlans, .readPlans])
            ])
        if lostItems != nil || sameAreas != nil {
            try await store.change(by: actor, in: [office.id]) { change in
                let review = try Self.review(number, office, reader, change.reading)
                let versions = review.answers.versions
                let given = Question.all(of: review.reading).compactMap { question -> Review.Given? in
                    let value: String?
                    switch question.kind {
                    case .lost: value = lostItems.map { LostItem(choice: $0 == .later ? .later : .none).text }
                    case .sameArea: value = sameAreas?.rawValue
                    default: value = nil
                    }
                    return value.map {
                        Review.Given(question: question, value: $0, seen: versions[question.id] ?? 0)
                    }
                }
                _ = try review.answer(given, office: office.id, in: change)
            }
        }
        return try await store.change(by: actor, in: [office.id]) { change in
            try Self.review(number, office, reader, change.reading).adopt(for: office, by: reader, in: change)
        }
    }

    private static func review(
        _ number: Int, _ office: Office, _ reader: Person, _ reading: Reading
    ) throws -> Review {
        guard let review = try Review.visible(number, office: office.id, to: reader, in: reading) else {
            throw ReviewRefusal.notOpen
        }
        return review
    }
}
