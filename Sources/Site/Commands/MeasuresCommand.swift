import ArgumentParser
import Foundation
import Measures
import People
import Plans
import Storage
import Web

/// Measures on the command line.
struct MeasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measures", abstract: "Explain a figure; measure everything anew.",
        subcommands: [Explain.self, Rebuild.self])

    /// Says what measures an indicator, and what stands behind it.
    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what measures an indicator in a month, with target, derivation and records.",
            discussion: "Example:  tuntas measures explain 1.1.3.a --month 3")

        @Argument(help: "The code of the indicator, such as 7.6.2.a.") var indicator: String
        @Option(help: "The month, 1 to 12; by default the one it is.") var month: Int?
        @Option(help: "The year; by default the one it is.") var year: Int?
        @Option(help: "The slug of the office; not needed where there is one.") var office: String?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (app, store) = try options.installation()
            let words = app.ground.locales[.english]
            let lines = try await store.read { reading -> [String]? in
                let offices = try Office.all(in: reading).filter { office == nil || $0.slug == office }
                guard offices.count == 1, let office = offices.first else { return nil }
                let today = office.today(store.clock)
                return try Explanation(indicator, year: year ?? today.year, month: month ?? today.month, office, today)
                    .lines(app.catalogue, words, in: reading)
            }
            try await store.close()
            guard let lines else { throw SettingsProblem("Name one office: --office SLUG.") }
            guard !lines.isEmpty else { throw SettingsProblem("There is no indicator \(indicator) in that plan.") }
            for line in lines { print(line) }
        }
    }

    /// Measures every office anew.
    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure every office anew, from the records.",
            discussion: "With --verify nothing is written, and it ends with status 1 when a figure differs.")

        @Flag(help: "Only compare, and say what differs.") var verify = false
        @Option(help: "The year; by default this one and the last.") var year: Int?
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (app, store) = try options.installation()
            var (offices, differing) = (0, 0)
            for office in try await store.read({ try Office.all(in: $0) }) {
                let today = office.today(store.clock)
                let years = year.map { [$0] } ?? [today.year - 1, today.year]
                let places = try await FigureWatch.rebuild(
                    office, years: years, app.catalogue, isTrial: verify, in: store)
                for place in places.prefix(20) { print("\(office.slug)  \(place)") }
                (offices, differing) = (offices + 1, differing + places.count)
            }
            try await store.close()
            print("\(offices) offices, \(differing) figures \(verify ? "differ" : "written")")
            if verify, differing > 0 { throw ExitCode(1) }
        }
    }
}
