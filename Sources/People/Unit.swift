public import Storage

/// A part of an office that work is given to (*subbagian*).
public struct Unit: Sendable, Stored, Equatable {
    /// The day from which a unit is when nobody said since when.
    public static let always = Day(sinceEpoch: -719_162)

    public let id: String
    /// How its page is addressed.
    public let number: Int
    /// What it is called now.
    public let name: String
    public let parent: String?
    public let position: Int
    /// The first day on which it is no more.
    public let closedDay: Day?
    /// The unit that took over its work.
    public let mergedInto: String?
    public let version: Int

    static let columns: SQL = "id, number, name, parent, position, closed_day, merged_into, version"

    public init(row: Row) throws {
        id = try row.text(0)
        number = try row.int(1)
        name = try row.text(2)
        parent = try row.optionalText(3)
        position = try row.int(4)
        closedDay = try row.optionalDay(5)
        mergedInto = try row.optionalText(6)
        version = try row.int(7)
    }

    public func isOpen(on day: Day) -> Bool { closedDay.map { day < $0 } ?? true }

    /// Every unit that an office has or had: what answered for a line of a plan still does.
    public static func all(of office: String, in reading: Reading) throws -> [Unit] {
        try reading.all("SELECT \(columns) FROM unit WHERE office = \(office) ORDER BY position, name")
    }

    /// The id of the unit in which somebody has a post on a day; `nil` for those of the whole office.
    public static func own(of person: String, on day: Day, in reading: Reading) throws -> String? {
        try reading.texts(
            """
            SELECT unit FROM post WHERE person = \(person) AND unit IS NOT NULL AND from_day <= \(day)
                AND (until_day IS NULL OR until_day >= \(day)) ORDER BY from_day DESC
            """
        ).first
    }

    /// The units to which work can be given on a day.
    public static func open(of office: String, on day: Day, in reading: Reading) throws -> [Unit] {
        try all(of: office, in: reading).filter { $0.isOpen(on: day) }
    }

    /// Adds a unit at the end of the office's list; whoever decides it says so in their own event.
    ///
    /// - Parameter day: the day from which it is; `nil` when nobody knows.
    public static func add(
        _ name: String, to office: String, below parent: String? = nil, from day: Day? = nil, in change: Change
    ) throws -> Unit {
        let id = change.newID()
        let number = 1 + (try change.reading.number("SELECT MAX(number) FROM unit WHERE office = \(office)") ?? 0)
        let position = 1 + (try change.reading.number("SELECT MAX(position) FROM unit WHERE office = \(office)") ?? 0)
        try change.run(
            """
            INSERT INTO unit (id, office, number, parent, name, position)
            VALUES (\(id), \(office), \(number), \(parent), \(name), \(position))
            """)
        try change.run("INSERT INTO unit_name (unit, from_day, name) VALUES (\(id), \(day ?? always), \(name))")
        return Unit(id: id, number: number, name: name, parent: parent, position: position)
    }

    private init(id: String, number: Int, name: String, parent: String?, position: Int) {
        (self.id, self.number, self.name, self.parent, self.position) = (id, number, name, parent, position)
        (closedDay, mergedInto, version) = (nil, nil, 1)
    }
}

/// What a unit was called from a day on.
public struct UnitName: Sendable, Stored, Equatable {
    /// `Unit.always` when it was called so from its beginning, whenever that was.
    public let from: Day
    public let name: String

    public init(row: Row) throws {
        from = try row.day(0)
        name = try row.text(1)
    }
}

extension Unit {
    /// Every name it had, the first one first.
    public func names(in reading: Reading) throws -> [UnitName] {
        try reading.all("SELECT from_day, name FROM unit_name WHERE unit = \(id) ORDER BY from_day")
    }

    /// What it was called on a day: papers of that day keep the name.
    public func name(on day: Day, in reading: Reading) throws -> String {
        let names = try names(in: reading)
        return names.last { $0.from <= day }?.name ?? names.first?.name ?? name
    }
}
