import Foundation
import People
import Plans
import Registers
import Storage
import Web

/// The demo office with a year behind it: what `Resources/samples/demo-*.yaml` tell is written on the days on which it
/// happened, by the people who did it.
struct DemoYear: Sendable {
    let demo: DemoOffice
    let work: [WorkDone]
    let beside: [PlanBeside]
    let stories: [RecordStory]

    init(_ demo: DemoOffice, resources: URL) throws {
        self.demo = demo
        work = try WorkDone.read(resources.appending(path: "samples/demo-work.yaml"))
        beside = try PlanBeside.read(resources.appending(path: "samples/demo-plans.yaml"))
        stories = try DemoRegisters.stories(resources)
    }

    /// Makes the office, adopts its plan and lives through its year until the moment that its clock shows.
    func make(settings: Settings, store: Store, app: (Store) throws -> App) async throws -> Office {
        let shift = try demo.shift(from: store.clock.now())
        guard let clock = Instant(demo.office.clock), let zone = Zone(rawValue: demo.office.zone),
            let start = Day(year: clock.day(in: zone).year, month: 1, day: 23)
        else { throw SettingsProblem("samples/demo.json: zone or clock is not one of ours.") }
        let moment = Moment(zone: zone, shift: shift)
        let store = store.with(Clock { moment.now })
        let app = try app(store)
        moment.move(to: start, minute: 9 * 60)
        let office = try await demo.make(in: app, shift: shift, withColleagues: true)
        try await demo.adoptPlan(for: office, in: app, resources: settings.resources)
        let today = clock.day(in: zone)
        let (writer, steps) = try await store.read { reading in
            let writer = try WorkWriter(
                year: today.year, office: office, people: try people(of: office, in: reading), vault: app.ground.vault,
                in: reading)
            return (writer, try writer.steps(of: work + beside.flatMap(\.work), today: today, in: reading))
        }
        let ids = try await store.read { try logins(in: $0) }
        guard let admin = demo.people.first(where: { $0.role == "admin-rb" }).flatMap({ ids[$0.login] }) else {
            throw SettingsProblem("samples/demo.json: nobody is admin-rb.")
        }
        var registers = try DemoRegisters(stories, of: office, people: ids, today: today, in: app)
        var waiting = beside.sorted { $0.adopted < $1.adopted }
        for step in steps {
            while let plan = waiting.first, let day = plan.day, day <= step.day {
                try await registers.take(until: day, minute: 9 * 60, moment, in: store)
                moment.move(to: day, minute: 9 * 60)
                try await plan.adopt(in: store, office: office, people: ids, by: Actor(person: admin))
                waiting.removeFirst()
            }
            let day = max(step.day, start)
            try await registers.take(until: day, minute: 10 * 60, moment, in: store)
            moment.move(to: day, minute: 10 * 60)
            try await writer.take(step, in: store)
        }
        // Nothing is told of today: its clock may stand at any minute.
        try await registers.take(until: today.adding(days: -1), minute: 24 * 60, moment, in: store)
        return office
    }

    private func logins(in reading: Reading) throws -> [String: String] {
        var ids: [String: String] = [:]
        try reading.each("SELECT login, person FROM account") { ids[try $0.text(0)] = try $0.text(1) }
        return ids
    }

    private func people(of office: Office, in reading: Reading) throws -> WorkWriter.People {
        let ids = try logins(in: reading)
        let units = try Unit.all(of: office.id, in: reading).reduce(into: [:]) { $0[$1.name] = $1.id }
        func byUnit(_ role: String) -> [String: String] {
            (demo.people + demo.colleagues).filter { $0.role == role }.reduce(into: [:]) { found, human in
                if let unit = human.unit.flatMap({ units[$0] }) { found[unit] = ids[human.login] }
            }
        }
        func first(_ role: String) throws -> String {
            guard let login = demo.people.first(where: { $0.role == role })?.login, let id = ids[login] else {
                throw SettingsProblem("samples/demo.json: nobody is \(role).")
            }
            return id
        }
        return .init(
            writers: byUnit("staf"), heads: byUnit("kasubbag"), secretary: try first("sekretaris"),
            admin: try first("admin-rb"))
    }
}
