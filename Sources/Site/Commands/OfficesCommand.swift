import ArgumentParser
import Foundation
import People
import Storage
import Web

/// The tree of offices on the command line.
struct OfficesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offices", abstract: "Say below which office another stands, and since when.",
        subcommands: [Move.self])

    /// Puts an office below another.
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put an office below another from a day on, or below none.",
            discussion: """
                Figures of earlier months are still added up as the tree was in them.

                Example:  tuntas offices move batang-hari --below jambi --from 2026-01-01
                """)

        @Argument(help: "The slug of the office.") var office: String
        @Option(help: "The slug of the office above it; none takes it out of the tree.") var below: String?
        @Option(help: "The first day on which it holds; by default the office's today.") var from: String?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let settings = try options.settings()
            let words = try Locales(folder: settings.resources.appending(path: "locales"))[.english]
            let store = try Server.existingStore(settings)
            let (child, parent) = try await store.read { reading in
                (try Office.named(office, in: reading), try below.flatMap { try Office.named($0, in: reading) })
            }
            guard let child, below == nil || parent != nil else {
                throw SettingsProblem("There is no office \(child == nil ? office : below ?? "").")
            }
            guard let day = from.map({ Day($0) }) ?? child.today(store.clock) else {
                throw SettingsProblem("--from is no day: write it as 2026-01-31.")
            }
            do {
                try await store.change(by: .system("offices"), in: [nil]) { change in
                    try OfficeTree.move(child, below: parent, from: day, in: change)
                }
            } catch let problem as OfficeTreeProblem {
                throw SettingsProblem(words[key: problem.rawValue])
            }
            try await store.close()
            print("\(child.name) stands below \(parent?.name ?? "nobody") from \(words.date(day)).")
        }
    }
}
