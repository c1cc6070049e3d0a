import Foundation
import People
import Plans
import Storage
import Synchronization
import Web

/// The demo office with a year behind it: what `Resources/samples/demo-work.yaml` tells is written on the days on which
/// it happened, by the people who did it.
struct DemoYear: Sendable {
    let demo: DemoOffice
    let work: [WorkDone]
    let beside: [PlanBeside]

    init(_ demo: DemoOffice, resources: URL) throws {
        self.demo = demo
        work = try WorkDone.read(resources.appending(path: "samples/demo-work.yaml"))
        beside = try PlanBeside.read(resources.appending(path: "samples/demo-plans.yaml"))
    }

    /// Makes the office, adopts its plan and lives through its year until the moment that its clock shows.
    func make(settings: Settings, store: Store, app: (Store) throws -> App) async throws -> Office {
        let shift = try demo.shift(from: store.clock.now())
        let moment = Moment()
        let store = store.with(Clock { moment.now })
        let app = try app(store)
        guard let clock = Instant(demo.office.clock), let zone = Zone(rawValue: demo.office.zone),
            let start = Day(year: clock.day(in: zone).year, month: 1, day: 23)
        else { throw SettingsProblem("samples/demo.json: zone or clock is not one of ours.") }
        moment.move(to: start, hour: 9, zone: zone, shift: shift)
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
        var waiting = beside.sorted { $0.adopted < $1.adopted }
        for step in steps {
            while let plan = waiting.first, let day = plan.day, day <= step.day {
                moment.move(to: day, hour: 9, zone: zone, shift: shift)
                try await plan.adopt(in: store, office: office, people: ids, by: Actor(person: admin))
                waiting.removeFirst()
            }
            moment.move(to: max(step.day, start), hour: 10, zone: zone, shift: shift)
            try await writer.take(step, in: store)
        }
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

/// A clock that is set from step to step, and runs on a millisecond with each look, so that nothing happens at once.
private final class Moment: Sendable {
    private let milliseconds = Mutex<Int64>(0)

    var now: Instant {
        milliseconds.withLock { moment in
            moment += 1
            return Instant(milliseconds: moment)
        }
    }

    /// Never back: what happened later on the same day stays later.
    func move(to day: Day, hour: Int, zone: Zone, shift: Int) {
        let local = Int64(day.sinceEpoch) * 86_400_000 + Int64(hour - zone.hours) * 3_600_000
        milliseconds.withLock { $0 = max($0, local - Int64(shift) * 1000) }
    }
}
