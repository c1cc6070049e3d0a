import Crypto
public import Foundation
public import Storage

/// Where the bytes of an installation's files lie: by office, named by their own hash, never changed.
///
/// Bytes are durable *before* the commit that names them: written to a temporary file, flushed, renamed, and the
/// folder flushed too. A crash in between leaves bytes that no row names, which a sweep removes.
public struct FileVault: Sendable {
    let folder: URL

    public init(folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            at: folder.appending(path: "incoming"), withIntermediateDirectories: true)
    }

    /// A file that grows while it is uploaded.
    public func receive(limit: Int) throws -> IncomingFile {
        let path = folder.appending(path: "incoming").appending(path: Identifier.hex(Identifier.random(16)))
        return try IncomingFile(path: path, limit: limit)
    }

    /// Makes received bytes durable under their hash and says what was kept.
    public func keep(_ incoming: IncomingFile, office: String) throws -> KeptBytes {
        let hash = try incoming.finish()
        let place = place(of: hash, office: office)
        let parent = place.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        } catch {
            throw FileProblem.notWritten
        }
        guard rename(incoming.path.path, place.path) == 0 else { throw FileProblem.notWritten }
        try flush(parent)
        try flush(parent.deletingLastPathComponent())
        return KeptBytes(hash: hash, size: incoming.size)
    }

    /// What came, as a file on its way of its own, changed as `body` writes it.
    public func copy(
        of incoming: IncomingFile, _ body: (_ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> IncomingFile {
        let copy = try receive(limit: .max)
        try body { try copy.append($0) }
        return copy
    }

    public func keep(_ bytes: [UInt8], office: String) throws -> KeptBytes {
        let incoming = try receive(limit: bytes.count)
        try incoming.append(bytes)
        return try keep(incoming, office: office)
    }

    /// The bytes called `hash`; they are checked against their name, so a damaged disk is noticed.
    public func bytes(_ hash: String, office: String) throws -> [UInt8] {
        let place = place(of: hash, office: office)
        guard let data = FileManager.default.contents(atPath: place.path) else { throw FileProblem.lost }
        guard Identifier.hex(SHA256.hash(data: data)) == hash else { throw FileProblem.damaged }
        return Array(data)
    }

    /// Where the bytes called `hash` lie, for a program of ours that reads them itself; checked as `bytes` does.
    public func location(of hash: String, office: String) throws -> URL {
        try checked(hash, office: office)
    }

    /// Hands on the bytes called `hash` in pieces of 256 KB; whoever sends them checks them first, with `location`.
    public func read(_ hash: String, office: String, _ take: (ArraySlice<UInt8>) async throws -> Void) async throws {
        let place = place(of: hash, office: office)
        let file = try FileHandle(forReadingFrom: place)
        while let piece = try file.read(upToCount: Self.piece), !piece.isEmpty { try await take(Array(piece)[...]) }
        try file.close()
    }

    private static let piece = 256 * 1024

    /// Where the bytes lie, when they are still what their name says.
    private func checked(_ hash: String, office: String) throws -> URL {
        let place = place(of: hash, office: office)
        guard FileManager.default.fileExists(atPath: place.path) else { throw FileProblem.lost }
        let file = try FileHandle(forReadingFrom: place)
        var hasher = SHA256()
        while let piece = try file.read(upToCount: Self.piece), !piece.isEmpty { hasher.update(data: piece) }
        try file.close()
        guard Identifier.hex(hasher.finalize()) == hash else { throw FileProblem.damaged }
        return place
    }

    /// Removes bytes older than an hour that no row names, and what was left of broken uploads.
    ///
    /// - Parameter named: whether a row names the hash in the office.
    public func sweep(now: Instant, named: (_ hash: String, _ office: String) throws -> Bool) throws -> Int {
        var removed = 0
        let offices = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for office in offices {
            guard let files = FileManager.default.enumerator(at: office, includingPropertiesForKeys: nil) else {
                continue
            }
            for case let file as URL in files where !file.hasDirectoryPath && isOld(file, now: now) {
                let isIncoming = office.lastPathComponent == "incoming"
                if try isIncoming || !named(file.lastPathComponent, office.lastPathComponent) {
                    try FileManager.default.removeItem(at: file)
                    removed += 1
                }
            }
        }
        return removed
    }

    private func isOld(_ file: URL, now: Instant) -> Bool {
        var status = stat()
        guard stat(file.path, &status) == 0 else { return false }
        return Int64(status.st_mtim.tv_sec) * 1000 < now.milliseconds - 3_600_000
    }

    private func place(of hash: String, office: String) -> URL {
        folder.appending(path: Self.path(of: hash, office: office))
    }

    /// Without this a power cut may forget the name of a file whose bytes it kept.
    private func flush(_ directory: URL) throws {
        let descriptor = open(directory.path, O_RDONLY)
        guard descriptor >= 0 else { throw FileProblem.notWritten }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileProblem.notWritten }
    }
}

/// What was kept: the SHA-256 of the bytes and how many there are.
public struct KeptBytes: Sendable, Equatable {
    public let hash: String
    public let size: Int
}

public enum FileProblem: Error, Equatable {
    case tooLarge(limit: Int)
    /// A piece does not begin where the last one ended.
    case misplaced(size: Int)
    case notWritten
    case lost
    case damaged
}
