import Foundation
public import Jobs
import Storage

/// Gives the work of people who left to whoever took over, as the event of their leaving says.
public enum LeaverWork {
    /// May run as often as it likes: what was handed over is held by the other one.
    public static let kind = JobKind("plans.leaver-work", every: 60) { _, store in
        let left = try await store.read { reading in try handOvers(in: reading) }
        for one in left {
            try await store.change(by: .system("plans.leaver-work"), in: [one.office]) { change in
                let count = try Assignment.handOver(from: one.from, to: one.to, office: one.office, in: change)
                guard count > 0 else { return }
                change.record(
                    "plans.work-handed-over", on: one.from, office: one.office,
                    [FieldChange("person", old: one.from, new: one.to), FieldChange("count", new: String(count))])
            }
        }
    }

    private struct HandOver: Sendable {
        let office: String
        let from: String
        let to: String
    }

    /// Of each person who holds work and whose account is closed, the newest hand-over.
    private static func handOvers(in reading: Reading) throws -> [HandOver] {
        var newest: [String: HandOver] = [:]
        try reading.each(
            """
            SELECT event.office, event.subject, event_payload.body FROM event
            JOIN event_payload ON event_payload.office = event.office AND event_payload.seq = event.seq
            JOIN account ON account.person = event.subject AND account.active = 0
            WHERE event.kind = 'people.handed-over'
                AND event.subject IN (SELECT person FROM assignment)
            ORDER BY event.seq
            """
        ) { row in
            let fields = try JSONDecoder().decode([FieldChange].self, from: Data(try row.text(2).utf8))
            guard let to = fields.first(where: { $0.field == "person" })?.new else { return }
            let from = try row.text(1)
            newest[from] = HandOver(office: try row.text(0), from: from, to: to)
        }
        return newest.values.sorted { $0.from < $1.from }
    }
}
