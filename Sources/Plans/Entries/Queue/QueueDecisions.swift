import People
import Storage
import Web

/// Decisions on many entries at once: one change, one event a card; what can't be decided is left and said.
enum QueueDecisions {
    @Sendable static func approve(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let note = String(form.text("catatan").prefix(EntryContent.longest))
        return try await decide(visit, form, "plans.entries-approved", note, query: "disetujui") {
            entry, seen, place, change in
            try EntryApproval(visit: visit, place: place).approve(entry, seen: seen, note: note, in: change)
        }
    }

    @Sendable static func giveBack(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        let note = String(form.text("catatan").prefix(EntryContent.longest))
        guard !note.isEmpty else { throw EntryRefusal.noNote }
        return try await decide(visit, form, "plans.entries-returned", note, query: "dikembalikan") {
            entry, seen, place, change in
            try EntryApproval(visit: visit, place: place).giveBack(entry, seen: seen, note: note, in: change)
            return nil
        }
    }

    /// Takes back what one approved a moment ago, all of it, while its months are open.
    @Sendable static func undo(_ visit: Visit<Member>, _ form: Form) async throws -> Reply {
        guard let at = Instant(form.text("saat")) else { throw EntryRefusal.notSubmitted }
        let (office, person) = (visit.office.id, visit.person.id)
        let plan = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let plan = try visit.visiblePlan(in: change.reading)
            let entries = try Entry.all(
                """
                entry.plan = \(plan.id) AND entry.stage = 'approved' AND entry.decided_by = \(person)
                    AND entry.decided_at = \(at)
                    AND entry.month NOT IN (SELECT month FROM month_closing WHERE month_closing.plan = \(plan.id))
                """, in: change.reading)
            guard !entries.isEmpty else { throw EntryRefusal.notSubmitted }
            for entry in entries { try entry.move(back: .submitted, by: nil, note: "", in: change) }
            for (card, entries) in Dictionary(grouping: entries, by: \.card).sorted(by: { $0.key < $1.key }) {
                change.record(
                    "plans.approval-undone", on: card, office: office,
                    entries.map { FieldChange("entry", old: "\($0.lineage) \($0.month)") })
            }
            return plan
        }
        return .see("/\(visit.office.slug)/rencana/\(plan.address)/verifikasi")
    }

    private static func decide(
        _ visit: Visit<Member>, _ form: Form, _ kind: String, _ note: String, query: String,
        _ body: @escaping @Sendable (Entry, _ seen: String, CardPlace, Change) throws -> String?
    ) async throws -> Reply {
        let ids = Set(form.all("realisasi[]").prefix(Queue.most))
        guard !ids.isEmpty else { throw EntryRefusal.noLine }
        let office = visit.office.id
        let (plan, done, left, at) = try await visit.store.change(by: visit.actor, in: [office]) { change in
            let plan = try visit.visiblePlan(in: change.reading)
            var places = CardPlaces(plan, visit)
            var (done, left): ([String: [FieldChange]], [EntryRefusal: Int]) = ([:], [:])
            for entry in try Entry.all(
                "entry.plan = \(plan.id) AND entry.id IN \(list: ids.sorted())", in: change.reading)
            {
                guard let place = try places.place(of: entry, in: change.reading),
                    let line = place.lines.first(where: { $0.lineage == entry.lineage })
                else { continue }
                do {
                    guard entry.stage == .submitted else { throw EntryRefusal.notSubmitted }
                    let new = try body(entry, form.text("segel-\(entry.id)"), place, change)
                    done[entry.card, default: []].append(
                        FieldChange(
                            "\(line.code) \(entry.month)\(place.unit.map { " \($0.name)" } ?? "")",
                            old: entry.stage.rawValue, new: new))
                } catch let refusal as EntryRefusal {
                    left[refusal, default: 0] += 1
                }
            }
            // Nothing could be decided on: the first reason is as good as any.
            if done.isEmpty, let refusal = left.keys.min(by: { $0.rawValue < $1.rawValue }) { throw refusal }
            for (card, fields) in done.sorted(by: { $0.key < $1.key }) {
                change.record(kind, on: card, office: office, reason: note.isEmpty ? nil : note, fields)
            }
            return (plan, done.values.reduce(0) { $0 + $1.count }, left, change.at)
        }
        let rest = left.map { "\($0.key.rawValue):\($0.value)" }.sorted().joined(separator: ",")
        return .see(
            "/\(visit.office.slug)/rencana/\(plan.address)/verifikasi?\(query)=\(done)&saat=\(at)&sisa=\(rest)")
    }
}

extension Visit<Member> {
    /// The plan that the address names, in the version that holds.
    func visiblePlan(in reading: Reading) throws -> Plan {
        guard let plan = try Plan.visible(try path("tahun"), office: office.id, to: person, in: reading) else {
            throw Problem.notFound
        }
        return plan
    }
}
