public import People
public import Storage

/// A meeting or event of which an office keeps the proofs together, as calendars show it.
public struct EventDays: Sendable {
    public let id: String
    public let title: String
    public let from: Day
    public let until: Day?
    public let place: String
    public let unit: String?
    public let owner: String
    public let number: Int

    /// Those of an office that somebody may see, from a day on.
    public static func all(of office: String, to person: Person, since day: Day, in reading: Reading) throws
        -> [EventDays]
    {
        try EvidenceItem.all(
            """
            evidence.office = \(office) AND evidence.kind = 'packet' AND evidence.withdrawn_at IS NULL
                AND evidence.from_day >= \(day)
            """, to: person, in: reading
        ).map {
            EventDays(
                id: $0.id, title: $0.title, from: $0.from, until: $0.until, place: $0.place, unit: $0.unit,
                owner: $0.owner, number: $0.number)
        }
    }
}
