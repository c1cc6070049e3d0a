import People
import Storage
import Subjects
import Web

/// The events of an office as rows, with all that a recomputation of the hashes needs.
enum TrailTable {
    /// An export takes the whole filter, not a page of it; what is more than this follows with `sebelum`.
    static let most = 5000

    @Sendable static func table(_ visit: Visit<Member>) async throws -> Table {
        let filter = TrailFilter(visit)
        guard !filter.isFromWrong, !filter.isUntilWrong else { throw Problem.badForm(AuditWord.badDay.rawValue) }
        let (office, person) = (visit.office, visit.person)
        let (trail, total) = try await visit.store.read { reading in
            (
                try Trail(of: office, to: person, filter, most: most, in: reading),
                try Trail.count(of: office, to: person, filter, in: reading)
            )
        }
        let words = visit.words
        let columns: [(String, AuditWord)] = [
            ("at", .at), ("by", .by), ("what", .what), ("about", .about), ("acting_for_name", .actingForName),
            ("reason", .reason), ("fields", .fields), ("chain", .chain), ("seq", .seq), ("kind", .kind),
            ("actor", .actor), ("acting_for", .actingFor), ("request", .request), ("subject", .subjectID),
            ("payload", .payload), ("previous", .previous), ("hash", .hash),
        ]
        let rows = trail.events.map { line -> [Table.Cell] in
            let event = line.event
            let fields = line.detail.fields?.map { "\($0.field): \($0.old ?? "–") → \($0.new ?? "–")" }
            return [
                .text(event.at.description), .text(visit.name(of: event.by)), .text(visit.what(event)),
                .text(event.label), .text(event.actingForName), .text(event.reason), fields.map { .texts($0) } ?? .none,
                .text(event.chain), .number(event.seq), .text(event.kind), .text(event.actor), .text(event.actingFor),
                .text(event.request), .text(event.subject), .text(event.payload), .text(line.detail.previous),
                .text(event.hash),
            ]
        }
        return Table(
            name: "jejak-\(office.slug)", columns: columns.map { Table.Column($0.0, words[$0.1]) }, rows: rows,
            total: total)
    }
}
