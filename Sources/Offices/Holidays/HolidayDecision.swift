import Deadlines
import People
import Storage
import Web

/// A day as somebody typed it.
struct TypedHoliday: Sendable {
    let day: Day
    let kind: Holiday.Kind
    let name: String
    let source: String
    let confidence: Holiday.Confidence

    init(_ form: Form) throws {
        guard let day = Day(form.text("tanggal")), HolidayDays.years.contains(day.year) else {
            throw HolidayRefusal.noDay
        }
        guard let kind = Holiday.Kind(rawValue: form.text("jenis")), kind != .notObserved else {
            throw HolidayRefusal.noKind
        }
        self.day = day
        self.kind = kind
        name = form.text("nama")
        source = form.text("sumber")
        confidence = form.text("cocok") == "1" ? .verified : .unverified
        guard !name.isEmpty else { throw HolidayRefusal.noName }
        guard !source.isEmpty else { throw HolidayRefusal.noSource }
        guard name.count <= 120, source.count <= 200 else { throw HolidayRefusal.tooLong }
    }
}

/// A decision about an office's days while it is being made.
struct HolidayDecision {
    let office: String
    let change: Change

    /// What events are about: the day, because a row of the office's own comes and goes.
    static func thing(_ day: Day) -> String { "holiday-\(day)" }

    /// Everybody's row and the office's own of a day.
    func rows(on day: Day) throws -> (national: Holiday?, own: Holiday?) {
        let rows = try Holiday.rows(of: office, in: day...day, in: change.reading)
        return (rows.first { $0.office == nil }, rows.first { $0.office != nil })
    }

    /// Writes a day of the office's own, in the place of `own` or as a new one.
    func save(_ typed: TypedHoliday, over own: Holiday?) throws {
        if own?.day != typed.day, try rows(on: typed.day).own != nil { throw HolidayRefusal.dayTaken }
        let id = own?.id ?? change.newID()
        try change.run(
            """
            INSERT INTO holiday (id, office, day, kind, name, source, confidence)
            VALUES (\(id), \(office), \(typed.day), \(typed.kind), \(typed.name), \(typed.source), \(typed.confidence))
            ON CONFLICT (id) DO UPDATE SET day = excluded.day, kind = excluded.kind, name = excluded.name,
                source = excluded.source, confidence = excluded.confidence, version = holiday.version + 1
            """)
        change.record(
            own == nil ? "offices.holiday-added" : "offices.holiday-edited", on: Self.thing(typed.day), office: office,
            own.changes(to: typed) { $1 }.filter { $0.old != $0.new })
    }

    /// Removes a day of the office's own; a national one of that day holds again.
    func remove(_ own: Holiday) throws {
        try change.run("DELETE FROM holiday WHERE id = \(own.id)")
        change.record(
            own.kind == .notObserved ? "offices.holiday-observed" : "offices.holiday-removed", on: Self.thing(own.day),
            office: office, [FieldChange("day", old: own.day.description), FieldChange("name", old: own.name)])
    }

    /// Says that the office works on a national day.
    func exempt(_ national: Holiday, why source: String) throws {
        guard !source.isEmpty else { throw HolidayRefusal.noSource }
        guard source.count <= 200 else { throw HolidayRefusal.tooLong }
        let id = change.newID()
        try change.run(
            """
            INSERT INTO holiday (id, office, day, kind, name, source, confidence)
            VALUES (\(id), \(office), \(national.day), \(Holiday.Kind.notObserved), \(national.name), \(source),
                \(Holiday.Confidence.verified))
            """)
        change.record(
            "offices.holiday-not-observed", on: Self.thing(national.day), office: office,
            [
                FieldChange("day", new: national.day.description), FieldChange("name", new: national.name),
                FieldChange("source", new: source),
            ])
    }
}

extension Holiday? {
    /// Every field as it was and as it was typed.
    ///
    /// - Parameter key: how a field is named: in an event by its English word, on a page by the key of its label.
    func changes(to typed: TypedHoliday, naming key: (HolidayWord, String) -> String) -> [FieldChange] {
        [
            FieldChange(key(.day, "day"), old: self?.day.description, new: typed.day.description),
            FieldChange(key(.name, "name"), old: self?.name, new: typed.name),
            FieldChange(key(.kind, "kind"), old: self?.kind.rawValue, new: typed.kind.rawValue),
            FieldChange(key(.source, "source"), old: self?.source, new: typed.source),
            FieldChange(
                key(.confidence, "confidence"), old: self?.confidence.rawValue, new: typed.confidence.rawValue),
        ]
    }
}
