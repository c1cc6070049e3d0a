import ArgumentParser
import Foundation
import Offices
import People
import Storage
import Web

/// Rights on the command line.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Say who may do what, and why.", subcommands: [Explain.self])

    /// Explains one decision, grant by grant.
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a person may do an action to a subject today, and why.",
            discussion: "Ends with status 3 when they may not.")

        @Argument(help: "The login of the person.") var person: String
        @Argument(help: "The action, such as plans.read.") var action: String
        @Argument(help: "A number, an address or an id; an office's slug for the whole office.") var subject: String
        @Option(help: "The slug of the office; by default that of the address, or else the person's own.")
        var office: String?
        @Flag(help: "Print JSON.") var json = false
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let words = try Locales(folder: settings.resources.appending(path: "locales"))[.english]
            let store = try Server.store(settings)
            let clock = store.clock
            let question = AccessQuestion(person: person, action: action, subject: subject, office: office)
            let explanation: Access.Explanation
            do {
                explanation = try await store.read { try question.answer(clock: clock, in: $0) }
            } catch let problem as AccessQuestionProblem {
                throw SettingsProblem("\(problem)")
            }
            print(json ? try AccessPrint.json(explanation, words) : AccessPrint.text(explanation, words))
            try await store.close()
            guard explanation.isAllowed else { throw ExitCode(3) }
        }
    }
}
