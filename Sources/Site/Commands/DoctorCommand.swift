import ArgumentParser
import Storage

/// Looks the installation over.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look the installation over and say what to do.",
        discussion: """
            Looks at the disk, the clock, the keys, the certificate, the database's settings and migrations, the queue, \
            the newest events of each chain, the files and the public forms. It changes nothing, and may run beside \
            the server. Each line is ok, warning or PROBLEM, with what to do. Ends with status 1 when there is a problem.

            Example:  tuntas doctor --data data
                      tuntas doctor --data data --json | jq .worst
            """)

    @OptionGroup var options: DataOptions
    @Option(name: .customLong("tls-cert"), help: "The certificate chain that the server uses (or TUNTAS_TLS_CERT).")
    var certificate: String?
    @Option(name: .customLong("tls-key"), help: "Its private key (or TUNTAS_TLS_KEY).") var key: String?
    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        var settings = try options.settings()
        settings.certificate = certificate ?? settings.certificate
        settings.key = key ?? settings.key
        let doctor = Doctor(settings: settings, clock: .system)
        let diagnosis = await doctor.look { try Server.existingStore(settings) }
        print(json ? try diagnosis.json : diagnosis.text)
        if diagnosis.worst == .problem { throw ExitCode(1) }
    }
}
