import Files
public import Foundation
public import People
import Plans
import Storage
import Web

/// An office to look at: the sample decree as its plan, and a person of every role.
///
/// What it is called and who works there stands in `Resources/samples/demo.json`.
public struct DemoOffice: Sendable, Decodable {
    struct Place: Sendable, Decodable {
        let slug: String
        let name: String
        let shortName: String
        let zone: String
        let document: String
        /// What the office's clock shows when it is made.
        let clock: String
    }

    struct Human: Sendable, Decodable {
        let login: String
        let name: String
        let role: String
        let unit: String?
        let post: String
        let limitedToUnit: Bool?
    }

    let office: Place
    let units: [String]
    let people: [Human]
    /// Those who did the year's work beside them.
    let colleagues: [Human]

    public static func load(_ resources: URL) throws -> DemoOffice {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file = resources.appending(path: "samples/demo.json")
        return try decoder.decode(DemoOffice.self, from: try Data(contentsOf: file))
    }

    /// Makes the office, its units and its people; their passwords are random, so only the one-click sign-in works.
    ///
    /// - Parameter shift: seconds between our clock and the office's; what its own clock shows in the file, if none.
    @discardableResult
    public func make(in app: App, shift: Int? = nil, withColleagues: Bool = false) async throws -> Office {
        let store = app.ground.store
        guard let zone = Zone(rawValue: office.zone) else {
            throw SettingsProblem("samples/demo.json: its zone is not one of ours.")
        }
        let shift = try shift ?? self.shift(from: store.clock.now())
        let made = Office(
            id: Identifier.make(at: store.clock.now()), slug: office.slug, name: office.name,
            shortName: office.shortName, zone: zone, clockShift: shift, isDemo: true)
        let hash = try await app.ground.passwords.hash(Identifier.hex(Identifier.random(24)))
        guard let from = Day(year: made.today(store.clock).year, month: 1, day: 1) else { return made }
        let (units, people) = (units, withColleagues ? people + colleagues : people)
        try await store.change(by: .system("demo"), in: [nil, made.id]) { change in
            try made.add(in: change)
            var ids: [String: String] = [:]
            for unit in units { ids[unit] = try Unit.add(unit, to: made.id, in: change).id }
            for human in people {
                _ = try Account.add(
                    name: human.name, login: human.login, passwordHash: hash, mustChange: false, office: made.id,
                    unit: human.unit.flatMap { ids[$0] }, post: human.post, role: human.role,
                    isLimitedToUnit: human.limitedToUnit ?? false, from: from, in: change)
            }
        }
        return made
    }

    /// How many seconds the office's clock is ahead of a moment.
    func shift(from now: Instant) throws -> Int {
        guard let clock = Instant(office.clock) else {
            throw SettingsProblem("samples/demo.json: its clock shows no moment.")
        }
        return Int((clock.milliseconds - now.milliseconds) / 1000)
    }

    /// Reads the sample decree and adopts it; what is lost in it stays marked as unreadable.
    public func adoptPlan(for office: Office, in app: App, resources: URL) async throws {
        let file = resources.appending(path: "samples").appending(path: self.office.document)
        let intake = PlanIntake(
            office: office, vault: app.ground.vault, store: app.ground.store, reader: app.reader, worker: app.worker)
        let number = try await intake.read(
            Array(try Data(contentsOf: file)), named: self.office.document, by: .system("demo"))
        try await intake.adopt(number, lostItems: .later, by: .system("demo"))
        let year = office.today(app.ground.store.clock).year
        _ = try await app.known.bindCertain(year: year, office: office.id, by: .system("demo"), in: app.ground.store)
    }
}
