import Deadlines
import Evidence
import People
import Plans
import Registers
import Storage
import Web

/// A secret address under which another program reads the days of a person, or of a unit with that person's eyes.
struct CalendarFeed: Sendable, Stored {
    /// The most that a person may have at once.
    static let most = 20

    let id: String
    let office: String
    let person: String
    let unit: String?
    let madeAt: Instant

    static let columns: SQL =
        "calendar_feed.id, calendar_feed.office, calendar_feed.person, calendar_feed.unit, calendar_feed.made_at"

    init(row: Row) throws {
        (id, office, person) = (try row.text(0), try row.text(1), try row.text(2))
        (unit, madeAt) = (try row.optionalText(3), try row.instant(4))
    }

    /// Those of a person that are open, the newest first.
    static func all(of person: String, in reading: Reading) throws -> [CalendarFeed] {
        try reading.all(
            """
            SELECT \(columns) FROM calendar_feed WHERE person = \(person) AND revoked_at IS NULL
            ORDER BY made_at DESC, id DESC
            """)
    }

    /// The hash that is kept of a code: whoever reads the database learns no address.
    static func hash(_ code: String, _ keys: Keys) -> String { keys.sign(code, for: "calendar") }

    /// What a code opens.
    static func opened(_ code: String, _ keys: Keys, in reading: Reading) throws -> CalendarFeed? {
        guard code.utf8.count <= 64 else { return nil }
        return try reading.first(
            "SELECT \(columns) FROM calendar_feed WHERE hash = \(hash(code, keys)) AND revoked_at IS NULL")
    }

    /// What the calendar holds now: the days on which cards are due, months are closed, and events were or will be.
    ///
    /// Its owner's eyes are asked each time: who may read less today sees less in it.
    ///
    /// - Returns: `nil` when the owner can't sign in any more, or has nothing to do with the office.
    func text(
        site: String, _ locales: Locales, _ shelf: RegisterShelf, clock: Clock, in reading: Reading
    ) throws -> CalendarText? {
        guard let owner = try Person.active(person, clock: clock, in: reading),
            let office = owner.offices.first(where: { $0.id == self.office }),
            owner.may(.readPlans, in: office.id)
        else { return nil }
        let words = locales[owner.language]
        let (today, now) = (office.today(clock), clock.now())
        let years = try WorkYear.all(of: office, to: owner, today: today, words: words, in: reading)
        // A calendar of a unit that was merged goes on as that of the one which continues it.
        let unit = self.unit.map { unit in years.first?.current(unit) ?? unit }
        let ofUnit = try Unit.all(of: office.id, in: reading).first { $0.id == unit }?.name
        var text = CalendarText("\(ofUnit ?? owner.name) · \(office.shortName)")
        let own = try Unit.own(of: owner.id, on: today, in: reading)
        let holidays = try Holidays.of(office: office.id, in: reading)
        for work in years {
            let lines = work.lines.filter { line in
                unit.map { line.units.contains($0) } ?? line.isOf(owner.id, unit: own)
            }
            for (card, lines) in Dictionary(grouping: lines, by: \.address).sorted(by: { $0.key < $1.key }) {
                text.add(entry(lines, card: card, site, words), at: now)
            }
            for month in 1...12 {
                text.add(
                    .init(
                        id: "\(office.id)-\(work.address)-\(month)",
                        title: words(NoticeWord.closingOf, ["month": words.month(month), "plan": work.title]),
                        from: work.closing(of: month, holidays),
                        address: "\(site)/\(office.slug)/rencana/\(work.address)/bulan/\(month)"),
                    at: now)
            }
        }
        // A unit's calendar is read by many; what is somebody's own to do stands in their own alone.
        if unit == nil {
            for day in try RecordDay.all(of: owner, office, shelf, in: reading) {
                text.add(
                    .init(id: day.id, title: words[day.title], from: day.due, address: site + day.address), at: now)
            }
        }
        guard owner.may(.readEvidence, in: office.id),
            let since = Day(year: today.year - 1, month: 1, day: 1)
        else { return text }
        for event in try EventDays.all(of: office.id, to: owner, since: since, in: reading)
        where unit.map({ $0 == event.unit }) ?? (event.owner == owner.id || event.unit == own) {
            text.add(
                .init(
                    id: event.id, title: event.title, from: event.from, until: event.until, place: event.place,
                    address: "\(site)/\(office.slug)/data-dukung/\(event.number)"),
                at: now)
        }
        return text
    }

    /// A card of a month, on the day on which it is due.
    private func entry(_ lines: [WorkLine], card: String, _ site: String, _ words: Words) -> CalendarText.Entry {
        let first = lines[0]
        let isSettled = lines.allSatisfy(\.mark.isSettled)
        let unit = first.unitName.map { " · \($0)" } ?? ""
        return .init(
            id: "\(first.card)-\(first.month)-\(first.unitNumber ?? 0)",
            title:
                "\(isSettled ? "✓ " : "")\(first.subCode) \(first.subTitle.shortened(to: 120)) (\(words.month(first.month)))\(unit)",
            from: first.due,
            about: lines.map { "\($0.code) \($0.text) – \(words.mark($0.mark))" }.joined(separator: "\n"),
            address: site + card)
    }
}
