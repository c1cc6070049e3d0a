import People
import Storage
import Web

/// What a form asks for, checked: a role, where, from when until when, and why.
struct GrantRequest: Sendable {
    let role: Role
    let grant: NewGrant

    /// - Parameter person: who would get it.
    init(_ form: Form, for person: String, isGuest: Bool, office: String, today: Day, in reading: Reading) throws {
        guard let role = try Role.all(of: office, in: reading).first(where: { $0.id == form.text("peran") }) else {
            throw PeopleRefusal.role
        }
        let id = form.text("unit")
        let unit = try Unit.open(of: office, on: today, in: reading).first { $0.id == id }
        guard id.isEmpty || unit != nil else { throw PeopleRefusal.unit }
        guard let kind = GrantKind(rawValue: form.has("jenis") ? form.text("jenis") : "own") else {
            throw Problem.badForm("web.form.missing")
        }
        let days = try GrantDays(form, today: today)
        if kind == .plh, days.until == nil { throw PeopleRefusal.plhNeedsEnd }
        if isGuest, days.until == nil { throw PeopleRefusal.guestNeedsEnd }
        // Closing a unit moves on what is held in it when that is decided, not what is given later.
        if let end = unit?.closedDay, days.until.map({ $0 >= end }) ?? true { throw PeopleRefusal.unitEnds }
        let basis = form.text("dasar")
        guard basis.count <= 200 else { throw PeopleRefusal.tooLong }
        self.role = role
        grant = NewGrant(
            role: role.id, unit: unit?.id, from: days.from, until: days.until, kind: kind,
            actingFor: try Self.principal(form, kind, for: person, office: office, in: reading),
            basis: basis.isEmpty ? nil : basis)
        try refuseOverlap(for: person, office: office, in: reading)
    }

    /// Plt and Plh are held for somebody of this office; one's own post is held for nobody.
    private static func principal(
        _ form: Form, _ kind: GrantKind, for person: String, office: String, in reading: Reading
    ) throws -> String? {
        guard kind != .own else { return nil }
        let number = form.int("atas-nama") ?? 0
        let principal = try reading.texts("SELECT id FROM person WHERE office = \(office) AND number = \(number)").first
        guard let principal, principal != person else { throw PeopleRefusal.actingFor }
        return principal
    }

    /// The same role in the same scope twice on one day says nothing more, and ending one would end nothing.
    private func refuseOverlap(for person: String, office: String, in reading: Reading) throws {
        let held = try RoleGrant.all(of: person, office: office, in: reading)
        let isDouble = held.contains {
            $0.role == grant.role && $0.unit == grant.unit && $0.kind == grant.kind && $0.actingFor == grant.actingFor
                && GrantDays(from: $0.from, until: $0.until).overlap(from: grant.from, until: grant.until)
        }
        if isDouble { throw PeopleRefusal.overlaps }
    }
}

/// From when until when a grant holds; both days belong to it.
struct GrantDays: Sendable, Equatable {
    let from: Day
    let until: Day?

    init(from: Day, until: Day?) { (self.from, self.until) = (from, until) }

    /// - Parameter begun: the first day of a grant that holds already: it stays as it is.
    init(_ form: Form, today: Day, begun: Day? = nil) throws {
        if let begun {
            from = begun
        } else {
            // What is given today can't have been used yesterday; the letter's own date stands in its number.
            guard let day = Day(form.text("mulai")), day >= today else { throw PeopleRefusal.from }
            from = day
        }
        let last = form.text("sampai")
        until = Day(last)
        guard last.isEmpty || until != nil else { throw PeopleRefusal.until }
        if let until, until < max(from, today) { throw PeopleRefusal.endBeforeBegin }
    }

    func overlap(from other: Day, until last: Day?) -> Bool {
        (last.map { from <= $0 } ?? true) && (until.map { other <= $0 } ?? true)
    }

    /// Whether it lasts no longer, at neither end, than other days.
    func isWithin(_ other: GrantDays) -> Bool {
        guard other.from <= from else { return false }
        guard let last = other.until else { return true }
        return until.map { $0 <= last } ?? false
    }
}
