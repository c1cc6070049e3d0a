import People
public import Registers
import Storage
public import Web

/// Calendars that other programs subscribe to: each has a secret address, which its owner may take back.
public struct CalendarRoutes: Sendable {
    private let shelf: RegisterShelf

    public init(shelf: RegisterShelf) { self.shelf = shelf }

    public func add(to routes: Routes) {
        let shelf = shelf
        routes.members.get("-/kalender") { try await CalendarPage.show($0) }
        routes.members.post("-/kalender", Self.make)
        routes.members.post("-/kalender/pencabutan", Self.revoke)
        routes.members.get("-/kalender/pencabutan") { _ in .see("/-/kalender") }
        routes.open.get("-/kalender/{kode}") { try await Self.read($0, shelf) }
    }

    @Sendable private static func make(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let parts = form.text("milik").split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard let office = visit.person.offices.first(where: { $0.id == parts.first ?? "" }) else {
            return try await CalendarPage.show(visit, refusal: .nothingChosen)
        }
        let unit = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
        let code = Identifier.hex(Identifier.random(20))
        let (hash, person) = (CalendarFeed.hash(code, visit.ground.keys), visit.person.id)
        do {
            try await visit.store.change(by: visit.actor, in: [office.id]) { change in
                guard try CalendarFeed.all(of: person, in: change.reading).count < CalendarFeed.most else {
                    throw CalendarRefusal.tooMany
                }
                let units = try Unit.all(of: office.id, in: change.reading)
                guard unit == nil || units.contains(where: { $0.id == unit }) else {
                    throw CalendarRefusal.nothingChosen
                }
                let id = change.newID()
                try change.run(
                    """
                    INSERT INTO calendar_feed (id, office, person, unit, hash, made_at)
                    VALUES (\(id), \(office.id), \(person), \(unit), \(hash), \(change.at))
                    """)
                change.record(
                    "desk.calendar-opened", on: person, office: office.id,
                    [FieldChange("unit", new: units.first { $0.id == unit }?.name)])
            }
        } catch let refusal as CalendarRefusal {
            return try await CalendarPage.show(visit, refusal: refusal)
        }
        // Shown once, in the answer itself: only its hash is kept.
        return try await CalendarPage.show(visit, made: "\(visit.origin)/-/kalender/\(code)")
    }

    @Sendable private static func revoke(_ visit: Visit<Person>, _ form: Form) async throws -> Reply {
        let (id, person) = (form.text("kalender"), visit.person.id)
        let feed = try await visit.store.read { reading in
            try CalendarFeed.all(of: person, in: reading).first { $0.id == id }
        }
        guard let feed else { return try await CalendarPage.show(visit, refusal: .gone) }
        try await visit.store.change(by: visit.actor, in: [feed.office]) { change in
            try change.run(
                """
                UPDATE calendar_feed SET revoked_at = \(change.at)
                WHERE id = \(feed.id) AND person = \(person) AND revoked_at IS NULL
                """)
            change.record("desk.calendar-revoked", on: person, office: feed.office)
        }
        return .see("/-/kalender")
    }

    @Sendable private static func read(_ visit: Visit<Person?>, _ shelf: RegisterShelf) async throws -> Reply {
        let code = try visit.path("kode")
        let (ground, site, clock) = (visit.ground, visit.origin, visit.store.clock)
        let plain = code.hasSuffix(".ics") ? String(code.dropLast(4)) : code
        let text = try await visit.store.read { reading in
            try CalendarFeed.opened(plain, ground.keys, in: reading)?
                .text(site: site, ground.locales, shelf, clock: clock, in: reading)
        }
        guard let text else { throw Problem.notFound }
        return Reply.data(text.bytes, media: "text/calendar; charset=utf-8").unkept
    }
}

/// Why a calendar is not made or not taken back.
enum CalendarRefusal: String, Error, CaseIterable {
    case nothingChosen = "notices.calendar.refused.nothing-chosen"
    case tooMany = "notices.calendar.refused.too-many"
    case gone = "notices.calendar.refused.gone"
}
