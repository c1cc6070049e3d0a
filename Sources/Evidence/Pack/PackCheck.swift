import Crypto
public import Foundation
import Storage

/// Holds a pack against its own manifest, without Tuntas's database and without unpacking it.
public enum PackCheck {
    private static let mostManifest = 1 << 26

    /// - Throws: a `ZipProblem` or a `PackProblem` when it can't be checked at all; what differs stands in the report.
    public static func verify(_ file: URL) throws -> PackReport {
        let archive = try ZipReader(file)
        let entries = Dictionary(archive.entries.map { ($0.name, $0) }) { first, _ in first }
        guard let own = entries[PackManifest.name] else { throw PackProblem.notAPack }
        guard own.size <= mostManifest else { throw PackProblem.unreadableManifest }
        var bytes: [UInt8] = []
        try archive.read(own) { bytes += $0 }
        let manifest = try PackManifest(bytes: bytes)

        var (ok, changed, missing): ([String], [String], [String]) = ([], [], [])
        for file in manifest.files {
            if let entry = entries[file.path], file.path != PackManifest.name {
                if try holds(entry, file, in: archive) { ok.append(file.path) } else { changed.append(file.path) }
            } else {
                missing.append(file.path)
            }
        }
        let named = Set(manifest.files.map(\.path))
        let folders = Set(named.flatMap { Self.folders(of: $0) })
        let others = archive.entries.map(\.name).filter {
            !named.contains($0) && $0 != PackManifest.name && !folders.contains($0)
        }
        let unlisted = others.filter(PackManifest.listNames.contains)
        let extra = others.filter { !PackManifest.listNames.contains($0) }
        return PackReport(
            office: manifest.office, title: manifest.title, madeAt: manifest.madeAt,
            manifest: Identifier.hex(SHA256.hash(data: bytes)), ok: ok.sorted(), changed: changed.sorted(),
            missing: missing.sorted(), extra: extra.sorted(), unlisted: unlisted.sorted(),
            links: manifest.links.count, stray: archive.stray)
    }

    private static func holds(_ entry: ZipEntry, _ file: PackManifest.File, in archive: ZipReader) throws -> Bool {
        guard entry.size == file.size else { return false }
        var hash = SHA256()
        do {
            try archive.read(entry) { hash.update(bufferPointer: $0) }
        } catch ZipProblem.checksum {
            return false
        }
        return Identifier.hex(hash.finalize()) == file.sha256
    }

    /// The folders that a file lies in, as an archive may name them.
    private static func folders(of path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[...$0]) }
    }
}
