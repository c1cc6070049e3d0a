public import Storage

/// Why somebody holds a role.
public enum GrantKind: String, Storable, CaseIterable {
    /// For their own post.
    case own
    /// *Pelaksana tugas*: for a post that is vacant.
    case plt
    /// *Pelaksana harian*: for somebody who is away for some days.
    case plh
}

/// A grant on its way into the database.
public struct NewGrant: Sendable, Equatable {
    public var role: String
    /// The unit it is limited to; `nil` for the whole office.
    public var unit: String?
    public var from: Day
    public var until: Day?
    public var kind: GrantKind
    /// The person whose post it is, for Plt and Plh.
    public var actingFor: String?
    /// The letter that gives it.
    public var basis: String?

    public init(
        role: String, unit: String?, from: Day, until: Day? = nil, kind: GrantKind = .own, actingFor: String? = nil,
        basis: String? = nil
    ) {
        (self.role, self.unit, self.from, self.until) = (role, unit, from, until)
        (self.kind, self.actingFor, self.basis) = (kind, actingFor, basis)
    }

    /// Writes the grant and says its number; whoever decides it records it.
    @discardableResult
    public func insert(for person: String, office: String, in change: Change) throws -> Int {
        let number =
            1 + (try change.reading.number("SELECT MAX(number) FROM role_grant WHERE person = \(person)") ?? 0)
        // Counted by the office's events and not from 1: a number that a withdrawn grant had may come again, and a
        // form shown for that one must not fit this one.
        let version = 1 + (try change.reading.revision(of: office))
        try change.run(
            """
            INSERT INTO role_grant (id, person, number, role, office, unit, from_day, until_day, kind, acting_for, basis,
                version)
            VALUES (\(change.newID()), \(person), \(number), \(role), \(office), \(unit), \(from), \(until), \(kind),
                \(actingFor), \(basis), \(version))
            """)
        return number
    }

    /// Writes the grant as a decision of its own.
    public func give(to person: String, office: String, in change: Change) throws {
        try insert(for: person, office: office, in: change)
        var fields = [
            FieldChange("role", new: role), FieldChange("unit", new: unit), FieldChange("from", new: from.description),
        ]
        if let until { fields.append(FieldChange("until", new: until.description)) }
        if kind != .own { fields.append(FieldChange("kind", new: kind.rawValue)) }
        if let actingFor { fields.append(FieldChange("acting-for", new: actingFor)) }
        if let basis { fields.append(FieldChange("basis", new: basis)) }
        change.record("people.role-granted", on: person, office: office, fields)
    }
}

/// A grant as it stands: who holds which role where, from when until when.
public struct RoleGrant: Sendable, Stored, Equatable {
    public let id: String
    /// Unique with the person.
    public let number: Int
    public let person: String
    public let role: String
    /// The unit it is limited to; `nil` for the whole office.
    public let unit: String?
    public let unitName: String?
    public let from: Day
    public let until: Day?
    public let kind: GrantKind
    public let actingFor: String?
    public let actingForName: String?
    public let basis: String?
    public let version: Int

    public init(row: Row) throws {
        id = try row.text(0)
        number = try row.int(1)
        person = try row.text(2)
        role = try row.text(3)
        unit = try row.optionalText(4)
        unitName = try row.optionalText(5)
        from = try row.day(6)
        until = try row.optionalDay(7)
        kind = try row.choice(8)
        actingFor = try row.optionalText(9)
        actingForName = try row.optionalText(10)
        basis = try row.optionalText(11)
        version = try row.int(12)
    }

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }

    /// The grants of a person in an office, the newest first; `nil` for everybody's.
    public static func all(of person: String?, office: String, in reading: Reading) throws -> [RoleGrant] {
        let whose: SQL = person.map { "role_grant.person = \($0)" } ?? "1 = 1"
        return try reading.all(
            """
            SELECT role_grant.id, role_grant.number, role_grant.person, role_grant.role, role_grant.unit, unit.name,
                role_grant.from_day, role_grant.until_day, role_grant.kind, role_grant.acting_for, principal.name,
                role_grant.basis, role_grant.version
            FROM role_grant
            LEFT JOIN unit ON unit.id = role_grant.unit
            LEFT JOIN person principal ON principal.id = role_grant.acting_for
            WHERE role_grant.office = \(office) AND \(whose)
            ORDER BY role_grant.from_day DESC, role_grant.number DESC
            """)
    }
}
