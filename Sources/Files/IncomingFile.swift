import Crypto
public import Foundation
import Storage

/// Bytes on their way in: hashed as they come, refused past their limit, removed unless they are kept.
public final class IncomingFile {
    let path: URL
    public private(set) var size = 0
    private let limit: Int
    private let descriptor: Int32
    private var hasher = SHA256()
    private var isOpen = true

    init(path: URL, limit: Int) throws {
        self.path = path
        self.limit = limit
        descriptor = open(path.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw FileProblem.notWritten }
    }

    deinit {
        if isOpen { close(descriptor) }
        // After `keep` the name is gone already, and that is fine.
        unlink(path.path)
    }

    public func append(_ bytes: some Collection<UInt8>) throws {
        guard size + bytes.count <= limit else { throw FileProblem.tooLarge(limit: limit) }
        let bytes = ContiguousArray(bytes)
        size += bytes.count
        try bytes.withUnsafeBytes { buffer in
            hasher.update(bufferPointer: buffer)
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 else { throw FileProblem.notWritten }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// What came so far, read from the disk as it is looked at.
    public func contents() throws -> Data { try Data(contentsOf: path, options: .mappedIfSafe) }

    /// Flushes the bytes to the disk and says their hash.
    func finish() throws -> String {
        guard fsync(descriptor) == 0 else { throw FileProblem.notWritten }
        close(descriptor)
        isOpen = false
        return Identifier.hex(hasher.finalize())
    }
}
