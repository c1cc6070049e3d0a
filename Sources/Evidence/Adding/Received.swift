import Files
import People
public import Storage
public import Web

/// What a form brought: new proofs, and those that the office has already and the visitor may see.
public struct Received: Sendable {
    /// An item that holds the very bytes that were brought.
    public struct Known: Sendable {
        public let name: String
        public let number: Int
    }

    public var new: [NewEvidence] = []
    public private(set) var known: [Known] = []
    private var finished: [UnfinishedUpload] = []

    /// The files, pieces and the link of a form, kept in the vault; nothing is written to the database yet.
    public init(_ visit: Visit<Member>, _ form: Form, _ uploads: [Upload]) async throws {
        let (office, person, today, vault) = (visit.office.id, visit.person, visit.today, visit.ground.vault)
        let intake = EvidenceIntake(vault: vault)
        var kept = try uploads.map { upload in
            try RefusedFile.naming(upload.name) { try intake.keep(upload, office: office) }
        }
        let ids = form.all("kiriman[]")
        guard ids.count <= EvidenceIntake.most else { throw Problem.badForm("web.form.too-many-files") }
        let pieces = try await visit.store.read { reading in
            try ids.map { id in
                guard let upload = try UnfinishedUpload.find(id, visit, in: reading) else { throw EvidenceRefusal.gone }
                return upload
            }
        }
        for piece in pieces {
            let partial = vault.partial(piece.id)
            guard partial.size == piece.size else { throw Problem.badForm("web.form.cut") }
            kept.append(
                try RefusedFile.naming(piece.name) {
                    try intake.keep(
                        partial.whole(limit: EvidenceIntake.largest), named: piece.name, office: office)
                })
        }
        finished = pieces
        var base = NewEvidence(title: "", from: today, unit: nil, content: .packet)
        try base.read(form, today: today)
        let hashes = kept.map(\.bytes.hash)
        let (unit, items) = try await visit.store.read { reading in
            (
                try visit.ownUnit(in: reading),
                hashes.isEmpty
                    ? []
                    : try EvidenceItem.all(
                        "evidence.office = \(office) AND file.hash IN \(list: hashes) AND evidence.withdrawn_at IS NULL",
                        to: person, in: reading)
            )
        }
        base.unit = unit
        var seen: Set<String> = []
        for file in kept where seen.insert(file.bytes.hash).inserted {
            if let item = items.first(where: { $0.content?.file?.hash == file.bytes.hash }) {
                known.append(Known(name: file.name, number: item.number))
                continue
            }
            var one = base
            one.content = .file(file)
            // One title for several files would tell none of them apart.
            if base.title.isEmpty || kept.count > 1 {
                let name = String((file.name.split(separator: ".").dropLast().joined(separator: ".")).prefix(200))
                let title =
                    base.title.isEmpty
                    ? name.isEmpty ? file.name : name : "\(base.title.prefix(180)) · \(name.prefix(110))"
                one.title = title
            }
            new.append(one)
        }
        let link = form.text("tautan")
        if !link.isEmpty {
            var one = base
            one.content = .link(try WebAddress(link).text)
            if one.title.isEmpty { one.title = String(link.prefix(NewEvidence.longestTitle)) }
            new.append(one)
        }
    }

    public var isEmpty: Bool { new.isEmpty && known.isEmpty }

    /// Writes what is new and says the ids and numbers. The pieces are forgotten in the same change: one that is cut
    /// right after must not leave an upload that counts as unfinished.
    public func add(_ visit: Visit<Member>, in change: Change) throws -> [(String, Int)] {
        var isWritten = false
        let items = try new.map { one in
            // The same form sent twice, as by an impatient finger, keeps nothing twice.
            if case .file(let file) = one.content,
                let item = try EvidenceItem.all(
                    """
                    evidence.office = \(visit.office.id) AND file.hash = \(file.bytes.hash)
                        AND evidence.owner = \(visit.person.id) AND evidence.withdrawn_at IS NULL
                    """, to: visit.person, in: change.reading
                ).first
            {
                return (item.id, item.number)
            }
            isWritten = true
            return try one.add(by: visit.person.id, office: visit.office.id, slug: visit.office.slug, in: change)
        }
        if isWritten, !finished.isEmpty {
            try change.run("DELETE FROM unfinished_upload WHERE id IN \(list: finished.map(\.id))")
        }
        return items
    }

    /// Removes the pieces, after the commit that named the files; what was brought twice has forgotten nothing yet.
    public func finish(_ visit: Visit<Member>) async throws {
        guard !finished.isEmpty else { return }
        let ids = finished.map(\.id)
        try await visit.store.housekeeping { try $0.run("DELETE FROM unfinished_upload WHERE id IN \(list: ids)") }
        for piece in finished { visit.ground.vault.partial(piece.id).remove() }
    }
}

/// Which of several files was not taken, and why.
public struct RefusedFile: NamedRefusal {
    public let name: String
    public let refusal: EvidenceRefusal
    public var key: String { refusal.rawValue }

    static func naming<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let refusal as EvidenceRefusal {
            throw RefusedFile(name: SafeName(name).text, refusal: refusal)
        }
    }
}
