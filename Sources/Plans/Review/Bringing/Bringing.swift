import Documents
import Files
import People
import Storage
import Web

/// Bringing a document: it is kept, read, and becomes a review; where a person must say something first, it waits.
struct Bringing {
    /// The largest document that may be brought, in bytes.
    static let largest = 32 * 1_048_576

    let reader: PlanReader
    let worker: DocumentWorker

    func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/unggah") { UploadPage(visit: $0, plan: $0.query("rencana")).reply() }
        routes.may(.proposePlans).upload("rencana/usulan", limit: Self.largest, receive)
        routes.may(.proposePlans).post("rencana/usulan/penegasan", confirm)
        // Whoever reloads the answer to a post lands where its form is.
        for path in ["rencana/usulan", "rencana/usulan/penegasan"] {
            routes.may(.proposePlans).get(path) { .see("/\($0.office.slug)/rencana/unggah") }
        }
    }

    @Sendable private func receive(_ visit: Visit<Member>, _ form: Form, _ upload: Upload) async throws -> Reply {
        var page = UploadPage(visit: visit, plan: form.text("rencana"))
        page.pasted = form.text("naskah")
        if upload.file.size == 0, page.pasted.isEmpty, upload.name.isEmpty {
            page.isNothingChosen = true
            return page.reply()
        }
        if upload.file.size == 0, !page.pasted.isEmpty {
            try upload.file.append(Array(form.raw("naskah").utf8))
        }
        page.document = upload.name.isEmpty ? "tempelan.txt" : upload.name
        // Kept before it is read: even a document that is refused has been received whole.
        let kept = try visit.ground.vault.keep(upload.file, office: visit.office.id)
        let bytes = try visit.ground.vault.bytes(kept.hash, office: visit.office.id)
        if FileFormat(bytes) == .packed { return try await begin(kept, page, year: form.int("tahun")) }
        return try await read(kept, page, year: form.int("tahun"), isConfirmed: false)
    }

    /// What was asked is answered: the document that was kept is read as a plan, or for the year that it doesn't name.
    @Sendable private func confirm(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard form.has("berkas") else { throw Problem.badForm("web.form.missing") }
        let (hash, office) = (form.text("berkas"), visit.office.id)
        guard visit.ground.keys.isSigned(visit.kept(hash), by: form.text("tanda"), for: KeptDocument.purpose) else {
            throw Problem.staleForm
        }
        var page = UploadPage(visit: visit, plan: form.text("rencana"))
        page.document = String(form.text("nama").prefix(200))
        do {
            // Kept anew, so that nothing sweeps it away before a row names it.
            let bytes = try visit.ground.vault.bytes(hash, office: office)
            let kept = try visit.ground.vault.keep(bytes, office: office)
            return try await read(kept, page, year: form.int("tahun"), isConfirmed: form.text("jawaban") == "ya")
        } catch FileProblem.lost {
            page.isNothingChosen = true
            return page.reply()
        }
    }

    /// Lets a job open what is no text; whoever brought it sees how far that is.
    private func begin(_ kept: KeptBytes, _ page: UploadPage, year: Int?) async throws -> Reply {
        let (visit, office) = (page.visit, page.visit.office)
        guard worker.isInstalled else {
            var page = page
            page.refusal = PlanReading.Refusal(.missing)
            return page.reply()
        }
        let (plan, name, person) = (page.plan, page.document, visit.person)
        let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            if !plan.isEmpty {
                guard try Plan.visible(plan, office: office.id, to: person, in: change.reading) != nil else {
                    throw Problem.notFound
                }
            }
            let file = try StoredFile.add(
                kept, name: name, media: "application/octet-stream", office: office.id, in: change)
            return try FileReading.begin(
                file.id, name: name, plan: plan, year: year, office: office.id, in: change)
        }
        return .see("/\(office.slug)/rencana/bacaan/\(number)")
    }

    private func read(_ kept: KeptBytes, _ page: UploadPage, year: Int?, isConfirmed: Bool) async throws -> Reply {
        let (visit, office, name) = (page.visit, page.visit.office, page.document)
        var page = page
        let proposal: Proposal
        switch reader.read(try visit.ground.vault.bytes(kept.hash, office: office.id), named: name) {
        case .refused(let refusal):
            page.refusal = refusal
            return page.reply()
        case .asked(let asked, let read):
            guard isConfirmed else {
                page.kept = KeptDocument(hash: kept.hash, name: name, asked: asked, proposal: read)
                return page.reply()
            }
            proposal = read
        case .proposal(let read): proposal = read
        }
        let (address, person) = (page.plan, visit.person)
        let plan = try await visit.store.read { reading -> Plan? in
            guard !address.isEmpty else { return nil }
            guard let plan = try Plan.visible(address, office: office.id, to: person, in: reading) else {
                throw Problem.notFound
            }
            return plan
        }
        guard let year = plan?.year ?? year ?? proposal.year, (2000...2100).contains(year) else {
            page.kept = KeptDocument(
                hash: kept.hash, name: name, asked: nil, proposal: proposal, isConfirmed: isConfirmed)
            return page.reply()
        }
        let number = try await visit.store.change(by: visit.actor, in: [office.id]) { change in
            // Never as a page of its own: what somebody else wrote would speak in our name.
            let file = try StoredFile.add(kept, name: name, media: "text/plain", office: office.id, in: change)
            return try Review.open(
                proposal, file: file.id, year: year, kind: plan?.kind ?? PlanKind.reform, plan: plan?.id,
                baseVersion: plan?.version, office: office, in: change)
        }
        return .see("/\(office.slug)/rencana/usulan/\(number)")
    }
}

/// A document that was received and waits for a word: whether it is a plan, or of which year.
struct KeptDocument {
    static let purpose = "document-kept"

    let hash: String
    let name: String
    /// Why a person is asked; `nil` where only the year is missing.
    let asked: PlanReading.Asked?
    let proposal: Proposal
    /// Whether somebody said already that it is a plan.
    var isConfirmed = false
}

extension Visit<Member> {
    /// What is signed, so that nobody has bytes read that they did not bring.
    func kept(_ hash: String) -> String { "\(person.id) \(office.id) \(hash)" }
}
