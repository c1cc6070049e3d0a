import ArgumentParser
import Logging

/// Opens the house.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the site until it is stopped.",
        discussion: "Plain http is served on the loopback address alone; anything else needs TLS, ours or a proxy's.")

    @OptionGroup var options: DataOptions
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on.") var port = 8080
    @Option(name: .customLong("tls-cert"), help: "A PEM file with the certificate chain.") var certificate: String?
    @Option(name: .customLong("tls-key"), help: "A PEM file with the private key.") var key: String?
    @Option(help: "The address of the one proxy whose X-Forwarded-For is believed.") var trustedProxy: String?
    @Flag(help: "Log warnings and errors only.") var quiet = false

    func run() async throws {
        var settings = try options.settings()
        settings.host = host
        settings.port = port
        settings.certificate = certificate ?? settings.certificate
        settings.key = key ?? settings.key
        settings.trustedProxy = trustedProxy ?? settings.trustedProxy
        var log = Logger(label: "tuntas") { _ in LogLines() }
        log.logLevel = quiet ? .warning : .info
        try await Server(settings: settings, log: log).run()
    }
}
