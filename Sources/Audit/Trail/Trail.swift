import People
import Storage
import Subjects

/// An event with what lies behind its line.
struct TrailEvent: Sendable, Equatable {
    let event: Happening
    let detail: EventDetail
}

/// The events of an office that a person may see, newest first, a page at a time.
///
/// Two chains are read side by side, each by its numbers: the office's own, and of the installation's what happened to
/// the office's people.
struct Trail: Sendable {
    static let installation = "-"

    let events: [TrailEvent]
    /// Where the next, older page begins; `nil` on the last one.
    let next: TrailFilter.Before?

    init(of office: Office, to person: Person, _ filter: TrailFilter, most: Int, in reading: Reading) throws {
        func slice(_ chain: String, below seq: Int?) throws -> [Happening] {
            try reading.all(
                """
                SELECT \(Happening.columns) FROM \(Happening.source)
                WHERE \(Self.readable(chain, office, person)) AND event.seq < \(seq ?? .max)
                    AND \(filter.condition(office))
                ORDER BY event.seq DESC LIMIT \(most + 1)
                """)
        }
        let own = try slice(office.id, below: filter.before?.office)
        let other = try slice(Self.installation, below: filter.before?.installation)
        // Merged by time, but within a chain its numbers are the order, whatever a clock said.
        var (owned, others) = (0, 0)
        var shown: [Happening] = []
        while shown.count < most, owned < own.count || others < other.count {
            if others == other.count || (owned < own.count && own[owned].at >= other[others].at) {
                shown.append(own[owned])
                owned += 1
            } else {
                shown.append(other[others])
                others += 1
            }
        }
        let details = [
            office.id: try reading.details(of: own.prefix(owned).map(\.seq), chain: office.id),
            Self.installation: try reading.details(of: other.prefix(others).map(\.seq), chain: Self.installation),
        ]
        events = shown.compactMap { event in
            details[event.chain]?[event.seq].map { TrailEvent(event: event, detail: $0) }
        }
        let isLast = owned == own.count && others == other.count
        next =
            isLast
            ? nil
            : TrailFilter.Before(
                office: owned > 0 ? own[owned - 1].seq : filter.before?.office ?? .max,
                installation: others > 0 ? other[others - 1].seq : filter.before?.installation ?? .max)
    }

    /// How many events the filter finds in all.
    static func count(
        of office: Office, to person: Person, _ filter: TrailFilter, in reading: Reading
    ) throws -> Int {
        try reading.number(
            """
            SELECT COUNT(*) FROM \(Happening.source)
            WHERE (\(readable(office.id, office, person)) OR \(readable(installation, office, person)))
                AND \(filter.condition(office))
            """) ?? 0
    }

    /// True for the events of a chain that a reader of the office's trail may see: what happened to a subject they may
    /// not see is not there for them, and the installation's events only where they are about the office's people.
    private static func readable(_ chain: String, _ office: Office, _ person: Person) -> SQL {
        let known: SQL = "(event.office = \(chain) AND (subject.id IS NULL OR \(.visible(to: person)))"
        guard chain == installation else { return "\(known))" }
        return "\(known) AND named.office = \(office.id))"
    }
}
