import ArgumentParser
import Documents
import Foundation
import Logging
import People
import Plans
import Storage
import Web

/// Plans on the command line.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Read, adopt, show and compare plans.",
        subcommands: [Read.self, Adopt.self, Show.self, Diff.self])

    /// Reads a document and prints what it would become; nothing is kept.
    struct Read: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Read a decree (Word, Excel, PDF, a scan, text, CSV, Markdown or HTML) into a proposal and print it.",
            discussion: """
                Ends with status 3 when there is no plan in the file, or when a person must say first that it is one; \
                says why, with --json as "refused" or "asked".
                """)

        @Argument(help: "The document.") var file: String
        @Flag(help: "Print JSON, with the unread cells and where each part came from.") var json = false

        func run() async throws {
            let settings = try Settings(data: ".")
            let url = URL(filePath: file)
            guard FileManager.default.isReadableFile(atPath: url.path) else {
                throw SettingsProblem("\(file) can't be read.")
            }
            let reader = try PlanReader(words: ReadingWords(resources: settings.resources))
            let reading = try await reader.read(
                url, named: url.lastPathComponent, through: DocumentWorker(folder: settings.worker))
            if json {
                print(try PlanPrint.json(reading))
            } else {
                print(PlanPrint.text(reading))
            }
            if case .proposal = reading { return }
            throw ExitCode(3)
        }
    }

    /// Makes a document the plan of an office.
    struct Adopt: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a decree and make it the plan of an office.",
            discussion: """
                A document with a lost item is adopted only when --lost says what becomes of it, \
                one with the same area heading twice only with --same-areas, \
                and one that may be no plan only with --yes.
                """)

        @Argument(help: "The document.") var file: String
        @Option(help: "The slug of the office.") var office: String
        @Option(help: "The year, where the document names none.") var year: Int?
        @Option(help: "later: keep a lost item, marked as unreadable; none: the original has no such item.")
        var lost: String?
        @Option(help: "apart: areas with the same heading are two; one: the first one goes on.")
        var sameAreas: String?
        @Flag(help: "Say that the document is a plan, where that is asked.") var yes = false
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
            let areas = try sameAreas.map { text in
                guard let answer = PlanIntake.SameAreas(rawValue: text) else {
                    throw SettingsProblem("--same-areas is either apart or one.")
                }
                return answer
            }
            let store = try Server.store(settings)
            try await App.migrate(store, resources: settings.resources)
            let app = try App(
                store: store, folder: settings.data, resources: try Resources(settings.resources),
                log: Logger(label: "tuntas"),
                worker: settings.worker)
            let slug = office
            guard let office = try await store.read({ try Office.named(slug, in: $0) }) else {
                throw SettingsProblem("There is no office called \(slug).")
            }
            let intake = PlanIntake(
                office: office, vault: app.ground.vault, store: store, reader: app.reader, worker: app.worker)
            let actor = Actor.system("cli")
            do {
                let name = URL(filePath: file).lastPathComponent
                let number = try await intake.read(Array(data), named: name, year: year, isConfirmed: yes, by: actor)
                let year = try await intake.adopt(number, lostItems: answer, sameAreas: areas, by: actor)
                print("\(office.name): the plan of \(year) is adopted.")
            } catch let asked as PlanReading.Asked {
                throw SettingsProblem("\(file): \(asked.text) (\(asked.code)). If it is a plan, say --yes.")
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
