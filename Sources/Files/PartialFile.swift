import Foundation
import Storage

/// A file that comes in pieces, over more than one request: what came is on the disk, and nothing else counts.
public struct PartialFile: Sendable {
    private let path: URL
    private let vault: FileVault

    init(path: URL, vault: FileVault) { (self.path, self.vault) = (path, vault) }

    /// How many bytes came; 0 for a file that was not begun, or was swept away.
    public var size: Int {
        var status = stat()
        return stat(path.path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Puts a piece behind what came, durably; a piece that begins elsewhere is refused.
    ///
    /// - Returns: how many bytes there are now.
    public func append(_ bytes: [UInt8], at offset: Int) throws -> Int {
        let descriptor = open(path.path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw FileProblem.notWritten }
        defer { close(descriptor) }
        // Two pieces at once, as after a cut that only one side noticed: the second waits and then does not fit.
        guard flock(descriptor, LOCK_EX) == 0, size == offset else { throw FileProblem.misplaced(size: size) }
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 else { throw FileProblem.notWritten }
                rest = rest.dropFirst(count)
            }
        }
        guard fsync(descriptor) == 0 else { throw FileProblem.notWritten }
        return size
    }

    /// All that came, as a file on its way into the vault.
    public func whole(limit: Int) throws -> IncomingFile {
        let file = try FileHandle(forReadingFrom: path)
        let incoming = try vault.receive(limit: limit)
        while let piece = try file.read(upToCount: 256 * 1024), !piece.isEmpty { try incoming.append(piece) }
        try file.close()
        return incoming
    }

    /// Forgets what came: it is in the vault now.
    public func remove() { unlink(path.path) }
}

extension FileVault {
    /// The pieces of an upload; its name is made by us and holds nothing but letters and digits.
    public func partial(_ name: String) -> PartialFile {
        let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return PartialFile(path: folder.appending(path: "incoming").appending(path: "piece-\(safe)"), vault: self)
    }
}
