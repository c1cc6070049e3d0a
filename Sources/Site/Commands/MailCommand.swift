import ArgumentParser
import Foundation
import Mail
import People
import Storage
import Web

/// E-mail on the command line.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Try whether e-mail can be sent.", subcommands: [Try.self])

    /// Sends one letter, so that an operator sees whether the settings hold.
    struct Try: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a trial letter by the server that TUNTAS_MAIL names.",
            discussion: "Example:  TUNTAS_MAIL=smtp://mail.kantor.example:587 … tuntas mail try me@kantor.example")

        @Argument(help: "Whom it is sent to.") var address: String
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            guard let server = settings.mail else {
                throw SettingsProblem("TUNTAS_MAIL names no mail server: smtp://host:587 or smtps://host:465.")
            }
            let locales = try Locales(folder: settings.resources.appending(path: "locales"))
            do {
                try await Post(server: server, locales: locales)
                    .trial(to: address, language: .indonesian, at: Clock.system.now())
            } catch let problem as MailProblem {
                throw SettingsProblem("\(server.address) did not take the letter: \(problem)")
            }
            print("\(server.address) took the letter for \(address).")
        }
    }
}
