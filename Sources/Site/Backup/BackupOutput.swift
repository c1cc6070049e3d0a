import Crypto
import Foundation
import Storage

/// A backup on its way to the disk: parts after parts, sealed on request, and never more than a chunk in memory.
final class BackupOutput {
    private let file: FileHandle
    private let seal: Seal?
    private let seconds: Int
    private var waiting = Data()
    private var number: UInt64 = 0
    private(set) var parts: [BackupPart] = []

    init(_ place: URL, seal: Seal?, at now: Instant) throws {
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw BackupProblem.notWritten(place.path) }
        file = try FileHandle(forWritingTo: place)
        self.seal = seal
        seconds = Int(now.milliseconds / 1000)
        if let seal { try file.write(contentsOf: Data(seal.head)) }
    }

    /// Adds a file as it is now; what it grows by afterwards is left out.
    ///
    /// - Returns: its SHA-256, or `nil` when there is no such file.
    @discardableResult
    func add(_ name: String, from source: URL) throws -> String? {
        guard FileManager.default.fileExists(atPath: source.path) else { return nil }
        let input = try FileHandle(forReadingFrom: source)
        var status = stat()
        guard fstat(input.fileDescriptor, &status) == 0 else { throw BackupProblem.notWritten(source.path) }
        let entry = try TarEntry(name: name, size: Int(status.st_size), seconds: seconds)
        try put(Data(entry.block))
        var (hasher, rest) = (SHA256(), entry.size)
        while rest > 0 {
            guard let bytes = try input.read(upToCount: min(rest, Seal.chunkSize)), !bytes.isEmpty else {
                throw BackupProblem.altered("\(source.path) became shorter while it was read")
            }
            hasher.update(data: bytes)
            rest -= bytes.count
            try put(bytes)
        }
        return try end(entry, hash: Identifier.hex(hasher.finalize()))
    }

    /// Adds a part that is written here and now.
    func add(_ name: String, _ bytes: Data) throws {
        let entry = try TarEntry(name: name, size: bytes.count, seconds: seconds)
        try put(Data(entry.block))
        try put(bytes)
        _ = try end(entry, hash: Identifier.hex(SHA256.hash(data: bytes)))
    }

    /// Ends the archive and waits until the disk has it.
    func finish() throws {
        try put(Data(TarEntry.end))
        try write(waiting, isLast: true)
        try file.synchronize()
        try file.close()
    }

    private func end(_ entry: TarEntry, hash: String) throws -> String {
        try put(Data(count: entry.padding))
        parts.append(BackupPart(name: entry.name, size: entry.size, sha256: hash))
        return hash
    }

    /// A full chunk waits until more comes: only then is it known not to be the last.
    private func put(_ bytes: Data) throws {
        waiting.append(bytes)
        while waiting.count > Seal.chunkSize {
            try write(waiting.prefix(Seal.chunkSize), isLast: false)
            waiting = Data(waiting.dropFirst(Seal.chunkSize))
        }
    }

    private func write(_ chunk: Data, isLast: Bool) throws {
        try file.write(contentsOf: seal?.close(chunk, number: number, isLast: isLast) ?? chunk)
        number += 1
    }
}
