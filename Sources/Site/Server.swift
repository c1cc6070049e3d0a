import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Jobs
import Logging
import NIOSSL
import ServiceLifecycle
import Storage
import UnixSignals

/// Serves a site until it is told to stop; requests under way are finished first.
struct Server {
    let settings: Settings
    let log: Logger

    func run() async throws {
        try settings.check()
        let store = try Self.store(settings)
        try await App.migrate(store, resources: settings.resources)
        let app = try App(
            store: store, folder: settings.data, resources: try Resources(settings.resources), log: log,
            isSecure: settings.isSecure,
            trustedProxy: settings.trustedProxy, metricsToken: settings.metricsToken, worker: settings.worker,
            roots: settings.roots, mail: settings.mail, address: settings.ownAddress)
        let offices = try await store.read { try $0.texts("SELECT slug FROM office ORDER BY slug") }
        var http = Application(
            router: app.router().0, server: try server(),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port), serverName: "tuntas",
                availableConnectionsDelegate: MaximumAvailableConnections(settings.mostConnections)),
            onServerRunning: { [settings] _ in Self.announce(settings, offices) }, logger: log)
        // Two, so that a scan of many pages holds up nobody who brings a short file.
        for _ in 0..<2 { http.addServices(Worker(store: store, kinds: app.jobs, log: log)) }
        let group = ServiceGroup(
            configuration: {
                var configuration = ServiceGroupConfiguration(
                    services: [.init(service: http)], gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
                // A visitor who stops reading must not hold the house open.
                configuration.maximumGracefulShutdownDuration = .seconds(15)
                return configuration
            }())
        try await group.run()
        try await store.close()
    }

    /// The installation's database, made if it isn't there.
    static func store(_ settings: Settings) throws -> Store {
        try refuseUnfinishedRestore(settings)
        if let database = settings.database { return .postgres(address: database) }
        try FileManager.default.createDirectory(
            at: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try .sqlite(path: settings.file.path)
    }

    /// The database of an installation that must be there already.
    static func existingStore(_ settings: Settings) throws -> Store {
        try refuseUnfinishedRestore(settings)
        guard settings.database != nil || FileManager.default.fileExists(atPath: settings.file.path) else {
            throw SettingsProblem("There is no installation in \(settings.data.path). `tuntas init` makes one.")
        }
        return try store(settings)
    }

    private static func refuseUnfinishedRestore(_ settings: Settings) throws {
        let unfinished = settings.data.appending(path: Restore.unfinished).path
        guard !FileManager.default.fileExists(atPath: unfinished) else {
            throw SettingsProblem(
                "A restore into \(settings.data.path) did not end. Empty the folder and restore the backup again.")
        }
    }

    private func server() throws -> HTTPServerBuilder {
        let http = HTTPServerBuilder.http1(configuration: .init(idleTimeout: .seconds(settings.idleSeconds)))
        guard let certificate = settings.certificate, let key = settings.key else { return http }
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        return try .tls(http, tlsConfiguration: tls)
    }

    private static func announce(_ settings: Settings, _ offices: [String]) {
        let scheme = settings.certificate == nil ? "http" : "https"
        let base = "\(scheme)://\(settings.host):\(settings.port)"
        print("Tuntas is open at \(base)")
        for office in offices { print("  \(base)/\(office)") }
        if offices.isEmpty { print("There is no office yet: `tuntas init` makes one, `tuntas demo` one to look at.") }
        print("Stop it with Ctrl-C.")
        fflush(nil)
    }
}
