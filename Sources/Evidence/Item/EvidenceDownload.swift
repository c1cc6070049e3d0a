import Documents
import Files
import Foundation
import People
import Storage
import Web

/// Proofs as files: the original as a download, a page of it as a picture of ours.
struct EvidenceDownload {
    let pictures: PictureShelf

    @Sendable static func newest(_ visit: Visit<Member>) async throws -> Reply {
        let item = try await visit.store.read { try visit.evidenceItem(in: $0) }
        guard let file = item.content?.file else { throw Problem.notFound }
        return try reply(file, visit.ground.vault, office: visit.office.id)
    }

    @Sendable static func version(_ visit: Visit<Member>) async throws -> Reply {
        let number = try visit.number("versi")
        let file = try await visit.store.read { reading in
            try EvidenceVersion.all(of: try visit.evidenceItem(in: reading), in: reading)
                .first { $0.number == number }?.file
        }
        guard let file else { throw Problem.notFound }
        return try reply(file, visit.ground.vault, office: visit.office.id)
    }

    /// A file that is lost or damaged is said before anything is sent.
    static func reply(_ file: EvidenceContent.File, _ vault: FileVault, office: String) throws -> Reply {
        _ = try vault.location(of: file.hash, office: office)
        return .download(name: file.name, media: file.media, length: file.size) { send in
            try await vault.read(file.hash, office: office) { try await send($0) }
        }
    }

    @Sendable func picture(_ visit: Visit<Member>) async throws -> Reply {
        let page = try visit.number("halaman")
        let item = try await visit.store.read { try visit.evidenceItem(in: $0) }
        guard page > 0, let content = item.content, content.hasPages, let file = content.file else {
            throw Problem.notFound
        }
        return try await picture(page, of: file, visit.ground.vault, office: visit.office.id)
    }

    func picture(_ page: Int, of file: EvidenceContent.File, _ vault: FileVault, office: String) async throws -> Reply {
        do {
            let place = try vault.location(of: file.hash, office: office)
            let bytes = try await pictures.page(page, of: place, hash: file.hash, named: file.name, office: office)
            return .picture(Array(bytes))
        } catch is DocumentProblem {
            throw Problem.notFound
        }
    }
}

/// What an item held, one after the other: nothing is ever deleted.
struct EvidenceVersion: Sendable, Stored {
    let number: Int
    let at: Instant
    let by: String
    let reason: String
    let file: EvidenceContent.File?
    let address: String?

    init(row: Row) throws {
        number = try row.int(0)
        at = try row.instant(1)
        by = try row.text(2)
        reason = try row.text(3)
        let content = try EvidenceContent(row, from: 4)
        (file, address) = (content?.file, content?.address)
    }

    /// The newest first.
    static func all(of item: EvidenceItem, in reading: Reading) throws -> [EvidenceVersion] {
        try reading.all(
            """
            SELECT evidence_version.number, evidence_version.at, person.name, evidence_version.reason,
                \(EvidenceContent.columns)
            FROM evidence_version JOIN person ON person.id = evidence_version.by
            LEFT JOIN file ON file.id = evidence_version.file
            LEFT JOIN link_state ON link_state.address = evidence_version.address
            WHERE evidence_version.evidence = \(item.id) ORDER BY evidence_version.number DESC
            """)
    }
}
