import Files
import People
import Storage
import Web

/// The document behind a review, and picking what its reading left unread.
struct CellRoutes {
    func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/usulan/{nomor}/naskah", SourcePage.show)
        routes.may(.proposePlans).get("rencana/usulan/{nomor}/berkas", Self.download)
        routes.may(.proposePlans).get("rencana/usulan/{nomor}/sel", UnreadPage.show)
        routes.may(.proposePlans).post("rencana/usulan/{nomor}/sel", Self.pick)
    }

    /// The document as it came.
    @Sendable private static func download(_ visit: Visit<Member>) async throws -> Reply {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        let file = try await visit.store.read { reading in
            try visit.review(number, in: reading).file.flatMap {
                try StoredFile.find($0, office: office, in: reading)
            }
        }
        guard let file else { throw Problem.notFound }
        return .download(
            try visit.ground.vault.bytes(file.hash, office: office), name: file.name, media: "application/octet-stream")
    }

    @Sendable private static func pick(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let (number, office) = (try visit.number("nomor"), visit.office.id)
        let isTaken = form.has("ambil")
        let place = form.text(isTaken ? "ambil" : "buang")
        do {
            _ = try await visit.meeting(number) { review, _, change in
                guard review.state == .open else { throw ReviewRefusal.notOpen }
                guard let cell = review.reading.unread.first(where: { "\($0.line)-\($0.column)" == place }) else {
                    throw ReviewRefusal.cellTaken
                }
                let edit =
                    isTaken
                    ? try take(cell, form, review) : Edit.dismiss(line: cell.line, column: cell.column)
                try review.save(
                    Review.Batch(edits: [edit], seen: form.int("terlihat") ?? review.seen), office: office, in: change)
            }
        } catch let refusal as ReviewRefusal where refusal != .notOpen {
            let review = try await visit.store.read { try visit.review(number, in: $0) }
            return UnreadPage(visit: visit, review: review, refusal: refusal, typed: form).reply()
        }
        return .see(try visit.reviewAddress + "/sel?hal=\(form.int("hal") ?? 1)#s\(place)")
    }

    private static func take(
        _ cell: Proposal.Unread, _ form: Form, _ review: Review
    ) throws(ReviewRefusal) -> Edit {
        let place = "\(cell.line)-\(cell.column)"
        let code = form.text("kode-\(place)")
        guard let node = review.folded.codes.first(where: { $0.value == code })?.key,
            let target = CellTarget(rawValue: form.text("isian-\(place)"))
        else { throw .unknownNode }
        return .take(line: cell.line, column: cell.column, text: cell.text, node: node, into: target)
    }
}
