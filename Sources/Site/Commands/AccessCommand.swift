import ArgumentParser
import Foundation
import Offices
import People
import Storage
import Web

/// Rights on the command line.
struct AccessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Say who may do what, and why; open an account that nobody else can.",
        subcommands: [Explain.self, Reset.self])

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
            let store = try Server.existingStore(settings)
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

    /// Opens an account for a person whom nobody in the office can let in.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a link on which a person chooses a new password.",
            discussion: """
                For an account that nobody in the office may reset, such as that of the only administrator. The old \
                password and all sessions end. Make sure first that it is the person who asks: the audit trail says that \
                the command did it.

                Example:  tuntas access reset rina --second-factor --reason "telephone lost" --site https://tuntas.example
                """)

        @Argument(help: "The login of the person.") var login: String
        @Flag(help: "Take away their second factor and recovery codes too.") var secondFactor = false
        @Option(help: "Why; it stands in the audit trail.") var reason: String?
        @Option(help: "How people reach the site; it is put before the link.") var site: String?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let words = try Locales(folder: settings.resources.appending(path: "locales"))[.english]
            let store = try Server.existingStore(settings)
            let opened: OperatorReset.Opened
            do {
                opened = try await OperatorReset(login: login, removesFactor: secondFactor, reason: reason)
                    .open(in: store)
            } catch let problem as OperatorResetProblem {
                throw SettingsProblem("\(problem)")
            }
            try await store.close()
            let until = words.moment(opened.until.adding(seconds: opened.office.clockShift), in: opened.office.zone)
            let base = site.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? ""
            print(
                """
                \(opened.name) (\(opened.login), \(opened.office.name)) chooses a new password at

                  \(base)\(opened.address)

                once, until \(until).\(base.isEmpty ? " Put the address of the site before it." : "") It is shown only now.
                """)
        }
    }
}
