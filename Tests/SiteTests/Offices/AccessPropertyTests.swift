import Storage
import Subjects
import Testing

@testable import Offices
@testable import People

/// The explanation against the product, over generated people, grants and subjects.
@Suite struct AccessPropertyTests {
    /// Numbers that are the same for the same seed.
    private struct Dice {
        private var state: UInt64

        init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func roll(_ sides: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(sides))
        }

        mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(items.count)] }
    }

    private static let actions = [
        "plans.read", "plans.propose", "plans.adopt", "people.manage", "access.explain", "audit.read", "nobody.does",
    ]
    private static let people = (1...7).map { "p-\($0)" }
    private static let subjects = (1...8).map { "s-\($0)" }

    /// Units `a` and `b` in each office, people with up to four grants each, subjects of an office or of a unit.
    private func populate(_ town: Town, seed: Int) async throws {
        let today = town.harbour.today(town.store.clock)
        try await town.store.change(by: .system("test"), in: [nil, "o-1", "o-2"]) { change in
            var dice = Dice(seed: seed)
            let roles = try change.reading.texts("SELECT id FROM role ORDER BY position")
            func unit(_ office: String) -> String? { dice.pick([nil, "\(office)-a", "\(office)-b"]) }
            for office in ["o-1", "o-2"] {
                for (index, name) in ["a", "b"].enumerated() {
                    let (id, number) = ("\(office)-\(name)", 91 + index)
                    try change.run(
                        "INSERT INTO unit (id, office, number, name, position) VALUES (\(id), \(office), \(number), \(id), \(number))"
                    )
                }
            }
            for (index, person) in Self.people.enumerated() {
                let (home, number) = (dice.pick(["o-1", "o-2"]), 91 + index)
                try change.run(
                    "INSERT INTO person (id, office, number, name) VALUES (\(person), \(home), \(number), \(person))")
                // The last one has no account, so that nothing of what was given to them does anything.
                if index + 1 < Self.people.count {
                    let isActive = dice.roll(4) > 0
                    try change.run(
                        """
                        INSERT INTO account (person, login, password, must_change, active)
                        VALUES (\(person), \(person), '-', 0, \(isActive))
                        """)
                }
                for grant in 1...(1 + dice.roll(4)) {
                    let office = dice.pick(["o-1", "o-1", "o-2"])
                    let from = today.adding(days: dice.pick([-30, -1, 0, 0, 1]))
                    let until = dice.pick([nil, from, from.adding(days: 1), from.adding(days: 30)])
                    let (id, role, scope) = ("\(person)-\(grant)", dice.pick(roles), unit(office))
                    let kind = dice.pick(["own", "plt", "plh"])
                    try change.run(
                        """
                        INSERT INTO role_grant (id, person, number, role, office, unit, from_day, until_day, kind)
                        VALUES (\(id), \(person), \(grant), \(role), \(office), \(scope), \(from), \(until), \(kind))
                        """)
                }
            }
            for subject in Self.subjects {
                let office = dice.pick(["o-1", "o-1", "o-2"])
                try Subject(
                    id: subject, kind: "test.thing", office: office, unit: unit(office), number: subject, year: 2026,
                    label: subject, address: "/\(office)/\(subject)", action: Action(rawValue: dice.pick(Self.actions))
                ).save(in: change)
            }
            change.record("test.populated", on: "-", office: nil)
        }
    }

    /// Who a person is to the product: what a session of theirs finds, if they can have one.
    private func signedIn(_ person: String, _ town: Town) async throws -> Person? {
        let (secret, clock) = (Session.newSecret(), town.store.clock)
        try await town.store.housekeeping {
            try Session.begin(secret: secret, person: person, browser: "test", in: $0)
        }
        return try await town.store.read { try Session.find(secret: secret, clock: clock, in: $0)?.person }
    }

    @Test(arguments: 1...12)
    func `an explanation decides as the product does, and its reasons bear it out`(seed: Int) async throws {
        try await Town.with { town async throws in
            // The 15th in one office is the 16th in the other.
            town.now.pass(seconds: 13 * 3600 + 1800)
            try await populate(town, seed: seed)
            let clock = town.store.clock
            for id in Self.people {
                let product = try await signedIn(id, town)
                let wrong = try await town.store.read { reading -> [String] in
                    let person = try #require(try Access.Someone.find("person.id = \(id)", reading).first)
                    var wrong: [String] = []
                    for office in [town.harbour, town.hill] {
                        let here = try Self.subjects.compactMap {
                            try reading.first(
                                "SELECT \(Subject.columns) FROM subject WHERE id = \($0)", as: Subject.self)
                        }.filter { $0.office == office.id }
                        for subject in [nil] + here.map(Optional.some) {
                            for action in Self.actions.map(Action.init(rawValue:)) {
                                let explained = try Access.explain(
                                    person: person, action: action, subject: subject, office: office,
                                    on: office.today(clock), in: reading)
                                let has = product?.may(action, in: office.id, unit: subject?.unit) ?? false
                                let sees =
                                    try subject.map { subject in
                                        try product.flatMap { try Subject.visible(subject.id, to: $0, in: reading) }
                                            != nil
                                    } ?? true
                                let isRight =
                                    explained.isAllowed == (has && sees) && explained.has == has
                                    && explained.sees == sees && explained.giving.isEmpty == !has
                                if !isRight { wrong.append("\(id) \(action.rawValue) \(subject?.id ?? office.slug)") }
                            }
                        }
                    }
                    return wrong
                }
                #expect(wrong == [])
            }
        }
    }

    @Test(arguments: 1...4)
    func `who may are those whose explanation says so`(seed: Int) async throws {
        try await Town.with { town async throws in
            try await populate(town, seed: seed)
            let (office, today) = (town.harbour, town.harbour.today(town.store.clock))
            try await town.store.read { reading in
                for id in Self.subjects {
                    let subject = try reading.first(
                        "SELECT \(Subject.columns) FROM subject WHERE id = \(id) AND office = 'o-1'", as: Subject.self)
                    for action in Self.actions.map(Action.init(rawValue:)) {
                        let holders = try Access.holders(
                            of: action, subject: subject, office: office, on: today, in: reading)
                        let may = try Access.Someone.all(in: office.id, reading).filter {
                            try Access.explain(
                                person: $0, action: action, subject: subject, office: office, on: today, in: reading
                            ).isAllowed
                        }
                        #expect(holders.map(\.person) == may, "\(action.rawValue) \(id)")
                        #expect(holders.allSatisfy { !$0.giving.isEmpty })
                    }
                }
            }
        }
    }
}
