import CArgon2
import NIOPosix
import Storage
import Synchronization

/// Hashes and checks passwords with Argon2id, two at a time and off the request threads.
///
/// One hash takes 19 MiB and some 40 ms of a core: without a limit, fifty people who sign in together would
/// take a gigabyte. Past the queue's limit the visitor is asked to try again.
public final class Passwords: Sendable {
    private let threads: NIOThreadPool
    private let waiting = Mutex(0)
    private let mostWaiting = 64
    private let memory: UInt32

    /// - Parameter memory: KiB a hash; the OWASP minimum unless a test wants to be quick.
    public init(memory: UInt32 = 19_456) {
        self.memory = memory
        threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
    }

    /// The PHC string of a password, its parameters and salt inside.
    public func hash(_ password: String) async throws -> String {
        let memory = memory
        return try await queued {
            let salt = Identifier.random(16)
            var encoded = [CChar](repeating: 0, count: 128)
            let status = argon2id_hash_encoded(
                2, memory, 1, password, password.utf8.count, salt, salt.count, 32, &encoded, encoded.count)
            guard status == ARGON2_OK.rawValue else { throw PasswordProblem.cannotHash }
            return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    public func verify(_ password: String, against encoded: String) async throws -> Bool {
        try await queued { argon2id_verify(encoded, password, password.utf8.count) == ARGON2_OK.rawValue }
    }

    private func queued<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        let admitted = waiting.withLock { count in
            guard count < mostWaiting else { return false }
            count += 1
            return true
        }
        guard admitted else { throw StorageBusy(detail: "too many people sign in at once") }
        defer { waiting.withLock { $0 -= 1 } }
        return try await threads.runIfActive(body)
    }
}

public enum PasswordProblem: Error { case cannotHash }
