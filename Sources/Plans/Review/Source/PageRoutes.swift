import Documents
import Files
import Foundation
import People
import Storage
import Web

/// The pages of the document behind a review, as pictures made by the worker: the browser never opens the file itself.
struct PageRoutes {
    let pictures: PictureShelf

    func add(to routes: Routes) {
        routes.may(.proposePlans).get("rencana/usulan/{nomor}/halaman/{halaman}", picture)
    }

    @Sendable private func picture(_ visit: Visit<Member>) async throws -> Reply {
        let (number, page, office) = (try visit.number("nomor"), try visit.number("halaman"), visit.office.id)
        let file = try await visit.store.read { reading -> StoredFile? in
            let review = try visit.review(number, in: reading)
            guard review.document != nil, let id = review.file else { return nil }
            return try StoredFile.find(id, office: office, in: reading)
        }
        guard let file, page > 0 else { throw Problem.notFound }
        do {
            let place = try visit.ground.vault.location(of: file.hash, office: office)
            let bytes = try await pictures.page(page, of: place, hash: file.hash, named: file.name, office: office)
            return .picture(Array(bytes))
        } catch is DocumentProblem {
            throw Problem.notFound
        }
    }
}
