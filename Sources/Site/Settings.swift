public import Foundation
public import Mail

/// What an operator decides, from the environment and the command line; everything else is data.
public struct Settings: Sendable {
    /// Where the database, the files and the secret lie.
    public var data: URL
    /// `postgres://…`, or `nil` for the SQLite file in `data`.
    public var database: String?
    public var host = "127.0.0.1"
    public var port = 8080
    /// PEM files; with both the server speaks TLS itself.
    public var certificate: String?
    public var key: String?
    /// The address of the one proxy that speaks TLS for us.
    public var trustedProxy: String?
    /// Who reads the figures of `/-/metrik` from another machine sends this as a bearer token.
    public var metricsToken: String?
    /// Where the signed roots of the audit trail are written; best a folder on another machine.
    public var roots: URL
    /// What ships beside the binary.
    public var resources: URL
    /// Where people find the site: `https://tuntas.kantor.example`, without a slash at its end.
    public var address: String?
    /// The server that sends our e-mail; none where none is named.
    public var mail: MailServer?
    /// The document worker, which `bin/setup` makes ready.
    public var worker: URL
    public var mostConnections = 1000
    public var idleSeconds: Int64 = 30

    public init(data: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        self.data = URL(filePath: data, directoryHint: .isDirectory)
        database = environment["TUNTAS_DATABASE"]
        certificate = environment["TUNTAS_TLS_CERT"]
        key = environment["TUNTAS_TLS_KEY"]
        trustedProxy = environment["TUNTAS_TRUSTED_PROXY"]
        metricsToken = environment["TUNTAS_METRICS_TOKEN"]
        roots =
            environment["TUNTAS_ROOTS"].map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? self.data.appending(path: "roots", directoryHint: .isDirectory)
        address = environment["TUNTAS_ADDRESS"].flatMap {
            $0.isEmpty ? nil : $0.hasSuffix("/") ? String($0.dropLast()) : $0
        }
        do {
            mail = try MailServer(environment)
        } catch let problem as MailProblem {
            throw SettingsProblem(problem.description)
        }
        resources = try Self.findResources(environment["TUNTAS_RESOURCES"])
        worker =
            environment["TUNTAS_WORKER"].map { URL(filePath: $0, directoryHint: .isDirectory) }
            ?? resources.deletingLastPathComponent().appending(path: "worker", directoryHint: .isDirectory)
    }

    /// Whether visitors reach us by TLS, our own or the proxy's.
    public var isSecure: Bool { certificate != nil || trustedProxy != nil }

    /// Where the site is asked for its own pages: as people do it or, where nobody said how, on this machine.
    ///
    /// `nil` where it speaks TLS itself: its certificate is good for the name alone that nobody said.
    var ownAddress: String? {
        guard address == nil, certificate == nil else { return address }
        return "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// Refuses settings that would send passwords over the network in the clear.
    public func check() throws {
        guard (certificate == nil) == (key == nil) else {
            throw SettingsProblem("--tls-cert and --tls-key go together: give both or neither.")
        }
        guard metricsToken.map({ $0.utf8.count >= 16 }) ?? true else {
            throw SettingsProblem(
                "TUNTAS_METRICS_TOKEN needs at least 16 characters; `openssl rand -hex 16` makes one.")
        }
        if let address {
            guard let url = URL(string: address), url.host() != nil, ["http", "https"].contains(url.scheme ?? "") else {
                throw SettingsProblem(
                    "TUNTAS_ADDRESS must say where the site is, https://tuntas.kantor.example, not \(address).")
            }
        }
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        guard isLoopback || isSecure else {
            throw SettingsProblem(
                """
                Plain http on \(host) would send passwords in the clear. Give --tls-cert and --tls-key, or name the proxy \
                that speaks TLS with --trusted-proxy ADDRESS, or listen on 127.0.0.1.
                """)
        }
    }

    /// The SQLite file; it is not used when the database is PostgreSQL.
    var file: URL { data.appending(path: "tuntas.db") }

    /// Beside the binary, or (in a checkout) above it.
    private static func findResources(_ named: String?) throws -> URL {
        if let named { return URL(filePath: named, directoryHint: .isDirectory) }
        var folder = Bundle.main.bundleURL.resolvingSymlinksInPath()
        for _ in 0..<6 {
            let resources = folder.appending(path: "Resources")
            if FileManager.default.fileExists(atPath: resources.appending(path: "migrations").path) { return resources }
            folder.deleteLastPathComponent()
        }
        throw SettingsProblem("The folder Resources is not beside the program. Name it in TUNTAS_RESOURCES.")
    }
}

/// Why the start is refused, and what to do.
public struct SettingsProblem: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
