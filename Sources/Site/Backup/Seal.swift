import Crypto
import Foundation
import People
import Storage

/// The encryption of a backup: a key from a passphrase (Argon2id), and AES-256-GCM in chunks of 1 MiB.
///
/// Each chunk's nonce holds its number and whether it is the last, so chunks that were exchanged, repeated or cut off
/// don't open. The head of the file is authenticated with every chunk. The format stands in docs/guide/backup.md.
struct Seal {
    static let mark = Array("tuntas-sealed-1\n".utf8)
    static let headSize = 72
    static let chunkSize = 1 << 20
    static let tagSize = 16
    static let leastPassphrase = 12

    /// What one guess at the passphrase costs.
    struct Cost {
        let memory: UInt32
        let passes: UInt32

        static let standard = Cost(memory: 65_536, passes: 4)
        /// What a file may ask of the machine that opens it.
        static let mostMemory: UInt32 = 1 << 20
        static let mostPasses: UInt32 = 16
    }

    /// The mark, the cost, the salt, and what only the right passphrase gives.
    let head: [UInt8]
    private let key: SymmetricKey

    /// A seal for a new backup.
    init(passphrase: String, cost: Cost = .standard) throws {
        try self.init(passphrase: passphrase, cost: cost, salt: Identifier.random(16))
    }

    /// The seal that a file begins with.
    init(head: [UInt8], passphrase: String) throws {
        func number(_ place: Int) -> UInt32 { head[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        let cost = Cost(memory: number(16), passes: number(20))
        guard (8...Cost.mostMemory).contains(cost.memory), (1...Cost.mostPasses).contains(cost.passes) else {
            throw BackupProblem.altered("its head asks for an impossible key")
        }
        try self.init(passphrase: passphrase, cost: cost, salt: Array(head[24..<40]))
        // Compared as digests, which takes as long whatever differs.
        guard SHA256.hash(data: self.head) == SHA256.hash(data: head) else { throw BackupProblem.wrongPassphrase }
    }

    private init(passphrase: String, cost: Cost, salt: [UInt8]) throws {
        func bytes(_ number: UInt32) -> [UInt8] {
            (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        let derived = try PassphraseKey.derive(
            passphrase, salt: salt, memory: cost.memory, passes: cost.passes, count: 64)
        key = SymmetricKey(data: derived[..<32])
        head = Self.mark + bytes(cost.memory) + bytes(cost.passes) + salt + derived[32...]
    }

    func close(_ chunk: Data, number: UInt64, isLast: Bool) throws -> Data {
        let box = try AES.GCM.seal(chunk, using: key, nonce: try nonce(number, isLast), authenticating: head)
        return box.ciphertext + box.tag
    }

    /// The plain bytes; `nil` when the chunk is not what was sealed under this number.
    func open(_ chunk: Data, number: UInt64, isLast: Bool) throws -> Data? {
        guard chunk.count >= Self.tagSize else { return nil }
        let box = try AES.GCM.SealedBox(
            nonce: try nonce(number, isLast), ciphertext: chunk.dropLast(Self.tagSize),
            tag: chunk.suffix(Self.tagSize))
        do {
            return try AES.GCM.open(box, using: key, authenticating: head)
        } catch is CryptoKitError {
            // The library names the failure of a tag in more than one way.
            return nil
        }
    }

    private func nonce(_ number: UInt64, _ isLast: Bool) throws -> AES.GCM.Nonce {
        let digits = (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (UInt64($0) * 8)) }
        return try AES.GCM.Nonce(data: [0, 0, 0] + digits + [isLast ? 1 : 0])
    }
}
