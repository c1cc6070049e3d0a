import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import People
import TestStore
import Testing
import Web

@testable import Site
@testable import Storage

/// A place for a restore: a data folder that is not there yet and, on PostgreSQL, an empty database of its own.
struct Elsewhere: Sendable {
    let data: URL
    let database: String?

    static func with(_ body: @Sendable (Elsewhere) async throws -> Void) async throws {
        try await TestStore.folder { folder in
            let data = folder.appending(path: "data")
            guard let server = TestStore.server, let slash = server.lastIndex(of: "/") else {
                return try await body(Elsewhere(data: data, database: nil))
            }
            let name = "tuntas_restored_\(Identifier.hex(Identifier.random(6)))"
            try PostgresConnection(address: server).execute("CREATE DATABASE \(name) TEMPLATE template0")
            do {
                try await body(Elsewhere(data: data, database: server[...slash] + name))
            } catch {
                try PostgresConnection(address: server).execute("DROP DATABASE \(name) WITH (FORCE)")
                throw error
            }
            try PostgresConnection(address: server).execute("DROP DATABASE \(name) WITH (FORCE)")
        }
    }

    /// Whether nothing at all stands here.
    var isEmpty: Bool {
        get throws {
            let occupant = try database.flatMap { try BackupTarget.server($0).occupant() }
            return occupant == nil && !FileManager.default.fileExists(atPath: data.path)
        }
    }

    func restore(
        _ file: URL, passphrase: String = "", database: String?? = nil, migrations: [String]? = nil
    ) throws -> Restored {
        try Restore(
            file: file, passphrase: { passphrase }, data: data, database: database ?? self.database,
            migrations: migrations ?? TestStore.migrations.map(\.name), clock: .system
        ).run()
    }

    func store(clock: Clock) throws -> Store {
        try database.map { .postgres(address: $0, connections: 2, clock: clock) }
            ?? .sqlite(path: data.appending(path: "tuntas.db").path, clock: clock)
    }
}

extension Town {
    static let cheap = Seal.Cost(memory: 64, passes: 1)

    var backup: Backup { Backup(store: store, data: folder, version: "test") }

    /// A folder of its own, for the backup's file.
    func backup<Result>(
        passphrase: String? = nil, _ body: (URL, BackupManifest) async throws -> Result
    ) async throws -> Result {
        try await TestStore.folder { folder in
            let file = folder.appending(path: "cadangan.tar")
            let seal = try passphrase.map { try Seal(passphrase: $0, cost: Self.cheap) }
            return try await body(file, try await backup.write(to: file, seal: seal))
        }
    }

    /// The harbour's plan as JSON, as Sari gets it from an installation.
    func figures(_ app: App) async throws -> String {
        let (secret, person) = (Session.newSecret(), try id("Sari"))
        try await app.ground.store.housekeeping {
            try Session.begin(secret: secret, person: person, browser: "test", in: $0)
        }
        return try await Application(router: app.router().0).test(.router) { client in
            try await Browser(client: client, session: secret).get("/pelabuhan/rencana/2026.json").body
        }
    }
}

extension App {
    /// An installation in a folder, as Town makes its own.
    static func installed(_ store: Store, _ folder: URL, metricsToken: String? = nil) throws -> App {
        try App(
            store: store, folder: folder, resources: try Town.resources.get(),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, isSecure: true, trustedProxy: "-",
            metricsToken: metricsToken, passwordMemory: 64)
    }
}
