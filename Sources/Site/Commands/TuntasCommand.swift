public import ArgumentParser
import Foundation

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

            Settings come from flags, or from the environment: TUNTAS_DATABASE (postgres://…; otherwise a SQLite file in
            the data folder), TUNTAS_TLS_CERT and TUNTAS_TLS_KEY, TUNTAS_TRUSTED_PROXY, TUNTAS_RESOURCES.
            """,
        subcommands: [ServeCommand.self, DemoCommand.self, PlanCommand.self])

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
}
