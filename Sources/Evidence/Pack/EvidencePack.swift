import Crypto
import Files
import Foundation
import People
public import Storage
import Subjects
public import Web

/// Proofs as one archive with a manifest that anybody can check off line: files as they are, links named apart.
public struct EvidencePack: Sendable {
    /// The most files of one archive.
    public static let most = 5000

    private struct File: Sendable {
        let path: String
        let hash: String
        let size: Int
    }

    let title: String
    private let manifest: [UInt8]
    private let files: [File]
    private let office: String
    private let vault: FileVault
    private let madeAt: Instant
    private let zone: Zone

    /// - Parameters:
    ///   - items: what is to be in it, packets with their parts; each in a folder of its packet, or of none.
    ///   - at: when it is made.
    public init(_ title: String, of items: [EvidenceItem], _ visit: Visit<Member>, in reading: Reading) throws {
        let (words, person) = (visit.words, visit.person)
        (self.title, office, vault) = (title, visit.office.id, visit.ground.vault)
        (madeAt, zone) = (visit.office.now(visit.store.clock), visit.office.zone)
        var listed: [(item: EvidenceItem, folders: [SafeName])] = []
        var seen: Set<String> = []
        for item in items where item.withdrawnAt == nil {
            let parts = item.kind == .packet ? try PacketPart.all(of: item.id, to: person, in: reading) : []
            if item.kind != .packet, seen.insert(item.id).inserted { listed.append((item, [])) }
            for part in parts where part.item.withdrawnAt == nil && seen.insert(part.item.id).inserted {
                let folder = SafeName("DD-\(item.number) \(item.title.prefix(60))")
                listed.append((part.item, [folder, SafeName(words[part.slot.word])]))
            }
        }
        guard listed.count <= Self.most else { throw EvidenceRefusal.tooMany }
        let subjects = try Self.subjects(of: listed.map(\.item.id), to: person, in: reading)
        var (places, entries, links, files) = (PackPlaces(), [PackManifest.Item](), [PackManifest.Link](), [File]())
        for (item, folders) in listed {
            let period = words.period(item.from, item.until)
            let named = subjects[item.id] ?? []
            if let file = item.content?.file {
                let path = places.place(SafeName("DD-\(item.number) \(file.name)"), in: folders)
                entries.append(
                    PackManifest.Item(
                        path: path, title: item.title, subjects: named, period: period, sha256: file.hash,
                        size: file.size, media: file.media))
                files.append(File(path: path, hash: file.hash, size: file.size))
            } else if let address = item.content?.address {
                links.append(
                    PackManifest.Link(title: item.title, address: address, subjects: named, period: period))
            }
        }
        self.files = files
        manifest = try PackManifest(
            office: visit.office.name, madeAt: madeAt, title: title, items: entries, links: links, lists: []
        ).bytes
    }

    private static func subjects(of items: [String], to person: Person, in reading: Reading) throws -> [String:
        [String]]
    {
        guard !items.isEmpty else { return [:] }
        var subjects: [String: [String]] = [:]
        try reading.each(
            """
            SELECT evidence_link.evidence, subject.label FROM evidence_link
            JOIN subject ON subject.id = evidence_link.subject
            WHERE evidence_link.evidence IN \(list: items) AND \(.visible(to: person)) ORDER BY subject.label
            """
        ) { subjects[try $0.text(0), default: []].append(try $0.text(1)) }
        return subjects
    }

    /// The archive as a download that is sent as it is read.
    public func reply() throws -> Reply {
        let lengths = [(name: PackManifest.name, size: manifest.count)] + files.map { (name: $0.path, size: $0.size) }
        let length = try ZipWriter.length(of: lengths)
        let name = SafeName("\(title).zip").text
        // Before the first byte goes out, so that a damaged file is a page and no broken archive.
        let sums = try files.map { try CRC32.of(try vault.location(of: $0.hash, office: office)).sum }
        return .download(name: name, media: "application/zip", length: length) { send in
            var zip = ZipWriter(at: madeAt, in: zone)
            var sum = CRC32()
            manifest.withUnsafeBytes { sum.update($0) }
            try await send(zip.begin(PackManifest.name, size: manifest.count, crc: sum.value)[...])
            try await send(manifest[...])
            try manifest.withUnsafeBytes { try zip.wrote($0) }
            for (index, file) in files.enumerated() {
                let sum = sums[index]
                try await send(zip.begin(file.path, size: file.size, crc: sum.value)[...])
                try await vault.read(file.hash, office: office) { piece in
                    try piece.withUnsafeBytes { try zip.wrote($0) }
                    try await send(piece)
                }
            }
            try await send(zip.finish()[...])
        }.unkept
    }
}

/// Packs of what a list shows, and of one item or packet.
struct PackRoutes {
    func add(to routes: Routes) {
        routes.may(.readEvidence).get("data-dukung/paket", Self.listed)
        routes.may(.readEvidence).get("data-dukung/{nomor}/paket", Self.one)
    }

    @Sendable private static func one(_ visit: Visit<Member>) async throws -> Reply {
        try await visit.store.read { reading in
            let item = try visit.evidenceItem(in: reading)
            return try EvidencePack("DD-\(item.number) \(item.title.prefix(80))", of: [item], visit, in: reading)
        }.reply()
    }

    @Sendable private static func listed(_ visit: Visit<Member>) async throws -> Reply {
        let (query, filter, office) = (ListQuery(visit), EvidenceList.Filter(visit), visit.office)
        return try await visit.store.read { reading in
            let items = try EvidenceItem.all(
                "evidence.office = \(office.id) AND \(filter.condition) AND \(query.holding("subject.folded"))",
                to: visit.person, slice: "LIMIT \(EvidencePack.most + 1)", in: reading)
            return try EvidencePack("\(office.slug) \(visit.words[EvidenceWord.noun])", of: items, visit, in: reading)
        }.reply()
    }
}
