import ArgumentParser
import Foundation
import Logging
import People
import Plans
import Storage
import Web

/// Plans on the command line.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Read, adopt and show plans.", subcommands: [Read.self, Adopt.self, Show.self])

    /// Reads a document and prints what it would become; nothing is kept.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a decree (tab-separated text) into a proposal and print it.",
            discussion: "Ends with status 3 when there is no plan in the file, and says why.")

        @Argument(help: "The document.") var file: String
        @Flag(help: "Print JSON, with the unread cells and where each part came from.") var json = false

        func run() async throws {
            let url = URL(filePath: file)
            guard let data = FileManager.default.contents(atPath: url.path) else {
                throw SettingsProblem("\(file) can't be read.")
            }
            let reading = PlanReading.of(Array(data), named: url.lastPathComponent)
            if json {
                print(try PlanPrint.json(reading))
            } else {
                print(PlanPrint.text(reading))
            }
            if case .refused = reading { throw ExitCode(3) }
        }
    }

    /// Makes a document the plan of an office.
    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a decree and make it the plan of an office.",
            discussion: "A document with a lost item is adopted only when --lost says what becomes of it.")

        @Argument(help: "The document.") var file: String
        @Option(help: "The slug of the office.") var office: String
        @Option(help: "The year, where the document names none.") var year: Int?
        @Option(help: "later: keep a lost item, marked as unreadable; none: the original has no such item.")
        var lost: String?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            guard let data = FileManager.default.contents(atPath: URL(filePath: file).path) else {
                throw SettingsProblem("\(file) can't be read.")
            }
            let answer = try lost.map { text in
                guard let answer = PlanIntake.LostItems(rawValue: text) else {
                    throw SettingsProblem("--lost is either later or none.")
                }
                return answer
            }
            let store = try Server.store(settings)
            try await App.migrate(store, resources: settings.resources)
            let app = try App(
                store: store, folder: settings.data, resources: settings.resources, log: Logger(label: "tuntas"))
            let slug = office
            guard let office = try await store.read({ try Office.named(slug, in: $0) }) else {
                throw SettingsProblem("There is no office called \(slug).")
            }
            let intake = PlanIntake(office: office, vault: app.ground.vault, store: store)
            let actor = Actor.system("cli")
            do {
                let name = URL(filePath: file).lastPathComponent
                let number = try await intake.read(Array(data), named: name, year: year, by: actor)
                let year = try await intake.adopt(number, lostItems: answer, by: actor)
                print("\(office.name): the plan of \(year) is adopted.")
            } catch let refusal as PlanReading.Refusal {
                throw SettingsProblem("\(file): \(refusal.text) (\(refusal.code)).")
            } catch let refusal as any Refusal {
                throw SettingsProblem(app.ground.locales[.english][key: refusal.key])
            }
            try await store.close()
        }
    }

    /// Prints a plan in the terminal.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the plan of an office in the terminal.")

        @Option(help: "The slug of the office; the first one by default.") var office: String?
        @Option(help: "The year; the newest by default.") var year: Int?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let store = try Server.store(try options.settings())
            let (slug, year) = (office, year)
            let offices = try await store.read { try Office.all(in: $0) }
            guard let office = offices.first(where: { slug == nil || $0.slug == slug }) else {
                throw SettingsProblem("There is no such office in \(options.data).")
            }
            let today = office.today(store.clock)
            let text = try await store.read { try PlanPrint.matrix(of: office, year: year, today: today, in: $0) }
            guard let text else { throw SettingsProblem("\(office.name) has no such plan.") }
            print(text)
            try await store.close()
        }
    }
}

extension Refusal {
    var key: String { rawValue }
}
