import Foundation
import Storage
import TestStore
import Testing

@testable import Audit
@testable import Measures
@testable import People
@testable import Registers
@testable import Site

/// The demo office, as `tuntas demo` makes it.
@Suite struct DemoTests {
    /// The office with its year, from now on.
    private static func lived(_ body: @escaping @Sendable (Store, URL, Office) async throws -> Void) async throws {
        try await TestStore.with { store async throws in
            try await TestStore.folder { folder async throws in
                let settings = try Settings(
                    data: folder.path, environment: ["TUNTAS_RESOURCES": TestStore.resources.path])
                let year = try DemoYear(try DemoOffice.load(TestStore.resources), resources: TestStore.resources)
                let office = try await year.make(settings: settings, store: store) { try App.installed($0, folder) }
                try await body(store, folder, office)
            }
        }
    }

    private static func count(_ store: Store, _ condition: SQL) async throws -> Int {
        try await store.read { try $0.number("SELECT COUNT(*) FROM record WHERE \(condition)") ?? 0 }
    }

    /// What a measure says of a month.
    private static func figure(_ store: Store, _ measure: String, _ month: String) async throws -> [Int]? {
        try await store.read { reading in
            var found: [Int]?
            try reading.each(
                """
                SELECT numerator, denominator FROM figure
                WHERE measure = \(measure) AND month = \(month) AND part = '' AND state = 'value'
                """
            ) { found = [try $0.int(0), try $0.int(1)] }
            return found
        }
    }

    @Test func `its registers hold a year, with complaints in every state, and its chains are sound`() async throws {
        try await Self.lived { store, folder, office async throws in
            let app = try App.installed(store, folder)
            let stories = try DemoRegisters.stories(TestStore.resources)
            for (register, told) in Dictionary(grouping: stories, by: \.register) {
                #expect(try await Self.count(store, "register = \(register)") == told.count, "\(register)")
            }
            let complaints = try #require(app.shelf.shipped.first { $0.key == "complaints" })
            let states = try await store.read {
                try $0.texts("SELECT DISTINCT state FROM record WHERE register = 'complaints'")
            }
            #expect(Set(states) == Set(complaints.definition.states.map(\.key)))
            // One was answered late, one is late now.
            #expect(try await Self.count(store, "register = 'complaints' AND due_on <> '' AND met_on > due_on") == 1)
            let today = office.today(store.clock).description
            #expect(
                try await Self.count(
                    store,
                    """
                    register = 'complaints' AND due_on <> '' AND due_on < \(today) AND met_on = '' AND closed_on = ''
                    """) == 1)
            #expect(try await store.read { try $0.number("SELECT COUNT(*) FROM record_rating") } == 3)

            let known = try KnownRoots(folder: folder.appending(path: "roots"))
            #expect(try await store.read { try Verification(known, in: $0) }.isSound)
            let now = store.clock.now().description
            #expect(try await store.read { try $0.finds("SELECT 1 FROM event WHERE at > \(now)") } == false)

            // What the plan's own indicators ask of registers.
            _ = try await FigureWatch.rebuild(office, years: [2026], app.catalogue, isTrial: false, in: store)
            for measure in ["complaints.channels", "complaints.deadlines-published", "teams.complaints"] {
                #expect(try await Self.figure(store, measure, "2026-09") != nil, "\(measure)")
            }
            #expect(try await Self.figure(store, "complaints.closed", "2026-08") == [10, 10])
            #expect(try await Self.figure(store, "complaints.closed", "2026-09") == [11, 12])
            #expect(try await Self.figure(store, "complaints.closed-on-time", "2026-09") == [10, 12])
            #expect(try await Self.figure(store, "lhkpn.submitted", "2026-02") == [5, 7])
            #expect(try await Self.figure(store, "lhkpn.submitted", "2026-03") == [7, 7])
        }
    }

    @Test func `without its year its registers are empty`() async throws {
        try await TestStore.with { store async throws in
            try await TestStore.folder { folder async throws in
                let (app, demo) = (try App.installed(store, folder), try DemoOffice.load(TestStore.resources))
                let office = try await demo.make(in: app)
                try await demo.adoptPlan(for: office, in: app, resources: TestStore.resources)
                #expect(try await Self.count(store, "office = \(office.id)") == 0)
            }
        }
    }
}
