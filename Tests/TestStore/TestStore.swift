public import Foundation

@testable public import Storage

/// A fresh, migrated database for one test: SQLite in memory, or a database of its own on the PostgreSQL server that
/// `TUNTAS_TEST_DATABASE` names.
public enum TestStore {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    public static let resources = root.appending(path: "Resources")
    public static let server = ProcessInfo.processInfo.environment["TUNTAS_TEST_DATABASE"]
    public static var isPostgres: Bool { server != nil }

    /// - Parameter connections: how many statements may run at once on PostgreSQL.
    @discardableResult
    public static func with<Result: Sendable>(
        clock: Clock = .system, connections: Int = 2, _ body: @Sendable (Store) async throws -> Result
    ) async throws -> Result {
        try await with(migrated, clock: clock, connections: connections) { store, _ in try await body(store) }
    }

    private static let migrated = Seed { _ in }

    /// A copy of a seed's database, with what its maker remembers.
    @discardableResult
    public static func with<Kept, Result: Sendable>(
        _ seed: Seed<Kept>, clock: Clock, connections: Int = 2, _ body: @Sendable (Store, Kept) async throws -> Result
    ) async throws -> Result {
        let template: String
        let (base, kept) = try await seed.base
        switch base {
        case .memory(let writer): return try await body(try Store.copy(of: writer, clock: clock), kept)
        case .postgres(let name): template = name
        }
        let server = server ?? ""
        let name = try await PostgresServer.shared.make(from: template, on: server)
        let store = Store.postgres(
            address: PostgresServer.address(server, database: name), connections: connections, clock: clock)
        do {
            let result = try await body(store, kept)
            try await store.close()
            try await PostgresServer.shared.drop(name, on: server)
            return result
        } catch {
            try await store.close()
            try await PostgresServer.shared.drop(name, on: server)
            throw error
        }
    }

    public static var migrations: [Migration] {
        get throws { try Migration.all(in: resources.appending(path: "migrations")) }
    }

    /// A folder that is gone when the test is.
    public static func folder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "tuntas-test-\(Identifier.hex(Identifier.random(8)))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

/// The databases that tests were given, copies of templates; a dozen at a time.
actor PostgresServer {
    static let shared = PostgresServer()

    private let prefix = "tuntas_test_\(ProcessInfo.processInfo.processIdentifier)"
    private var count = 0
    private var open = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Makes and drops databases.
    private var connection: PostgresConnection?

    private func run(_ statement: String, on server: String) throws {
        let connection = try self.connection ?? PostgresConnection(address: server)
        self.connection = connection
        try connection.execute(statement)
    }

    static func address(_ server: String, database: String) -> String {
        guard let slash = server.lastIndex(of: "/") else { return server }
        return server[...slash] + database
    }

    /// An empty one, that others will be copies of.
    func template(on server: String) throws -> String {
        count += 1
        let name = "\(prefix)_\(count)"
        try run("CREATE DATABASE \(name)", on: server)
        return name
    }

    func make(from template: String, on server: String) async throws -> String {
        if open >= 12 { await withCheckedContinuation { waiting.append($0) } } else { open += 1 }
        count += 1
        let name = "\(prefix)_\(count)"
        try run("CREATE DATABASE \(name) TEMPLATE \(template) STRATEGY FILE_COPY", on: server)
        return name
    }

    func drop(_ name: String, on server: String) throws {
        if waiting.isEmpty { open -= 1 } else { waiting.removeFirst().resume() }
        try run("DROP DATABASE \(name) WITH (FORCE)", on: server)
    }
}
