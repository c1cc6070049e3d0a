public import Documents
import Files
import Foundation
import People
public import Storage
import Subjects
public import Web

/// The pages of what proves the office's work.
public struct EvidenceRoutes: Sendable {
    /// How people navigate here.
    public static let noun = Noun(
        "evidence.noun", path: "data-dukung", icon: "evidence", action: .readEvidence,
        thumb: .init("evidence.thumb", path: "data-dukung/tambah", action: .addEvidence))

    let pictures: PictureShelf
    /// What the room above offers on the page of an item: the lines of the plan that it may prove.
    let beside: @Sendable (Visit<Member>, EvidenceItem) async throws -> HTML

    public init(
        pictures: PictureShelf, beside: @escaping @Sendable (Visit<Member>, EvidenceItem) async throws -> HTML
    ) {
        self.pictures = pictures
        self.beside = beside
    }

    public func add(to routes: Routes) {
        let (read, write) = (routes.may(.readEvidence), routes.may(.addEvidence))
        read.list("data-dukung", page: EvidenceList.show, table: EvidenceList.table)
        write.get("data-dukung/tambah", AddingPage.show)
        write.uploads("data-dukung", limit: EvidenceIntake.largest, most: EvidenceIntake.most, AddingPage.add)
        read.get("data-dukung/{nomor}", show)
        read.get("data-dukung/{nomor}/berkas", EvidenceDownload.newest)
        read.get("data-dukung/{nomor}/versi/{versi}", EvidenceDownload.version)
        read.get("data-dukung/{nomor}/halaman/{halaman}", EvidenceDownload(pictures: pictures).picture)
        write.post("data-dukung/{nomor}", EvidenceDecisions.describe)
        write.uploads("data-dukung/{nomor}/versi", limit: EvidenceIntake.largest, most: 1, EvidenceDecisions.replace)
        write.post("data-dukung/{nomor}/penarikan", EvidenceDecisions.withdraw)
        write.post("data-dukung/{nomor}/pemulihan", EvidenceDecisions.restore)
        write.post("data-dukung/{nomor}/salinan", EvidenceDecisions.copy)
        PacketRoutes().add(to: routes)
        ReadLinkRoutes().add(to: routes)
        PackRoutes().add(to: routes)
        PieceRoutes().add(to: routes)
    }

    @Sendable private func show(_ visit: Visit<Member>) async throws -> Reply {
        let page = try await EvidencePage.load(visit)
        return try await page.reply(beside: beside(visit, page.item))
    }
}

extension Visit<Member> {
    /// The item that the address names; not found when the visitor may not see it.
    func evidenceItem(in reading: Reading) throws -> EvidenceItem {
        guard
            let item = try EvidenceItem.numbered(try number("nomor"), office: office.id, to: person, in: reading)
        else { throw Problem.notFound }
        return item
    }

    func address(of item: EvidenceItem) -> String { "/\(office.slug)/data-dukung/\(item.number)" }

    /// The unit that the visitor's own work belongs to; `nil` for the whole office.
    public func ownUnit(in reading: Reading) throws -> String? {
        try Unit.own(of: person.id, on: today, in: reading)
    }
}
