import ArgumentParser
import Foundation
import Logging
import Measures
import People
import Storage

/// Makes the demo office.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Make a demo office from the sample decree, with a person of every role.",
        discussion:
            "Its clock stands in the autumn of the plan's year and runs. Anyone may sign in to it with one click.")

    @OptionGroup var options: DataOptions
    @Flag(help: "Leave the plan out: the decree is still to be uploaded.") var withoutPlan = false
    @Flag(help: "Leave the year's work out: the plan is adopted, nothing of it is done yet, and registers are empty.")
    var withoutWork = false

    func run() async throws {
        let settings = try options.settings()
        let store = try Server.store(settings)
        try await App.migrate(store, resources: settings.resources)
        func app(_ store: Store) throws -> App {
            try App(
                store: store, folder: settings.data, resources: try Resources(settings.resources),
                log: Logger(label: "tuntas"))
        }
        let demo = try DemoOffice.load(settings.resources)
        let slug = demo.office.slug
        guard try await store.read({ try Office.named(slug, in: $0) }) == nil else {
            print("The demo office \(slug) is there already.")
            return
        }
        let office: Office
        if withoutPlan || withoutWork {
            office = try await demo.make(in: try app(store))
            if !withoutPlan { try await demo.adoptPlan(for: office, in: try app(store), resources: settings.resources) }
        } else {
            office = try await DemoYear(demo, resources: settings.resources).make(
                settings: settings, store: store, app: app)
        }
        // Whoever looks in before the watch's first minute finds every figure.
        let year = office.today(store.clock).year
        _ = try await FigureWatch.rebuild(
            office, years: [year - 1, year], try app(store).catalogue, isTrial: false, in: store)
        print("The demo office \(office.name) is ready: `tuntas serve --data \(options.data)`.")
        try await store.close()
    }
}
