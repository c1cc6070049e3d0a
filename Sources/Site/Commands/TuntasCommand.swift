public import ArgumentParser
import Foundation
import Logging
import Storage

/// The command line of the product.
public struct TuntasCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "tuntas",
        abstract: "Turns an office's reform decree into a year of proven work.",
        discussion: """
            Try it:   tuntas demo --data data        make a demo office from the sample decree
                      tuntas serve --data data       open it at http://127.0.0.1:8080
                      tuntas plan read FILE          see what a decree would become
                      tuntas plan show --data data   print the plan in the terminal
            For real: tuntas init --data office      make your office and its first administrator
                      tuntas doctor, tuntas verify   look the installation and its audit trail over
                      tuntas backup FILE             keep all of it in one file; tuntas restore FILE brings it back

            Settings come from flags, or from the environment: TUNTAS_DATABASE (postgres://…; otherwise a SQLite file in
            the data folder), TUNTAS_TLS_CERT and TUNTAS_TLS_KEY, TUNTAS_TRUSTED_PROXY, TUNTAS_RESOURCES,
            TUNTAS_ROOTS (where signed roots of the audit trail go), TUNTAS_METRICS_TOKEN, TUNTAS_ADDRESS (where people
            find the site); for e-mail TUNTAS_MAIL, TUNTAS_MAIL_FROM, TUNTAS_MAIL_USER, TUNTAS_MAIL_PASSWORD,
            TUNTAS_MAIL_CA.
            """,
        version: App.version,
        subcommands: [
            ServeCommand.self, InitCommand.self, DemoCommand.self, PlanCommand.self, AccessCommand.self,
            MeasuresCommand.self, DefinitionsCommand.self, OfficesCommand.self,
            VerifyCommand.self, RootsCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self,
            MailCommand.self,
        ])

    public init() {}

    /// Runs a command; what goes wrong is said in a sentence, without a trace.
    public static func start() async -> Never {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(withError: nil)
        } catch let problem as SettingsProblem {
            FileHandle.standardError.write(Data("tuntas: \(problem)\n".utf8))
            exit(withError: ExitCode(2))
        } catch let busy as StorageBusy {
            FileHandle.standardError.write(Data("tuntas: the database can't be reached: \(busy.detail)\n".utf8))
            exit(withError: ExitCode(2))
        } catch {
            exit(withError: error)
        }
    }
}

/// Where the installation lies.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder with the database, the files and the secret.")
    var data = "data"

    func settings() throws -> Settings { try Settings(data: data) }

    /// The installation that is there, opened for a command.
    func installation() throws -> (App, Store) {
        let settings = try settings()
        let store = try Server.existingStore(settings)
        let app = try App(
            store: store, folder: settings.data, resources: try Resources(settings.resources),
            log: Logger(label: "tuntas"))
        return (app, store)
    }
}
