import NIOPosix
import Synchronization

/// A few connections and as many threads, so that waiting for the server never holds a request thread.
final class PostgresPool: Sendable {
    let address: String
    private let threads: NIOThreadPool
    private let idle = Mutex<[PostgresConnection]>([])

    init(address: String, connections: Int) {
        self.address = address
        threads = NIOThreadPool(numberOfThreads: connections)
        threads.start()
    }

    /// Runs `body` with a connection that nobody else holds.
    func use<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await threads.runIfActive { [self] in
            let connection = try idle.withLock { $0.popLast() } ?? PostgresConnection(address: address)
            defer { giveBack(connection) }
            do {
                return try body(connection)
            } catch let problem as PostgresProblem where problem.isBusy || connection.isBroken {
                throw StorageBusy(detail: problem.message)
            }
        }
    }

    private func giveBack(_ connection: PostgresConnection) {
        guard !connection.isBroken, connection.isIdle else { return }
        idle.withLock { $0.append(connection) }
    }

    func close() async throws {
        try await threads.shutdownGracefully()
        idle.withLock { $0.removeAll() }
    }
}
