import GRDB
import Synchronization

@testable public import Storage

/// What many tests begin with, made once by whoever asks first; each test has a copy of its database.
///
/// `Kept` is what its maker remembers of it beside the database.
public final class Seed<Kept: Sendable>: Sendable {
    private let clock: Clock
    private let make: @Sendable (Store) async throws -> Kept
    private let made = Mutex<Task<(SeedBase, Kept), any Error>?>(nil)

    public init(clock: Clock = .system, _ make: @escaping @Sendable (Store) async throws -> Kept) {
        (self.clock, self.make) = (clock, make)
    }

    var base: (SeedBase, Kept) {
        get async throws {
            let task = made.withLock { made in
                let task = made ?? Task { try await SeedBase.grown(clock, make) }
                made = task
                return task
            }
            return try await task.value
        }
    }
}

/// Where a seed's database lies, for copies.
enum SeedBase: Sendable {
    case memory(any DatabaseWriter)
    /// A template on the server.
    case postgres(String)

    static func grown<Kept: Sendable>(
        _ clock: Clock, _ make: @Sendable (Store) async throws -> Kept
    ) async throws -> (SeedBase, Kept) {
        guard let server = TestStore.server else {
            let store = try Store.inMemory(clock: clock)
            try await store.migrate(try TestStore.migrations)
            let kept = try await make(store)
            return (.memory(store.writer), kept)
        }
        let name = try await PostgresServer.shared.template(on: server)
        let store = Store.postgres(
            address: PostgresServer.address(server, database: name), connections: 2, clock: clock)
        try await store.migrate(try TestStore.migrations)
        let kept = try await make(store)
        try await store.close()
        return (.postgres(name), kept)
    }
}

extension Store {
    /// The database in this process.
    fileprivate var writer: any DatabaseWriter {
        guard case .sqlite(let writer, _) = engine else { preconditionFailure("a database in memory is asked for") }
        return writer
    }

    /// A copy of what lies in memory.
    static func copy(of writer: any DatabaseWriter, clock: Clock) throws -> Store {
        let copy = try Store.inMemory(clock: clock)
        try writer.backup(to: copy.writer)
        return copy
    }
}
